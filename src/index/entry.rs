//! One deal's columns, for drawing a row and writing a line.

use crate::deal::{Amount, Bounds, Clean, CompanyId, DealId, PartialDate, Side, Stated, Value};

/// A deal in the index.
#[derive(Clone, Copy)]
pub struct Entry<'a> {
    _chunk: &'a super::Chunk,
}

/// A party's name and role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartyName<'a> {
    /// The company, where the file knows it.
    pub company: Option<CompanyId>,
    /// The company's name now, else the name as stated.
    pub name: &'a str,
    /// A code of `role`.
    pub role: &'a str,
}

#[allow(missing_docs, clippy::missing_errors_doc, reason = "sketch")]
impl<'a> Entry<'a> {
    pub fn id(&self) -> DealId {
        todo!()
    }
    pub fn slug(&self) -> &'a str {
        todo!()
    }
    pub fn title(&self) -> &'a str {
        todo!()
    }
    pub fn kind(&self) -> &'a str {
        todo!()
    }
    pub fn status(&self) -> &'a str {
        todo!()
    }
    pub fn date(&self) -> Option<Stated<PartialDate>> {
        todo!()
    }
    pub fn date_bounds(&self) -> Bounds {
        todo!()
    }
    pub fn date_type(&self) -> Option<&'a str> {
        todo!()
    }
    pub fn ends(&self) -> Option<Stated<PartialDate>> {
        todo!()
    }
    pub fn ends_bounds(&self) -> Bounds {
        todo!()
    }
    pub fn ends_max(&self) -> Option<Stated<PartialDate>> {
        todo!()
    }
    /// The headline figure and its type.
    pub fn value(&self) -> Option<(Stated<Value>, &'a str)> {
        todo!()
    }
    pub fn term_months(&self) -> Option<i64> {
        todo!()
    }
    pub fn parties(&self) -> impl Iterator<Item = PartyName<'a>> {
        std::iter::empty()
    }
    /// Names on one side, in the file's order.
    pub fn side(&self, side: Side) -> impl Iterator<Item = &'a str> {
        let _ = side;
        std::iter::empty()
    }
    pub fn products(&self) -> impl Iterator<Item = &'a str> {
        std::iter::empty()
    }
    pub fn countries(&self) -> impl Iterator<Item = &'a str> {
        std::iter::empty()
    }
    pub fn sectors(&self) -> impl Iterator<Item = &'a str> {
        std::iter::empty()
    }
    /// The best grade among its sources, `A` to `E`.
    pub fn best_grade(&self) -> Option<char> {
        todo!()
    }
    /// True when its best grade is E or its headline value is unconfirmed: shown as such wherever it is shown.
    pub fn is_unconfirmed(&self) -> bool {
        todo!()
    }
    /// True when a source contradicts one of its facts.
    pub fn is_disputed(&self) -> bool {
        todo!()
    }
}

#[allow(dead_code, reason = "sketch")]
type Unused = (Amount, Clean);
