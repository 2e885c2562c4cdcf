//! What a deals file says apart from its deals: its title and date, code lists, companies, successions, rates.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use rusqlite::{Connection, Row, params_from_iter};

use super::ReadError;
use super::cells::{Cells, Problems};
use super::open::DealsFile;
use super::some::{AMONG, list};
use crate::deal::{
    Alias, Clean, Code, Codes, Company, CompanyId, Currency, DealId, Identifier, Rates, Succession,
};

/// What a deals file says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// What the set is called.
    pub title: Option<Clean>,
    /// The day that the set tells of, as ISO 8601 text.
    pub as_of: Option<Clean>,
    /// The `as_of` of the bundled catalogue that went into it.
    pub catalogue_version: Option<Clean>,
    /// How many rows the table of deals has; not counted in a large file.
    pub deals: Option<usize>,
}

/// Something read, and how many rows and values of it could not be.
#[derive(Clone, Debug)]
pub struct Counted<T> {
    /// What was read.
    pub value: T,
    /// Rows left out and values shown as written.
    pub problems: usize,
}

impl DealsFile {
    /// What the file says of itself.
    ///
    /// # Errors
    /// When the file is damaged.
    pub fn meta(&self) -> Result<Meta, ReadError> {
        self.ask(|connection, problems| {
            let word = |key: &str| -> rusqlite::Result<Option<Clean>> {
                first(
                    connection,
                    "SELECT value FROM meta WHERE key = ?1",
                    key,
                    |row| Cells::of(row, problems).clean(0),
                )
            };
            let deals = self.is_in_memory().then(|| count(connection)).transpose()?;
            Ok(Meta {
                title: word("title")?,
                as_of: word("as_of")?,
                catalogue_version: word("catalogue_version")?,
                deals,
            })
        })
        .map(|meta| meta.value)
    }

    /// How many rows the table of deals has: in a large file this takes a while.
    ///
    /// # Errors
    /// When the file is damaged.
    pub fn count(&self) -> Result<usize, ReadError> {
        self.ask(|connection, _| count(connection))
            .map(|counted| counted.value)
    }

    /// The code lists; a list that the file does not have is the bundled one.
    ///
    /// # Errors
    /// When the file is damaged.
    pub fn codes(&self) -> Result<Codes, ReadError> {
        let own = self.ask(|connection, problems| {
            let mut codes = Codes::default();
            each(
                connection,
                "SELECT list, code, label, meaning FROM codes ORDER BY list, sort, code",
                |row| {
                    let cells = Cells::of(row, problems);
                    let code = Code {
                        code: cells.needed_clean(1),
                        label: cells.needed_clean(2),
                        meaning: cells.clean(3),
                    };
                    codes.push(&cells.needed_clean(0), code);
                },
            )?;
            Ok(codes)
        })?;
        let mut codes = own.value;
        for (list, bundled) in Codes::bundled().lists() {
            if codes.list(list).is_empty() {
                for code in bundled {
                    codes.push(list, code.clone());
                }
            }
        }
        Ok(codes)
    }

    /// The companies, with their other names and numbers, in order of row id. Of several with one id the first counts.
    ///
    /// # Errors
    /// When the file is damaged.
    pub fn companies(&self) -> Result<Counted<Vec<Company>>, ReadError> {
        self.companies_among(None)
    }

    /// The same of those that take part in some deals.
    ///
    /// # Errors
    /// When the file is damaged.
    pub fn companies_of(&self, deals: &[DealId]) -> Result<Counted<Vec<Company>>, ReadError> {
        self.companies_among(Some(deals))
    }

    fn companies_among(
        &self,
        deals: Option<&[DealId]>,
    ) -> Result<Counted<Vec<Company>>, ReadError> {
        let deals = deals.map(list);
        let among = |column: &str| match &deals {
            None => String::new(),
            Some(_) => {
                format!("WHERE {column} IN (SELECT company_id FROM parties WHERE deal_id {AMONG})")
            }
        };
        self.ask(|connection, problems| {
            let mut places = HashMap::new();
            let mut companies: Vec<Company> = Vec::new();
            let sql = format!(
                "SELECT id, slug, name, kind, country, note FROM companies {} ORDER BY id",
                among("id")
            );
            each_of(connection, &sql, deals.as_deref(), |row| {
                let Some(company) = company(Cells::of(row, problems)) else {
                    return;
                };
                match places.entry(company.id) {
                    Entry::Occupied(_) => problems.add(1),
                    Entry::Vacant(free) => {
                        free.insert(companies.len());
                        companies.push(company);
                    }
                }
            })?;
            let mut of = |row: &Row<'_>, add: &mut dyn FnMut(&mut Company, Cells<'_, '_>)| {
                let cells = Cells::of(row, problems);
                let place = cells.key(0).and_then(|id| places.get(&CompanyId(id)));
                match place.and_then(|place| companies.get_mut(*place)) {
                    Some(company) => add(company, cells),
                    None => problems.add(1),
                }
            };
            let sql = format!(
                "SELECT company_id, name, kind FROM company_aliases {} ORDER BY company_id, name",
                among("company_id")
            );
            each_of(connection, &sql, deals.as_deref(), |row| {
                of(row, &mut |company, cells| {
                    company.aliases.push(Alias {
                        name: cells.needed_clean(1),
                        kind: cells.needed_clean(2),
                    });
                });
            })?;
            let sql = format!(
                "SELECT company_id, scheme, value FROM company_identifiers {} \
                 ORDER BY company_id, scheme, value",
                among("company_id")
            );
            each_of(connection, &sql, deals.as_deref(), |row| {
                of(row, &mut |company, cells| {
                    company.identifiers.push(Identifier {
                        scheme: cells.needed_clean(1),
                        value: cells.needed_clean(2),
                    });
                });
            })?;
            companies.shrink_to_fit();
            for company in &mut companies {
                company.aliases.shrink_to_fit();
                company.identifiers.shrink_to_fit();
            }
            Ok(companies)
        })
    }

    /// Who became whom, in order of row id.
    ///
    /// # Errors
    /// When the file is damaged.
    pub fn successions(&self) -> Result<Counted<Vec<Succession>>, ReadError> {
        self.ask(|connection, problems| {
            let mut successions = Vec::new();
            each(
                connection,
                "SELECT from_company, to_company, type, edtf, note FROM successions ORDER BY id",
                |row| {
                    let cells = Cells::of(row, problems);
                    if let (Some(from), Some(to)) = (cells.key(0), cells.key(1)) {
                        successions.push(Succession {
                            from: CompanyId(from),
                            to: CompanyId(to),
                            kind: cells.needed_clean(2),
                            date: cells.date(3),
                            note: cells.clean(4),
                        });
                    }
                },
            )?;
            Ok(successions)
        })
    }

    /// The exchange rates.
    ///
    /// # Errors
    /// When the file is damaged.
    pub fn rates(&self) -> Result<Counted<Rates>, ReadError> {
        self.ask(|connection, problems| {
            let mut rates = Rates::default();
            each(
                connection,
                "SELECT year, currency, units_per_eur FROM rates",
                |row| match rate(Cells::of(row, problems)) {
                    Some((year, currency, units)) => rates.insert(year, currency, units),
                    None => problems.add(1),
                },
            )?;
            Ok(rates)
        })
    }

    /// Runs a question under the guard's clock, and counts what it cannot read.
    pub(super) fn ask<T>(
        &self,
        question: impl FnOnce(&Connection, &Problems) -> rusqlite::Result<T>,
    ) -> Result<Counted<T>, ReadError> {
        let problems = Problems::default();
        let _running = self.guard.run(None);
        question(&self.connection, &problems)
            .map(|value| Counted {
                value,
                problems: problems.count(),
            })
            .map_err(|error| self.failed(&error))
    }
}

fn company(cells: Cells<'_, '_>) -> Option<Company> {
    Some(Company {
        id: CompanyId(cells.key(0)?),
        slug: cells.needed_clean(1),
        name: cells.needed_clean(2),
        kind: cells.clean(3),
        country: cells.clean(4),
        note: cells.clean(5),
        aliases: Vec::new(),
        identifiers: Vec::new(),
    })
}

fn rate(cells: Cells<'_, '_>) -> Option<(i32, Currency, f64)> {
    let year = i32::try_from(cells.integer(0)?).ok()?;
    let currency = Currency::new(&cells.text(1)?)?;
    let units = cells.value(2).as_f64().ok().filter(|units| *units > 0.0)?;
    Some((year, currency, units))
}

/// Calls `take` for each row of a query without parameters.
pub(super) fn each(
    connection: &Connection,
    sql: &str,
    take: impl FnMut(&Row<'_>),
) -> rusqlite::Result<()> {
    each_of(connection, sql, None, take)
}

/// The same for a query that may have a parameter.
pub(super) fn each_of(
    connection: &Connection,
    sql: &str,
    parameter: Option<&str>,
    mut take: impl FnMut(&Row<'_>),
) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params_from_iter(parameter))?;
    while let Some(row) = rows.next()? {
        take(row);
    }
    Ok(())
}

fn count(connection: &Connection) -> rusqlite::Result<usize> {
    let count: i64 = connection.query_row("SELECT count(*) FROM deals", [], |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or_default())
}

/// What `read` makes of the first row that a query with one parameter gives; `None` where there is none.
pub(super) fn first<T>(
    connection: &Connection,
    sql: &str,
    key: impl rusqlite::ToSql,
    read: impl FnOnce(&Row<'_>) -> Option<T>,
) -> rusqlite::Result<Option<T>> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([key])?;
    Ok(rows.next()?.and_then(read))
}
