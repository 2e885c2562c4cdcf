//! One deal with all that is known of it, for people: every text clean, every fact with its citations.

use std::fmt;

use super::date::PartialDate;
use super::money::Value;
use super::text::Clean;

/// Row id of a deal in its deals file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DealId(pub i64);

/// Row id of a company in its deals file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CompanyId(pub i64);

/// Row id of a source in its deals file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub i64);

/// Something a file says: understood, or, where it is not of the right form, as it is written there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stated<T> {
    /// Understood.
    Read(T),
    /// Not understood; shown as written, never counted or drawn.
    AsWritten(Clean),
}

/// Which side of a deal a role stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// `supplier`, `prime_contractor`, `subcontractor`, `reseller`.
    Vendor,
    /// `buyer`, `beneficiary`, `manager`.
    Customer,
    /// Every other role.
    Other,
}

/// An agreement.
#[derive(Clone, Debug, PartialEq)]
pub struct Deal {
    /// Row id.
    pub id: DealId,
    /// The stable id: `microsoft-isoft-2004`.
    pub slug: Clean,
    /// What it is called.
    pub title: Clean,
    /// A code of `deal_kind`.
    pub kind: Clean,
    /// A code of `status`.
    pub status: Clean,
    /// How far the status reaches.
    pub status_as_of: Option<Stated<PartialDate>>,
    /// What it is about, in a few sentences.
    pub summary: Option<Clean>,
    /// How long it runs.
    pub term: Option<Term>,
    /// The one date that lists show, and its type (a code of `date_type`).
    pub date: Option<(Stated<PartialDate>, Clean)>,
    /// The one end date that lists show.
    pub ends: Option<Stated<PartialDate>>,
    /// The last possible day with every option taken, as ISO 8601 text.
    pub ends_max: Option<Clean>,
    /// The one figure that lists show, and its type (a code of `value_type`).
    pub value: Option<(Stated<Value>, Clean)>,
    /// Who takes part.
    pub parties: Vec<Party>,
    /// Every date that a source gives.
    pub dates: Vec<DealDate>,
    /// Every figure that a source gives.
    pub values: Vec<DealValue>,
    /// What is bought or used.
    pub products: Vec<Product>,
    /// ISO 3166-1 alpha-2 or ISO 3166-2.
    pub countries: Vec<Clean>,
    /// Codes of `sector`.
    pub sectors: Vec<Clean>,
    /// Official numbers.
    pub identifiers: Vec<Identifier>,
    /// Links to other deals.
    pub links: Vec<Link>,
    /// Links of other deals to this one.
    pub linked_from: Vec<Link>,
    /// The deals that lead to this one and on from it, this one among them, along time; empty where there is no other.
    pub story: Vec<Chapter>,
    /// What is not known, in conflict, left out.
    pub remarks: Vec<Remark>,
    /// The sources cited; a citation's number is the place in this list, from 1.
    pub sources: Vec<Source>,
    /// Citations of the scalar facts: title, kind, status, summary, countries.
    pub cites: Vec<(Clean, Vec<Citation>)>,
    /// `catalogue` or `import`.
    pub origin: Clean,
    /// Rows of this deal that could not be read.
    pub problems: usize,
}

/// How long a deal runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// In the source's words.
    pub text: Option<Clean>,
    /// The first term.
    pub months: Option<i64>,
    /// What options may add.
    pub extension_months: Option<i64>,
    /// When it may first be left.
    pub break_months: Option<i64>,
    /// A code of `qualifier`.
    pub qualifier: Option<Clean>,
    /// Who says so.
    pub cites: Vec<Citation>,
}

/// A company in a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// The company, where the file knows it.
    pub company: Option<CompanyId>,
    /// Its slug, where the file knows the company.
    pub slug: Option<Clean>,
    /// The company's name now, or the name as stated.
    pub name: Clean,
    /// The name in the source, where it differs.
    pub as_stated: Option<Clean>,
    /// A code of `role`.
    pub role: Clean,
    /// An editor's note.
    pub note: Option<Clean>,
    /// Who says so.
    pub cites: Vec<Citation>,
}

/// A date of a deal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DealDate {
    /// A code of `date_type`.
    pub kind: Clean,
    /// The date, where one is known.
    pub date: Option<Stated<PartialDate>>,
    /// In the source's words.
    pub as_stated: Option<Clean>,
    /// How it was worked out.
    pub derivation: Option<Clean>,
    /// A code of `rank`.
    pub rank: Clean,
    /// An editor's note.
    pub note: Option<Clean>,
    /// Who says so.
    pub cites: Vec<Citation>,
}

/// A figure of a deal.
#[derive(Clone, Debug, PartialEq)]
pub struct DealValue {
    /// A code of `value_type`.
    pub kind: Clean,
    /// The figure.
    pub value: Stated<Value>,
    /// A code of `scope`; `contract` where nothing is said.
    pub scope: Clean,
    /// The prices' year or basis.
    pub price_base: Option<Clean>,
    /// In the source's words.
    pub as_stated: Option<Clean>,
    /// A code of `rank`.
    pub rank: Clean,
    /// An editor's note.
    pub note: Option<Clean>,
    /// Who says so.
    pub cites: Vec<Citation>,
}

/// What is bought or used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Product {
    /// Its name.
    pub name: Clean,
    /// Who says so.
    pub cites: Vec<Citation>,
}

/// An official number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identifier {
    /// Whose number it is: `ocid`, `GB-COH` ...
    pub scheme: Clean,
    /// The number.
    pub value: Clean,
}

/// A link between deals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// A code of `link_type`.
    pub kind: Clean,
    /// The other end.
    pub end: LinkEnd,
    /// An editor's note.
    pub note: Option<Clean>,
    /// Who says so.
    pub cites: Vec<Citation>,
}

/// A deal in a story of deals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// Row id.
    pub id: DealId,
    /// The stable id.
    pub slug: Clean,
    /// What it is called.
    pub title: Clean,
    /// A code of `deal_kind`.
    pub kind: Clean,
    /// The first year that its headline date may mean.
    pub year: Option<i32>,
    /// True when its best grade is E or its headline value is unconfirmed.
    pub unconfirmed: bool,
}

/// What a link leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkEnd {
    /// A deal of this file.
    Deal {
        /// Row id.
        id: DealId,
        /// The stable id.
        slug: Clean,
        /// What it is called.
        title: Clean,
        /// Its headline date, for people.
        date: Option<Clean>,
        /// True when its best grade is E or its headline value is unconfirmed.
        unconfirmed: bool,
    },
    /// A deal that the file names and does not have.
    Missing(DealId),
    /// Words only.
    Text(Clean),
}

impl LinkEnd {
    /// What it leads to, in words; a claim is said to be one.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Deal {
                title,
                date,
                unconfirmed,
                ..
            } => {
                let date = date.as_deref().unwrap_or("date not known");
                let doubt = if *unconfirmed { " unconfirmed" } else { "" };
                format!("{title} ({date}){doubt}")
            }
            Self::Missing(id) => format!("a deal that this file does not have (row {})", id.0),
            Self::Text(text) => text.to_string(),
        }
    }
}

/// A remark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// A code of `remark_kind`.
    pub kind: Clean,
    /// What it says.
    pub text: Clean,
}

/// Where a fact is from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Row id.
    pub id: SourceId,
    /// The stable id.
    pub slug: Clean,
    /// Who published it.
    pub publisher: Option<Clean>,
    /// What it is called.
    pub title: Option<Clean>,
    /// When it was published.
    pub date: Option<Stated<PartialDate>>,
    /// Where it is.
    pub url: Option<Clean>,
    /// A code of `source_kind`.
    pub kind: Option<Clean>,
    /// `A` (official record) to `E` (unconfirmed).
    pub grade: Option<Clean>,
    /// ISO 639-1.
    pub language: Option<Clean>,
    /// The slug of the source whose text this one repeats: a copy is not a second witness.
    pub copy_of: Option<Clean>,
    /// An editor's note.
    pub note: Option<Clean>,
}

/// What a source says of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stance {
    /// States it.
    Supports,
    /// Says otherwise.
    Contradicts,
    /// Touches it.
    Mentions,
}

/// A source's word on a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// Place in the deal's list of sources, from 0; people see it from 1.
    pub source: usize,
    /// What the source says of the fact.
    pub stance: Stance,
    /// Where in the source.
    pub locator: Option<Clean>,
    /// An editor's note.
    pub note: Option<Clean>,
}

impl Side {
    /// The side of a role code.
    #[must_use]
    pub fn of_role(role: &str) -> Self {
        match role {
            "supplier" | "prime_contractor" | "subcontractor" | "reseller" => Self::Vendor,
            "buyer" | "beneficiary" | "manager" => Self::Customer,
            _ => Self::Other,
        }
    }
}

impl<T: fmt::Display> fmt::Display for Stated<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(value) => value.fmt(f),
            Self::AsWritten(text) => text.fmt(f),
        }
    }
}

impl<T> Stated<T> {
    /// What was understood.
    pub const fn read(&self) -> Option<&T> {
        match self {
            Self::Read(value) => Some(value),
            Self::AsWritten(_) => None,
        }
    }
}
