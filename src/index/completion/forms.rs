//! Values that are no codes: how dates, sums, terms, grades and orders are written.

use super::drafts::Draft;
use crate::query::sort_names;

const DATES: [(&str, &str); 3] = [
    ("-1y..today", "in the last year"),
    ("-2y..today", "in the last two years"),
    ("unknown", "no such date is known"),
];

const ENDS: [(&str, &str); 6] = [
    ("today..6mo", "within six months from today"),
    ("today..18mo", "within 18 months from today"),
    ("..today", "may be over"),
    ("<18mo", "over, or within 18 months from today"),
    ("open", "no end by its nature"),
    ("unknown", "nobody says when"),
];

const VALUES: [(&str, &str); 9] = [
    (">1m", "more than a million, in any currency"),
    (">10m", "more than ten million"),
    (">50m", "more than fifty million"),
    (">100m", "more than a hundred million"),
    (">1b", "more than a billion"),
    ("<1m", "less than a million"),
    ("1m..10m", "from one million to ten"),
    ("undisclosed", "a source says that it is not made public"),
    ("unknown", "nobody says"),
];

const TERMS: [(&str, &str); 5] = [
    (">1y", "longer than a year"),
    (">5y", "longer than five years"),
    (">10y", "longer than ten years"),
    ("<=1y", "a year at the most"),
    ("unknown", "nobody says"),
];

const GRADES: [(&str, &str); 4] = [
    ("<=B", "B or better"),
    ("<=C", "C or better"),
    (">=C", "C or worse"),
    (">=D", "D or worse"),
];

fn drafts(forms: &[(&str, &str)]) -> Vec<Draft> {
    // A sign that compares means something only outside quotes.
    let draft = |(text, note): &(&str, &str)| Draft {
        text: (*text).to_owned(),
        ..Draft::new(text, note)
    };
    forms.iter().map(draft).collect()
}

/// Ways to write a date of that field; years come from the deals.
pub(super) fn dates(field: &str) -> Vec<Draft> {
    drafts(if matches!(field, "ends" | "end") {
        &ENDS
    } else {
        &DATES
    })
}

/// Ways to write a sum.
pub(super) fn values() -> Vec<Draft> {
    drafts(&VALUES)
}

/// Ways to write a term.
pub(super) fn terms() -> Vec<Draft> {
    drafts(&TERMS)
}

/// Ways to write several grades.
pub(super) fn grades() -> Vec<Draft> {
    drafts(&GRADES)
}

/// Every order, both ways.
pub(super) fn orders() -> Vec<Draft> {
    let ways = |name: &'static str| {
        let (rising, falling) = match name {
            "date" | "ends" => ("earliest first", "latest first"),
            "value" => ("smallest first", "largest first"),
            "term" => ("shortest first", "longest first"),
            "relevance" => ("least fitting first", "best match first"),
            _ => ("from A to Z", "from Z to A"),
        };
        let falling = Draft::new(&format!("-{name}"), falling);
        [Draft::new(name, rising), falling]
    };
    let (rising, falling): (Vec<_>, Vec<_>) =
        sort_names().map(ways).map(|[up, down]| (up, down)).unzip();
    rising.into_iter().chain(falling).collect()
}
