//! A deal as lines for reading: every fact with its evidence numbers, broken to a width. Classes, not colours.

mod about;
mod facts;
mod more;
mod sources;
#[cfg(test)]
mod tests;

use super::Target;
use super::flow::{JOINT, Shape, flow};
use crate::deal::{Citation, Clean, Codes, Deal, Stance, Stated};
use crate::layout::text::{split, width};

/// What a piece of text is, for the theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Running text.
    Plain,
    /// Name of a field.
    Label,
    /// A figure, date or name that matters.
    Strong,
    /// Less important, or not known.
    Faint,
    /// Number of a source.
    Evidence,
    /// Unconfirmed, disputed.
    Warning,
    /// Leads somewhere.
    Link,
    /// Heading of a part.
    Heading,
}

/// Text of one class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it says.
    pub text: String,
    /// What it is.
    pub class: Class,
    /// What Enter on it leads to.
    pub target: Option<Target>,
}

/// A line of the detail.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Its text.
    pub pieces: Vec<Piece>,
    /// What Enter leads to anywhere on it.
    pub target: Option<Target>,
}

impl Line {
    /// The byte of its text that is drawn in a column.
    #[must_use]
    pub fn byte_at(&self, column: u16) -> usize {
        let texts = self.pieces.iter().map(|piece| piece.text.as_str());
        let text: String = texts.collect();
        split(&text, usize::from(column)).0.len()
    }
}

/// The lines of a deal.
#[must_use]
pub fn lines(deal: &Deal, codes: &Codes, width: usize) -> Vec<Line> {
    let mut document = Document {
        deal,
        codes,
        width: width.max(1),
        label: (width * 3 / 10).clamp(10, 18),
        lines: Vec::new(),
    };
    document.write();
    document.lines
}

/// What nobody says.
const NOT_KNOWN: &str = "not known";

impl Piece {
    /// Text that leads nowhere.
    pub(in crate::app) fn new(class: Class, text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            class,
            target: None,
        }
    }

    /// Text that leads somewhere.
    pub(in crate::app) fn link(text: impl Into<String>, target: Target) -> Self {
        Self {
            text: text.into(),
            class: Class::Link,
            target: Some(target),
        }
    }
}

/// A deal being written down.
struct Document<'a> {
    deal: &'a Deal,
    codes: &'a Codes,
    width: usize,
    /// Columns of the labels.
    label: usize,
    lines: Vec<Line>,
}

impl<'a> Document<'a> {
    fn write(&mut self) {
        self.head();
        self.gap();
        self.value();
        self.date();
        self.ends();
        self.term();
        self.gap();
        self.parties();
        self.gap();
        self.about();
        self.summary();
        self.other_values();
        self.other_dates();
        self.links();
        self.remarks();
        self.sources();
    }

    /// An empty line, but never two, and none at the top.
    fn gap(&mut self) {
        if self
            .lines
            .last()
            .is_some_and(|line| !line.pieces.is_empty())
        {
            self.lines.push(Line::default());
        }
    }

    fn heading(&mut self, text: &str) {
        self.gap();
        self.lines.push(Line {
            pieces: vec![Piece::new(Class::Heading, text)],
            target: None,
        });
    }

    /// Text from the left end.
    fn paragraph(&mut self, pieces: &[Piece]) {
        self.hang(Vec::new(), 0, pieces, None);
    }

    /// A label and what it names, which hangs right of the labels.
    fn fact(&mut self, label: &str, pieces: &[Piece], target: Option<&Target>) {
        let class = if label == "Conflict" {
            Class::Warning
        } else {
            Class::Label
        };
        let start = if width(label) < self.label {
            label
        } else {
            // It would push its own value out of line.
            self.paragraph(&[Piece::new(class, label)]);
            ""
        };
        let text = format!("{start:<width$}", width = self.label - 1);
        self.hang(
            vec![Piece::new(class, text + " ")],
            self.label,
            pieces,
            target,
        );
    }

    /// More on the fact above.
    fn aside(&mut self, class: Class, text: &str) {
        let indent = Piece::new(Class::Plain, " ".repeat(self.label));
        self.hang(vec![indent], self.label, &[Piece::new(class, text)], None);
    }

    /// A beginning, and text that hangs at an indent.
    fn hang(
        &mut self,
        start: Vec<Piece>,
        indent: usize,
        pieces: &[Piece],
        target: Option<&Target>,
    ) {
        let first = start
            .iter()
            .map(|piece| crate::layout::text::width(&piece.text))
            .sum();
        let shape = Shape {
            first,
            indent,
            width: self.width,
        };
        let mut lines = flow(pieces, shape, target);
        if let Some(line) = lines.first_mut() {
            line.pieces.splice(0..0, start);
        }
        self.lines.append(&mut lines);
    }

    fn label(&self, list: &str, code: &str) -> String {
        self.codes.label(list, code).to_owned()
    }

    /// A label as it stands inside a sentence.
    fn word(&self, list: &str, code: &str) -> String {
        self.codes.label(list, code).to_lowercase()
    }

    /// Who says so of a fact that is no item of its own.
    fn cites(&self, fact: &str) -> &'a [Citation] {
        let cites = self
            .deal
            .cites
            .iter()
            .find(|(name, _)| name.as_str() == fact);
        cites.map_or(&[], |(_, cites)| cites)
    }
}

/// The numbers of the sources of a fact: `[1][3]`, `[2 contradicts]`, `[4 mentions, p. 7]`. They stay with the word
/// before them.
fn evidence(cites: &[Citation]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for cite in cites {
        let (class, stance) = match cite.stance {
            Stance::Supports => (Class::Evidence, None),
            Stance::Contradicts => (Class::Warning, Some("contradicts")),
            Stance::Mentions => (Class::Evidence, Some("mentions")),
        };
        let words = stance.into_iter();
        let words = words
            .chain(cite.locator.as_deref())
            .chain(cite.note.as_deref());
        let words = words.collect::<Vec<_>>().join(", ");
        let number = cite.source.saturating_add(1);
        let joint = if pieces.is_empty() {
            JOINT.to_string()
        } else {
            String::new()
        };
        pieces.push(if words.is_empty() {
            Piece::new(class, format!("{joint}[{number}]"))
        } else {
            Piece::new(class, format!(" [{number}{JOINT}{words}]"))
        });
    }
    pieces
}

/// What a file says, or, where it is not of the right form, how it is written there.
fn stated<T>(stated: &Stated<T>, read: impl FnOnce(&T) -> String) -> String {
    match stated {
        Stated::Read(value) => read(value),
        Stated::AsWritten(text) => format!("{text} (as written, not understood)"),
    }
}

/// The source's own words.
fn quoted(text: &Clean) -> String {
    format!("“{text}”")
}
