//! Values that name a company or a deal, with the signs that say how far the name reaches.

use super::Context;
use super::items::Item;
use crate::query::{CompanyReach, CompanyTest, QueryError, Test};

/// `cerner`, `cerner+`, `+oracle`, `=cerner`, each in quotes as well; inside quotes the signs are part of the name.
pub(super) fn company(
    context: Context<'_>,
    item: &Item<'_>,
    role: &str,
) -> Result<Test, QueryError> {
    let marked = item.marked(context)?;
    let text = marked.text.as_str();
    let (before, name, after) = if marked.quoted {
        (marked.before, text, marked.after)
    } else {
        signs_of(text)
    };
    let reach = match (before, after) {
        ("", "") => CompanyReach::Names,
        ("", "+") => CompanyReach::Successors,
        ("+", "") => CompanyReach::Predecessors,
        ("=", "") => CompanyReach::Slug,
        ("+" | "=", "+") => {
            let expected = "one sign: name+ with its successors, +name with those before it, =id for that one alone";
            return Err(context.error(&item.span, "these signs do not go together", expected));
        }
        _ => return Err(item.misplaced_quotes(context)),
    };
    if name.trim().is_empty() {
        return Err(context.error(
            &item.span,
            "the company's name is missing",
            "a name such as cerner or \"NHS Digital\"",
        ));
    }
    Ok(Test::Company(CompanyTest {
        role: role.to_owned(),
        name: name.to_owned(),
        reach,
    }))
}

/// The sign before a name, the name, and the sign after it.
fn signs_of(text: &str) -> (&str, &str, &str) {
    let (before, rest) = match (text.strip_prefix('='), text.strip_prefix('+')) {
        (Some(rest), _) => ("=", rest),
        (None, Some(rest)) => ("+", rest),
        (None, None) => ("", text),
    };
    let (name, after) = rest
        .strip_suffix('+')
        .map_or((rest, ""), |name| (name, "+"));
    (before, name, after)
}

/// A deal's id, with `*` behind it to follow the link on and on.
pub(super) fn link(
    context: Context<'_>,
    item: &Item<'_>,
    kind: Option<&str>,
) -> Result<Test, QueryError> {
    let marked = item.marked(context)?;
    let (to, after) = match marked.text.strip_suffix('*') {
        Some(to) if !marked.quoted => (to, "*"),
        _ => (marked.text.as_str(), marked.after),
    };
    if !marked.before.is_empty() || !matches!(after, "" | "*") {
        return Err(item.misplaced_quotes(context));
    }
    if to.trim().is_empty() {
        let expected = "a deal's id, with * behind it to follow the link on and on";
        return Err(context.error(&item.span, "this names no deal", expected));
    }
    Ok(Test::Link {
        kind: kind.map(str::to_owned),
        to: to.to_owned(),
        chain: after == "*",
    })
}
