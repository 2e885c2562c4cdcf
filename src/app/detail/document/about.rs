//! Who takes part in a deal, and what it is about.

use super::{Class, Document, NOT_KNOWN, Piece, evidence, quoted};
use crate::app::detail::Target;
use crate::deal::Party;

impl Document<'_> {
    /// In the order of the code list; a role is named once.
    pub(super) fn parties(&mut self) {
        let roles = self.codes.list("role");
        let place = |party: &&Party| {
            roles
                .iter()
                .position(|role| role.code == party.role)
                .unwrap_or(roles.len())
        };
        let mut parties: Vec<&Party> = self.deal.parties.iter().collect();
        parties.sort_by_key(place);
        if parties.is_empty() {
            self.fact("Parties", &[Piece::new(Class::Faint, NOT_KNOWN)], None);
        }
        let mut last = None;
        for party in parties {
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
            pieces.extend(evidence(&party.cites));
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
        for product in &deal.products {
            if !products.is_empty() {
                products.push(Piece::new(Class::Plain, "; "));
            }
            let target = Target::Product(product.name.clone());
            products.push(Piece::link(product.name.as_str(), target));
            products.extend(evidence(&product.cites));
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
        pieces.extend(evidence(self.cites("summary")));
        self.paragraph(&pieces);
    }
}
