//! The links of the deal under the cursor, once it is read: told in a line, and marked at the rows of the other ends.

use crate::app::App;
use crate::app::detail::reversed_link;
use crate::deal::{Codes, DealId, LinkEnd};

/// A link of the deal under the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked {
    /// A code of `link_type`.
    pub kind: String,
    /// Which way it leads.
    pub way: Way,
    /// The other deal, where the file has it.
    pub deal: Option<DealId>,
    /// Its id for people, or what a source says.
    pub text: String,
}

/// Which way a link leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// From the deal under the cursor.
    To,
    /// To it.
    From,
}

impl App {
    /// The links of the deal under the cursor; `None` while it is not read.
    #[must_use]
    pub fn links(&self) -> Option<Vec<Linked>> {
        let deal = self
            .detail
            .deal()
            .filter(|deal| Some(deal.id) == self.current)?;
        let ways = [(Way::To, &deal.links), (Way::From, &deal.linked_from)];
        let all = ways.into_iter().flat_map(|(way, links)| {
            links.iter().map(move |link| {
                let (deal, text) = match &link.end {
                    LinkEnd::Deal { id, slug, .. } => (Some(*id), slug.to_string()),
                    LinkEnd::Missing(_) => (None, "a deal that this file does not have".to_owned()),
                    LinkEnd::Text(text) => (None, text.to_string()),
                };
                Linked {
                    kind: link.kind.to_string(),
                    way,
                    deal,
                    text,
                }
            })
        });
        Some(all.collect())
    }
}

impl Linked {
    /// What the link is called from the deal under the cursor: `extends`, `extended by`.
    #[must_use]
    pub fn label(&self, codes: &Codes) -> String {
        let own = codes.label("link_type", &self.kind);
        let from = (self.way == Way::From).then(|| reversed_link(&self.kind));
        from.flatten().unwrap_or(own).to_lowercase()
    }
}
