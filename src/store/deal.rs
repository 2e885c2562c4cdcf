//! One deal with all that is known of it, for people: every text clean, every fact with its citations, sources numbered
//! in the order of their first use, links both ways.

mod facts;
mod sources;
mod story;

use rusqlite::Connection;

use super::ReadError;
use super::cells::{Cells, Problems};
use super::meta::first;
use super::open::DealsFile;
use super::record::{list, orders};
use super::scan::slug_or_number;
use crate::deal::{
    Clean, Deal, DealId, DealValue, Identifier, Link, LinkEnd, Qualifier, Remark, Stated, Term,
    Value,
};
use sources::Numbering;

const ROW: &str = "SELECT slug, title, kind, status, status_as_of, summary, term_text, term_months, \
     term_extension_months, term_break_months, term_qualifier, date, date_type, ends, ends_max, value_amount, \
     value_scale, value_currency, value_qualifier, value_type, origin FROM deals WHERE id = ?1";
/// The columns of [`ROW`] that make the headline figure.
const HEADLINE: facts::Figure = facts::Figure {
    qualifier: 18,
    amount: 15,
    range: None,
    scale: 16,
    currency: 17,
};
const COUNTRIES: &str = "SELECT country FROM deal_countries WHERE deal_id = ?1 ORDER BY country";
const SECTORS: &str = "SELECT sector FROM deal_sectors WHERE deal_id = ?1 ORDER BY sector";
const IDENTIFIERS: &str =
    "SELECT scheme, value FROM deal_identifiers WHERE deal_id = ?1 ORDER BY scheme, value";
const REMARKS: &str = "SELECT kind, text FROM remarks WHERE deal_id = ?1 ORDER BY seq";
const LINKED_FROM: &str = "SELECT l.type, l.deal_id, d.slug, d.title, d.date, (d.value_qualifier = 'unconfirmed' OR (SELECT min(s.grade) FROM citations c JOIN sources s ON s.id = c.source_id \
     WHERE c.deal_id = d.id) = 'E'), l.note FROM deal_links l \
     LEFT JOIN deals d ON d.id = l.deal_id WHERE l.to_deal = ?1 ORDER BY d.date_earliest IS NULL, d.date_earliest, \
     l.deal_id, l.seq";

/// Facts that are no rows of their own, in the order in which people meet them.
const SCALAR_FACTS: [&str; 5] = ["title", "kind", "status", "summary", "countries"];

impl DealsFile {
    /// One deal with its evidence; `None` where there is none of that id.
    ///
    /// # Errors
    /// When the file is damaged.
    pub fn deal(&self, id: DealId) -> Result<Option<Deal>, ReadError> {
        let read = self.ask(|connection, problems| read(connection, id, problems))?;
        let problems = read.problems;
        Ok(read.value.map(|deal| Deal { problems, ..deal }))
    }

    /// The deal of that slug.
    ///
    /// # Errors
    /// When the file is damaged.
    pub fn deal_id(&self, slug: &str) -> Result<Option<DealId>, ReadError> {
        self.ask(|connection, problems| {
            let sql = "SELECT id FROM deals WHERE slug = ?1 ORDER BY id";
            first(connection, sql, slug, |row| {
                Cells::of(row, problems).key(0).map(DealId)
            })
        })
        .map(|id| id.value)
    }
}

fn read(
    connection: &Connection,
    id: DealId,
    problems: &Problems,
) -> rusqlite::Result<Option<Deal>> {
    let mut rows = list(connection, ROW, id.0, problems, |cells| {
        Some(row(cells, id))
    })?;
    let Some(mut deal) = rows.drain(..).next() else {
        return Ok(None);
    };
    let orders = orders(connection, "deal", &deal.slug)?;
    let mut numbering = Numbering::read(connection, id.0, problems, &orders)?;
    deal.cites = SCALAR_FACTS
        .iter()
        .map(|fact| (Clean::new(fact), numbering.take(fact, 0)))
        .filter(|(_, cites)| !cites.is_empty())
        .collect();
    let numbers = &mut numbering;
    deal.parties = facts::parties(connection, id.0, problems, numbers)?;
    deal.dates = facts::dates(connection, id.0, problems, numbers)?;
    deal.values = facts::values(connection, id.0, problems, numbers)?;
    if let Some(term) = &mut deal.term {
        term.cites = numbering.take("term", 0);
    }
    let numbers = &mut numbering;
    deal.products = facts::products(connection, id.0, problems, numbers)?;
    deal.links = facts::links(connection, id.0, problems, numbers)?;
    deal.linked_from = list(connection, LINKED_FROM, id.0, problems, |cells| {
        Some(linked_from(cells))
    })?;
    let word = |cells: Cells<'_, '_>| Some(cells.needed_clean(0));
    deal.countries = list(connection, COUNTRIES, id.0, problems, word)?;
    orders.arrange("countries", &mut deal.countries, Clean::to_string);
    deal.sectors = list(connection, SECTORS, id.0, problems, word)?;
    orders.arrange("sectors", &mut deal.sectors, Clean::to_string);
    deal.identifiers = list(connection, IDENTIFIERS, id.0, problems, |cells| {
        Some(Identifier {
            scheme: cells.needed_clean(0),
            value: cells.needed_clean(1),
        })
    })?;
    deal.remarks = list(connection, REMARKS, id.0, problems, |cells| {
        Some(Remark {
            kind: cells.needed_clean(0),
            text: cells.needed_clean(1),
        })
    })?;
    if deal.links.len() + deal.linked_from.len() > 0 {
        deal.story = story::story(connection, id.0, problems)?;
    }
    give_upper_end(&mut deal);
    deal.sources = numbering.sources(connection, problems)?;
    Ok(Some(deal))
}

fn row(cells: Cells<'_, '_>, id: DealId) -> Deal {
    let slug = Clean::new(&slug_or_number(cells, 0, id.0));
    let term = Term {
        text: cells.clean(6),
        months: cells.integer(7),
        extension_months: cells.integer(8),
        break_months: cells.integer(9),
        qualifier: cells.clean(10),
        cites: Vec::new(),
    };
    let says_something = term.text.is_some()
        || term.months.is_some()
        || term.extension_months.is_some()
        || term.break_months.is_some()
        || term.qualifier.is_some();
    Deal {
        id,
        title: cells.clean(1).unwrap_or_else(|| {
            cells.odd();
            slug.clone()
        }),
        slug,
        kind: cells.needed_clean(2),
        status: cells.needed_clean(3),
        status_as_of: cells.date(4),
        summary: cells.clean(5),
        term: says_something.then_some(term),
        date: cells
            .date(11)
            .map(|date| (date, cells.clean(12).unwrap_or_default())),
        ends: cells.date(13),
        ends_max: cells.clean(14),
        value: headline_value(cells),
        parties: Vec::new(),
        dates: Vec::new(),
        values: Vec::new(),
        products: Vec::new(),
        countries: Vec::new(),
        sectors: Vec::new(),
        identifiers: Vec::new(),
        links: Vec::new(),
        linked_from: Vec::new(),
        story: Vec::new(),
        remarks: Vec::new(),
        sources: Vec::new(),
        cites: Vec::new(),
        origin: cells.clean(20).unwrap_or_default(),
        problems: 0,
    }
}

/// The headline columns as one figure; `None` where nobody says anything.
fn headline_value(cells: Cells<'_, '_>) -> Option<(Stated<Value>, Clean)> {
    let says_something = cells.as_written(15).is_some() || cells.as_written(18).is_some();
    says_something.then(|| (HEADLINE.stated(cells), cells.clean(19).unwrap_or_default()))
}

/// The headline columns have no place for the upper end of a range; the value that the headline is from has it.
fn give_upper_end(deal: &mut Deal) {
    let Some((Stated::Read(headline), kind)) = &mut deal.value else {
        return;
    };
    if headline.qualifier != Qualifier::Between {
        return;
    }
    let is_its_own = |own: &&DealValue| {
        own.kind == *kind
            && *own.rank != *"deprecated"
            && *own.scope == *"contract"
            && own.value.read().is_some_and(|value| {
                value.qualifier == Qualifier::Between
                    && value.amount == headline.amount
                    && value.currency == headline.currency
            })
    };
    let mut own = deal.values.iter().filter(is_its_own);
    let preferred = own.clone().find(|own| *own.rank == *"preferred");
    let own = preferred.or_else(|| own.next());
    headline.max = own
        .and_then(|own| own.value.read())
        .and_then(|value| value.max);
}

fn linked_from(cells: Cells<'_, '_>) -> Link {
    Link {
        kind: cells.needed_clean(0),
        end: link_end(cells, 1),
        note: cells.clean(6),
        cites: Vec::new(),
    }
}

/// The deal at the other end: its id, slug, title, date and whether it is unconfirmed stand in the columns from
/// `column` on.
fn link_end(cells: Cells<'_, '_>, column: usize) -> LinkEnd {
    let [slug, title, date, unconfirmed] = [1, 2, 3, 4].map(|step| column.saturating_add(step));
    let Some(id) = cells.integer(column) else {
        return LinkEnd::Text(Clean::default());
    };
    if cells.text(slug).is_none() && cells.text(title).is_none() {
        cells.odd();
        return LinkEnd::Missing(DealId(id));
    }
    let slug = Clean::new(&slug_or_number(cells, slug, id));
    let date = cells.date(date).map(|date| match date {
        Stated::Read(date) => Clean::new(&date.to_string()),
        Stated::AsWritten(text) => text,
    });
    LinkEnd::Deal {
        id: DealId(id),
        title: cells.clean(title).unwrap_or_else(|| slug.clone()),
        slug,
        date,
        unconfirmed: cells.integer(unconfirmed) == Some(1),
    }
}

#[cfg(test)]
mod tests;
