//! What a sample is.

/// A deal, written down plainly.
#[derive(Clone, Debug)]
pub(crate) struct Sample {
    pub(crate) id: i64,
    pub(crate) slug: String,
    pub(crate) title: &'static str,
    pub(crate) summary: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) status: &'static str,
    pub(crate) date: Option<&'static str>,
    pub(crate) ends: Option<&'static str>,
    pub(crate) ends_max: Option<&'static str>,
    pub(crate) value: Option<SampleValue>,
    pub(crate) term: Option<i64>,
    /// A company's slug (or the name of one that the file has no row for) and a role.
    pub(crate) parties: Vec<(&'static str, &'static str)>,
    pub(crate) products: Vec<&'static str>,
    pub(crate) countries: Vec<&'static str>,
    pub(crate) sectors: Vec<&'static str>,
    pub(crate) grade: Option<char>,
    pub(crate) disputed: bool,
    /// Ids of the deals that it is a part of.
    pub(crate) wholes: Vec<i64>,
}

/// A figure as a file has it.
#[derive(Clone, Debug)]
pub(crate) struct SampleValue {
    pub(crate) amount: Option<i64>,
    pub(crate) max: Option<i64>,
    pub(crate) scale: i64,
    pub(crate) currency: Option<&'static str>,
    pub(crate) qualifier: &'static str,
    pub(crate) kind: &'static str,
}

impl Sample {
    /// A deal of which next to nothing is known.
    pub(crate) fn plain(id: i64) -> Self {
        Self {
            id,
            slug: format!("deal-{id}"),
            title: "A deal",
            summary: "",
            kind: "contract",
            status: "unknown",
            date: None,
            ends: None,
            ends_max: None,
            value: None,
            term: None,
            parties: Vec::new(),
            products: Vec::new(),
            countries: Vec::new(),
            sectors: Vec::new(),
            grade: None,
            disputed: false,
            wholes: Vec::new(),
        }
    }
}

impl SampleValue {
    /// An exact total in pounds.
    pub(crate) fn pounds(amount: i64) -> Self {
        Self {
            amount: Some(amount),
            max: None,
            scale: 0,
            currency: Some("GBP"),
            qualifier: "exact",
            kind: "total",
        }
    }
}
