//! The lines of a profile: what each says, and what Enter on it leads to.

use crate::app::{Class, Line};
use crate::index::{CompanyRow, Row};
use crate::query::Query;

/// A line of a profile.
#[derive(Clone, Debug, PartialEq)]
pub struct ProfileLine {
    /// The part that it is in.
    pub part: Part,
    /// What it says.
    pub body: Body,
    /// What Enter leads to.
    pub goal: Option<Goal>,
}

/// The parts of a profile, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is the part of that name")]
pub enum Part {
    Head,
    Succession,
    Ending,
    Deals,
    Counterparties,
    Changes,
    Products,
    Sectors,
    Countries,
    Others,
}

/// What a line says.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// Text.
    Text(Line),
    /// The years over the deals' bars.
    Axis,
    /// A deal.
    Deal {
        /// Which.
        row: Row,
        /// With what.
        form: DealForm,
    },
}

/// What is told of a deal on its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DealForm {
    /// Its date, and when it runs as a bar.
    Bar,
    /// When it ends.
    Ends,
    /// Its date: another took its place.
    Old,
    /// Its date: it took another's place.
    New,
}

/// What Enter on a line leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum Goal {
    /// A deal.
    Deal(Row),
    /// The profile of a company.
    Company(CompanyRow),
    /// The deals that a query means.
    Lens(Query),
    /// All of a list that is cut.
    Unfold(Part),
}

impl ProfileLine {
    /// True where a part begins.
    #[must_use]
    pub fn is_heading(&self) -> bool {
        match &self.body {
            Body::Text(line) => {
                let first = line.pieces.first();
                first.is_some_and(|piece| piece.class == Class::Heading)
            }
            Body::Axis | Body::Deal { .. } => false,
        }
    }
}
