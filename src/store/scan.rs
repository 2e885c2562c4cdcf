//! One pass over the deals and all that the index keeps of them, without a copy of a text on the way.

mod pieces;
mod which;

use std::borrow::Cow;
use std::ops::RangeInclusive;

use rusqlite::{CachedStatement, Connection};

use super::ReadError;
use super::cells::{Cells, Problems};
use super::evidence::{Evidence, Grades};
use super::guard::Running;
use super::merge::Child;
use super::open::DealsFile;
use super::some::list;
use crate::deal::{
    Bounds, Cancel, CompanyId, Currency, DealId, Qualifier, ScannedDate, ScannedDeal, ScannedParty,
    ScannedValue, Sink,
};
use which::Which;

/// Every deal.
pub const ALL_DEALS: RangeInclusive<DealId> = DealId(i64::MIN)..=DealId(i64::MAX);

/// How many deals are read between two looks at whether anyone still wants them.
const DEALS_PER_LOOK: usize = 256;

/// What came of a scan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ScanReport {
    /// Deals handed on.
    pub deals: usize,
    /// Rows left out (no usable id, an id that is taken, parts of no deal) and values that cannot be understood.
    pub problems: usize,
}

const DEALS: &str = "SELECT id, slug, title, kind, status, date, date_type, ends, ends_max, value_amount, \
     value_scale, value_currency, value_qualifier, value_type, term_months, \
     typeof(summary) IN ('text', 'null') FROM deals";
const PARTIES: &str = "SELECT deal_id, company_id, name_as_stated, role FROM parties";
const PRODUCTS: &str = "SELECT deal_id, name FROM deal_products";
const COUNTRIES: &str = "SELECT deal_id, country FROM deal_countries";
const SECTORS: &str = "SELECT deal_id, sector FROM deal_sectors";
const CITATIONS: &str = "SELECT deal_id, source_id, stance FROM citations";
/// The deals that a deal is a part of.
const WHOLES: &str = "SELECT deal_id, to_deal FROM deal_links";
/// The upper ends of ranges, which the headline columns have no place for. The column `deal_id` keeps the order.
const RANGES: &str = "SELECT deal_id, type, amount_max, scale, rank, scope FROM deal_values";

/// Days on which deals were terminated.
const STOPS: &str = "SELECT deal_id, rank FROM deal_dates";

impl DealsFile {
    /// Hands every deal in a range of ids to `sink`, in order of id.
    ///
    /// # Errors
    /// When cancelled, or when the file is damaged; `sink` then holds what was read before.
    pub fn scan(
        &self,
        ids: RangeInclusive<DealId>,
        sink: &mut impl Sink,
        cancel: &Cancel,
    ) -> Result<ScanReport, ReadError> {
        self.scan_where(Which::range(&ids), sink, cancel)
    }

    /// The same for some deals.
    ///
    /// # Errors
    /// When cancelled, or when the file is damaged; `sink` then holds what was read before.
    pub fn scan_some(
        &self,
        deals: &[DealId],
        sink: &mut impl Sink,
        cancel: &Cancel,
    ) -> Result<ScanReport, ReadError> {
        self.scan_where(Which::These(list(deals)), sink, cancel)
    }

    fn scan_where(
        &self,
        ids: Which,
        sink: &mut impl Sink,
        cancel: &Cancel,
    ) -> Result<ScanReport, ReadError> {
        let running = self.guard.run(Some(cancel));
        Scan::of(&self.connection, ids)
            .and_then(|mut scan| scan.run(sink, &running))
            .map_err(|error| self.failed(&error))
    }
}

/// The statements of a scan.
struct Scan<'c> {
    connection: &'c Connection,
    ids: Which,
    deals: CachedStatement<'c>,
    children: [CachedStatement<'c>; 8],
}

impl<'c> Scan<'c> {
    fn of(connection: &'c Connection, ids: Which) -> rusqlite::Result<Self> {
        let child = |sql: &str, condition: &str, order: &str| {
            let range = ids.sql("deal_id", condition);
            connection.prepare_cached(&format!("{sql} {range} ORDER BY {order}"))
        };
        let range = ids.sql("id", "");
        let children = [
            child(PARTIES, "", "deal_id, seq")?,
            child(PRODUCTS, "", "deal_id, seq")?,
            child(COUNTRIES, "", "deal_id, country")?,
            child(SECTORS, "", "deal_id, sector")?,
            child(CITATIONS, "", "deal_id")?,
            child(RANGES, "qualifier = 'between'", "deal_id, seq")?,
            child(
                WHOLES,
                "to_deal IS NOT NULL AND type IN ('part_of', 'call_off_of', 'subcontract_of')",
                "deal_id, seq",
            )?,
            child(
                STOPS,
                "type = 'terminated' AND (earliest IS NOT NULL OR latest IS NOT NULL)",
                "deal_id",
            )?,
        ];
        Ok(Self {
            connection,
            deals: connection.prepare_cached(&format!("{DEALS} {range} ORDER BY id"))?,
            children,
            ids,
        })
    }

    fn run(&mut self, sink: &mut impl Sink, running: &Running<'_>) -> rusqlite::Result<ScanReport> {
        let problems = Problems::default();
        let ids = &self.ids;
        let grades = match ids {
            Which::Range(..) => Grades::read(self.connection)?,
            Which::These(deals) => Grades::of_some(self.connection, deals)?,
        };
        let [
            parties,
            products,
            countries,
            sectors,
            citations,
            ranges,
            wholes,
            stops,
        ] = &mut self.children;
        let mut parts = Parts {
            parties: Child::new(ids.rows(parties)?)?,
            products: Child::new(ids.rows(products)?)?,
            countries: Child::new(ids.rows(countries)?)?,
            sectors: Child::new(ids.rows(sectors)?)?,
            citations: Child::new(ids.rows(citations)?)?,
            ranges: Child::new(ids.rows(ranges)?)?,
            wholes: Child::new(ids.rows(wholes)?)?,
            stops: Child::new(ids.rows(stops)?)?,
        };
        let mut deals = ids.rows(&mut self.deals)?;
        let (mut count, mut last) = (0_usize, None);
        while let Some(row) = deals.next()? {
            if count.is_multiple_of(DEALS_PER_LOOK) {
                running.wind_unless_cancelled()?;
            }
            let cells = Cells::of(row, &problems);
            let Some(id) = cells.key(0) else { continue };
            if last == Some(id) {
                problems.add(1);
                continue;
            }
            last = Some(id);
            deal(id, cells, &mut parts, sink)?;
            parts.hand_on(id, &grades, &problems, sink)?;
            sink.end();
            count = count.saturating_add(1);
        }
        problems.add(parts.finish(running)?);
        Ok(ScanReport {
            deals: count,
            problems: problems.count(),
        })
    }
}

/// The child tables, each standing where the table of deals stands.
struct Parts<'s> {
    parties: Child<'s>,
    products: Child<'s>,
    countries: Child<'s>,
    sectors: Child<'s>,
    citations: Child<'s>,
    ranges: Child<'s>,
    wholes: Child<'s>,
    stops: Child<'s>,
}

impl Parts<'_> {
    fn hand_on(
        &mut self,
        id: i64,
        grades: &Grades,
        problems: &Problems,
        sink: &mut impl Sink,
    ) -> rusqlite::Result<()> {
        self.parties
            .of_deal(id, |row| party(Cells::of(row, problems), sink))?;
        self.products
            .of_deal(id, |row| sink.product(&Cells::of(row, problems).needed(1)))?;
        self.countries
            .of_deal(id, |row| sink.country(&Cells::of(row, problems).needed(1)))?;
        self.sectors
            .of_deal(id, |row| sink.sector(&Cells::of(row, problems).needed(1)))?;
        self.wholes.of_deal(id, |row| {
            if let Some(whole) = Cells::of(row, problems).key(1) {
                sink.part_of(DealId(whole));
            }
        })?;
        let mut evidence = Evidence::default();
        self.citations
            .of_deal(id, |row| evidence.add(row, grades))?;
        sink.evidence(evidence.best, evidence.disputed);
        Ok(())
    }

    /// How many parts belonged to no deal. Ranges are values, which are not read otherwise, so they do not count.
    fn finish(self, running: &Running<'_>) -> rusqlite::Result<usize> {
        let mut orphans = 0_usize;
        for child in [
            self.parties,
            self.products,
            self.countries,
            self.sectors,
            self.citations,
        ] {
            running.wind_unless_cancelled()?;
            orphans = orphans.saturating_add(child.finish()?);
        }
        Ok(orphans)
    }
}

fn deal(
    id: i64,
    cells: Cells<'_, '_>,
    parts: &mut Parts<'_>,
    sink: &mut impl Sink,
) -> rusqlite::Result<()> {
    let slug = slug_or_number(cells, 1, id);
    let title = cells.text(2).unwrap_or_else(|| {
        cells.odd();
        slug.clone()
    });
    let (kind, status) = (cells.needed(3), cells.needed(4));
    let (date, ends, ends_max) = (cells.text(5), cells.text(7), cells.text(8));
    let date_type = cells.text(6);
    let (currency, qualifier, value_type) = (cells.text(11), cells.text(12), cells.text(13));
    let amount = cells.integer(9);
    let mut value = (qualifier.is_some() || amount.is_some()).then(|| ScannedValue {
        amount,
        max: None,
        scale: cells.integer(10).unwrap_or_default(),
        currency: currency.as_deref(),
        qualifier: qualifier.as_deref().unwrap_or_default(),
        kind: value_type.as_deref(),
    });
    let range = parts.upper_end(id, value.as_ref())?;
    if let Some(value) = &mut value {
        value.max = range;
        if !is_understood(value) {
            cells.odd();
        }
    }
    let mut stop_dated = false;
    parts.stops.of_deal(id, |row| {
        let rank = row.get_ref(1).ok().and_then(|rank| rank.as_str().ok());
        stop_dated |= rank != Some("deprecated");
    })?;
    // Summaries stay in the file; only the type of each is looked at, which costs no reading of it.
    if cells.integer(15) == Some(0) {
        cells.odd();
    }
    sink.deal(&ScannedDeal {
        id: DealId(id),
        slug: &slug,
        title: &title,
        kind: &kind,
        status: &status,
        date: scanned_date(cells, date.as_deref()),
        date_type: date_type.as_deref(),
        ends: scanned_date(cells, ends.as_deref()),
        stop_dated,
        ends_max: scanned_date(cells, ends_max.as_deref()),
        value,
        term_months: cells.integer(14),
    });
    Ok(())
}

/// A deal's slug. One that has none goes by its number: a row can always be named.
pub(super) fn slug_or_number<'r>(cells: Cells<'r, '_>, column: usize, id: i64) -> Cow<'r, str> {
    cells.text(column).unwrap_or_else(|| {
        cells.odd();
        Cow::Owned(format!("#{id}"))
    })
}

fn party(cells: Cells<'_, '_>, sink: &mut impl Sink) {
    let name = cells.text(2);
    sink.party(&ScannedParty {
        company: cells.integer(1).map(CompanyId),
        name: name.as_deref(),
        role: &cells.needed(3),
    });
}

fn scanned_date<'a>(cells: Cells<'_, '_>, edtf: Option<&'a str>) -> ScannedDate<'a> {
    let bounds = edtf.and_then(|text| {
        let bounds = Bounds::of_edtf(text);
        if bounds.is_none() {
            cells.odd();
        }
        bounds
    });
    ScannedDate {
        edtf,
        bounds: bounds.unwrap_or_default(),
    }
}

/// True when every part of a figure has a form that can be shown as a figure.
fn is_understood(value: &ScannedValue<'_>) -> bool {
    let has_figure = value.amount.is_some();
    Qualifier::of_code(value.qualifier).is_some()
        && (0..=18).contains(&value.scale)
        && (!has_figure
            || value
                .currency
                .is_none_or(|code| Currency::new(code).is_some()))
}

impl Parts<'_> {
    /// The upper end of the headline value, where that is a range: it stands with the value that the headline is from.
    fn upper_end(
        &mut self,
        id: i64,
        headline: Option<&ScannedValue<'_>>,
    ) -> rusqlite::Result<Option<i64>> {
        let mut found: Option<(bool, i64)> = None;
        self.ranges.of_deal(id, |row| {
            let text = |column| {
                row.get_ref(column)
                    .ok()
                    .and_then(|value| value.as_str().ok())
            };
            let number = |column| {
                row.get_ref(column)
                    .ok()
                    .and_then(|value| value.as_i64().ok())
            };
            let rank = text(4);
            let (Some(headline), Some(max)) = (headline, number(2)) else {
                return;
            };
            let is_its_own = headline.qualifier == Qualifier::Between.code()
                && text(1) == headline.kind
                && number(3) == Some(headline.scale)
                && matches!(text(5), None | Some("contract"))
                && rank != Some("deprecated");
            let preferred = rank == Some("preferred");
            if is_its_own && found.is_none_or(|(before, _)| preferred && !before) {
                found = Some((preferred, max));
            }
        })?;
        Ok(found.map(|(_, max)| max))
    }
}

#[cfg(test)]
mod tests;
