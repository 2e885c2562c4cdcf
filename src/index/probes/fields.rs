//! Fields with codes and texts, grades, terms, and what is known at all.

use super::companies::plays;
use super::text::{in_products, in_titles, matching};
use super::{Probe, Scope, any_of, rows_of};
use crate::deal::{Codes, Currency, DealId, Lookup, Needle, fold};
use crate::index::chunk::Chunk;
use crate::index::column::{Rows, Shape, all_rows, rows_where};
use crate::query::{Field, TermTest};

/// A field with one of these values.
///
/// Codes match whole, in any case; `country:GB` has `GB-ENG` in it. Products and titles match where they have the text in
/// them. `id:` is one deal's slug, else (as there is no such deal) every slug with the text in it; `id:nhs-*` is a beginning.
pub(super) fn value<'a>(field: Field, values: &[String], scope: &Scope<'a>) -> Probe<'a> {
    let codes = values.to_vec();
    match field {
        Field::Kind => Probe::new(move |chunk| chunk.kinds.rows_where(|code| is_one(&codes, code))),
        Field::Status => {
            Probe::new(move |chunk| chunk.statuses.rows_where(|code| is_one(&codes, code)))
        }
        Field::Sector => {
            Probe::new(move |chunk| chunk.sectors.rows_where(|code| is_one(&codes, code)))
        }
        Field::Country => Probe::new(move |chunk| {
            let is_meant = |code: &str| codes.iter().any(|country| is_in_country(code, country));
            chunk.countries.rows_where(is_meant)
        }),
        Field::Currency => Probe::new(move |chunk| {
            let is_meant = |currency: Currency| is_one(&codes, currency.code());
            chunk
                .values
                .rows_where(|shape| shape.currency().is_some_and(is_meant))
        }),
        Field::Title => any_needle(values, in_titles),
        Field::Product => any_needle(values, in_products),
        Field::Id => slugs(values, scope),
        Field::Source => {
            let answered = |value: &String| scope.answered(&source_lookup(value));
            any_of(values.iter().map(answered).collect())
        }
        Field::Tag => tagged(scope, |tag| is_one(&codes, tag)),
    }
}

/// What the deals file is asked for a source.
pub(super) fn source_lookup(value: &str) -> Lookup {
    Lookup::Source(Needle::new(value).folded().to_owned())
}

/// `GB` and `GB-ENG` are in `GB`.
pub(super) fn is_in_country(code: &str, country: &str) -> bool {
    let (whole, part) = code.split_once('-').unwrap_or((code, ""));
    code.eq_ignore_ascii_case(country) || (!part.is_empty() && whole.eq_ignore_ascii_case(country))
}

/// Deals whose best source is of a grade from `best` to `worst`; deals without a graded source never are.
pub(super) fn grade<'a>(best: char, worst: char) -> Probe<'a> {
    let (best, worst) = (best.to_ascii_uppercase(), worst.to_ascii_uppercase());
    Probe::new(move |chunk| {
        rows_where(chunk.evidence.iter(), |evidence| {
            evidence
                .grade()
                .is_some_and(|grade| (best..=worst).contains(&grade))
        })
    })
}

/// Deals whose first term is known and long enough, and not too long.
pub(super) fn term<'a>(test: TermTest) -> Probe<'a> {
    let (min, max) = (test.min.unwrap_or(i64::MIN), test.max.unwrap_or(i64::MAX));
    Probe::new(move |chunk| {
        chunk
            .terms
            .rows_where(|months| months.is_some_and(|months| (min..=max).contains(&months)))
    })
}

/// Deals of which a field is known.
///
/// A value is known where a source gives a figure (so `no:value` is undisclosed and not known together), a status unless
/// it is `unknown`, a date where it can be read, a company where anybody takes part, with or without a row of its own.
/// What the columns do not have the deals file answers.
pub(super) fn has<'a>(name: &str, scope: &Scope<'a>) -> Probe<'a> {
    if let Some(known) = known_in_columns(name) {
        return Probe::new(known);
    }
    if name == "tag" {
        return tagged(scope, |_| true);
    }
    if !is_in_columns(name, &scope.index.codes) {
        return scope.answered(&Lookup::Has(name.to_owned()));
    }
    let field = name.to_owned();
    Probe::new(move |chunk| {
        let roles = chunk.parties.role_words().iter();
        let hits: Vec<bool> = roles.map(|code| plays(&field, code)).collect();
        chunk.parties.rows_with_role(&hits)
    })
}

/// True for names that [`has`] answers without the deals file.
pub(super) fn is_in_columns(name: &str, codes: &Codes) -> bool {
    known_in_columns(name).is_some()
        || matches!(name, "tag" | "company" | "vendor" | "customer")
        || codes.list("role").iter().any(|role| *role.code == *name)
}

fn known_in_columns(name: &str) -> Option<fn(&Chunk) -> Rows> {
    Some(match name {
        "date" => |chunk| chunk.dates.rows_where(|_| true),
        "ends" => |chunk| chunk.ends.rows_where(|_| true),
        "ends_max" => |chunk| chunk.ends_max.rows_where(|_| true),
        "kind" => |chunk| chunk.kinds.rows_where(|code| !code.is_empty()),
        "status" => |chunk| chunk.statuses.rows_where(is_known_status),
        "country" => |chunk| chunk.countries.rows_with_any(),
        "sector" => |chunk| chunk.sectors.rows_with_any(),
        "product" => |chunk| chunk.products.rows_with_any(),
        "currency" => |chunk| chunk.values.rows_where(|shape| shape.currency().is_some()),
        "value" => |chunk| chunk.values.rows_where(Shape::has_figure),
        "term" => |chunk| chunk.terms.rows_where(Option::is_some),
        "grade" => |chunk| rows_where(chunk.evidence.iter(), |evidence| evidence.grade().is_some()),
        "id" | "title" => |chunk| all_rows(chunk.len()),
        _ => return None,
    })
}

/// A status that tells something.
pub(in crate::index) fn is_known_status(code: &str) -> bool {
    !matches!(code, "" | "unknown")
}

fn is_one(values: &[String], code: &str) -> bool {
    values.iter().any(|value| value.eq_ignore_ascii_case(code))
}

fn any_needle<'a>(values: &[String], search: fn(&Chunk, &Needle) -> Rows) -> Probe<'a> {
    let probe = |value: &String| {
        let needle = Needle::new(value);
        Probe::new(move |chunk: &Chunk| search(chunk, &needle))
    };
    any_of(values.iter().map(probe).collect())
}

fn slugs<'a>(values: &[String], scope: &Scope<'a>) -> Probe<'a> {
    let probe = |value: &String| {
        if let Some(row) = scope.index.row_of_slug(value)
            && let Some(entry) = scope.index.entry(row)
        {
            let id = entry.id();
            return Probe::new(move |chunk: &Chunk| rows_of(chunk, &[id]));
        }
        let start = value
            .strip_suffix('*')
            .map(|start| fold(start).into_owned());
        let needle = Needle::new(value);
        Probe::new(move |chunk: &Chunk| match &start {
            Some(start) => rows_where(chunk.slugs.iter(), |slug| fold(slug).starts_with(start)),
            None => matching(&chunk.slugs, &needle),
        })
    };
    any_of(values.iter().map(probe).collect())
}

fn tagged<'a>(scope: &Scope<'a>, is_meant: impl Fn(&str) -> bool) -> Probe<'a> {
    let tags = scope.request.tagged.iter();
    let ids = tags
        .filter(|(tag, _)| is_meant(tag))
        .flat_map(|(_, ids)| ids);
    let mut ids: Vec<DealId> = ids.copied().collect();
    ids.sort_unstable();
    Probe::new(move |chunk| rows_of(chunk, &ids))
}
