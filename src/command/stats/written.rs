//! Counts and sums, as they are written. Currencies stay apart, and so do firm figures and limits.

use std::io::{self, Write};

use serde::Serialize;

use super::by::{By, Group};
use crate::export::{Format, Heading, Kind, Setting, Sheet, sheet, write_document};
use crate::index::{Counted, CurrencyTotal, Totals};

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
}

/// What is counted and never added: the name for machines, on a line for people, and over a column for people.
const COUNTED: [(&str, &str, &str); 7] = [
    ("undisclosed", "Undisclosed", "Undisclosed"),
    ("not_known", "Not known", "Not known"),
    ("unconfirmed", "Unconfirmed", "Unconfirmed"),
    ("vague", "Estimated or in a range", "Vague"),
    ("apart", "Of another kind", "Other"),
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
    }
    headings.extend([
        heading("what", "", Kind::Text),
        heading("currency", "", Kind::Text),
        heading("deals", "", Kind::Integer),
        heading("sum", "", Kind::Figure),
    ]);
    let mut sheet = sheet(Format::Csv, headings, Setting::default(), out);
    write_rows(sheet.as_mut(), &rows)
}

/// One object.
pub fn json(count: &Count<'_>, out: &mut dyn Write) -> io::Result<()> {
    let group = |group: &Group| GroupJson {
        value: group.value.clone(),
        label: group.label.clone(),
        counts: CountsJson::of(group.deals, &group.totals),
    };
    let document = Document {
        query: count.query,
        by: count.by.map(By::name),
        counts: CountsJson::of(count.deals, count.totals),
        groups: count
            .groups
            .map(|groups| groups.iter().map(group).collect()),
    };
    write_document(&document, out)
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
    sum: Option<&'a CurrencyTotal>,
}

/// The parts of some deals: all of them, then every sum, then what is in no sum.
fn parts(deals: usize, totals: &Totals) -> Vec<Part<'_>> {
    let mut parts = vec![Part {
        name: "all",
        title: "All deals",
        deals,
        sum: None,
    }];
    let sums = [
        ("disclosed", "Disclosed", &totals.firm),
        ("limit", "Limits, up to", &totals.limits),
    ];
    for (name, title, sums) in sums {
        parts.extend(sums.iter().map(|sum| Part {
            name,
            title,
            deals: number(sum.deals),
            sum: Some(sum),
        }));
    }
    for ((name, title, _), deals) in COUNTED.into_iter().zip(counted(totals.counted)) {
        if deals > 0 || matches!(name, "undisclosed" | "not_known") {
            let sum = None;
            parts.push(Part {
                name,
                title,
                deals,
                sum,
            });
        }
    }
    parts
}

impl Part<'_> {
    /// What, deals, sum.
    fn readable(&self) -> [String; 3] {
        let sum = self.sum.map(CurrencyTotal::short);
        [
            self.title.to_owned(),
            self.deals.to_string(),
            sum.unwrap_or_default(),
        ]
    }

    /// What, currency, deals, sum.
    fn exact(&self) -> [String; 4] {
        let currency = self.sum.map(|sum| sum.currency.code().to_owned());
        let sum = self.sum.and_then(|sum| Some(sum.sum?.to_string()));
        [
            self.name.to_owned(),
            currency.unwrap_or_default(),
            self.deals.to_string(),
            sum.unwrap_or_default(),
        ]
    }
}

/// In the order of [`COUNTED`].
fn counted(counted: Counted) -> [usize; 7] {
    let Counted {
        vague,
        unconfirmed,
        apart,
        undisclosed,
        not_known,
        unusable,
        not_yet,
    } = counted;
    [
        undisclosed,
        not_known,
        unconfirmed,
        vague,
        apart,
        unusable,
        not_yet,
    ]
    .map(number)
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
        sums(&totals.firm),
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

fn wide_headings(by: &By, shown: &[usize]) -> Vec<Heading> {
    let mut headings = vec![
        heading("value", by.title(), Kind::Text),
        heading("deals", "Deals", Kind::Integer),
        heading("disclosed", "Disclosed", Kind::Integer),
        heading("sum", "Sum", Kind::Text),
        heading("limits", "Limits, up to", Kind::Text),
    ];
    let counted = shown.iter().filter_map(|place| COUNTED.get(*place));
    headings.extend(counted.map(|(name, _, title)| heading(name, title, Kind::Integer)));
    headings
}

const fn heading(name: &'static str, title: &'static str, kind: Kind) -> Heading {
    Heading { name, title, kind }
}

#[derive(Serialize)]
struct Document<'a> {
    query: &'a str,
    by: Option<&'a str>,
    #[serde(flatten)]
    counts: CountsJson,
    #[serde(skip_serializing_if = "Option::is_none")]
    groups: Option<Vec<GroupJson>>,
}

#[derive(Serialize)]
struct GroupJson {
    value: Option<String>,
    label: String,
    #[serde(flatten)]
    counts: CountsJson,
}

/// Counts and sums as JSON.
#[derive(Serialize)]
pub struct CountsJson {
    deals: usize,
    disclosed: Vec<SumJson>,
    limits: Vec<SumJson>,
    undisclosed: u32,
    not_known: u32,
    unconfirmed: u32,
    vague: u32,
    apart: u32,
    unreadable: u32,
    not_yet: u32,
}

/// A sum is a string, because a number may be rounded by who reads it; `null` where it is too large to add.
#[derive(Serialize)]
struct SumJson {
    currency: String,
    deals: u32,
    sum: Option<String>,
}

impl CountsJson {
    /// So many deals, and what they are worth.
    pub fn of(deals: usize, totals: &Totals) -> Self {
        let Counted {
            vague,
            unconfirmed,
            apart,
            undisclosed,
            not_known,
            unusable,
            not_yet,
        } = totals.counted;
        Self {
            deals,
            disclosed: totals.firm.iter().map(SumJson::of).collect(),
            limits: totals.limits.iter().map(SumJson::of).collect(),
            undisclosed,
            not_known,
            unconfirmed,
            vague,
            apart,
            unreadable: unusable,
            not_yet,
        }
    }
}

impl SumJson {
    fn of(total: &CurrencyTotal) -> Self {
        Self {
            currency: total.currency.code().to_owned(),
            deals: total.deals,
            sum: total.sum.map(|sum| sum.to_string()),
        }
    }
}
