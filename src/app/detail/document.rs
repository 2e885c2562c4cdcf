//! A deal as lines for reading: every fact with its evidence numbers, broken to a width. Classes, not colours.

mod about;
mod evidence;
mod facts;
mod links;
mod more;
mod sources;
#[cfg(test)]
mod tests;

pub(in crate::app) use links::reversed_link;

use super::Target;
use super::flow::{JOINT, Shape, flow};
use crate::deal::{Clean, Codes, Deal, Fact, Stated, Statement};
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
    /// The fact whose evidence it tells.
    pub witness: Option<Witness>,
}

/// What a line of the evidence is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Witness {
    /// Place of the fact among the deal's statements.
    pub fact: usize,
    /// Place of the citation among those of the fact.
    pub cite: Option<usize>,
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

/// What is told of a deal that is not in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// How it stood on the day whose state is told, where that is not today.
    pub standing: Option<String>,
    /// The user's own tags.
    pub tags: Vec<Clean>,
}

/// The lines of a deal.
#[must_use]
pub fn lines(deal: &Deal, beside: &Beside, codes: &Codes, width: usize) -> Vec<Line> {
    let mut document = Document {
        deal,
        beside,
        codes,
        width: width.max(1),
        label: (width * 3 / 10).clamp(10, 18),
        statements: deal.statements(codes),
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
    beside: &'a Beside,
    codes: &'a Codes,
    width: usize,
    /// Columns of the labels.
    label: usize,
    /// The facts with their evidence; their numbers are their places, from 1.
    statements: Vec<Statement<'a>>,
    lines: Vec<Line>,
}

impl Document<'_> {
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
        self.evidence();
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
            ..Line::default()
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

    /// The number of a fact, which leads to its evidence. It stays with the word before it.
    fn mark(&self, fact: Fact) -> Option<Piece> {
        let place = self.statements.iter().position(|one| one.fact == fact)?;
        let statement = self.statements.get(place)?;
        let number = place + 1;
        let (class, text) = match statement {
            Statement { disputed: true, .. } => (Class::Warning, format!("[{number}{JOINT}≠]")),
            Statement {
                unconfirmed: true, ..
            } => (Class::Warning, format!("[{number}{JOINT}!]")),
            Statement { cites: [], .. } => (Class::Faint, format!("[{number}]")),
            _ => (Class::Evidence, format!("[{number}]")),
        };
        Some(Piece {
            target: Some(Target::Fact(place)),
            ..Piece::new(class, format!("{JOINT}{text}"))
        })
    }
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
