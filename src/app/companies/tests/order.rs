//! The list of companies narrowed, sorted and marked.

use crate::app::testing::Desk;
use crate::app::{Effect, Tab};
use crate::index::CompanySort;

fn at_companies() -> Desk {
    let mut desk = Desk::new(120, 36);
    desk.press("2");
    desk
}

fn slugs(desk: &Desk) -> Vec<String> {
    let companies = desk.app.index.companies();
    let hits = desk.app.companies.hits.iter();
    hits.map(|hit| companies.get(hit.company).unwrap().slug.to_string())
        .collect()
}

fn told(desk: &Desk) -> &str {
    desk.app
        .notice
        .as_ref()
        .map_or("", |notice| notice.text.as_str())
}

#[test]
fn f_walks_through_the_kinds_with_their_counts_and_esc_brings_all_back() {
    let mut desk = at_companies();
    desk.press("f");
    assert_eq!(
        told(&desk),
        "Kind: all 5 · [Vendor 2] · Cloud 1 · Government 1 · Care provider 1"
    );
    assert_eq!(slugs(&desk), ["cerner", "torex"]);
    desk.press("c");
    assert!(
        told(&desk).starts_with("Country: all 2 · ["),
        "{}",
        told(&desk)
    );
    assert_eq!(slugs(&desk).len(), 1);
    desk.press("Esc");
    assert_eq!(slugs(&desk).len(), 5);
    desk.press("F");
    assert_eq!(slugs(&desk), ["north"]);
    desk.press("f");
    assert_eq!(slugs(&desk).len(), 5);
}

#[test]
fn s_walks_through_the_orders() {
    let mut desk = at_companies();
    let best = slugs(&desk);
    desk.press("s");
    assert_eq!(slugs(&desk), best);
    desk.press("s");
    assert_eq!(desk.app.companies.order.sort, CompanySort::Value);
    assert!(told(&desk).contains('≈'));
    desk.press("s s");
    assert_eq!(
        slugs(&desk),
        ["agency", "cerner", "north", "oracle", "torex"]
    );
    desk.press("s");
    assert_eq!(slugs(&desk), best);
}

#[test]
fn marks_of_companies_are_kept_apart_and_can_be_shown_alone() {
    let mut desk = at_companies();
    desk.press("Space Space");
    let marked: Vec<_> = desk
        .effects
        .iter()
        .filter(|effect| matches!(effect, Effect::MarkCompanies(_)))
        .collect();
    assert_eq!(marked.len(), 2);
    assert!(desk.app.marks.is_empty());
    desk.press("M");
    assert_eq!(slugs(&desk), ["cerner", "agency"]);
    desk.press("g Space");
    assert!(
        desk.effects
            .contains(&Effect::UnmarkCompanies(vec!["cerner".to_owned()]))
    );
    desk.press("M");
    assert_eq!(slugs(&desk).len(), 5);
    desk.press("*");
    assert_eq!(desk.app.companies.marks.len(), 5);
    desk.press("* M");
    assert!(told(&desk).starts_with("No company is marked"));
}

#[test]
fn a_company_that_is_followed_shows_whatever_the_list_was_narrowed_to_and_back_is_as_it_was() {
    let mut desk = at_companies();
    desk.press("f s s Tab");
    while desk.app.companies.line().is_none_or(|line| {
        !matches!(line.goal, Some(crate::app::companies::Goal::Company(row))
            if desk.app.index.companies().get(row).unwrap().kind.as_deref() != Some("vendor"))
    }) {
        desk.press("Tab");
        assert_eq!(desk.app.pane, crate::app::Pane::Detail);
    }
    let (before, order) = (slugs(&desk), desk.app.companies.order.clone());
    desk.press("Enter");
    assert_eq!(desk.app.tab, Tab::Companies);
    assert_eq!(slugs(&desk).len(), 5);
    desk.press("Backspace");
    assert_eq!((slugs(&desk), &desk.app.companies.order), (before, &order));
}
