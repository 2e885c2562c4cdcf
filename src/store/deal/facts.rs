//! The facts of a deal that are rows of their own: parties, dates, values, products, links.

use rusqlite::Connection;
use rusqlite::types::ValueRef;

use super::link_end;
use super::sources::Numbering;
use crate::deal::{
    Amount, Clean, CompanyId, Currency, DealDate, DealValue, Link, LinkEnd, Party, Product,
    Qualifier, Stated, Value,
};
use crate::store::cells::{Cells, Problems};
use crate::store::record::list;

const PARTIES: &str = "SELECT p.seq, p.company_id, c.slug, c.name, p.name_as_stated, p.role, p.note FROM parties p \
     LEFT JOIN companies c ON c.id = p.company_id WHERE p.deal_id = ?1 ORDER BY p.seq";
const DATES: &str = "SELECT seq, type, edtf, as_stated, derivation, rank, note FROM deal_dates \
     WHERE deal_id = ?1 ORDER BY seq";
const VALUES: &str = "SELECT seq, type, qualifier, amount, amount_min, amount_max, scale, currency, scope, price_base, \
     as_stated, rank, note FROM deal_values WHERE deal_id = ?1 ORDER BY seq";
/// The columns of [`VALUES`] that make a figure.
const FIGURE: Figure = Figure {
    qualifier: 2,
    amount: 3,
    range: Some((4, 5)),
    scale: 6,
    currency: 7,
};
const PRODUCTS: &str = "SELECT seq, name FROM deal_products WHERE deal_id = ?1 ORDER BY seq";
const LINKS: &str = "SELECT l.seq, l.type, l.to_text, l.note, l.to_deal, d.slug, d.title, d.date, (d.value_qualifier = 'unconfirmed' OR (SELECT min(s.grade) FROM citations c JOIN sources s ON s.id = c.source_id \
     WHERE c.deal_id = d.id) = 'E') FROM deal_links l \
     LEFT JOIN deals d ON d.id = l.to_deal WHERE l.deal_id = ?1 ORDER BY l.seq";

pub(super) fn parties(
    connection: &Connection,
    deal: i64,
    problems: &Problems,
    numbering: &mut Numbering,
) -> rusqlite::Result<Vec<Party>> {
    list(connection, PARTIES, deal, problems, |cells| {
        let company = cells.integer(1).map(CompanyId);
        let (now, stated) = (cells.clean(3), cells.clean(4));
        if company.is_some() && now.is_none() {
            cells.odd();
        }
        let name = now.or_else(|| stated.clone());
        let name = name.unwrap_or_else(|| {
            let missing = company.map_or(String::new(), |id| format!("company #{}, missing", id.0));
            Clean::new(&missing)
        });
        Some(Party {
            company,
            slug: cells.clean(2),
            as_stated: stated.filter(|stated| *stated != name),
            name,
            role: cells.needed_clean(5),
            note: cells.clean(6),
            cites: numbering.take("party", cells.key(0)?),
        })
    })
}

pub(super) fn dates(
    connection: &Connection,
    deal: i64,
    problems: &Problems,
    numbering: &mut Numbering,
) -> rusqlite::Result<Vec<DealDate>> {
    list(connection, DATES, deal, problems, |cells| {
        Some(DealDate {
            kind: cells.needed_clean(1),
            date: cells.date(2),
            as_stated: cells.clean(3),
            derivation: cells.clean(4),
            rank: cells.clean(5).unwrap_or_else(|| Clean::new("normal")),
            note: cells.clean(6),
            cites: numbering.take("date", cells.key(0)?),
        })
    })
}

pub(super) fn values(
    connection: &Connection,
    deal: i64,
    problems: &Problems,
    numbering: &mut Numbering,
) -> rusqlite::Result<Vec<DealValue>> {
    list(connection, VALUES, deal, problems, |cells| {
        Some(DealValue {
            kind: cells.needed_clean(1),
            value: FIGURE.stated(cells),
            scope: cells.clean(8).unwrap_or_else(|| Clean::new("contract")),
            price_base: cells.clean(9),
            as_stated: cells.clean(10),
            rank: cells.clean(11).unwrap_or_else(|| Clean::new("normal")),
            note: cells.clean(12),
            cites: numbering.take("value", cells.key(0)?),
        })
    })
}

pub(super) fn products(
    connection: &Connection,
    deal: i64,
    problems: &Problems,
    numbering: &mut Numbering,
) -> rusqlite::Result<Vec<Product>> {
    list(connection, PRODUCTS, deal, problems, |cells| {
        Some(Product {
            name: cells.needed_clean(1),
            cites: numbering.take("product", cells.key(0)?),
        })
    })
}

pub(super) fn links(
    connection: &Connection,
    deal: i64,
    problems: &Problems,
    numbering: &mut Numbering,
) -> rusqlite::Result<Vec<Link>> {
    list(connection, LINKS, deal, problems, |cells| {
        let text = cells.clean(2);
        Some(Link {
            kind: cells.needed_clean(1),
            end: match text {
                Some(text) if cells.integer(4).is_none() => LinkEnd::Text(text),
                _ => link_end(cells, 4),
            },
            note: cells.clean(3),
            cites: numbering.take("link", cells.key(0)?),
        })
    })
}

/// Where the parts of a figure stand in a row.
pub(super) struct Figure {
    pub(super) qualifier: usize,
    pub(super) amount: usize,
    /// The lower and the upper end, in tables that have them.
    pub(super) range: Option<(usize, usize)>,
    pub(super) scale: usize,
    pub(super) currency: usize,
}

impl Figure {
    /// The figure, or, where a part of it has not the right form, what is written there.
    pub(super) fn stated(&self, cells: Cells<'_, '_>) -> Stated<Value> {
        self.understood(cells).map_or_else(
            || {
                cells.odd();
                Stated::AsWritten(self.written(cells))
            },
            Stated::Read,
        )
    }

    fn understood(&self, cells: Cells<'_, '_>) -> Option<Value> {
        let whole = |column: usize| cells.value(column).as_i64_or_null().ok();
        let scale = u8::try_from(whole(self.scale)?.unwrap_or_default()).ok()?;
        let amount = |column: usize| {
            let units = whole(column)?;
            let amount = units.and_then(|units| Amount::new(units, scale));
            (amount.is_some() == units.is_some()).then_some(amount)
        };
        let (least, most) = match self.range {
            Some((least, most)) => (amount(least)?, amount(most)?),
            None => (None, None),
        };
        let currency = match cells.value(self.currency) {
            ValueRef::Null => None,
            code => Some(Currency::new(code.as_str().ok()?)?),
        };
        let qualifier = Qualifier::of_code(cells.value(self.qualifier).as_str().ok()?)?;
        Some(Value {
            qualifier,
            amount: amount(self.amount)?.or(least),
            max: most.filter(|_| qualifier == Qualifier::Between),
            currency,
        })
    }

    fn written(&self, cells: Cells<'_, '_>) -> Clean {
        let (least, most) = self.range.unzip();
        let figures = [Some(self.amount), least, most];
        let mut words: Vec<String> = figures
            .into_iter()
            .flatten()
            .chain([self.currency])
            .filter_map(|column| cells.as_written(column))
            .collect();
        match cells.as_written(self.scale) {
            Some(scale) if scale != "0" => words.push(format!("(scale {scale})")),
            _ => {}
        }
        words.extend(cells.as_written(self.qualifier));
        Clean::new(&words.join(" "))
    }
}
