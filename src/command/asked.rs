//! What was asked for: query, order and columns from the command line, checked before anything is read at length.

use super::WrongUse;
use crate::cli::Choice;
use crate::deal::{Codes, Day};
use crate::export::Column;
use crate::index::AsOf;
use crate::query::{self, Expr, Query, SortKey};

/// The query of the command line, with `--sort` in place of the query's own order.
///
/// # Errors
/// When one of them cannot be read.
pub fn query(choice: &Choice, codes: &Codes) -> Result<Query, WrongUse> {
    let mut query = read(&choice.query.join(" "), codes)?;
    if let Some(sort) = &choice.sort {
        query.sort = sort_keys(sort, codes)?;
    }
    Ok(query)
}

/// The query of a text.
///
/// # Errors
/// When it cannot be read.
pub fn read(text: &str, codes: &Codes) -> Result<Query, WrongUse> {
    query::parse(text, codes).map_err(|error| WrongUse::Query {
        error,
        text: text.to_owned(),
    })
}

/// The day that `--as-of` names; today where it is not given.
///
/// # Errors
/// When it is no date.
pub fn as_of(text: Option<&str>) -> Result<AsOf, WrongUse> {
    let today = Day::today();
    let Some(text) = text else {
        return Ok(AsOf::today(today));
    };
    let moment = query::parse_moment(text)
        .map_err(|why| WrongUse::Option(format!("--as-of {text}: {why}")))?;
    let day = moment.day(today);
    Ok(AsOf { day, today })
}

fn sort_keys(sort: &str, codes: &Codes) -> Result<Vec<SortKey>, WrongUse> {
    let text = format!("sort:{sort}");
    let wrong = |why: &str| WrongUse::Option(format!("--sort {sort}: {why}"));
    match query::parse(&text, codes) {
        Ok(Query {
            filter: Expr::All,
            sort,
        }) if !sort.is_empty() => Ok(sort),
        Ok(_) => Err(wrong(
            "a field is expected, with a dash before it for the other way",
        )),
        Err(error) => Err(wrong(&format!(
            "{}, expected {}",
            error.problem, error.expected
        ))),
    }
}

/// The columns of the command line; `None` where nobody chose.
///
/// # Errors
/// When there is no column of a name, or the same twice.
pub fn columns(choice: &Choice) -> Result<Option<Vec<Column>>, WrongUse> {
    let Some(names) = &choice.columns else {
        return Ok(None);
    };
    let mut columns = Vec::new();
    for name in names {
        let column = Column::of_name(name.trim()).map_err(|error| {
            WrongUse::Option(match nearest(name, Column::ALL.map(Column::name)) {
                Some(near) => format!("--columns: there is no column {name}; did you mean {near}?"),
                None => format!("--columns: {error}"),
            })
        })?;
        if columns.contains(&column) {
            return Err(WrongUse::Option(format!(
                "--columns: {name} is named twice"
            )));
        }
        columns.push(column);
    }
    Ok(Some(columns))
}

/// The name that is nearest to a wrong one, when it is near at all.
pub fn nearest<'a>(wrong: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let allowed = (wrong.chars().count() / 3).max(1);
    names
        .into_iter()
        .map(|name| (strsim::osa_distance(wrong, name), name))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}
