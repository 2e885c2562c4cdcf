//! Profiles of small companies: which deals, whose sums, who followed whom.

use std::convert::Infallible;

use proptest::prelude::*;

use super::{Ground, Outcome, Profile, Reach};
use crate::deal::{Cancel, Day, DealId, Joint};
use crate::index::testing::samples::{Sample, SampleValue};
use crate::index::testing::{index_of, strategies};
use crate::index::{AsOf, Change, CompanyRow, Index};

fn day(text: &str) -> AsOf {
    AsOf::today(text.parse::<Day>().unwrap())
}

fn row(index: &Index, slug: &str) -> CompanyRow {
    index.companies().row_of_slug(slug).unwrap()
}

fn profile(index: &Index, slug: &str, as_of: AsOf) -> Profile {
    let never = Cancel::default();
    index
        .profile(row(index, slug), Reach::Own, as_of, &never)
        .unwrap()
}

fn changes(index: &Index, slug: &str, joints: &[Joint]) -> Vec<(Outcome, String, String, Ground)> {
    let profile = profile(index, slug, day("2026-11-22"));
    let mut ask = |ids: &[DealId]| -> Result<Vec<Joint>, Infallible> {
        let touches = |joint: &&Joint| ids.contains(&joint.from) || ids.contains(&joint.to);
        Ok(joints.iter().filter(touches).cloned().collect())
    };
    let changes = index.changes(&profile, &Cancel::default(), &mut ask);
    let slug = |row| index.entry(row).unwrap().slug().to_owned();
    let told = |change: &Change| {
        (
            change.outcome,
            slug(change.old),
            slug(change.new),
            change.ground,
        )
    };
    changes.unwrap().iter().map(told).collect()
}

fn joint(from: i64, to: i64, kind: &str) -> Joint {
    Joint {
        from: DealId(from),
        to: DealId(to),
        kind: kind.to_owned(),
    }
}

/// A contract of one supplier for the hospital.
fn contract(id: i64, supplier: &'static str, date: &'static str, ends: &'static str) -> Sample {
    Sample {
        date: Some(date),
        ends: (!ends.is_empty()).then_some(ends),
        status: if ends.is_empty() {
            "in_force"
        } else {
            "terminated"
        },
        parties: vec![(supplier, "supplier"), ("koge", "buyer")],
        sectors: vec!["ehr"],
        ..Sample::plain(id)
    }
}

#[test]
fn without_a_link_the_next_deal_of_the_buyer_in_the_sector_is_a_guess() {
    let samples = [
        contract(1, "cerner", "2010", "2015-06-30"),
        // Another sector, too late, and not the next one.
        Sample {
            sectors: vec!["imaging"],
            ..contract(2, "microsoft", "2015-07", "")
        },
        contract(3, "microsoft", "2016-02", ""),
        contract(4, "microsoft", "2016-09", ""),
        contract(5, "nhs-england", "2019", ""),
    ];
    let index = index_of(&samples, 2);
    let (one, three) = ("deal-1".to_owned(), "deal-3".to_owned());
    let guess = |outcome| vec![(outcome, one.clone(), three.clone(), Ground::Guess)];
    assert_eq!(changes(&index, "cerner", &[]), guess(Outcome::Lost));
    assert_eq!(changes(&index, "microsoft", &[]), guess(Outcome::Won));
    assert_eq!(changes(&index, "koge", &[]), guess(Outcome::Switched));
    // What is linked in another way did not follow; the next one may have.
    let amended = changes(&index, "cerner", &[joint(3, 1, "amends")]);
    assert_eq!(
        amended,
        [(
            Outcome::Lost,
            one.clone(),
            "deal-4".to_owned(),
            Ground::Guess
        )]
    );
    // A link is better than any guess, however late.
    let linked = changes(&index, "cerner", &[joint(5, 1, "follows")]);
    assert_eq!(
        linked,
        [(Outcome::Lost, one, "deal-5".to_owned(), Ground::Follows)]
    );
}

#[test]
fn whose_product_is_still_listed_has_not_lost_the_contractor_changed() {
    let with = |sample: Sample, product| Sample {
        products: vec![product],
        ..sample
    };
    let told = |first, second| {
        let samples = [
            with(contract(1, "cerner", "2010", "2015"), first),
            with(contract(2, "microsoft", "2015-07", ""), second),
        ];
        let index = index_of(&samples, 2);
        let found = changes(&index, "cerner", &[joint(2, 1, "follows")]);
        found.iter().map(|change| change.0).collect::<Vec<_>>()
    };
    assert_eq!(
        told("Cerner Millennium", "CERNER millennium"),
        [Outcome::ProductKept]
    );
    assert_eq!(told("Cerner Millennium", "Sunrise"), [Outcome::Lost]);
    // The product of somebody else stays with somebody else.
    assert_eq!(told("Cernerium", "Cernerium"), [Outcome::Lost]);
}

#[test]
fn what_follows_a_deal_that_runs_took_nobodys_place_unless_it_supersedes_it() {
    let samples = [
        contract(1, "cerner", "2010", ""),
        contract(2, "microsoft", "2015", ""),
    ];
    let index = index_of(&samples, 8);
    assert!(changes(&index, "cerner", &[joint(2, 1, "follows")]).is_empty());
    let kinds = [joint(2, 1, "follows"), joint(2, 1, "supersedes")];
    let [change] = changes(&index, "cerner", &kinds).try_into().unwrap();
    assert_eq!((change.0, change.3), (Outcome::Lost, Ground::Supersedes));
}

#[test]
fn who_supplies_in_both_has_kept_it_and_a_bidder_has_lost_nothing() {
    let samples = [
        contract(1, "cerner", "2010", "2015"),
        Sample {
            parties: vec![
                ("cerner", "subcontractor"),
                ("microsoft", "bidder"),
                ("koge", "buyer"),
            ],
            ..contract(2, "cerner", "2015", "")
        },
    ];
    let index = index_of(&samples, 8);
    let links = [joint(2, 1, "supersedes")];
    let outcome = |slug| {
        let changes = changes(&index, slug, &links);
        changes.first().map(|change| change.0)
    };
    assert_eq!(outcome("cerner"), Some(Outcome::Kept));
    assert_eq!(outcome("koge"), Some(Outcome::Kept));
    assert_eq!(outcome("microsoft"), None);
}

#[test]
fn a_bid_in_vain_and_a_mention_are_in_no_sum() {
    let with = |id, role| Sample {
        parties: vec![("cerner", role), ("koge", "buyer")],
        value: Some(SampleValue::pounds(5)),
        ..Sample::plain(id)
    };
    let samples = [with(1, "supplier"), with(2, "bidder"), with(3, "mentioned")];
    let index = index_of(&samples, 8);
    let found = profile(&index, "cerner", day("2026-11-22"));
    assert_eq!((found.len(), found.agreed, found.aside), (3, 3, 2));
    assert_eq!(found.totals.pieces(), ["1 exact £5"]);
    assert_eq!(found.counterparties.len(), 1);
    assert_eq!(found.counterparties[0].deals, 1);
    assert_eq!(found.others[0].deals, 2);
}

#[test]
fn nobody_waits_for_a_profile_that_nobody_wants() {
    let index = index_of(&[contract(1, "cerner", "2010", "")], 8);
    let cancel = Cancel::default();
    cancel.cancel();
    let found = index.profile(
        row(&index, "cerner"),
        Reach::Own,
        day("2026-11-22"),
        &cancel,
    );
    assert!(found.is_none());
}

proptest! {
    #[test]
    fn a_profile_has_each_deal_of_the_company_once_the_latest_first(samples in strategies::samples()) {
        let index = index_of(&samples, 3);
        for slug in ["cerner", "koge"] {
            let found = profile(&index, slug, day("2020-06-30"));
            let mut rows: Vec<_> = found.deals.to_vec();
            rows.sort_unstable();
            let wanted: Vec<_> = samples
                .iter()
                .filter(|sample| sample.parties.iter().any(|(company, _)| *company == slug))
                .filter_map(|sample| index.row_of(DealId(sample.id)))
                .collect();
            prop_assert_eq!(&rows, &wanted);
            let date = |row| index.entry(row).unwrap().date_bounds();
            for pair in found.deals.windows(2) {
                let (one, other) = (date(pair[0]), date(pair[1]));
                let undated_last = one.sort_key().is_some() || other.sort_key().is_none();
                prop_assert!(undated_last && (other.sort_key().is_none() || one.sort_key() >= other.sort_key()));
            }
            let years: u32 = found.years.iter().map(|(_, deals)| deals).sum();
            prop_assert_eq!(years, found.agreed);
            let partners = found.counterparties.iter().chain(&found.others);
            prop_assert!(partners.into_iter().all(|partner| partner.deals > 0 && partner.deals <= found.agreed));
        }
    }
}
