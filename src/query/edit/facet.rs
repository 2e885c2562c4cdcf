//! A clause as a facet writes it: values of one field, of which a deal must have one (or none).

use crate::deal::Day;
use crate::query::bands::{band_code, bands_of_code, bands_of_test, test_of_bands};
use crate::query::{
    CompanyReach, CompanyTest, DateRange, DateTest, Expr, FacetField, Field, Moment, State, Test,
    ValueTest,
};

/// The value of ends that have none by their nature.
const OPEN: &str = "open";
/// The value of figures that are not made public.
const UNDISCLOSED: &str = "undisclosed";

/// A facet's clause. `None` among its values stands for deals that have no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FacetClause {
    field: FacetField,
    /// True: one of the values; false: none of them.
    pub(super) include: bool,
    values: Vec<Option<String>>,
}

impl FacetClause {
    /// A clause that says nothing yet.
    pub(super) const fn empty(field: FacetField, include: bool) -> Self {
        Self {
            field,
            include,
            values: Vec::new(),
        }
    }

    /// Reads a clause; `None` where it is not one that this facet could have written.
    pub(super) fn read(field: FacetField, clause: &Expr) -> Option<Self> {
        let with = |include| {
            move |values| Self {
                field,
                include,
                values,
            }
        };
        match clause {
            Expr::Not(inner) if !is_unknown(field, clause) => {
                values_of(field, inner).map(with(false))
            }
            known if is_unknown(field, &known.clone().negated()) => Some(with(false)(vec![None])),
            clause => values_of(field, clause).map(with(true)),
        }
    }

    /// The clause as an expression; [`Expr::All`] where it has no value left.
    pub(super) fn write(&self) -> Expr {
        let field = self.field;
        let known: Vec<&str> = self.values.iter().flatten().map(String::as_str).collect();
        let mut parts = match coded(field) {
            Some(_) if known.is_empty() => Vec::new(),
            Some(coded) => {
                let values = known.into_iter().map(str::to_owned).collect();
                vec![Expr::Test(Test::Value(coded, values))]
            }
            None => known
                .into_iter()
                .filter_map(|code| test_of(field, code))
                .map(Expr::Test)
                .collect(),
        };
        if self.values.contains(&None) {
            parts.push(unknown(field));
        }
        match (parts.is_empty(), self.include) {
            (true, _) => Expr::All,
            (false, true) => Expr::any_of(parts),
            (false, false) => Expr::any_of(parts).negated(),
        }
    }

    /// The values that are known.
    pub(super) fn into_known(self) -> impl Iterator<Item = String> {
        self.values.into_iter().flatten()
    }

    /// True where the clause speaks of a value: itself, or as part of a range.
    pub(super) fn has(&self, code: Option<&str>) -> bool {
        let Some(code) = code.map(bare) else {
            return self.values.contains(&None);
        };
        let span = span(self.field, code);
        let covers = |value: &str| {
            let other = || self::span(self.field, value);
            value == code
                || span.is_some_and(|inner| {
                    other().is_some_and(|outer| outer.0 <= inner.0 && inner.1 <= outer.1)
                })
        };
        self.values.iter().flatten().any(|value| covers(value))
    }

    pub(super) fn with(mut self, code: Option<&str>) -> Self {
        if self.has(code) {
            return self;
        }
        let field = self.field;
        let mut value = code.map(|code| bare(code).to_owned());
        if let Some(mut own) = code.and_then(|code| span(field, code)) {
            // What a range has in it need not be said again; bands side by side are one span.
            let reach = i32::from(field == FacetField::Value);
            self.values.retain(|other| {
                let other = other.as_deref().and_then(|other| span(field, other));
                let Some((first, last)) = other else {
                    return true;
                };
                let inside = own.0 <= first && last <= own.1;
                let beside = reach > 0 && first <= own.1 + reach && own.0 <= last + reach;
                if beside {
                    own = (own.0.min(first), own.1.max(last));
                }
                !(inside || beside)
            });
            value = range_code(field, own.0, own.1);
        }
        self.values.push(value);
        self
    }

    /// The clause without a value; a range that has it inside leaves what is on both sides.
    pub(super) fn without(self, code: Option<&str>) -> Self {
        let field = self.field;
        let code = code.map(bare);
        let taken = code.and_then(|code| span(field, code));
        let mut values = Vec::with_capacity(self.values.len() + 1);
        for value in self.values {
            let outer = value.as_deref().and_then(|value| span(field, value));
            if value.as_deref() == code {
            } else if let (Some(outer), Some(taken)) = (outer, taken)
                && outer.0 <= taken.0
                && taken.1 <= outer.1
            {
                let sides = [(outer.0, taken.0 - 1), (taken.1 + 1, outer.1)];
                let left = sides.into_iter().filter(|(first, last)| first <= last);
                values.extend(left.map(|(first, last)| range_code(field, first, last)));
            } else {
                values.push(value);
            }
        }
        Self { values, ..self }
    }
}

/// The code of all values between two of them, both included; `None` where the facet's values have no order.
pub(super) fn between(field: FacetField, one: &str, other: &str) -> Option<String> {
    let (one, other) = (span(field, one)?, span(field, other)?);
    range_code(field, one.0.min(other.0), one.1.max(other.1))
}

/// The years, or the places of the bands, that a code stands for: from the first to the last.
fn span(field: FacetField, code: &str) -> Option<(i32, i32)> {
    match field {
        FacetField::Year | FacetField::Ends => {
            let (first, last) = code.split_once("..").unwrap_or((code, code));
            Some((first.parse().ok()?, last.parse().ok()?)).filter(|(first, last)| first <= last)
        }
        FacetField::Value => {
            let (first, last) = bands_of_code(code)?;
            Some((i32::try_from(first).ok()?, i32::try_from(last).ok()?))
        }
        _ => None,
    }
}

fn range_code(field: FacetField, first: i32, last: i32) -> Option<String> {
    match field {
        FacetField::Value => Some(band_code(
            usize::try_from(first).ok()?,
            usize::try_from(last).ok()?,
        )),
        _ if first == last => Some(format!("{first:04}")),
        _ => Some(format!("{first:04}..{last:04}")),
    }
}

/// A company's facet value is written `=slug`; the sign is not part of the slug.
fn bare(code: &str) -> &str {
    code.strip_prefix('=').unwrap_or(code)
}

/// The field of a facet whose values are codes.
const fn coded(field: FacetField) -> Option<Field> {
    match field {
        FacetField::Kind => Some(Field::Kind),
        FacetField::Status => Some(Field::Status),
        FacetField::Country => Some(Field::Country),
        FacetField::Sector => Some(Field::Sector),
        FacetField::Currency => Some(Field::Currency),
        FacetField::Standing
        | FacetField::Year
        | FacetField::Ends
        | FacetField::Value
        | FacetField::Company => None,
    }
}

/// What the deals without a value are asked for with: `no:kind`. An undisclosed value is something that is known of it.
fn unknown(field: FacetField) -> Expr {
    match field {
        FacetField::Value => Expr::Test(Test::Money(ValueTest::Unknown)),
        _ => Expr::Test(Test::Has(field.name().to_owned())).negated(),
    }
}

/// True for `no:kind`, `date:unknown`, `value:unknown`.
fn is_unknown(field: FacetField, clause: &Expr) -> bool {
    let undated = || match clause {
        Expr::Test(Test::Date(date)) => {
            date.field == field.name() && date.range == DateRange::Unknown
        }
        _ => false,
    };
    *clause == unknown(field) || undated()
}

/// The values of which one must hold.
fn values_of(field: FacetField, expr: &Expr) -> Option<Vec<Option<String>>> {
    let parts = match expr {
        Expr::Or(parts) => parts.as_slice(),
        other => std::slice::from_ref(other),
    };
    let mut values = Vec::with_capacity(parts.len());
    for part in parts {
        match part {
            unknown if is_unknown(field, unknown) => values.push(None),
            Expr::Test(Test::Value(name, codes)) if Some(*name) == coded(field) => {
                values.extend(codes.iter().cloned().map(Some));
            }
            Expr::Test(test) => values.push(Some(value_of(field, test)?)),
            _ => return None,
        }
    }
    Some(values)
}

/// The value of a facet whose values are not codes.
fn value_of(field: FacetField, test: &Test) -> Option<String> {
    match (field, test) {
        (FacetField::Year | FacetField::Ends, Test::Date(date))
            if date.field == field.name() && !date.certain =>
        {
            match date.range {
                DateRange::Open if field == FacetField::Ends => Some(OPEN.to_owned()),
                range => years_of(range),
            }
        }
        (FacetField::Value, Test::Money(ValueTest::Undisclosed)) => Some(UNDISCLOSED.to_owned()),
        (FacetField::Value, Test::Money(test)) => {
            let (first, last) = bands_of_test(test)?;
            Some(band_code(first, last))
        }
        (FacetField::Standing, Test::Is(state)) if state.is_standing() => {
            Some(state.name().to_owned())
        }
        (FacetField::Company, Test::Company(company))
            if company.role == "company" && company.reach == CompanyReach::Slug =>
        {
            Some(company.name.clone())
        }
        _ => None,
    }
}

/// The test that a value of such a facet stands for.
fn test_of(field: FacetField, code: &str) -> Option<Test> {
    let dated = |range| {
        Test::Date(DateTest {
            field: field.name().to_owned(),
            certain: false,
            range,
        })
    };
    match field {
        FacetField::Standing => State::named(code).map(Test::Is),
        FacetField::Ends if code == OPEN => Some(dated(DateRange::Open)),
        FacetField::Year | FacetField::Ends => {
            let (first, last) = span(field, code)?;
            let (first, last) = (Day::from_ymd(first, 1, 1)?, Day::from_ymd(last, 12, 31)?);
            let range = DateRange::Span(Some(Moment::Day(first)), Some(Moment::Day(last)));
            Some(dated(range))
        }
        FacetField::Value if code == UNDISCLOSED => Some(Test::Money(ValueTest::Undisclosed)),
        FacetField::Value => {
            let (first, last) = bands_of_code(code)?;
            Some(Test::Money(test_of_bands(first, last)))
        }
        FacetField::Company => Some(Test::Company(CompanyTest {
            role: "company".to_owned(),
            name: code.to_owned(),
            reach: CompanyReach::Slug,
        })),
        _ => None,
    }
}

/// The years that a range is all the days of.
fn years_of(range: DateRange) -> Option<String> {
    let DateRange::Span(Some(Moment::Day(first)), Some(Moment::Day(last))) = range else {
        return None;
    };
    match (first.ymd(), last.ymd()) {
        ((first, 1, 1), (last, 12, 31)) if first <= last => {
            range_code(FacetField::Year, first, last)
        }
        _ => None,
    }
}
