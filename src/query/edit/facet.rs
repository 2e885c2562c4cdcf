//! A clause as a facet writes it: values of one field, of which a deal must have one (or none).

use crate::deal::Day;
use crate::query::{
    CompanyReach, CompanyTest, DateRange, DateTest, Expr, FacetField, Field, Moment, Test,
};

/// A facet's clause. `None` among its values stands for deals that have no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FacetClause {
    /// True: one of the values; false: none of them.
    pub(super) include: bool,
    pub(super) values: Vec<Option<String>>,
}

impl FacetClause {
    /// Reads a clause; `None` where it is not one that this facet could have written.
    pub(super) fn read(field: FacetField, clause: &Expr) -> Option<Self> {
        let with = |include| move |values| Self { include, values };
        match clause {
            Expr::Test(Test::Has(name)) if name == field.name() => Some(with(false)(vec![None])),
            Expr::Not(inner) if !is_unknown(field, clause) => {
                values_of(field, inner).map(with(false))
            }
            clause => values_of(field, clause).map(with(true)),
        }
    }

    /// The clause as an expression; [`Expr::All`] where it has no value left.
    pub(super) fn write(&self, field: FacetField) -> Expr {
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
            parts.push(Expr::Test(Test::Has(field.name().to_owned())).negated());
        }
        match (parts.is_empty(), self.include) {
            (true, _) => Expr::All,
            (false, true) => Expr::any_of(parts),
            (false, false) => Expr::any_of(parts).negated(),
        }
    }

    pub(super) fn has(&self, code: Option<&str>) -> bool {
        let code = code.map(bare);
        self.values.iter().any(|value| value.as_deref() == code)
    }

    pub(super) fn with(mut self, code: Option<&str>) -> Self {
        if !self.has(code) {
            self.values.push(code.map(|code| bare(code).to_owned()));
        }
        self
    }

    pub(super) fn without(mut self, code: Option<&str>) -> Self {
        let code = code.map(bare);
        self.values.retain(|value| value.as_deref() != code);
        self
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
        FacetField::Year | FacetField::Company => None,
    }
}

/// True for `no:kind`.
fn is_unknown(field: FacetField, clause: &Expr) -> bool {
    match clause {
        Expr::Not(inner) => {
            matches!(inner.as_ref(), Expr::Test(Test::Has(name)) if name == field.name())
        }
        _ => false,
    }
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
            Expr::Test(Test::Value(name, codes)) if Some(*name) == coded(field) => {
                values.extend(codes.iter().cloned().map(Some));
            }
            Expr::Test(test) => values.push(Some(value_of(field, test)?)),
            unknown if is_unknown(field, unknown) => values.push(None),
            _ => return None,
        }
    }
    Some(values)
}

/// The value of a facet whose values are not codes.
fn value_of(field: FacetField, test: &Test) -> Option<String> {
    match (field, test) {
        (FacetField::Year, Test::Date(date)) if date.field == "date" && !date.certain => {
            year_of(date.range)
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
    match field {
        FacetField::Year => {
            let year = code.parse().ok()?;
            let (first, last) = (Day::from_ymd(year, 1, 1)?, Day::from_ymd(year, 12, 31)?);
            Some(Test::Date(DateTest {
                field: "date".to_owned(),
                certain: false,
                range: DateRange::Span(Some(Moment::Day(first)), Some(Moment::Day(last))),
            }))
        }
        FacetField::Company => Some(Test::Company(CompanyTest {
            role: "company".to_owned(),
            name: code.to_owned(),
            reach: CompanyReach::Slug,
        })),
        _ => None,
    }
}

/// The year that a range is all the days of.
fn year_of(range: DateRange) -> Option<String> {
    let DateRange::Span(Some(Moment::Day(first)), Some(Moment::Day(last))) = range else {
        return None;
    };
    match (first.ymd(), last.ymd()) {
        ((year, 1, 1), (last_year, 12, 31)) if year == last_year => Some(format!("{year:04}")),
        _ => None,
    }
}
