//! What the page of sums says: each way in which figures are meant by itself, each currency by itself, and why the other
//! deals are in no sum.

use super::TotalsPage;
use crate::app::detail::{Shape, flow};
use crate::app::{Class, Line, Piece};
use crate::deal::{Amount, Currency};
use crate::index::{Counted, CurrencyTotal, Index, RangeTotal, Row, Totals};
use crate::layout::text::{counted, cut, grouped, left, right, width};

/// Columns of the numbers of deals.
const DEALS: usize = 9;
/// Columns of what the figures are.
const WORD: usize = 14;
/// Columns of a sum in short.
const SHORT: usize = 22;
/// Columns of why deals are in no sum.
const REASON: usize = 22;
/// Parts that are named; more are counted.
const PARTS: usize = 12;

/// The lines, no wider than `width`.
pub(super) fn of(page: &TotalsPage, totals: &Totals, index: &Index, width: usize) -> Vec<Line> {
    let mut text = Text {
        width,
        lines: Vec::new(),
    };
    let all = totals.pieces();
    if all.is_empty() {
        text.flowed(0, Class::Faint, "No deals, no sums");
        return text.lines;
    }
    text.flowed(0, Class::Strong, &all.join(" · "));
    text.converted(page);
    text.contracts(totals);
    text.limits(totals);
    text.left_out(totals.counted);
    text.parts(page, index);
    text.lines
}

struct Text {
    width: usize,
    lines: Vec<Line>,
}

impl Text {
    fn contracts(&mut self, totals: &Totals) {
        let all = [
            ("exact", &totals.exact),
            ("about", &totals.about),
            ("estimated", &totals.estimated),
            ("at least", &totals.at_least),
        ];
        if totals.ranges.is_empty() && all.iter().all(|(_, sums)| sums.is_empty()) {
            return;
        }
        self.heading("Contract figures, each currency by itself");
        let (first, rest) = all.split_at(2);
        for (word, sums) in first {
            self.sums(word, sums);
        }
        for (place, range) in totals.ranges.iter().enumerate() {
            let word = if place == 0 { "from – to" } else { "" };
            self.sum(word, range.deals, &range.short(), &long_range(range));
        }
        for (word, sums) in rest {
            self.sums(word, sums);
        }
    }

    fn limits(&mut self, totals: &Totals) {
        if totals.limits.is_empty() {
            return;
        }
        self.heading("Limits, never added to contracts");
        self.flowed(
            1,
            Class::Faint,
            "ceilings, sums with all options, \"up to\", and what frameworks say",
        );
        self.sums("up to", &totals.limits);
    }

    fn left_out(&mut self, totals: Counted) {
        let reasons = totals.reasons();
        if reasons.iter().all(|(deals, _)| *deals == 0) {
            return;
        }
        self.heading("In no sum");
        let why = [
            "a source says that it is not made public",
            "no source says anything of it",
            "a claim, or a deal with no source above grade E",
            "a programme's, which has other deals' figures in it; an enterprise value; a limit that is a guess",
            "the whole, or the whole of that, is here with a figure that has this one in it",
            "without a currency, or no figure that can be read",
            "not signed yet on the day",
        ];
        for ((deals, what), why) in reasons.into_iter().zip(why) {
            if deals > 0 {
                let deals = right(&grouped(deals.into()), DEALS);
                let begin = format!("{deals}  {}", left(what, REASON));
                let pieces = [Piece::new(Class::Faint, why)];
                let shape = Shape {
                    first: width(&begin),
                    indent: width(&begin),
                    width: self.width,
                };
                let mut lines = flow(&pieces, shape, None);
                if let Some(first) = lines.first_mut() {
                    let begin = Piece::new(Class::Plain, begin);
                    first.pieces.insert(0, begin);
                }
                self.lines.append(&mut lines);
            }
        }
    }

    /// The parts by name, each with its whole.
    fn parts(&mut self, page: &TotalsPage, index: &Index) {
        if page.parts.is_empty() {
            return;
        }
        self.heading("Parts, left to their wholes");
        let title = |row: Row| {
            index
                .entry(row)
                .map_or_else(String::new, |entry| entry.title())
        };
        for (part, whole) in page.parts.iter().take(PARTS) {
            let (part, whole) = (title(*part), title(*whole));
            let room = self.width.saturating_sub(2 + 4);
            let part = cut(&part, room.saturating_sub(width(&whole).min(room / 2)));
            let whole = cut(&whole, room.saturating_sub(width(&part))).into_owned();
            self.lines.push(Line {
                pieces: vec![
                    Piece::new(Class::Plain, format!("  {part}")),
                    Piece::new(Class::Faint, " in "),
                    Piece::new(Class::Plain, whole),
                ],
                ..Line::default()
            });
        }
        let more = page.parts.len().saturating_sub(PARTS);
        if more > 0 {
            let more = counted(more, "more part", "more parts");
            self.flowed(2, Class::Faint, &format!("and {more}"));
        }
    }

    fn converted(&mut self, page: &TotalsPage) {
        self.heading("In one currency");
        let Some(into) = page.into else {
            let text = "c: the exact and rounded contract figures converted, ≈, at the mean rate of each deal's own year";
            return self.flowed(1, Class::Faint, text);
        };
        match &page.converted {
            None => self.flowed(1, Class::Faint, &format!("{} …", into.code())),
            Some(converted) => self.flowed(1, Class::Strong, &converted.line()),
        }
        let text = "exact and rounded contract figures only: no limits, ranges, estimates or claims; c: the next currency";
        self.flowed(1, Class::Faint, text);
    }

    fn heading(&mut self, text: &str) {
        self.lines.push(Line::default());
        self.lines.push(Line {
            pieces: vec![Piece::new(Class::Heading, cut(text, self.width))],
            ..Line::default()
        });
    }

    fn sums(&mut self, word: &str, sums: &[CurrencyTotal]) {
        for (place, total) in sums.iter().enumerate() {
            let word = if place == 0 { word } else { "" };
            let long = long(total.currency, total.sum);
            self.sum(word, total.deals, &total.short(), &long);
        }
    }

    /// How many deals, how they are meant, the sum in short, and where there is room every digit of it.
    fn sum(&mut self, word: &str, deals: u32, short: &str, long: &str) {
        let mut pieces = vec![
            Piece::new(Class::Plain, right(&grouped(deals.into()), DEALS)),
            Piece::new(Class::Faint, format!("  {}", left(word, WORD))),
        ];
        let room = self.width.saturating_sub(DEALS + 2 + WORD);
        if width(short) <= SHORT && SHORT + width(long) < room {
            pieces.push(Piece::new(Class::Strong, left(short, SHORT)));
            pieces.push(Piece::new(Class::Plain, right(long, room - SHORT)));
        } else {
            pieces.push(Piece::new(Class::Strong, cut(short, room)));
        }
        self.lines.push(Line {
            pieces,
            ..Line::default()
        });
    }

    fn flowed(&mut self, indent: usize, class: Class, text: &str) {
        let shape = Shape {
            first: indent,
            indent,
            width: self.width,
        };
        let mut lines = flow(&[Piece::new(class, text)], shape, None);
        if let Some(first) = lines.first_mut() {
            first
                .pieces
                .insert(0, Piece::new(Class::Plain, " ".repeat(indent)));
        }
        self.lines.append(&mut lines);
    }
}

fn long(currency: Currency, sum: Option<Amount>) -> String {
    sum.map_or_else(String::new, |sum| {
        format!("{} {}", currency.code(), sum.long())
    })
}

fn long_range(range: &RangeTotal) -> String {
    match (range.low, range.high) {
        (Some(low), Some(high)) => {
            let code = range.currency.code();
            format!("{code} {}–{}", low.long(), high.long())
        }
        _ => String::new(),
    }
}
