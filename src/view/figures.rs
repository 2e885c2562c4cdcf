//! Dates and figures made to fit a cell. What does not fit becomes shorter or vaguer, never more precise, and a word
//! that says how far to trust it is never cut away.

use crate::deal::{Amount, Bounds, Day, PartialDate, Qualifier, Stated, Value};
use crate::layout::text::{cut, width};

/// A date in at most so many columns.
pub(super) fn date(date: &Stated<PartialDate>, columns: usize) -> String {
    let shown = date.to_string();
    if width(&shown) <= columns {
        return shown;
    }
    let Stated::Read(date) = date else {
        return cut(&shown, columns).into_owned();
    };
    [signed(&shown), years(date)]
        .into_iter()
        .flatten()
        .find(|text| width(text) <= columns)
        .unwrap_or_else(|| cut(&shown, columns).into_owned())
}

/// A value in at most so many columns. `doubted`: no source of the deal is to be relied on.
pub(super) fn value(value: &Stated<Value>, doubted: bool, columns: usize) -> String {
    let Stated::Read(value) = value else {
        return cut(&value.to_string(), columns).into_owned();
    };
    let mut shown = value.short();
    if doubted && value.amount.is_some() && value.qualifier != Qualifier::Unconfirmed {
        shown.push_str(" unconfirmed");
    }
    if width(&shown) <= columns {
        return shown;
    }
    if shown.ends_with("unconfirmed") {
        return cut("unconfirmed", columns).into_owned();
    }
    let short = signed(&shown).filter(|text| width(text) <= columns);
    short.unwrap_or_else(|| cut(&shown, columns).into_owned())
}

/// A computed figure as short as others are: `1.42bn`.
pub(super) fn rounded(amount: f64) -> String {
    let whole = format!("{amount:.0}");
    let read = whole.parse().ok().and_then(|units| Amount::new(units, 0));
    read.map_or(whole, Amount::short)
}

/// The words around a date or figure as signs: `c. 2016-05-26` is `~2016-05-26`.
fn signed(shown: &str) -> Option<String> {
    const PREFIXES: [(&str, &str); 7] = [
        ("c. ", "~"),
        ("about ", "~"),
        ("est. ", "~"),
        ("before ", "<"),
        ("by ", "≤"),
        ("up to ", "≤"),
        ("at least ", "≥"),
    ];
    let prefixed = PREFIXES
        .iter()
        .find_map(|(words, sign)| Some(format!("{sign}{}", shown.strip_prefix(words)?)));
    prefixed.or_else(|| Some(format!("≥{}", shown.strip_suffix(" or later")?)))
}

/// The years that a date can mean: `2018`, `2003–2004`, `≤2016`, `~2016`.
fn years(date: &PartialDate) -> Option<String> {
    let Bounds { earliest, latest } = date.bounds();
    let year = |day: Day| day.ymd().0;
    let doubt = if date.is_doubtful() { "~" } else { "" };
    Some(match (earliest.map(year), latest.map(year)) {
        (Some(from), Some(to)) if from == to => format!("{doubt}{from:04}"),
        (Some(from), Some(to)) => format!("{from:04}–{to:04}"),
        (Some(from), None) => format!("≥{from:04}"),
        (None, Some(to)) => format!("≤{to:04}"),
        (None, None) => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Stated, Value, date, value};
    use crate::deal::{Currency, PartialDate, Qualifier};

    fn shown(edtf: &str, columns: usize) -> String {
        let read = PartialDate::parse(edtf).expect("an EDTF date");
        date(&Stated::Read(read), columns)
    }

    fn figure(qualifier: Qualifier, amount: &str, currency: &str) -> Stated<Value> {
        Stated::Read(Value {
            qualifier,
            amount: amount.parse().ok(),
            max: None,
            currency: Currency::new(currency),
        })
    }

    #[test]
    fn a_date_in_a_narrow_cell_loses_words_and_then_precision() {
        assert_eq!(shown("2016-05-26~", 13), "c. 2016-05-26");
        assert_eq!(shown("2016-05-26~", 11), "~2016-05-26");
        assert_eq!(shown("[..2004-04]", 11), "<2004-05");
        assert_eq!(shown("[..2016-11-29]", 11), "≤2016-11-29");
        assert_eq!(shown("[2023-04..]", 11), "≥2023-04");
        assert_eq!(shown("2018-10/2018-12", 11), "2018");
        assert_eq!(shown("2003-05/2004-02", 11), "2003–2004");
        assert_eq!(shown("2016-05-26", 5), "2016");
        assert_eq!(shown("2016-05-26~", 5), "~2016");
        assert_eq!(shown("[..2016-11-29]", 5), "≤2016");
        assert_eq!(shown("[2023-04..]", 5), "≥2023");
    }

    #[test]
    fn a_figure_in_a_narrow_cell_keeps_the_word_that_says_how_far_to_trust_it() {
        let claim = figure(Qualifier::Unconfirmed, "80000000", "GBP");
        assert_eq!(value(&claim, false, 16), "£80m unconfirmed");
        assert_eq!(value(&claim, false, 12), "unconfirmed");
        let about = figure(Qualifier::Approximately, "1300000000", "USD");
        assert_eq!(value(&about, false, 14), "about US$1.3bn");
        assert_eq!(value(&about, false, 11), "~US$1.3bn");
        let exact = figure(Qualifier::Exact, "60000000", "GBP");
        assert_eq!(value(&exact, false, 11), "£60m");
        assert_eq!(value(&exact, true, 16), "£60m unconfirmed");
        assert_eq!(value(&exact, true, 11), "unconfirmed");
    }
}
