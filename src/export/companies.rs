//! Lists of companies as sheets: the command and the screen write the same.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::destination::save;
use super::{ExportError, Format, Heading, Kind, Setting, sheet};
use crate::deal::{Clean, Stated};
use crate::index::{
    CompaniesFound, CompanyHit, CurrencyTotal, Figures, Index, MatchReason, RangeTotal, Totals,
};

const HEADINGS: [Heading; 18] = [
    heading("id", "Id", Kind::Text),
    heading("name", "Name", Kind::Text),
    heading("matched", "Matched by", Kind::Text),
    heading("deals", "Deals", Kind::Integer),
    heading("last_deal", "Last deal", Kind::Text),
    heading("disclosed", "Disclosed", Kind::Text),
    heading("exact", "Exact", Kind::Text),
    heading("about", "About", Kind::Text),
    heading("ranges", "Ranges", Kind::Text),
    heading("estimated", "Estimated", Kind::Text),
    heading("at_least", "At least", Kind::Text),
    heading("limits", "Limits", Kind::Text),
    heading("unconfirmed", "Unconfirmed", Kind::Integer),
    heading("undisclosed", "Undisclosed", Kind::Integer),
    heading("not_known", "Not known", Kind::Integer),
    heading("kind", "Kind", Kind::Text),
    heading("country", "Country", Kind::Text),
    heading("became", "Became", Kind::Text),
];

/// What a table to read leaves out.
const NOT_IN_TABLES: [&str; 8] = [
    "exact",
    "about",
    "ranges",
    "estimated",
    "at_least",
    "limits",
    "undisclosed",
    "not_known",
];

/// Writes companies, in their order. No sum mixes currencies, and what is unconfirmed is in none of them: it is counted.
///
/// # Errors
/// When writing fails.
pub fn write_companies(
    found: &CompaniesFound,
    index: &Index,
    format: Format,
    setting: Setting,
    out: &mut dyn Write,
) -> io::Result<()> {
    let shown =
        |heading: &Heading| format != Format::Table || !NOT_IN_TABLES.contains(&heading.name);
    let headings: Vec<Heading> = HEADINGS.into_iter().filter(shown).collect();
    let row = |(place, hit): (usize, &CompanyHit)| {
        let figures = found.figures.get(place).copied().unwrap_or_default();
        let none = Totals::default();
        let totals = found.totals.get(place).unwrap_or(&none);
        let line = Line {
            hit,
            figures,
            totals,
            index,
            for_people: format.is_for_people(),
        };
        let cells: Vec<String> = headings
            .iter()
            .map(|heading| line.cell(heading.name))
            .collect();
        cells
    };
    let mut sheet = sheet(format, headings.clone(), setting, out);
    if sheet.must_measure() {
        for hit in found.hits.iter().enumerate() {
            sheet.measure(&row(hit));
        }
    }
    for hit in found.hits.iter().enumerate() {
        sheet.row(&row(hit))?;
    }
    sheet.finish()
}

/// The same into a file, which is complete or absent. `own` are files that are never overwritten.
///
/// # Errors
/// When the place is taken or cannot be written; then nothing is left behind.
pub fn write_companies_file(
    found: &CompaniesFound,
    index: &Index,
    format: Format,
    (path, force, own): (&Path, bool, &[PathBuf]),
) -> Result<(), ExportError> {
    save(path, force, own, |out| {
        Ok(write_companies(
            found,
            index,
            format,
            Setting::default(),
            out,
        )?)
    })
}

/// A company's row.
struct Line<'a> {
    hit: &'a CompanyHit,
    figures: Figures,
    totals: &'a Totals,
    index: &'a Index,
    for_people: bool,
}

impl Line<'_> {
    fn cell(&self, column: &str) -> String {
        let Some(company) = self.index.companies().get(self.hit.company) else {
            return String::new();
        };
        let known = |text: &Option<Clean>| text.as_deref().unwrap_or_default().to_owned();
        let counted = self.totals.counted;
        match column {
            "id" => company.slug.to_string(),
            "name" => company.name.to_string(),
            "matched" => match &self.hit.reason {
                MatchReason::Name => "name".to_owned(),
                reason @ MatchReason::Alias(..) => reason.to_string(),
            },
            "deals" => self.hit.deals.to_string(),
            "last_deal" => self.last_deal(),
            "disclosed" => self.sums(&self.totals.firm),
            "exact" => self.sums(&self.totals.exact),
            "about" => self.sums(&self.totals.about),
            "ranges" => self.ranges(),
            "estimated" => self.sums(&self.totals.estimated),
            "at_least" => self.sums(&self.totals.at_least),
            "limits" => self.sums(&self.totals.limits),
            "unconfirmed" => counted.unconfirmed.to_string(),
            "undisclosed" => counted.undisclosed.to_string(),
            "not_known" => counted.not_known.to_string(),
            "kind" => known(&company.kind),
            "country" => known(&company.country),
            _ => {
                let companies = self.index.companies();
                let became = companies.became_text(self.hit.company, self.index.codes());
                became.unwrap_or_default()
            }
        }
    }

    fn last_deal(&self) -> String {
        let entry = self.figures.last.and_then(|row| self.index.entry(row));
        match entry.and_then(|entry| entry.date()) {
            Some(Stated::Read(date)) if !self.for_people => date.edtf().to_owned(),
            Some(date) => date.to_string(),
            None => String::new(),
        }
    }

    /// Each currency alone: `GBP 3430000000; USD 200000000`, for people `£3.43bn + US$200m`.
    fn sums(&self, totals: &[CurrencyTotal]) -> String {
        let exact = |total: &CurrencyTotal| match total.sum {
            Some(sum) => format!("{} {sum}", total.currency.code()),
            None => format!("{} (too large to add)", total.currency.code()),
        };
        if self.for_people {
            let sums: Vec<String> = totals.iter().map(CurrencyTotal::short).collect();
            sums.join(" + ")
        } else {
            let sums: Vec<String> = totals.iter().map(exact).collect();
            sums.join("; ")
        }
    }

    /// Both ends of each currency: `GBP 200000000 to 400000000`, for people `£200m–£400m`.
    fn ranges(&self) -> String {
        let ranges = self.totals.ranges.iter();
        if self.for_people {
            let ranges: Vec<String> = ranges.map(RangeTotal::short).collect();
            return ranges.join(" + ");
        }
        let exact = |total: &RangeTotal| {
            let code = total.currency.code();
            match (total.low, total.high) {
                (Some(low), Some(high)) => format!("{code} {low} to {high}"),
                _ => format!("{code} (too large to add)"),
            }
        };
        let ranges: Vec<String> = ranges.map(exact).collect();
        ranges.join("; ")
    }
}

const fn heading(name: &'static str, title: &'static str, kind: Kind) -> Heading {
    Heading { name, title, kind }
}
