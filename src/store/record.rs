//! One deal in the interchange format: texts as they are in the file, figures as decimal strings, slugs instead of ids.

use rusqlite::{Connection, ToSql};

use super::ReadError;
use super::cells::{Cells, Problems};
use super::cited::{AllCited, Cited};
use super::meta::Counted;
use super::open::DealsFile;
use super::order::{self, Orders};
use super::scan::slug_or_number;
use crate::deal::interchange::{
    Cite, Cites, Date, Deal, FullCite, Identifier, Link, Party, Product, Remark, Term, Value,
};
use crate::deal::{Amount, DealId};

const ROW: &str = "SELECT slug, title, kind, status, status_as_of, summary, term_text, term_months, \
     term_extension_months, term_break_months, term_qualifier FROM deals WHERE id = ?1";
const PARTIES: &str = "SELECT p.seq, c.slug, p.role, p.name_as_stated, p.note, p.company_id FROM parties p \
     LEFT JOIN companies c ON c.id = p.company_id WHERE p.deal_id = ?1 ORDER BY p.seq";
const DATES: &str = "SELECT seq, type, edtf, as_stated, derivation, rank, note FROM deal_dates \
     WHERE deal_id = ?1 ORDER BY seq";
const VALUES: &str = "SELECT seq, type, qualifier, scale, amount, amount_min, amount_max, currency, scope, price_base, \
     as_stated, rank, note FROM deal_values WHERE deal_id = ?1 ORDER BY seq";
const PRODUCTS: &str = "SELECT seq, name FROM deal_products WHERE deal_id = ?1 ORDER BY seq";
const COUNTRIES: &str = "SELECT country FROM deal_countries WHERE deal_id = ?1 ORDER BY country";
const SECTORS: &str = "SELECT sector FROM deal_sectors WHERE deal_id = ?1 ORDER BY sector";
const IDENTIFIERS: &str =
    "SELECT scheme, value FROM deal_identifiers WHERE deal_id = ?1 ORDER BY scheme, value";
const LINKS: &str = "SELECT l.seq, l.type, d.slug, l.to_text, l.note, l.to_deal FROM deal_links l \
     LEFT JOIN deals d ON d.id = l.to_deal WHERE l.deal_id = ?1 ORDER BY l.seq";
const REMARKS: &str = "SELECT kind, text FROM remarks WHERE deal_id = ?1 ORDER BY seq";
impl DealsFile {
    /// One deal in the interchange format; `None` where there is none of that id.
    ///
    /// # Errors
    /// When the file is damaged.
    pub fn record(&self, id: DealId) -> Result<Counted<Option<Deal>>, ReadError> {
        self.ask(|connection, problems| read(connection, id, problems))
    }
}

pub(super) fn read(
    connection: &Connection,
    id: DealId,
    problems: &Problems,
) -> rusqlite::Result<Option<Deal>> {
    let DealId(id) = id;
    let mut deal = list(connection, ROW, id, problems, |cells| Some(row(cells, id)))?;
    let Some(mut deal) = deal.pop() else {
        return Ok(None);
    };
    let orders = orders(connection, "deal", &deal.id)?;
    let mut cited = AllCited::read(connection, id, problems, &orders)?;
    let mut take = |fact: &str, seq: i64| in_full(cited.take(fact, seq));
    deal.parties = list(connection, PARTIES, id, problems, |cells| {
        Some(party(cells, take("party", cells.key(0)?)))
    })?;
    deal.dates = list(connection, DATES, id, problems, |cells| {
        Some(date(cells, take("date", cells.key(0)?)))
    })?;
    deal.values = list(connection, VALUES, id, problems, |cells| {
        Some(value(cells, take("value", cells.key(0)?)))
    })?;
    deal.products = list(connection, PRODUCTS, id, problems, |cells| {
        Some(Product {
            name: cells.needed(1).into_owned(),
            cite: take("product", cells.key(0)?),
        })
    })?;
    deal.links = list(connection, LINKS, id, problems, |cells| {
        Some(link(cells, take("link", cells.key(0)?)))
    })?;
    if let Some(term) = &mut deal.term {
        term.cite = take("term", 0);
    }
    deal.cites = Cites {
        title: take("title", 0),
        kind: take("kind", 0),
        status: take("status", 0),
        summary: take("summary", 0),
        countries: take("countries", 0),
    };
    // Citations of a fact or a row that is not there.
    problems.add(cited.left());
    read_lists(connection, id, problems, &orders, &mut deal)?;
    Ok(Some(deal))
}

fn read_lists(
    connection: &Connection,
    id: i64,
    problems: &Problems,
    orders: &Orders,
    deal: &mut Deal,
) -> rusqlite::Result<()> {
    let word = |cells: Cells<'_, '_>| Some(cells.needed(0).into_owned());
    deal.countries = list(connection, COUNTRIES, id, problems, word)?;
    orders.arrange("countries", &mut deal.countries, String::clone);
    deal.sectors = list(connection, SECTORS, id, problems, word)?;
    orders.arrange("sectors", &mut deal.sectors, String::clone);
    deal.identifiers = list(connection, IDENTIFIERS, id, problems, |cells| {
        Some(number(cells))
    })?;
    arrange_numbers(orders, &mut deal.identifiers);
    deal.remarks = list(connection, REMARKS, id, problems, |cells| {
        Some(Remark {
            kind: cells.needed(0).into_owned(),
            text: cells.needed(1).into_owned(),
        })
    })?;
    Ok(())
}

/// An official number: its scheme and value stand in the columns 0 and 1.
pub(super) fn number(cells: Cells<'_, '_>) -> Identifier {
    Identifier {
        scheme: cells.needed(0).into_owned(),
        value: cells.needed(1).into_owned(),
    }
}

pub(super) fn arrange_numbers(orders: &Orders, numbers: &mut [Identifier]) {
    orders.arrange("identifiers", numbers, |number| {
        order::identifier(&number.scheme, &number.value)
    });
}

/// What `read` makes of each row of a query about one record.
pub(super) fn list<T>(
    connection: &Connection,
    sql: &str,
    id: impl ToSql,
    problems: &Problems,
    mut read: impl FnMut(Cells<'_, '_>) -> Option<T>,
) -> rusqlite::Result<Vec<T>> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([id])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.extend(read(Cells::of(row, problems)));
    }
    Ok(found)
}

/// The kept orders of a record's lists.
pub(super) fn orders(
    connection: &Connection,
    record: &str,
    slug: &str,
) -> rusqlite::Result<Orders> {
    let mut statement = connection.prepare_cached("SELECT value FROM meta WHERE key = ?1")?;
    let mut rows = statement.query([order::key(record, slug)])?;
    let kept = rows.next()?.and_then(|row| {
        let json = row.get_ref(0).ok()?.as_str().ok()?;
        Some(Orders::of_json(json))
    });
    Ok(kept.unwrap_or_default())
}

/// Citations as the format writes them: a plain slug where it says all. Where sources disagree on a fact, each says on
/// which side it stands, those that support it too.
fn in_full(cited: Vec<Cited>) -> Vec<Cite> {
    let disagree = cited.iter().any(|cited| cited.stance != "supports");
    let full = |cited: Cited| {
        if disagree || cited.locator.is_some() || cited.note.is_some() {
            Cite::Full(Box::new(FullCite {
                source: cited.slug,
                stance: disagree.then_some(cited.stance),
                locator: cited.locator,
                note: cited.note,
            }))
        } else {
            Cite::Plain(cited.slug)
        }
    };
    cited.into_iter().map(full).collect()
}

fn row(cells: Cells<'_, '_>, id: i64) -> Deal {
    let term = Term {
        text: cells.raw(6),
        months: cells.integer(7),
        extension_months: cells.integer(8),
        break_months: cells.integer(9),
        qualifier: cells.raw(10),
        cite: Vec::new(),
    };
    Deal {
        id: slug_or_number(cells, 0, id).into_owned(),
        title: cells.needed(1).into_owned(),
        kind: cells.needed(2).into_owned(),
        status: cells.needed(3).into_owned(),
        status_as_of: cells.raw(4),
        summary: cells.raw(5),
        term: (term != Term::default()).then_some(term),
        ..Deal::default()
    }
}

fn party(cells: Cells<'_, '_>, cite: Vec<Cite>) -> Party {
    let company = cells.raw(1);
    let gone = cells.integer(5).filter(|_| company.is_none());
    if gone.is_some() {
        cells.odd();
    }
    Party {
        company,
        role: cells.needed(2).into_owned(),
        as_stated: cells
            .raw(3)
            .or_else(|| gone.map(|id| format!("company #{id}"))),
        note: cells.raw(4),
        cite,
    }
}

fn date(cells: Cells<'_, '_>, cite: Vec<Cite>) -> Date {
    Date {
        kind: cells.needed(1).into_owned(),
        edtf: cells.raw(2),
        as_stated: cells.raw(3),
        derivation: cells.raw(4),
        rank: cells.raw(5).filter(|rank| rank != "normal"),
        note: cells.raw(6),
        cite,
    }
}

/// A figure: the columns of [`VALUES`].
pub(super) fn value(cells: Cells<'_, '_>, cite: Vec<Cite>) -> Value {
    let scale = cells.integer(3).unwrap_or_default();
    let figure = |column: usize| Some(decimal(cells.integer(column)?, scale));
    Value {
        kind: cells.needed(1).into_owned(),
        qualifier: cells.needed(2).into_owned(),
        amount: figure(4),
        min: figure(5),
        max: figure(6),
        currency: cells.raw(7),
        scope: cells.raw(8).filter(|scope| scope != "contract"),
        price_base: cells.raw(9),
        as_stated: cells.raw(10),
        rank: cells.raw(11).filter(|rank| rank != "normal"),
        note: cells.raw(12),
        cite,
    }
}

/// A figure as a decimal string. One whose scale is none is written so that no reader takes it for a plain number.
pub(super) fn decimal(units: i64, scale: i64) -> String {
    let amount = u8::try_from(scale)
        .ok()
        .and_then(|scale| Amount::new(units, scale));
    amount.map_or_else(
        || format!("{units}e{}", -i128::from(scale)),
        |amount| amount.to_string(),
    )
}

fn link(cells: Cells<'_, '_>, cite: Vec<Cite>) -> Link {
    let deal = cells.raw(2);
    let gone = cells.integer(5).filter(|_| deal.is_none());
    if gone.is_some() {
        cells.odd();
    }
    Link {
        kind: cells.needed(1).into_owned(),
        deal,
        text: cells
            .raw(3)
            .or_else(|| gone.map(|id| format!("deal #{id}"))),
        note: cells.raw(4),
        cite,
    }
}
