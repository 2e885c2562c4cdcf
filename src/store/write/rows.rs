//! The rows of a new deals file. Ids count in the order of slugs, so that the same contents give the same file.

use std::collections::HashMap;

use rusqlite::{Connection, Transaction, params};

use super::{Contents, Import, child};
use crate::deal::interchange::{Company, Source, Succession};
use crate::deal::{Bounds, Codes, cleaned};
use crate::store::order::{self, CitedSource as _, Orders};
use crate::store::schema::SCHEMA;

/// Yearly means of the ECB's euro reference rates.
const RATES: &str = include_str!("../../../assets/rates.csv");

/// Why a row cannot be written.
#[derive(Debug, thiserror::Error)]
pub(in crate::store) enum RowError {
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
    #[error("{record}: {problem}")]
    Record { record: String, problem: String },
}

impl RowError {
    pub(super) fn of(record: &str, problem: impl Into<String>) -> Self {
        Self::Record {
            record: cleaned(record).into_owned(),
            problem: problem.into(),
        }
    }
}

/// Row ids by slug.
pub(super) struct Ids<'a> {
    what: &'static str,
    by_slug: HashMap<&'a str, i64>,
}

impl<'a> Ids<'a> {
    /// Numbers slugs from 1, in their order.
    fn number(what: &'static str, slugs: impl Iterator<Item = &'a str>) -> Result<Self, RowError> {
        let mut sorted: Vec<&str> = slugs.collect();
        sorted.sort_unstable();
        let twice = sorted.iter().zip(sorted.iter().skip(1));
        if let Some((twice, _)) = twice.clone().find(|(one, next)| one == next) {
            return Err(RowError::of(
                twice,
                format!("there are two {what} of this id"),
            ));
        }
        let by_slug = sorted.into_iter().zip(1..).collect();
        Ok(Self { what, by_slug })
    }

    pub(super) fn of(&self, slug: &str) -> Result<i64, RowError> {
        self.by_slug
            .get(slug)
            .copied()
            .ok_or_else(|| RowError::of(slug, format!("is not among the {}", self.what)))
    }

    fn opt(&self, slug: Option<&str>) -> Result<Option<i64>, RowError> {
        slug.map(|slug| self.of(slug)).transpose()
    }
}

/// The ids of everything that rows refer to.
pub(super) struct AllIds<'a> {
    pub(super) companies: Ids<'a>,
    pub(super) sources: Ids<'a>,
    pub(super) deals: Ids<'a>,
}

/// Makes the tables and fills them, in one transaction.
pub(super) fn fill(connection: &mut Connection, contents: &Contents) -> Result<(), RowError> {
    connection.execute_batch(SCHEMA)?;
    connection.set_prepared_statement_cache_capacity(64);
    let transaction = connection.transaction()?;
    transaction.execute_batch("PRAGMA defer_foreign_keys = ON")?;
    let document = &contents.document;
    let ids = AllIds {
        companies: Ids::number("companies", document.companies.iter().map(|one| &*one.id))?,
        sources: Ids::number("sources", document.sources.iter().map(|one| &*one.id))?,
        deals: Ids::number("deals", document.deals.iter().map(|one| &*one.id))?,
    };
    meta(&transaction, contents)?;
    codes(&transaction, contents)?;
    rates(&transaction)?;
    for company in by_slug(&document.companies, |company| &company.id) {
        write_company(&transaction, company, &ids)?;
    }
    for source in by_slug(&document.sources, |source| &source.id) {
        write_source(&transaction, source, &ids)?;
    }
    for (succession, id) in document.successions.iter().zip(1..) {
        write_succession(&transaction, id, succession, &ids)?;
    }
    for deal in by_slug(&document.deals, |deal| &deal.id) {
        let origin = if contents.of_catalogue.contains(&deal.id) {
            "catalogue"
        } else {
            "import"
        };
        child::write_deal(&transaction, deal, origin, &ids)?;
    }
    for (import, id) in contents.imports.iter().zip(1..) {
        write_import(&transaction, id, import)?;
    }
    transaction.commit()?;
    Ok(())
}

/// In the order of ids, which is that of the tables: pages fill up one after the other.
fn by_slug<T>(records: &[T], slug: impl Fn(&T) -> &String) -> Vec<&T> {
    let mut sorted: Vec<&T> = records.iter().collect();
    sorted.sort_unstable_by(|one, other| slug(one).cmp(slug(other)));
    sorted
}

fn meta(to: &Transaction<'_>, contents: &Contents) -> Result<(), RowError> {
    let document = &contents.document;
    let rows = [
        ("title", Some(document.title.as_str())),
        ("as_of", Some(document.as_of.as_str())),
        ("catalogue_version", contents.catalogue_version.as_deref()),
        ("dealscope_version", Some(env!("CARGO_PKG_VERSION"))),
    ];
    for (key, value) in rows {
        if let Some(value) = value {
            put_meta(to, key, value)?;
        }
    }
    Ok(())
}

fn put_meta(to: &Transaction<'_>, key: &str, value: &str) -> Result<(), RowError> {
    to.prepare_cached("INSERT INTO meta (key, value) VALUES (?1, ?2)")?
        .execute([key, value])?;
    Ok(())
}

/// Keeps the order of a record's lists where the tables do not.
pub(super) fn put_orders(
    to: &Transaction<'_>,
    record: &str,
    slug: &str,
    orders: &Orders,
) -> Result<(), RowError> {
    match orders.to_json() {
        Some(json) => put_meta(to, &order::key(record, slug), &json),
        None => Ok(()),
    }
}

fn codes(to: &Transaction<'_>, contents: &Contents) -> Result<(), RowError> {
    let mut statement = to.prepare_cached(
        "INSERT OR IGNORE INTO codes (list, code, label, meaning, sort) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for (list, codes) in Codes::bundled().lists() {
        for (code, sort) in codes.iter().zip(0_i64..) {
            let meaning = code.meaning.as_deref();
            statement.execute(params![list, &*code.code, &*code.label, meaning, sort])?;
        }
    }
    for own in &contents.codes {
        statement.execute(params![own.list, own.code, own.label, own.meaning, 1000])?;
    }
    Ok(())
}

fn rates(to: &Transaction<'_>) -> Result<(), RowError> {
    let mut statement = to.prepare_cached(
        "INSERT INTO rates (year, currency, units_per_eur) VALUES (?1, ?2, CAST(?3 AS REAL))",
    )?;
    for line in RATES.lines().skip(1) {
        let mut cells = line.split(',');
        if let (Some(year), Some(currency), Some(units)) =
            (cells.next(), cells.next(), cells.next())
        {
            statement.execute([year, currency, units])?;
        }
    }
    Ok(())
}

fn write_company(
    to: &Transaction<'_>,
    company: &Company,
    ids: &AllIds<'_>,
) -> Result<(), RowError> {
    let id = ids.companies.of(&company.id)?;
    to.prepare_cached(
        "INSERT INTO companies (id, slug, name, kind, country, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![id, company.id, company.name, company.kind, company.country, company.note])?;
    for alias in &company.aliases {
        to.prepare_cached(
            "INSERT INTO company_aliases (company_id, name, kind) VALUES (?1, ?2, ?3)",
        )?
        .execute(params![id, alias.name, alias.kind])?;
    }
    for number in &company.identifiers {
        to.prepare_cached(
            "INSERT INTO company_identifiers (company_id, scheme, value) VALUES (?1, ?2, ?3)",
        )?
        .execute(params![id, number.scheme, number.value])?;
    }
    put_orders(to, "company", &company.id, &Orders::of_company(company))
}

fn write_source(to: &Transaction<'_>, source: &Source, ids: &AllIds<'_>) -> Result<(), RowError> {
    let [earliest, latest] = days(source.date.as_deref());
    to.prepare_cached(
        "INSERT INTO sources (id, slug, publisher, title, edtf, earliest, latest, url, kind, grade, language, \
         copy_of, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    )?
    .execute(params![
        ids.sources.of(&source.id)?,
        source.id,
        source.publisher,
        source.title,
        source.date,
        earliest,
        latest,
        source.url,
        source.kind,
        source.grade,
        source.language,
        ids.sources.opt(source.copy_of.as_deref())?,
        source.note,
    ])?;
    Ok(())
}

fn write_succession(
    to: &Transaction<'_>,
    id: i64,
    succession: &Succession,
    ids: &AllIds<'_>,
) -> Result<(), RowError> {
    let [earliest, latest] = days(succession.date.as_deref());
    to.prepare_cached(
        "INSERT INTO successions (id, from_company, to_company, type, edtf, earliest, latest, note) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        id,
        ids.companies.of(&succession.from)?,
        ids.companies.of(&succession.to)?,
        succession.kind,
        succession.date,
        earliest,
        latest,
        succession.note,
    ])?;
    for cite in &succession.cite {
        to.prepare_cached(
            "INSERT INTO succession_sources (succession_id, source_id) VALUES (?1, ?2)",
        )?
        .execute([id, ids.sources.of(cite.source())?])?;
    }
    put_orders(
        to,
        "succession",
        &id.to_string(),
        &Orders::of_succession(succession),
    )
}

fn write_import(to: &Transaction<'_>, id: i64, import: &Import) -> Result<(), RowError> {
    to.prepare_cached(
        "INSERT INTO imports (id, path, format, sha256, licence, at, rows_read, rows_kept) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        id,
        import.path,
        import.format,
        import.sha256,
        import.licence,
        import.at,
        import.rows_read,
        import.rows_kept,
    ])?;
    for (issue, seq) in import.issues.iter().zip(0_i64..) {
        to.prepare_cached(
            "INSERT INTO import_issues (import_id, seq, line, field, severity, problem) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![
            id,
            seq,
            issue.line,
            issue.field,
            issue.severity,
            issue.problem
        ])?;
    }
    Ok(())
}

/// The earliest and the latest day of an EDTF text, as ISO 8601 texts.
pub(super) fn days(edtf: Option<&str>) -> [Option<String>; 2] {
    let bounds = edtf.and_then(Bounds::of_edtf).unwrap_or_default();
    [bounds.earliest, bounds.latest].map(|day| day.map(|day| day.to_string()))
}
