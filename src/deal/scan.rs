//! What one pass over a deals file hands on, row by row, without a copy: the store reads it, the index keeps it.

use super::date::Bounds;
use super::record::{CompanyId, DealId};

/// The headline row of a deal, as stored: texts are not clean yet.
#[derive(Clone, Copy, Debug)]
pub struct ScannedDeal<'a> {
    /// Row id; deals come in rising order of it.
    pub id: DealId,
    /// The stable id.
    pub slug: &'a str,
    /// What it is called.
    pub title: &'a str,
    /// A code of `deal_kind`.
    pub kind: &'a str,
    /// A code of `status`.
    pub status: &'a str,
    /// The headline date.
    pub date: ScannedDate<'a>,
    /// A code of `date_type`.
    pub date_type: Option<&'a str>,
    /// The headline end date.
    pub ends: ScannedDate<'a>,
    /// A date says when it was terminated: of what is over early the end is that one, not the one that was planned.
    pub stop_dated: bool,
    /// Last possible day with every option taken.
    pub ends_max: ScannedDate<'a>,
    /// The headline value.
    pub value: Option<ScannedValue<'a>>,
    /// Length of the first term in months.
    pub term_months: Option<i64>,
}

/// A date as stored.
#[derive(Clone, Copy, Debug, Default)]
pub struct ScannedDate<'a> {
    /// The EDTF text.
    pub edtf: Option<&'a str>,
    /// The days it allows, worked out from the text; both open when it cannot be read.
    pub bounds: Bounds,
}

/// A figure as stored. `None` in its place: nobody says.
#[derive(Clone, Copy, Debug)]
pub struct ScannedValue<'a> {
    /// The integer; for `between` the lower one.
    pub amount: Option<i64>,
    /// For `between` the higher one.
    pub max: Option<i64>,
    /// The power of ten that divides both.
    pub scale: i64,
    /// ISO 4217.
    pub currency: Option<&'a str>,
    /// A code of `qualifier`.
    pub qualifier: &'a str,
    /// A code of `value_type`.
    pub kind: Option<&'a str>,
}

/// A party as stored.
#[derive(Clone, Copy, Debug)]
pub struct ScannedParty<'a> {
    /// The company, where the file knows it.
    pub company: Option<CompanyId>,
    /// The name in the source, where the file has one.
    pub name: Option<&'a str>,
    /// A code of `role`.
    pub role: &'a str,
}

/// Takes what a scan reads. For each deal: `deal` once, then its parts in any order, then `end`.
pub trait Sink {
    /// A deal begins.
    fn deal(&mut self, deal: &ScannedDeal<'_>);
    /// A party of the deal.
    fn party(&mut self, party: &ScannedParty<'_>);
    /// A product of the deal.
    fn product(&mut self, name: &str);
    /// A country of the deal.
    fn country(&mut self, code: &str);
    /// A sector of the deal.
    fn sector(&mut self, code: &str);
    /// The deal is a part of that one, whose figure may have its own in it.
    fn part_of(&mut self, whole: DealId);
    /// The best grade among the sources cited (`A` to `E`), and whether a source contradicts a fact.
    fn evidence(&mut self, best_grade: Option<char>, disputed: bool);
    /// The deal is whole.
    fn end(&mut self);
}
