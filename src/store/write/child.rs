//! The rows of one deal: its own, with the derived headline, and those of its parts.

use rusqlite::{Transaction, params};

use super::rows::{AllIds, RowError, days, put_orders};
use crate::deal::interchange::{Cite, Date, Deal, Value};
use crate::deal::{Amount, Headline, PartialDate};
use crate::store::order::Orders;

/// Writes a deal and all its parts.
pub(super) fn write_deal(
    to: &Transaction<'_>,
    deal: &Deal,
    origin: &str,
    ids: &AllIds<'_>,
) -> Result<(), RowError> {
    let id = ids.deals.of(&deal.id)?;
    let named = |error: RowError| match error {
        RowError::Record { record, problem } if record != deal.id => {
            RowError::of(&deal.id, format!("{record} {problem}"))
        }
        other => other,
    };
    write_row(to, id, deal, origin)?;
    write_parties(to, id, deal, ids).map_err(named)?;
    write_dates(to, id, deal)?;
    write_values(to, id, deal)?;
    write_lists(to, id, deal)?;
    write_links(to, id, deal, ids).map_err(named)?;
    write_citations(to, id, deal, ids).map_err(named)?;
    put_orders(to, "deal", &deal.id, &Orders::of_deal(deal))
}

/// All lists of citations of a deal, with the fact and the number of the row that they stand by.
pub(in crate::store) fn citations(deal: &Deal) -> Vec<(&'static str, i64, &[Cite])> {
    let cites = &deal.cites;
    let mut lists: Vec<(&'static str, i64, &[Cite])> = vec![
        ("title", 0, &cites.title),
        ("kind", 0, &cites.kind),
        ("status", 0, &cites.status),
        ("summary", 0, &cites.summary),
        ("countries", 0, &cites.countries),
    ];
    if let Some(term) = &deal.term {
        lists.push(("term", 0, &term.cite));
    }
    lists.extend(
        deal.parties
            .iter()
            .zip(0..)
            .map(|(one, seq)| ("party", seq, &*one.cite)),
    );
    lists.extend(
        deal.dates
            .iter()
            .zip(0..)
            .map(|(one, seq)| ("date", seq, &*one.cite)),
    );
    lists.extend(
        deal.values
            .iter()
            .zip(0..)
            .map(|(one, seq)| ("value", seq, &*one.cite)),
    );
    lists.extend(
        deal.products
            .iter()
            .zip(0..)
            .map(|(one, seq)| ("product", seq, &*one.cite)),
    );
    lists.extend(
        deal.links
            .iter()
            .zip(0..)
            .map(|(one, seq)| ("link", seq, &*one.cite)),
    );
    lists.retain(|(_, _, list)| !list.is_empty());
    lists
}

fn write_row(to: &Transaction<'_>, id: i64, deal: &Deal, origin: &str) -> Result<(), RowError> {
    let headline = Headline::of(deal);
    let edtf = |date: Option<&Date>| date.and_then(|date| date.edtf.clone());
    let (date, ends) = (edtf(headline.date), edtf(headline.ends));
    let [date_earliest, date_latest] = days(date.as_deref());
    let [ends_earliest, ends_latest] = days(ends.as_deref());
    let value = headline.value;
    let sum = value.map(|value| Sum::of(value).map_err(|problem| RowError::of(&deal.id, problem)));
    let sum = sum.transpose()?.unwrap_or_default();
    let term = deal.term.as_ref();
    to.prepare_cached(
        "INSERT INTO deals (id, slug, title, kind, status, status_as_of, summary, term_text, term_months, \
         term_extension_months, term_break_months, term_qualifier, date, date_earliest, date_latest, date_type, ends, \
         ends_earliest, ends_latest, ends_max, value_amount, value_scale, value_currency, value_qualifier, value_type, \
         origin) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, \
         ?21, ?22, ?23, ?24, ?25, ?26)",
    )?
    .execute(params![
        id,
        deal.id,
        deal.title,
        deal.kind,
        deal.status,
        deal.status_as_of,
        deal.summary,
        term.and_then(|term| term.text.as_deref()),
        term.and_then(|term| term.months),
        term.and_then(|term| term.extension_months),
        term.and_then(|term| term.break_months),
        term.and_then(|term| term.qualifier.as_deref()),
        date,
        date_earliest,
        date_latest,
        headline.date.map(|date| date.kind.as_str()),
        ends,
        ends_earliest,
        ends_latest,
        headline.ends_max.as_ref().map(PartialDate::edtf),
        sum.amount.or(sum.min),
        sum.scale,
        value.and_then(|value| value.currency.as_deref()),
        value.map(|value| value.qualifier.as_str()),
        value.map(|value| value.kind.as_str()),
        origin,
    ])?;
    Ok(())
}

fn write_parties(
    to: &Transaction<'_>,
    id: i64,
    deal: &Deal,
    ids: &AllIds<'_>,
) -> Result<(), RowError> {
    let mut statement = to.prepare_cached(
        "INSERT INTO parties (deal_id, seq, company_id, name_as_stated, role, note) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for (party, seq) in deal.parties.iter().zip(0_i64..) {
        let company = party.company.as_deref().map(|slug| ids.companies.of(slug));
        let company = company.transpose()?;
        statement.execute(params![
            id,
            seq,
            company,
            party.as_stated,
            party.role,
            party.note
        ])?;
    }
    Ok(())
}

fn write_dates(to: &Transaction<'_>, id: i64, deal: &Deal) -> Result<(), RowError> {
    let mut statement = to.prepare_cached(
        "INSERT INTO deal_dates (deal_id, seq, type, edtf, earliest, latest, as_stated, derivation, note, rank) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?;
    for (date, seq) in deal.dates.iter().zip(0_i64..) {
        let [earliest, latest] = days(date.edtf.as_deref());
        statement.execute(params![
            id,
            seq,
            date.kind,
            date.edtf,
            earliest,
            latest,
            date.as_stated,
            date.derivation,
            date.note,
            date.rank.as_deref().unwrap_or("normal"),
        ])?;
    }
    Ok(())
}

fn write_values(to: &Transaction<'_>, id: i64, deal: &Deal) -> Result<(), RowError> {
    let mut statement = to.prepare_cached(
        "INSERT INTO deal_values (deal_id, seq, type, qualifier, amount, amount_min, amount_max, scale, currency, \
         scope, price_base, as_stated, note, rank) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    )?;
    for (value, seq) in deal.values.iter().zip(0_i64..) {
        let sum = Sum::of(value).map_err(|problem| RowError::of(&deal.id, problem))?;
        statement.execute(params![
            id,
            seq,
            value.kind,
            value.qualifier,
            sum.amount,
            sum.min,
            sum.max,
            sum.scale,
            value.currency,
            value.scope.as_deref().unwrap_or("contract"),
            value.price_base,
            value.as_stated,
            value.note,
            value.rank.as_deref().unwrap_or("normal"),
        ])?;
    }
    Ok(())
}

/// The parts that nothing refers to.
fn write_lists(to: &Transaction<'_>, id: i64, deal: &Deal) -> Result<(), RowError> {
    for (product, seq) in deal.products.iter().zip(0_i64..) {
        to.prepare_cached("INSERT INTO deal_products (deal_id, seq, name) VALUES (?1, ?2, ?3)")?
            .execute(params![id, seq, product.name])?;
    }
    for country in &deal.countries {
        to.prepare_cached("INSERT INTO deal_countries (deal_id, country) VALUES (?1, ?2)")?
            .execute(params![id, country])?;
    }
    for sector in &deal.sectors {
        to.prepare_cached("INSERT INTO deal_sectors (deal_id, sector) VALUES (?1, ?2)")?
            .execute(params![id, sector])?;
    }
    for number in &deal.identifiers {
        to.prepare_cached(
            "INSERT INTO deal_identifiers (deal_id, scheme, value) VALUES (?1, ?2, ?3)",
        )?
        .execute(params![id, number.scheme, number.value])?;
    }
    for (remark, seq) in deal.remarks.iter().zip(0_i64..) {
        to.prepare_cached(
            "INSERT INTO remarks (deal_id, seq, kind, text) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![id, seq, remark.kind, remark.text])?;
    }
    Ok(())
}

fn write_links(
    to: &Transaction<'_>,
    id: i64,
    deal: &Deal,
    ids: &AllIds<'_>,
) -> Result<(), RowError> {
    let mut statement = to.prepare_cached(
        "INSERT INTO deal_links (deal_id, seq, type, to_deal, to_text, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for (link, seq) in deal.links.iter().zip(0_i64..) {
        let end = link
            .deal
            .as_deref()
            .map(|slug| ids.deals.of(slug))
            .transpose()?;
        statement.execute(params![id, seq, link.kind, end, link.text, link.note])?;
    }
    Ok(())
}

fn write_citations(
    to: &Transaction<'_>,
    id: i64,
    deal: &Deal,
    ids: &AllIds<'_>,
) -> Result<(), RowError> {
    let mut statement = to.prepare_cached(
        "INSERT INTO citations (deal_id, fact, seq, source_id, stance, locator, note) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    for (fact, seq, list) in citations(deal) {
        for cite in list {
            match cite {
                Cite::Plain(slug) => {
                    let none = None::<&str>;
                    let source = ids.sources.of(slug)?;
                    statement.execute(params![id, fact, seq, source, "supports", none, none])?;
                }
                Cite::Full(full) => {
                    let source = ids.sources.of(&full.source)?;
                    let stance = full.stance.as_deref().unwrap_or("supports");
                    statement.execute(params![
                        id,
                        fact,
                        seq,
                        source,
                        stance,
                        full.locator,
                        full.note
                    ])?;
                }
            }
        }
    }
    Ok(())
}

/// The figures of a value as integers of one scale.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    amount: Option<i64>,
    min: Option<i64>,
    max: Option<i64>,
    scale: u8,
}

impl Sum {
    fn of(value: &Value) -> Result<Self, String> {
        let read = |text: Option<&str>| {
            text.map(str::parse::<Amount>)
                .transpose()
                .map_err(|error| error.to_string())
        };
        let figures = [
            read(value.amount.as_deref())?,
            read(value.min.as_deref())?,
            read(value.max.as_deref())?,
        ];
        let scale = figures.iter().flatten().map(|figure| figure.scale()).max();
        let scale = scale.unwrap_or_default();
        let units = |figure: Option<Amount>| {
            figure
                .map(|figure| {
                    figure
                        .rescaled(scale)
                        .map(Amount::units)
                        .ok_or_else(|| format!("the figure {figure} has too many digits"))
                })
                .transpose()
        };
        let [amount, min, max] = figures;
        Ok(Self {
            amount: units(amount)?,
            min: units(min)?,
            max: units(max)?,
            scale,
        })
    }
}
