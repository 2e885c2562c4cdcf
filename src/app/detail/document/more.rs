//! What else is known of a deal: other figures and dates, remarks.

use super::{Class, Document, NOT_KNOWN, Piece, stated};
use crate::deal::Fact;

impl Document<'_> {
    pub(super) fn other_values(&mut self) {
        let deal = self.deal;
        let headline = deal.headline_value();
        let others = deal
            .values
            .iter()
            .enumerate()
            .filter(|(n, _)| headline != Some(*n));
        for (n, (place, value)) in others.enumerate() {
            if n == 0 {
                self.heading("Other figures");
            }
            let label = self.label("value_type", &value.kind);
            let mut pieces = self.figure(&value.value);
            faded(&mut pieces, &value.rank);
            pieces.extend(self.mark(Fact::Value(place)));
            self.fact(&label, &pieces, None);
            self.value_asides(value, &value.rank);
        }
    }

    pub(super) fn other_dates(&mut self) {
        let deal = self.deal;
        let shown = [deal.headline_date(), deal.headline_end()];
        let others = deal
            .dates
            .iter()
            .enumerate()
            .filter(|(n, _)| !shown.contains(&Some(*n)));
        for (n, (place, date)) in others.enumerate() {
            if n == 0 {
                self.heading("Other dates");
            }
            let label = self.label("date_type", &date.kind);
            let mut pieces = vec![match &date.date {
                Some(date) => Piece::new(Class::Strong, stated(date, ToString::to_string)),
                None => Piece::new(Class::Faint, NOT_KNOWN),
            }];
            faded(&mut pieces, &date.rank);
            pieces.extend(self.mark(Fact::Date(place)));
            self.fact(&label, &pieces, None);
            self.date_asides(date, &date.rank);
        }
    }

    pub(super) fn remarks(&mut self) {
        let deal = self.deal;
        for (n, remark) in deal.remarks.iter().enumerate() {
            if n == 0 {
                self.heading("Remarks");
            }
            let label = self.label("remark_kind", &remark.kind);
            self.fact(
                &label,
                &[Piece::new(Class::Plain, remark.text.as_str())],
                None,
            );
        }
    }
}

/// What is deprecated does not stand out.
fn faded(pieces: &mut [Piece], rank: &str) {
    if rank == "deprecated" {
        for piece in pieces
            .iter_mut()
            .filter(|piece| piece.class == Class::Strong)
        {
            piece.class = Class::Faint;
        }
    }
}
