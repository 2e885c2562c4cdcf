//! What else is known of a deal: other figures and dates, links both ways, remarks.

use super::facts::{is_date, is_headline_value};
use super::{Class, Document, NOT_KNOWN, Piece, evidence, stated};
use crate::app::detail::Target;
use crate::deal::{Link, LinkEnd, PartialDate, Stated};

impl Document<'_> {
    pub(super) fn other_values(&mut self) {
        let deal = self.deal;
        let headline = deal.value.as_ref();
        let headline = headline.and_then(|(value, kind)| {
            deal.values
                .iter()
                .position(|said| is_headline_value(said, value, kind))
        });
        let others = deal
            .values
            .iter()
            .enumerate()
            .filter(|(n, _)| headline != Some(*n));
        for (n, (_, value)) in others.enumerate() {
            if n == 0 {
                self.heading("Other figures");
            }
            let label = self.label("value_type", &value.kind);
            let mut pieces = self.figure(&value.value);
            faded(&mut pieces, &value.rank);
            pieces.extend(evidence(&value.cites));
            self.fact(&label, &pieces, None);
            self.value_asides(value, &value.rank);
        }
    }

    pub(super) fn other_dates(&mut self) {
        let deal = self.deal;
        let place = |date: &Stated<PartialDate>, kind: &str| {
            deal.dates.iter().position(|said| is_date(said, date, kind))
        };
        let shown = [
            deal.date
                .as_ref()
                .and_then(|(date, kind)| place(date, kind)),
            deal.ends.as_ref().and_then(|ends| place(ends, "end")),
        ];
        let others = deal
            .dates
            .iter()
            .enumerate()
            .filter(|(n, _)| !shown.contains(&Some(*n)));
        for (n, (_, date)) in others.enumerate() {
            if n == 0 {
                self.heading("Other dates");
            }
            let label = self.label("date_type", &date.kind);
            let mut pieces = vec![match &date.date {
                Some(date) => Piece::new(Class::Strong, stated(date, ToString::to_string)),
                None => Piece::new(Class::Faint, NOT_KNOWN),
            }];
            faded(&mut pieces, &date.rank);
            pieces.extend(evidence(&date.cites));
            self.fact(&label, &pieces, None);
            self.date_asides(date, &date.rank);
        }
    }

    pub(super) fn links(&mut self) {
        let deal = self.deal;
        if deal.links.is_empty() && deal.linked_from.is_empty() {
            return;
        }
        self.heading("Links");
        for link in &deal.links {
            let label = self.label("link_type", &link.kind);
            self.link(&label, link);
        }
        for link in &deal.linked_from {
            let label = self.reversed(&link.kind);
            self.link(&label, link);
        }
    }

    fn link(&mut self, label: &str, link: &Link) {
        let mut pieces = match &link.end {
            LinkEnd::Deal {
                id,
                title,
                date,
                unconfirmed,
                ..
            } => {
                let date = date.as_deref().unwrap_or("date not known");
                let mut pieces = vec![
                    Piece::link(title.as_str(), Target::Deal(*id)),
                    Piece::new(Class::Faint, format!(" ({date})")),
                ];
                if *unconfirmed {
                    pieces.push(Piece::new(Class::Warning, " unconfirmed"));
                }
                pieces
            }
            LinkEnd::Missing(id) => {
                let text = format!("a deal that this file does not have (row {})", id.0);
                vec![Piece::new(Class::Faint, text)]
            }
            LinkEnd::Text(text) => vec![Piece::new(Class::Plain, text.as_str())],
        };
        pieces.extend(evidence(&link.cites));
        self.fact(label, &pieces, None);
        if let Some(note) = &link.note {
            self.aside(Class::Faint, note);
        }
    }

    /// What a link is called from its other end.
    fn reversed(&self, kind: &str) -> String {
        let reversed = match kind {
            "part_of" => "Has part",
            "call_off_of" => "Call-off",
            "subcontract_of" => "Subcontract",
            "amends" => "Amended by",
            "extends" => "Extended by",
            "supersedes" => "Superseded by",
            "settles" => "Settled by",
            "follows" => "Followed by",
            "package" | "related" => return self.label("link_type", kind),
            _ => return format!("From: {}", self.word("link_type", kind)),
        };
        reversed.to_owned()
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
