//! What a field with its values asks for.

use super::complaint::Said;
use super::items::Item;
use super::{Context, amounts, codes, dates, grades, lengths, whom};
use crate::query::error::repeated;
use crate::query::lexer::Piece;
use crate::query::names::{FieldKind, field_kind, nearest_field};
use crate::query::{DateRange, DateTest, Expr, Field, QueryError, SortKey, TermTest, Test};

/// A field as it is written.
#[derive(Debug)]
pub(super) struct FieldText<'a> {
    pub(super) name: &'a Piece,
    /// `!`.
    pub(super) certain: Option<&'a Piece>,
    pub(super) operator: &'a Piece,
    pub(super) items: Vec<Item<'a>>,
}

/// What a field gives.
pub(super) enum Meaning {
    /// A condition.
    Filter(Expr),
    /// Keys of an order.
    Order(Vec<SortKey>),
}

/// Reads a field's name and values. Several values mean any of them.
pub(super) fn meaning(context: Context<'_>, field: &FieldText<'_>) -> Result<Meaning, QueryError> {
    let name = context.slice(&field.name.span);
    let Some(kind) = field_kind(name, context.codes) else {
        return Err(unknown_field(context, field));
    };
    if let (Some(certain), false) = (field.certain, matches!(kind, FieldKind::Date(_))) {
        let problem = format!("“!” says nothing about {name}");
        return Err(context.error(
            &certain.span,
            problem,
            "“!” after a date field only, as in ends!:<2027",
        ));
    }
    if let Some(missing) = field.items.iter().find(|item| item.is_missing()) {
        let written = context.slice(&missing.span);
        let problem = if written == "," {
            "a value is missing beside this comma".to_owned()
        } else {
            format!("{name}{written} has no value")
        };
        return Err(context.error(&missing.span, problem, wanted(&kind)));
    }
    let read = Reader { context, field };
    let filter = match kind {
        FieldKind::Sort => return read.each(codes::sort_key).map(Meaning::Order),
        FieldKind::Coded(field, list) => read.values(field, |context, item| {
            codes::listed(context, item, field, list)
        })?,
        FieldKind::Free(field) => read.values(field, |context, item| item.text(context))?,
        FieldKind::Country => read.values(Field::Country, codes::country)?,
        FieldKind::Currency => read.values(Field::Currency, codes::currency)?,
        FieldKind::Grade => read.any(|context, item| said(context, item, grades::grade_test))?,
        FieldKind::Company(role) => {
            read.any(|context, item| whom::company(context, item, &role))?
        }
        FieldKind::Date(name) => {
            read.any(|context, item| date(context, item, &name, field.certain.is_some()))?
        }
        FieldKind::Value => {
            read.reject_thousands()?;
            read.any(|context, item| said(context, item, amounts::value_test).map(Test::Money))?
        }
        FieldKind::Term => Expr::any_of(read.each(term)?),
        FieldKind::Link(kind) => {
            read.any(|context, item| whom::link(context, item, kind.as_deref()))?
        }
        FieldKind::Has(present) => {
            let tests = read.each(|context, item| {
                codes::knowable(context, item).map(|name| Expr::Test(Test::Has(name)))
            })?;
            Expr::any_of(if present {
                tests
            } else {
                tests.into_iter().map(Expr::negated).collect()
            })
        }
        FieldKind::Is => read.any(|context, item| codes::state(context, item).map(Test::Is))?,
    };
    Ok(Meaning::Filter(filter))
}

/// Reads the values of one field.
struct Reader<'a, 'b> {
    context: Context<'a>,
    field: &'b FieldText<'a>,
}

impl<'a> Reader<'a, '_> {
    fn each<T>(
        &self,
        read: impl Fn(Context<'a>, &Item<'a>) -> Result<T, QueryError>,
    ) -> Result<Vec<T>, QueryError> {
        self.field
            .items
            .iter()
            .map(|item| read(self.context, item))
            .collect()
    }
    fn any(
        &self,
        read: impl Fn(Context<'a>, &Item<'a>) -> Result<Test, QueryError>,
    ) -> Result<Expr, QueryError> {
        let tests = self.each(read)?;
        Ok(Expr::any_of(tests.into_iter().map(Expr::Test).collect()))
    }
    fn values(
        &self,
        field: Field,
        read: impl Fn(Context<'a>, &Item<'a>) -> Result<String, QueryError>,
    ) -> Result<Expr, QueryError> {
        let mut values: Vec<String> = Vec::new();
        for value in self.each(read)? {
            if !values.contains(&value) {
                values.push(value);
            }
        }
        Ok(Expr::Test(Test::Value(field, values)))
    }
    /// `1,500,000` would read as any of three values.
    fn reject_thousands(&self) -> Result<(), QueryError> {
        let begins_with_digit = |item: &&Item<'_>| {
            self.context
                .slice(&item.span)
                .starts_with(|letter: char| letter.is_ascii_digit())
        };
        match self.field.items.iter().skip(1).find(begins_with_digit) {
            Some(item) => Err(self.context.error(
                &(item.span.start.saturating_sub(1)..item.span.end),
                "a comma stands inside a number",
                "1500000, 1_500_000 or 1.5m",
            )),
            None => Ok(()),
        }
    }
}

fn said<T>(
    context: Context<'_>,
    item: &Item<'_>,
    read: impl Fn(&str) -> Result<T, Said>,
) -> Result<T, QueryError> {
    let text = item.plain(context)?;
    read(text).map_err(|said| context.error(&item.span, said.problem, said.expected))
}

fn date(
    context: Context<'_>,
    item: &Item<'_>,
    field: &str,
    certain: bool,
) -> Result<Test, QueryError> {
    let range = said(context, item, dates::date_range)?;
    if range == DateRange::Open && !matches!(field, "ends" | "end") {
        return Err(context.error(
            &item.span,
            format!("{field} is never open"),
            "ends:open for deals without an end",
        ));
    }
    let certain = certain && matches!(range, DateRange::Span(..));
    Ok(Test::Date(DateTest {
        field: field.to_owned(),
        certain,
        range,
    }))
}

/// `unknown` is a length as well, and the same as `no:term`.
fn term(context: Context<'_>, item: &Item<'_>) -> Result<Expr, QueryError> {
    let text = item.plain(context)?;
    if text.eq_ignore_ascii_case("unknown") {
        return Ok(Expr::Test(Test::Has("term".to_owned())).negated());
    }
    said(context, item, lengths::term_test).map(|term: TermTest| Expr::Test(Test::Term(term)))
}

fn unknown_field(context: Context<'_>, field: &FieldText<'_>) -> QueryError {
    let name = context.slice(&field.name.span);
    let operator = context.slice(&field.operator.span);
    let fields = match nearest_field(name, context.codes) {
        Some(near) => format!("{near}{operator}"),
        None => "a field such as kind: or supplier:".to_owned(),
    };
    let expected = format!("{fields}, or quotes around the whole text to search for it");
    context.error(
        &field.name.span,
        format!("{} is no field", repeated(name)),
        expected,
    )
}

/// What a field wants where nothing stands.
fn wanted(kind: &FieldKind) -> String {
    let example = match kind {
        FieldKind::Coded(Field::Kind, _) => "licence",
        FieldKind::Coded(Field::Status, _) => "in_force",
        FieldKind::Coded(..) => "ehr",
        FieldKind::Free(Field::Id) => "microsoft-isoft-2004",
        FieldKind::Free(_) => "a word or \"a phrase\"",
        FieldKind::Country => "GB",
        FieldKind::Currency => "GBP",
        FieldKind::Grade => "<=B",
        FieldKind::Company(_) => "cerner or \"NHS Digital\"",
        FieldKind::Date(_) => "2019, 2018..2020 or <18mo",
        FieldKind::Value => ">50m or £1m..£5m",
        FieldKind::Term => ">5y or 36mo",
        FieldKind::Link(_) => "a deal's id",
        FieldKind::Has(_) => "value, ends or supplier",
        FieldKind::Is => "marked, in-force or unconfirmed",
        FieldKind::Sort => "-value or date",
    };
    let prefix = if example.starts_with("a ") {
        ""
    } else {
        "a value such as "
    };
    format!("{prefix}{example} right after it, without a space")
}
