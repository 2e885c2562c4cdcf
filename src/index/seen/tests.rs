//! Prints: what is new, what has changed, what is kept.

use proptest::prelude::*;

use super::*;
use crate::index::testing::samples::Sample;
use crate::index::testing::{index_of, strategies};

fn all(index: &Index) -> Vec<Row> {
    (0..u32::try_from(index.len()).unwrap()).map(Row).collect()
}

fn named(slug: &str) -> Sample {
    Sample {
        slug: slug.to_owned(),
        ..Sample::plain(1)
    }
}

/// Samples with these slugs; ids are given anew, as an import does.
fn index(slugs: &[(&str, &'static str)]) -> Index {
    let samples: Vec<Sample> = (1..)
        .zip(slugs)
        .map(|(id, (slug, title))| Sample {
            id,
            title,
            ..named(slug)
        })
        .collect();
    index_of(&samples, 2)
}

#[test]
fn what_is_new_and_what_has_changed_is_told_whatever_the_row_ids_are_now() {
    let before = index(&[("b", "Records"), ("d", "Imaging"), ("e", "Cloud")]);
    let now = index(&[
        ("a", "New"),
        ("b", "Records"),
        ("d", "Imaging, amended"),
        ("e", "Cloud"),
    ]);
    let seen = before.seen(&all(&before));
    assert_eq!(
        seen.since(&now.seen(&all(&now))),
        Since { new: 1, changed: 1 }
    );
    assert_eq!(seen.since(&seen), Since::default());
    let (_, news) = now.visit(Some(&before.visit(None).0));
    assert_eq!(
        (&*news.new, &*news.changed),
        (&[DealId(1)][..], &[DealId(3)][..])
    );
    // What is gone is no news.
    assert_eq!(
        now.seen(&all(&now)).since(&seen),
        Since { new: 0, changed: 1 }
    );
}

#[test]
fn on_the_first_visit_nothing_is_new() {
    let (_, news) = index(&[("a", "Records")]).visit(None);
    assert_eq!(news, News::default());
}

#[test]
fn of_a_list_too_long_to_remember_only_the_number_is_kept() {
    let long = Seen {
        deals: 30_000,
        prints: None,
    };
    let longer = Seen {
        deals: 30_003,
        ..long.clone()
    };
    assert_eq!(long.since(&longer), Since { new: 3, changed: 0 });
    assert_eq!(longer.since(&long), Since::default());
    assert_eq!(Seen::of_bytes(&long.to_bytes()), Some(long));
}

#[test]
fn prints_are_the_same_in_every_build() {
    let index = index(&[("a", "Records")]);
    let bytes = index.seen(&all(&index)).to_bytes();
    assert_eq!(
        bytes,
        [1, 1, 0, 0, 0, 0, 0, 0, 0, 187, 51, 59, 191, 52, 183]
    );
}

proptest! {
    #[test]
    fn what_is_kept_is_read_back(samples in strategies::samples()) {
        let index = index_of(&samples, 3);
        let seen = index.seen(&all(&index));
        prop_assert_eq!(&index.visit(None).0, &seen);
        prop_assert_eq!(Seen::of_bytes(&seen.to_bytes()), Some(seen));
    }

    #[test]
    fn any_bytes_are_harmless(bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
        let _ = Seen::of_bytes(&bytes);
    }
}
