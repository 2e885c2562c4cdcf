//! Counts and sums, as they are written. Currencies stay apart, and so do the ways in which figures are meant.

use std::io::{self, Write};

use super::by::{By, Group};
use crate::export::{Format, Heading, Kind, Setting, Sheet, sheet};
use crate::index::{Converted, Counted, CurrencyTotal, RangeTotal, Totals};

/// What there is to write.
pub struct Count<'a> {
    /// The query, as the language writes it.
    pub query: &'a str,
    /// The field that the deals are counted by.
    pub by: Option<&'a By>,
    /// How many deals match.
    pub deals: usize,
    /// What all of them are worth.
    pub totals: &'a Totals,
    /// Them by the field's values.
    pub groups: Option<&'a [Group]>,
    /// All firm figures in one currency, where that was asked for.
    pub converted: Option<Converted>,
}

/// What is counted and never added: the name for machines, on a line for people, and over a column for people.
const COUNTED: [(&str, &str, &str); 7] = [
    ("undisclosed", "Undisclosed", "Undisclosed"),
    ("not_known", "Not known", "Not known"),
    ("unconfirmed", "Unconfirmed", "Unconfirmed"),
    ("apart", "Of another kind", "Other"),
    ("within", "Part of another deal here", "Part"),
    ("unreadable", "Unreadable", "Unreadable"),
    ("not_yet", "Not yet on the day", "Not yet"),
];

/// A table to read: a line for each part of the whole, or for each group.
pub fn table(count: &Count<'_>, width: Option<usize>, out: &mut dyn Write) -> io::Result<()> {
    let mut rows = Vec::new();
    let headings = if let (Some(by), Some(groups)) = (count.by, count.groups) {
        let shown = shown(count.totals);
        for group in groups {
            rows.push(wide(&group.label, group.deals, &group.totals, &shown));
        }
        rows.push(wide("All deals", count.deals, count.totals, &shown));
        wide_headings(by, &shown)
    } else {
        let parts = parts(count.deals, count.totals);
        rows.extend(parts.iter().map(|part| part.readable().to_vec()));
        if let Some(converted) = &count.converted {
            let deals = converted.deals.to_string();
            let title = format!("All of it, converted (≈, {})", years(converted));
            rows.push(vec![title, deals, converted.short()]);
            let left = converted.left_out.to_string();
            rows.push(vec!["Left out, no rate".to_owned(), left, String::new()]);
        }
        vec![
            heading("what", "What", Kind::Text),
            heading("deals", "Deals", Kind::Integer),
            heading("sum", "Sum", Kind::Figure),
        ]
    };
    let setting = Setting {
        width,
        ..Setting::default()
    };
    let mut sheet = sheet(Format::Table, headings, setting, out);
    for row in &rows {
        sheet.measure(row);
    }
    write_rows(sheet.as_mut(), &rows)
}

/// A line for each part of the whole, or of each group: no cell mixes currencies, and the columns are always the same.
pub fn csv(count: &Count<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut rows = Vec::new();
    let mut headings = Vec::new();
    if let (Some(_), Some(groups)) = (count.by, count.groups) {
        headings.push(heading("value", "", Kind::Text));
        headings.push(heading("label", "", Kind::Text));
        for group in groups {
            let value = group.value.clone().unwrap_or_default();
            for part in parts(group.deals, &group.totals) {
                let mut row = vec![value.clone(), group.label.clone()];
                row.extend(part.exact());
                rows.push(row);
            }
        }
    } else {
        let parts = parts(count.deals, count.totals);
        rows.extend(parts.into_iter().map(|part| part.exact().to_vec()));
        if let Some(converted) = &count.converted {
            let sum = converted.amount().map(|sum| sum.to_string());
            let row = ["converted", converted.currency.code()].map(str::to_owned);
            let [what, currency] = row;
            let deals = converted.deals.to_string();
            let sum = sum.unwrap_or_default();
            rows.push(vec![what, currency, deals, sum, String::new()]);
            let left = converted.left_out.to_string();
            let nothing = String::new;
            let what = "converted_left_out".to_owned();
            rows.push(vec![what, nothing(), left, nothing(), nothing()]);
        }
    }
    headings.extend([
        heading("what", "", Kind::Text),
        heading("currency", "", Kind::Text),
        heading("deals", "", Kind::Integer),
        heading("sum", "", Kind::Figure),
        heading("sum_max", "", Kind::Figure),
    ]);
    let mut sheet = sheet(Format::Csv, headings, Setting::default(), out);
    write_rows(sheet.as_mut(), &rows)
}

fn write_rows(sheet: &mut (dyn Sheet + '_), rows: &[Vec<String>]) -> io::Result<()> {
    for row in rows {
        sheet.row(row)?;
    }
    sheet.finish()
}

/// A part of the deals: all, those in a sum, or those of a kind that is in no sum.
struct Part<'a> {
    name: &'static str,
    title: &'static str,
    deals: usize,
    sum: Option<PartSum<'a>>,
}

/// The sum of a part.
enum PartSum<'a> {
    One(&'a CurrencyTotal),
    Range(&'a RangeTotal),
}

/// The parts of some deals: all of them, then every sum, then what is in no sum.
fn parts(deals: usize, totals: &Totals) -> Vec<Part<'_>> {
    let mut parts = vec![Part {
        name: "all",
        title: "All deals",
        deals,
        sum: None,
    }];
    parts.extend(one("exact", "Exact", &totals.exact));
    parts.extend(one("approximately", "About", &totals.about));
    parts.extend(totals.ranges.iter().map(|sum| Part {
        name: "between",
        title: "From one figure to another",
        deals: number(sum.deals),
        sum: Some(PartSum::Range(sum)),
    }));
    parts.extend(one("estimated", "Estimated", &totals.estimated));
    parts.extend(one("at_least", "At least", &totals.at_least));
    parts.extend(one("limit", "Limits, up to", &totals.limits));
    for ((name, title, _), deals) in COUNTED.into_iter().zip(counted(totals.counted)) {
        if deals > 0 || matches!(name, "undisclosed" | "not_known") {
            parts.push(Part {
                name,
                title,
                deals,
                sum: None,
            });
        }
    }
    parts
}

/// A part for each sum.
fn one<'a>(
    name: &'static str,
    title: &'static str,
    sums: &'a [CurrencyTotal],
) -> impl Iterator<Item = Part<'a>> {
    sums.iter().map(move |sum| Part {
        name,
        title,
        deals: number(sum.deals),
        sum: Some(PartSum::One(sum)),
    })
}

impl Part<'_> {
    /// What, deals, sum.
    fn readable(&self) -> [String; 3] {
        let sum = self.sum.as_ref().map(|sum| match sum {
            PartSum::One(sum) => sum.short(),
            PartSum::Range(sum) => sum.short(),
        });
        [
            self.title.to_owned(),
            self.deals.to_string(),
            sum.unwrap_or_default(),
        ]
    }

    /// What, currency, deals, sum, upper end of the sum.
    fn exact(&self) -> [String; 5] {
        let written = |sum: Option<crate::deal::Amount>| sum.map(|sum| sum.to_string());
        let (currency, low, high) = match &self.sum {
            None => (None, None, None),
            Some(PartSum::One(sum)) => (Some(sum.currency), written(sum.sum), None),
            Some(PartSum::Range(sum)) => (Some(sum.currency), written(sum.low), written(sum.high)),
        };
        let currency = currency.map(|currency| currency.code().to_owned());
        [
            self.name.to_owned(),
            currency.unwrap_or_default(),
            self.deals.to_string(),
            low.unwrap_or_default(),
            high.unwrap_or_default(),
        ]
    }
}

/// In the order of [`COUNTED`].
fn counted(counted: Counted) -> [usize; 7] {
    let Counted {
        unconfirmed,
        apart,
        within,
        undisclosed,
        not_known,
        unusable,
        not_yet,
    } = counted;
    [
        undisclosed,
        not_known,
        unconfirmed,
        apart,
        within,
        unusable,
        not_yet,
    ]
    .map(number)
}

/// The years whose rates were used.
fn years(converted: &Converted) -> String {
    match converted.years {
        None => "no rate needed".to_owned(),
        Some((first, last)) if first == last => format!("ECB mean rate of {first}"),
        Some((first, last)) => format!("ECB mean rates {first} to {last}"),
    }
}

fn number(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

/// The counts that a table has columns for: those in which there is anything.
fn shown(totals: &Totals) -> Vec<usize> {
    let counts = counted(totals.counted).into_iter().enumerate();
    counts
        .filter(|(_, deals)| *deals > 0)
        .map(|(place, _)| place)
        .collect()
}

fn wide(label: &str, deals: usize, totals: &Totals, shown: &[usize]) -> Vec<String> {
    let sums = |totals: &[CurrencyTotal]| {
        let sums: Vec<String> = totals.iter().map(CurrencyTotal::short).collect();
        sums.join(" + ")
    };
    let disclosed: u32 = totals.firm.iter().map(|total| total.deals).sum();
    let mut row = vec![
        label.to_owned(),
        deals.to_string(),
        disclosed.to_string(),
        sums(&totals.exact),
        sums(&totals.about),
        vague(totals),
        sums(&totals.limits),
    ];
    let counts = counted(totals.counted);
    row.extend(
        shown
            .iter()
            .filter_map(|place| Some(counts.get(*place)?.to_string())),
    );
    row
}

/// Ranges, estimates and lower limits, each with the word that says how it is meant.
fn vague(totals: &Totals) -> String {
    let ranges = totals.ranges.iter().map(RangeTotal::short);
    let estimated = totals.estimated.iter();
    let estimated = estimated.map(|total| format!("est. {}", total.short()));
    let at_least = totals.at_least.iter();
    let at_least = at_least.map(|total| format!("at least {}", total.short()));
    let all: Vec<String> = ranges.chain(estimated).chain(at_least).collect();
    all.join("; ")
}

fn wide_headings(by: &By, shown: &[usize]) -> Vec<Heading> {
    let mut headings = vec![
        heading("value", by.title(), Kind::Text),
        heading("deals", "Deals", Kind::Integer),
        heading("disclosed", "Disclosed", Kind::Integer),
        heading("exact", "Exact sum", Kind::Text),
        heading("about", "About", Kind::Text),
        heading("vague", "Ranges, estimates", Kind::Text),
        heading("limits", "Limits, up to", Kind::Text),
    ];
    let counted = shown.iter().filter_map(|place| COUNTED.get(*place));
    headings.extend(counted.map(|(name, _, title)| heading(name, title, Kind::Integer)));
    headings
}

const fn heading(name: &'static str, title: &'static str, kind: Kind) -> Heading {
    Heading { name, title, kind }
}
