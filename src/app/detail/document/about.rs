//! Who takes part in a deal, and what it is about.

use super::{Class, Document, NOT_KNOWN, Piece, quoted};
use crate::app::detail::Target;
use crate::deal::{Fact, Party};

impl Document<'_> {
    /// In the order of the code list; a role is named once.
    pub(super) fn parties(&mut self) {
        let deal = self.deal;
        let parties: Vec<(usize, &Party)> = deal.parties_by_role(self.codes).collect();
        if parties.is_empty() {
            self.fact("Parties", &[Piece::new(Class::Faint, NOT_KNOWN)], None);
        }
        let mut last = None;
        for (place, party) in parties {
            let label = if last == Some(&party.role) {
                String::new()
            } else {
                self.label("role", &party.role)
            };
            last = Some(&party.role);
            let target = party.company.map(Target::Company);
            let mut pieces = vec![match &target {
                Some(target) => Piece::link(party.name.as_str(), target.clone()),
                None => Piece::new(Class::Strong, party.name.as_str()),
            }];
            pieces.extend(self.mark(Fact::Party(place)));
            self.fact(&label, &pieces, None);
            if let Some(text) = party.as_stated.as_ref().filter(|text| **text != party.name) {
                self.aside(Class::Faint, &format!("as {}", quoted(text)));
            }
            if let Some(note) = &party.note {
                self.aside(Class::Faint, note);
            }
        }
    }

    pub(super) fn about(&mut self) {
        let deal = self.deal;
        let mut products = Vec::new();
        for (place, product) in deal.products.iter().enumerate() {
            if !products.is_empty() {
                products.push(Piece::new(Class::Plain, "; "));
            }
            let target = Target::Product(product.name.clone());
            products.push(Piece::link(product.name.as_str(), target));
            products.extend(self.mark(Fact::Product(place)));
        }
        if products.is_empty() {
            products.push(Piece::new(Class::Faint, NOT_KNOWN));
        }
        self.fact("Products", &products, None);
        let sectors = deal.sectors.iter().map(|code| self.label("sector", code));
        let sectors = sectors.collect::<Vec<_>>().join("; ");
        let sectors = if sectors.is_empty() {
            Piece::new(Class::Faint, NOT_KNOWN)
        } else {
            Piece::new(Class::Plain, sectors)
        };
        self.fact("Sectors", &[sectors], None);
        for number in &deal.identifiers {
            self.fact(
                &number.scheme,
                &[Piece::new(Class::Plain, number.value.as_str())],
                None,
            );
        }
    }

    pub(super) fn summary(&mut self) {
        let Some(summary) = &self.deal.summary else {
            return;
        };
        self.heading("Summary");
        let mut pieces = vec![Piece::new(Class::Plain, summary.as_str())];
        pieces.extend(self.mark(Fact::Summary));
        self.paragraph(&pieces);
    }
}
