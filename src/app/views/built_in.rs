//! The views that are there from the start.

use super::{View, Views};
use crate::app::Tab;

/// Name, query, tab.
const BUILT_IN: [(&str, &str, Tab); 5] = [
    (
        "Ending within 18 months",
        "ends:today..18mo -is:ended sort:ends",
        Tab::Deals,
    ),
    ("Unconfirmed claims", "is:unconfirmed", Tab::Deals),
    (
        "Microsoft's deals and partners",
        "company:microsoft",
        Tab::Deals,
    ),
    (
        "Largest disclosed",
        "has:value -is:unconfirmed sort:-value",
        Tab::Deals,
    ),
    ("New since last time", "is:new,changed", Tab::Deals),
];

impl Default for Views {
    /// Those that are there from the start.
    fn default() -> Self {
        let list = BUILT_IN.map(|(name, query, tab)| View {
            own: false,
            ..View::own(name.to_owned(), query.to_owned(), tab)
        });
        Self {
            list: list.into(),
            opened: None,
        }
    }
}
