//! Which date, end and value of a deal stand for it, by the rules of the code lists.

use serde_json::Value as Json;

use crate::days::{self, Span};
use crate::facts::{list, text};

pub fn first_year(edtf: &str) -> i64 {
    let edtf = edtf.replace('X', "0");
    let digits = edtf.trim_matches(|letter: char| !letter.is_ascii_digit());
    digits[..4].parse().unwrap()
}

/// The date of a type that counts.
pub fn best_date(deal: &Json, kind: &str) -> Option<String> {
    let dates = list(deal, "dates").iter().filter(|date| {
        text(date, "type") == kind && date["rank"] != "deprecated" && date["edtf"].is_string()
    });
    let preferred = dates.clone().find(|date| date["rank"] == "preferred");
    let earliest = || {
        dates.min_by_key(|date| {
            let span = days::read(text(date, "edtf"));
            (span.from.or(span.to), span.to.unwrap_or(i64::MAX))
        })
    };
    let best = preferred.or_else(earliest)?;
    Some(text(best, "edtf").to_owned())
}

pub fn best_value<'a>(deal: &'a Json, kind: &str) -> Option<&'a Json> {
    let mut values = list(deal, "values").iter().filter(|value| {
        let scope = value["scope"].as_str().unwrap_or("contract");
        text(value, "type") == kind && value["rank"] != "deprecated" && scope == "contract"
    });
    let preferred = values.clone().find(|value| value["rank"] == "preferred");
    preferred.or_else(|| values.next())
}

/// The end with the months that options may add, unless the end is nearer to the whole term than to its first part.
pub fn with_options(deal: &Json, end: &str, begins: Option<&str>) -> Option<Span> {
    let options = deal["term"]["extension_months"]
        .as_i64()
        .filter(|months| *months > 0)?;
    let latest = days::read(end).to?;
    let begins = begins.and_then(|begins| days::read(begins).from);
    if let (Some(months), Some(begins)) = (deal["term"]["months"].as_i64(), begins) {
        let halfway = days::plus_months(ymd(begins), months + options / 2);
        if latest >= halfway {
            return None;
        }
    }
    let moved = ymd(days::plus_months(ymd(latest), options));
    let last = end
        .rsplit(['/', '.', ','])
        .next()
        .unwrap()
        .trim_matches(['[', ']', '~', '?', '%']);
    let to = match last.matches('-').count() {
        0 => days::last_of_month(moved.0, 12),
        1 => days::last_of_month(moved.0, moved.1),
        _ => days::day(moved.0, moved.1, moved.2),
    };
    Some(Span {
        from: None,
        to: Some(to),
    })
}

fn ymd(wanted: days::Day) -> (i64, i64, i64) {
    let mut year = 0;
    while days::day(year + 1, 1, 1) <= wanted {
        year += 1;
    }
    let month = (1..=12)
        .rev()
        .find(|month| days::day(year, *month, 1) <= wanted)
        .unwrap();
    (year, month, wanted - days::day(year, month, 1) + 1)
}
