//! A link between two deals of one file, without its evidence: what telling who followed whom needs.

use super::record::DealId;

/// A link as the file has it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Joint {
    /// The deal that has the link.
    pub from: DealId,
    /// The deal that it leads to.
    pub to: DealId,
    /// A code of `link_type`.
    pub kind: String,
}
