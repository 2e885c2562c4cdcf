//! What a query says, as data.

use crate::deal::{Amount, Currency, Day};

/// A filter and an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// Which deals.
    pub filter: Expr,
    /// In which order; empty: the default, newest first.
    pub sort: Vec<SortKey>,
}

/// A filter. What [`super::parse`] gives is flat: no `And` stands in an `And`, no `Or` in an `Or`, no `Not` in a `Not`, both
/// have two members or more, and `All` stands alone. [`Expr::all_of`], [`Expr::any_of`] and [`Expr::negated`] keep it so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expr {
    /// Every deal.
    All,
    /// All of these hold.
    And(Vec<Self>),
    /// One of these holds.
    Or(Vec<Self>),
    /// This does not hold.
    Not(Box<Self>),
    /// A single test.
    Test(Test),
}

/// A single test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// A word or a quoted phrase in title, companies (with aliases), products or summary; kept as written.
    Text {
        /// The word or phrase.
        text: String,
        /// Written in quotes: word order and spaces count.
        quoted: bool,
    },
    /// `~word`: close to a word of a title, company or product.
    Fuzzy(String),
    /// `company:`, `vendor:`, `customer:` and every role code.
    Company(CompanyTest),
    /// A field whose values are codes or texts. Several values (`kind:licence,contract`) mean any of them.
    Value(Field, Vec<String>),
    /// `grade:B`, `grade:<=B` (B or better).
    Grade {
        /// The best grade allowed, `A` where nothing is said.
        best: char,
        /// The worst grade allowed.
        worst: char,
    },
    /// `date:`, `ends:` and every date type.
    Date(DateTest),
    /// `value:`.
    Money(ValueTest),
    /// `term:`.
    Term(TermTest),
    /// A link type or `linked` (any): deals with that link to the named deal.
    Link {
        /// A code of `link_type`; `None` for any.
        kind: Option<String>,
        /// The slug of the deal at the other end.
        to: String,
        /// `*`: follow the link on and on.
        chain: bool,
    },
    /// `has:field`; `no:field` is its negation. A code-like name of a field: `value`, `ends`, `signed`, `supplier`.
    Has(String),
    /// `is:marked` ...
    Is(State),
}

/// Fields whose values are codes or texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is the field of that name")]
pub enum Field {
    Kind,
    Status,
    Country,
    Sector,
    Product,
    Source,
    Currency,
    Id,
    Tag,
    Title,
}

/// What the facet rail can narrow by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each is the field of that name")]
pub enum FacetField {
    Standing,
    Kind,
    Status,
    Country,
    Sector,
    Year,
    Ends,
    Value,
    Currency,
    Company,
}

/// States that `is:` asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each is the state of that name")]
pub enum State {
    Marked,
    Disputed,
    Unconfirmed,
    Ended,
    InForce,
    NotYet,
    Unclear,
    OpenEnded,
    New,
    Changed,
}

/// A company in a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompanyTest {
    /// `company`, `vendor`, `customer` or a role code.
    pub role: String,
    /// The name, or with [`CompanyReach::Slug`] the slug.
    pub name: String,
    /// How far the name reaches.
    pub reach: CompanyReach,
}

/// How far a company's name reaches along successions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompanyReach {
    /// `cerner`: under all its names, with renamings both ways.
    Names,
    /// `cerner+`: also whoever took it over, later and later.
    Successors,
    /// `+oracle`: also whom it took over.
    Predecessors,
    /// `=cerner`: that slug alone.
    Slug,
}

/// A test of a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateTest {
    /// `date` (the headline), `ends`, or a code of `date_type`.
    pub field: String,
    /// `!`: only where certain (every possible day is inside), else where the bounds overlap.
    pub certain: bool,
    /// Which days.
    pub range: DateRange,
}

/// Days asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateRange {
    /// From one moment to another, both included; `None`: no limit on that side, and on both sides: any known date.
    Span(Option<Moment>, Option<Moment>),
    /// `unknown`: no date is known.
    Unknown,
    /// `open`: it has no end by its nature.
    Open,
}

/// A day, or one counted from today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// A calendar day (a month or year in the text has become its first or last day).
    Day(Day),
    /// Counted from today: `18mo`, `-2y`, `90d`, `today`. `<18mo` is the day before, so 18 months and -1 day.
    FromToday {
        /// Months from today.
        months: i32,
        /// Days from there.
        days: i32,
    },
}

/// A test of the headline value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueTest {
    /// From one amount to another, and with no limit at all any known figure. Without a currency it compares
    /// converted values.
    Range {
        /// The currency that both limits are in.
        currency: Option<Currency>,
        /// The least, and whether it is included.
        min: Option<(Amount, bool)>,
        /// The most, and whether it is included.
        max: Option<(Amount, bool)>,
    },
    /// A source says that it is not made public.
    Undisclosed,
    /// Nobody says.
    Unknown,
}

/// A test of the first term's length in months, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermTest {
    /// At least.
    pub min: Option<i64>,
    /// At most.
    pub max: Option<i64>,
}

/// One key of an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SortKey {
    /// A column: `date`, `ends`, `value`, `title`, `kind`, `status`, `supplier`, `buyer`, `id`, `term`, `country`, `relevance`.
    pub field: String,
    /// Which way.
    pub direction: Direction,
}

/// Which way an order runs. Unknown values come last both ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Smallest, earliest, first in the alphabet first.
    Rising,
    /// Largest, latest first.
    Falling,
}

impl FacetField {
    /// All, in the order of the rail; how deals stand is there on an as-of day.
    pub const ALL: [Self; 10] = [
        Self::Standing,
        Self::Kind,
        Self::Status,
        Self::Country,
        Self::Sector,
        Self::Year,
        Self::Ends,
        Self::Value,
        Self::Currency,
        Self::Company,
    ];
}

impl Expr {
    /// The filter that asks for all of these.
    #[must_use]
    pub fn all_of(parts: Vec<Self>) -> Self {
        let mut flat = Vec::with_capacity(parts.len());
        for part in parts {
            match part {
                Self::All => {}
                Self::And(inner) => flat.extend(inner),
                other => flat.push(other),
            }
        }
        match flat.len() {
            0 | 1 => flat.pop().unwrap_or(Self::All),
            _ => Self::And(flat),
        }
    }
    /// The filter that asks for one of these; with no parts, for nothing in particular: every deal.
    #[must_use]
    pub fn any_of(parts: Vec<Self>) -> Self {
        let mut flat = Vec::with_capacity(parts.len());
        for part in parts {
            match part {
                Self::All => return Self::All,
                Self::Or(inner) => flat.extend(inner),
                other => flat.push(other),
            }
        }
        match flat.len() {
            0 | 1 => flat.pop().unwrap_or(Self::All),
            _ => Self::Or(flat),
        }
    }
    /// The filter that asks for the opposite.
    #[must_use]
    pub fn negated(self) -> Self {
        match self {
            Self::Not(inner) => *inner,
            other => Self::Not(Box::new(other)),
        }
    }
}

impl Default for Query {
    fn default() -> Self {
        Self {
            filter: Expr::All,
            sort: Vec::new(),
        }
    }
}

impl Moment {
    /// The day meant when today is `today`.
    #[must_use]
    pub fn day(self, today: Day) -> Day {
        match self {
            Self::Day(day) => day,
            Self::FromToday { months, days } => {
                let month = today.plus_months(months);
                Day::from_number(month.number().saturating_add(days))
            }
        }
    }
}
