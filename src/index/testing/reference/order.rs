//! The order of two samples.

use std::cmp::Ordering;

use super::super::samples::Sample;
use super::{amounts, bounds, euros, names, read};
use crate::deal::{Bounds, Codes, Day, Side, fold};
use crate::query::{Direction, SortKey};

/// True where all that is stated of these deals' values is in one currency.
pub(crate) fn have_one_currency(samples: &[&Sample]) -> bool {
    let currencies = samples.iter().filter_map(|sample| read(sample)?.1);
    currencies.collect::<std::collections::HashSet<_>>().len() == 1
}

/// The order of two deals: by each key, unknown last both ways, then by id. Figures go by their worth in euros, and as they
/// are where the whole list has one currency.
pub(crate) fn compare(
    sort: &[SortKey],
    codes: &Codes,
    one_currency: bool,
    (one, other): (&Sample, &Sample),
) -> Ordering {
    let newest = [SortKey {
        field: "date".to_owned(),
        direction: Direction::Falling,
    }];
    let known = |key: &&SortKey| key.field != "relevance";
    let keys: Vec<&SortKey> = match sort.iter().any(|key| known(&key)) {
        true => sort.iter().filter(known).collect(),
        false => newest.iter().collect(),
    };
    let by_key = |key: &SortKey| {
        let (mine, theirs) = (
            sorted_by(&key.field, one, codes, one_currency),
            sorted_by(&key.field, other, codes, one_currency),
        );
        match (mine, theirs) {
            (Some(mine), Some(theirs)) => {
                let rising = mine.partial_cmp(&theirs).unwrap();
                if key.direction == Direction::Falling {
                    rising.reverse()
                } else {
                    rising
                }
            }
            (mine, theirs) => mine.is_none().cmp(&theirs.is_none()),
        }
    };
    keys.into_iter()
        .map(by_key)
        .find(|order| order.is_ne())
        .unwrap_or_else(|| one.id.cmp(&other.id))
}

#[derive(PartialEq, PartialOrd)]
enum Key {
    Text(String),
    Number(f64),
    Days(Day, Day),
}

fn sorted_by(field: &str, sample: &Sample, codes: &Codes, one_currency: bool) -> Option<Key> {
    let text = |text: &str| Key::Text(fold(text).into_owned());
    let days = |edtf| {
        bounds(edtf)
            .and_then(Bounds::sort_key)
            .map(|(one, other)| Key::Days(one, other))
    };
    let label =
        |list, code| (!matches!(code, "" | "unknown")).then(|| text(codes.label(list, code)));
    let side = |side| {
        let first = sample
            .parties
            .iter()
            .find(|(_, role)| Side::of_role(role) == side);
        first.map(|(company, _)| text(names(company)[0]))
    };
    match field {
        "date" => days(sample.date),
        "ends" => days(sample.ends),
        "value" if one_currency => {
            read(sample)?.1?;
            let (low, _) = amounts(sample.value.as_ref()?)?;
            Some(Key::Number(low.approximate()))
        }
        "value" => euros(sample, read(sample)?.1).map(|(low, _)| Key::Number(low)),
        "title" => Some(text(sample.title)),
        "kind" => label("deal_kind", sample.kind),
        "status" => label("status", sample.status),
        "supplier" => side(Side::Vendor),
        "buyer" => side(Side::Customer),
        "id" => Some(text(&sample.slug)),
        "term" => sample
            .term
            .map(|term| Key::Number(f64::from(i32::try_from(term).unwrap()))),
        "country" => sample
            .countries
            .first()
            .map(|code| Key::Text((*code).to_owned())),
        _ => None,
    }
}
