//! From a deals file into the index, chunk by chunk, and selecting with what only the file can answer.

mod scanning;

use std::sync::Arc;

pub use scanning::load;

use crate::deal::Cancel;
use crate::index::{Companies, Explanation, Index, Request, Selection};
use crate::store::{DealsFile, ReadError};

/// How many of the newest deals come first.
const FIRST_PAGE: usize = 128;

/// An index that has everything but the deals.
pub struct Begun {
    /// Companies, code lists and rates.
    pub index: Index,
    /// Rows of these that could not be read as they should be.
    pub problems: usize,
    companies: Arc<Companies>,
}

/// How far the loading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// True when all deals are in the index.
    pub complete: bool,
    /// Rows left out and values that cannot be understood, so far; the deals' own are counted at the end.
    pub problems: usize,
}

/// Reads what stands apart from the deals.
///
/// # Errors
/// When the file is damaged.
pub fn begin(file: &DealsFile) -> Result<Begun, ReadError> {
    let (companies, successions) = (file.companies()?, file.successions()?);
    let (codes, rates) = (file.codes()?, file.rates()?);
    let problems = [companies.problems, successions.problems, rates.problems];
    let companies = Arc::new(Companies::new(companies.value, successions.value));
    Ok(Begun {
        index: Index::new(companies.clone(), Arc::new(codes), Arc::new(rates.value)),
        companies,
        problems: problems.into_iter().fold(0, usize::saturating_add),
    })
}

/// An index of the newest deals alone, where it takes long to read all. `None` where it does not, or the file does not tell
/// which they are.
///
/// # Errors
/// When the file is damaged.
pub fn first_page(file: &DealsFile) -> Result<Option<Index>, ReadError> {
    if file.is_in_memory() {
        return Ok(None);
    }
    let Some(newest) = file
        .newest(FIRST_PAGE)?
        .filter(|newest| newest.len() == FIRST_PAGE)
    else {
        return Ok(None);
    };
    let companies = Companies::new(file.companies_of(&newest)?.value, Vec::new());
    let (codes, rates) = (Arc::new(file.codes()?), Arc::new(file.rates()?.value));
    let index = Index::new(Arc::new(companies), codes, rates);
    let mut builder = index.chunk_builder();
    file.scan_some(&newest, &mut builder, &Cancel::default())?;
    Ok(Some(index.with(Arc::new(builder.take()))))
}

/// Selects; what only the file can answer is asked first. `None` when cancelled on the way.
///
/// # Errors
/// When the file is damaged.
pub fn select(
    index: &Index,
    file: &DealsFile,
    request: &Request,
    cancel: &Cancel,
) -> Result<Option<Selection>, ReadError> {
    let request = answered(index, file, request, cancel)?;
    Ok(request.and_then(|request| index.select(&request, cancel)))
}

/// Finds out why a query finds nothing. What only the file can answer is the same for every part of the query: it is asked
/// once. `None` when cancelled on the way.
///
/// # Errors
/// When the file is damaged.
pub fn explain(
    index: &Index,
    file: &DealsFile,
    request: &Request,
    cancel: &Cancel,
) -> Result<Option<Explanation>, ReadError> {
    let request = answered(index, file, request, cancel)?;
    Ok(request.and_then(|request| index.explain(&request, cancel)))
}

/// The request with the file's answers in it.
fn answered(
    index: &Index,
    file: &DealsFile,
    request: &Request,
    cancel: &Cancel,
) -> Result<Option<Request>, ReadError> {
    let mut request = request.clone();
    let wanted = index.lookups_of(&request.query, request.as_of.day);
    match file.lookups(&wanted, cancel, &mut |_| {}) {
        Err(error) if error.is_cancelled() => return Ok(None),
        answers => request.lookups.extend(answers?),
    }
    Ok(Some(request))
}
