//! A whole file, or some of its deals with all that they refer to, in the interchange format.

use std::collections::{BTreeSet, HashMap, HashSet};

use rusqlite::Connection;

use super::ReadError;
use super::cells::{Cells, Problems};
use super::meta::Counted;
use super::open::DealsFile;
use super::order::CitedSource as _;
use super::record::{arrange_numbers, list, number, orders, read};
use super::write::{Contents, Import, ImportIssue, OwnCode, citations};
use crate::deal::interchange::{Alias, Cite, Company, Document, FORMAT, Source, Succession};
use crate::deal::{Cancel, Codes, DealId};

const COMPANIES: &str =
    "SELECT id, slug, name, kind, country, note FROM companies WHERE ?1 ORDER BY id";
const ALIASES: &str = "SELECT name, kind FROM company_aliases WHERE company_id = ?1 ORDER BY name";
const NUMBERS: &str =
    "SELECT scheme, value FROM company_identifiers WHERE company_id = ?1 ORDER BY scheme, value";
const SOURCES: &str = "SELECT s.slug, s.publisher, s.title, s.edtf, s.url, s.kind, s.grade, s.language, o.slug, s.note \
     FROM sources s LEFT JOIN sources o ON o.id = s.copy_of WHERE ?1 ORDER BY s.id";
const SUCCESSIONS: &str = "SELECT s.id, f.slug, t.slug, s.type, s.edtf, s.note FROM successions s \
     LEFT JOIN companies f ON f.id = s.from_company LEFT JOIN companies t ON t.id = s.to_company \
     WHERE ?1 ORDER BY s.id";
const SUCCESSION_SOURCES: &str = "SELECT s.slug FROM succession_sources c JOIN sources s ON s.id = c.source_id \
     WHERE c.succession_id = ?1 ORDER BY c.source_id";

impl DealsFile {
    /// The file in the interchange format: all of it, or (`Some`) these deals, in this order, with the companies, their
    /// successors and the sources that they refer to.
    ///
    /// # Errors
    /// When cancelled, or when the file is damaged.
    pub fn document(
        &self,
        deals: Option<&[DealId]>,
        cancel: &Cancel,
    ) -> Result<Counted<Document>, ReadError> {
        let problems = Problems::default();
        let running = self.guard.run(Some(cancel));
        let read_all = || -> rusqlite::Result<Document> {
            let all_ids;
            let ids = if let Some(some) = deals {
                some
            } else {
                all_ids = ids_of_deals(&self.connection, &problems)?;
                &all_ids
            };
            let mut document = frame(&self.connection, &problems)?;
            for id in ids {
                running.wind_unless_cancelled()?;
                document
                    .deals
                    .extend(read(&self.connection, *id, &problems)?);
            }
            Ok(document)
        };
        let mut document = read_all().map_err(|error| self.failed(&error))?;
        if deals.is_some() {
            keep_what_deals_need(&mut document);
        }
        Ok(Counted {
            value: document,
            problems: problems.count(),
        })
    }

    /// All that is in the file, ready to be changed and written anew.
    ///
    /// # Errors
    /// When the file is damaged.
    pub fn contents(&self) -> Result<Counted<Contents>, ReadError> {
        let document = self.document(None, &Cancel::default())?;
        let rest = self.ask(|connection, problems| {
            let rows = |sql, read: fn(Cells<'_, '_>) -> Option<String>| {
                list(connection, sql, true, problems, read)
            };
            let of_catalogue = rows(
                "SELECT slug FROM deals WHERE origin = 'catalogue' AND ?1",
                |cells| cells.raw(0),
            )?;
            let version = rows(
                "SELECT value FROM meta WHERE key = 'catalogue_version' AND ?1",
                |cells| cells.raw(0),
            )?;
            Ok(Contents {
                document: Document::default(),
                of_catalogue: of_catalogue.into_iter().collect(),
                catalogue_version: version.into_iter().next(),
                codes: own_codes(connection, problems)?,
                imports: imports(connection, problems)?,
            })
        })?;
        Ok(Counted {
            problems: document.problems.saturating_add(rest.problems),
            value: Contents {
                document: document.value,
                ..rest.value
            },
        })
    }
}

fn ids_of_deals(connection: &Connection, problems: &Problems) -> rusqlite::Result<Vec<DealId>> {
    let mut ids = list(
        connection,
        "SELECT id FROM deals WHERE ?1 ORDER BY id",
        true,
        problems,
        |cells| cells.key(0).map(DealId),
    )?;
    let rows = ids.len();
    ids.dedup();
    problems.add(rows.saturating_sub(ids.len()));
    Ok(ids)
}

/// Everything but the deals.
fn frame(connection: &Connection, problems: &Problems) -> rusqlite::Result<Document> {
    let word = |key: &str| -> rusqlite::Result<String> {
        let sql = "SELECT value FROM meta WHERE key = ?1";
        let mut found = list(connection, sql, key, problems, |cells| cells.raw(0))?;
        Ok(found.pop().unwrap_or_default())
    };
    Ok(Document {
        format: FORMAT.to_owned(),
        title: word("title")?,
        as_of: word("as_of")?,
        companies: companies(connection, problems)?,
        successions: successions(connection, problems)?,
        sources: sources(connection, problems)?,
        deals: Vec::new(),
    })
}

fn companies(connection: &Connection, problems: &Problems) -> rusqlite::Result<Vec<Company>> {
    let mut companies = list(connection, COMPANIES, true, problems, |cells| {
        let company = Company {
            id: cells.needed(1).into_owned(),
            name: cells.needed(2).into_owned(),
            kind: cells.raw(3).unwrap_or_default(),
            country: cells.raw(4),
            note: cells.raw(5),
            ..Company::default()
        };
        Some((cells.key(0)?, company))
    })?;
    for (id, company) in &mut companies {
        let orders = orders(connection, "company", &company.id)?;
        company.aliases = list(connection, ALIASES, *id, problems, |cells| {
            Some(Alias {
                name: cells.needed(0).into_owned(),
                kind: cells.needed(1).into_owned(),
            })
        })?;
        orders.arrange("aliases", &mut company.aliases, |alias| alias.name.clone());
        company.identifiers = list(connection, NUMBERS, *id, problems, |cells| {
            Some(number(cells))
        })?;
        arrange_numbers(&orders, &mut company.identifiers);
    }
    Ok(companies.into_iter().map(|(_, company)| company).collect())
}

fn successions(connection: &Connection, problems: &Problems) -> rusqlite::Result<Vec<Succession>> {
    let mut successions = list(connection, SUCCESSIONS, true, problems, |cells| {
        let (Some(from), Some(to)) = (cells.raw(1), cells.raw(2)) else {
            cells.odd();
            return None;
        };
        let succession = Succession {
            from,
            to,
            kind: cells.needed(3).into_owned(),
            date: cells.raw(4),
            note: cells.raw(5),
            cite: Vec::new(),
        };
        Some((cells.key(0)?, succession))
    })?;
    for (id, succession) in &mut successions {
        succession.cite = list(connection, SUCCESSION_SOURCES, *id, problems, |cells| {
            cells.raw(0).map(Cite::Plain)
        })?;
        orders(connection, "succession", &id.to_string())?.arrange(
            "cite",
            &mut succession.cite,
            |cite| cite.source().to_owned(),
        );
    }
    Ok(successions.into_iter().map(|(_, one)| one).collect())
}

fn sources(connection: &Connection, problems: &Problems) -> rusqlite::Result<Vec<Source>> {
    list(connection, SOURCES, true, problems, |cells| {
        Some(Source {
            id: cells.needed(0).into_owned(),
            publisher: cells.raw(1),
            title: cells.raw(2),
            date: cells.raw(3),
            url: cells.raw(4),
            kind: cells.raw(5),
            grade: cells.raw(6),
            language: cells.raw(7),
            copy_of: cells.raw(8),
            note: cells.raw(9),
        })
    })
}

/// Leaves out companies that are no party, nor became one that is, and sources that nothing cites.
fn keep_what_deals_need(document: &mut Document) {
    let mut parties: HashSet<String> = HashSet::new();
    let mut sources: HashSet<String> = HashSet::new();
    for deal in &document.deals {
        parties.extend(
            deal.parties
                .iter()
                .filter_map(|party| party.company.clone()),
        );
        let cites = citations(deal).into_iter().flat_map(|(_, _, list)| list);
        sources.extend(cites.map(|cite| cite.source().to_owned()));
    }
    close_over(&mut parties, &document.successions, |one| {
        (&one.from, &one.to)
    });
    document
        .successions
        .retain(|one| parties.contains(&one.from) && parties.contains(&one.to));
    let cites = document.successions.iter().flat_map(|one| &one.cite);
    sources.extend(cites.map(|cite| cite.source().to_owned()));
    let copies: Vec<(String, String)> = document
        .sources
        .iter()
        .filter_map(|source| Some((source.id.clone(), source.copy_of.clone()?)))
        .collect();
    close_over(&mut sources, &copies, |(copy, original)| (copy, original));
    document.companies.retain(|one| parties.contains(&one.id));
    document.sources.retain(|one| sources.contains(&one.id));
}

/// Adds all that can be reached by steps from one to the next.
fn close_over<T>(
    reached: &mut HashSet<String>,
    steps: &[T],
    ends: impl Fn(&T) -> (&String, &String),
) {
    let mut next: HashMap<&str, BTreeSet<&String>> = HashMap::new();
    for step in steps {
        let (from, to) = ends(step);
        next.entry(from).or_default().insert(to);
    }
    let mut open: Vec<String> = reached.iter().cloned().collect();
    while let Some(from) = open.pop() {
        for to in next.get(from.as_str()).into_iter().flatten() {
            if reached.insert((*to).clone()) {
                open.push((*to).clone());
            }
        }
    }
}

/// Codes that the bundled lists do not have.
fn own_codes(connection: &Connection, problems: &Problems) -> rusqlite::Result<Vec<OwnCode>> {
    let bundled = Codes::bundled();
    list(
        connection,
        "SELECT list, code, label, meaning FROM codes WHERE ?1 ORDER BY list, sort, code",
        true,
        problems,
        |cells| {
            let own = OwnCode {
                list: cells.needed(0).into_owned(),
                code: cells.needed(1).into_owned(),
                label: cells.needed(2).into_owned(),
                meaning: cells.raw(3),
            };
            let known = bundled
                .list(&own.list)
                .iter()
                .any(|code| *code.code == *own.code);
            (!known).then_some(own)
        },
    )
}

fn imports(connection: &Connection, problems: &Problems) -> rusqlite::Result<Vec<Import>> {
    let mut imports = list(
        connection,
        "SELECT id, path, format, sha256, licence, at, rows_read, rows_kept FROM imports WHERE ?1 ORDER BY id",
        true,
        problems,
        |cells| {
            let import = Import {
                path: cells.needed(1).into_owned(),
                format: cells.needed(2).into_owned(),
                sha256: cells.needed(3).into_owned(),
                licence: cells.raw(4),
                at: cells.needed(5).into_owned(),
                rows_read: cells.key(6).unwrap_or_default(),
                rows_kept: cells.key(7).unwrap_or_default(),
                issues: Vec::new(),
            };
            Some((cells.key(0)?, import))
        },
    )?;
    for (id, import) in &mut imports {
        import.issues = list(
            connection,
            "SELECT line, field, severity, problem FROM import_issues WHERE import_id = ?1 ORDER BY seq",
            *id,
            problems,
            |cells| {
                Some(ImportIssue {
                    line: cells.integer(0),
                    field: cells.raw(1),
                    severity: cells.needed(2).into_owned(),
                    problem: cells.needed(3).into_owned(),
                })
            },
        )?;
    }
    Ok(imports.into_iter().map(|(_, import)| import).collect())
}
