//! Headline columns that are not what the rules make of the deal's own dates and values.

use rusqlite::Row;

use super::{FindingKind, Findings, Look};
use crate::deal::interchange::{Date, Deal, Term};
use crate::deal::{Bounds, Headline, PartialDate};
use crate::store::cells::{Cells, Problems};
use crate::store::merge::Child;
use crate::store::record;

const DEALS: &str = "SELECT id, slug, date, date_type, ends, ends_max, value_amount, value_scale, value_currency, \
     value_qualifier, value_type, term_months, term_extension_months FROM deals ORDER BY id";
const DATES: &str = "SELECT deal_id, type, edtf, rank FROM deal_dates ORDER BY deal_id, seq";
const VALUES: &str = "SELECT deal_id, type, qualifier, scale, amount, amount_min, amount_max, currency, scope, \
     price_base, as_stated, rank, note FROM deal_values ORDER BY deal_id, seq";

pub(super) fn look(look: &Look<'_>, findings: &mut Findings) -> rusqlite::Result<()> {
    let unused = Problems::default();
    let mut dates = look.connection.prepare(DATES)?;
    let mut dates = Child::new(dates.query([])?)?;
    let mut values = look.connection.prepare(VALUES)?;
    let mut values = Child::new(values.query([])?)?;
    let mut last = None;
    let mut failed = None;
    look.each(DEALS, |row| {
        let cells = Cells::of(row, &unused);
        let Some(id) = cells
            .integer(0)
            .filter(|id| last != Some(*id) && failed.is_none())
        else {
            return;
        };
        last = Some(id);
        let mut deal = Deal {
            term: Some(Term {
                months: cells.integer(11),
                extension_months: cells.integer(12),
                ..Term::default()
            }),
            ..Deal::default()
        };
        let read = dates
            .of_deal(id, |row| deal.dates.push(date(row, &unused)))
            .and_then(|()| {
                values.of_deal(id, |row| {
                    deal.values
                        .push(record::value(Cells::of(row, &unused), Vec::new()));
                })
            });
        failed = read.err();
        for (column, stored, wanted) in differences(cells, &deal) {
            let slug = cells.text(1).unwrap_or_default();
            let text = format!("deal {slug}: {column} is {stored}, and by the rules {wanted}");
            findings.add(FindingKind::Headline, &text);
        }
    })?;
    failed.map_or(Ok(()), Err)
}

fn date(row: &Row<'_>, unused: &Problems) -> Date {
    let cells = Cells::of(row, unused);
    Date {
        kind: cells.needed(1).into_owned(),
        edtf: cells.raw(2),
        rank: cells.raw(3).filter(|rank| rank != "normal"),
        ..Date::default()
    }
}

/// Column, what it is, what it should be.
fn differences(cells: Cells<'_, '_>, deal: &Deal) -> Vec<(&'static str, String, String)> {
    let headline = Headline::of(deal);
    let value = headline.value;
    let figure = cells
        .integer(6)
        .map(|units| record::decimal(units, cells.integer(7).unwrap_or_default()));
    let wanted_figure = value.and_then(|value| value.amount.clone().or_else(|| value.min.clone()));
    let edtf = |date: Option<&Date>| date.and_then(|date| date.edtf.clone());
    let columns = [
        ("date", cells.raw(2), edtf(headline.date)),
        (
            "date_type",
            cells.raw(3),
            headline.date.map(|date| date.kind.clone()),
        ),
        ("ends", cells.raw(4), edtf(headline.ends)),
        (
            "ends_max",
            cells.raw(5),
            headline
                .ends_max
                .as_ref()
                .map(|date| PartialDate::edtf(date).to_owned()),
        ),
        ("value_amount", figure, wanted_figure),
        (
            "value_currency",
            cells.raw(8),
            value.and_then(|value| value.currency.clone()),
        ),
        (
            "value_qualifier",
            cells.raw(9),
            value.map(|value| value.qualifier.clone()),
        ),
        (
            "value_type",
            cells.raw(10),
            value.map(|value| value.kind.clone()),
        ),
    ];
    let shown =
        |text: Option<String>| text.map_or_else(|| "empty".to_owned(), |text| format!("{text:?}"));
    // A file may tell the last possible end as a day, where its source tells a month.
    let same_last_day = |stored: &Option<String>, wanted: &Option<String>| {
        let last = |edtf: &Option<String>| Bounds::of_edtf(edtf.as_deref()?)?.latest;
        last(stored).is_some_and(|day| last(wanted) == Some(day))
    };
    let differ = |column: &str, stored: &Option<String>, wanted: &Option<String>| {
        stored != wanted && !(column == "ends_max" && same_last_day(stored, wanted))
    };
    columns
        .into_iter()
        .filter(|(column, stored, wanted)| differ(column, stored, wanted))
        .map(|(column, stored, wanted)| (column, shown(stored), shown(wanted)))
        .collect()
}
