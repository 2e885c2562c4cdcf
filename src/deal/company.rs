//! Companies, their other names, and who became whom.

use super::date::PartialDate;
use super::record::{CompanyId, Identifier, Stated};
use super::text::Clean;

/// An organisation that is a party: vendor, hospital, health system, agency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Company {
    /// Row id in the deals file.
    pub id: CompanyId,
    /// The stable id: `cerner`.
    pub slug: Clean,
    /// The name to show.
    pub name: Clean,
    /// A code of `company_kind`.
    pub kind: Option<Clean>,
    /// ISO 3166-1 alpha-2 or ISO 3166-2.
    pub country: Option<Clean>,
    /// An editor's note.
    pub note: Option<Clean>,
    /// Its other names.
    pub aliases: Vec<Alias>,
    /// Official numbers.
    pub identifiers: Vec<Identifier>,
}

/// Another name of a company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// The name.
    pub name: Clean,
    /// A code of `alias_kind`: `former`, `abbreviation`, `legal`, `alias`, `part`, `misspelling`.
    pub kind: Clean,
}

/// One step from a company to what it became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Succession {
    /// Who it was.
    pub from: CompanyId,
    /// Who it became, or who took it over.
    pub to: CompanyId,
    /// A code of `succession_type`.
    pub kind: Clean,
    /// When.
    pub date: Option<Stated<PartialDate>>,
    /// An editor's note.
    pub note: Option<Clean>,
}
