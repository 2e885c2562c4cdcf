//! The evidence: for each fact what each source says, disagreements side by side, and how far the whole can be trusted.

use super::{Class, Document, Piece, Witness, stated};
use crate::app::detail::Target;
use crate::deal::{Citation, Clean, Stance, Statement, disagreements};
use crate::layout::text::{counted, cut};

/// A fact is named again by at most so many columns of what it says.
const CLAIM: usize = 160;

impl Document<'_> {
    /// One line: the best grade, how many witnesses, what is disputed or unconfirmed.
    pub(super) fn trust(&mut self) {
        let trust = self.deal.trust(self.codes);
        let best = trust.best.map_or_else(
            || "No graded source".to_owned(),
            |grade| format!("Best grade {grade}"),
        );
        let sources = counted(
            trust.independent,
            "independent source",
            "independent sources",
        );
        let mut pieces = vec![Piece::new(
            if trust.best == Some('E') {
                Class::Warning
            } else {
                Class::Plain
            },
            format!("{best} · {sources}"),
        )];
        if trust.copies > 0 {
            let copies = counted(trust.copies, "copy", "copies");
            pieces.push(Piece::new(Class::Faint, format!(" ({copies} not counted)")));
        }
        let doubts = [
            (trust.disputed, "disputed fact", "disputed facts"),
            (trust.unconfirmed, "unconfirmed fact", "unconfirmed facts"),
        ];
        for (count, one, many) in doubts.into_iter().filter(|(count, ..)| *count > 0) {
            let text = format!(" · {}", counted(count, one, many));
            pieces.push(Piece::new(Class::Warning, text));
        }
        self.paragraph(&pieces);
    }

    pub(super) fn evidence(&mut self) {
        self.heading("Evidence");
        let statements = self.statements.clone();
        for group in disagreements(self.deal, &statements) {
            self.disagreement(&group, &statements);
        }
        let indent = format!("[{}] ", statements.len()).len();
        for (place, statement) in statements.iter().enumerate() {
            self.statement(place, statement, indent);
        }
    }

    /// Several answers to one question, beside one another.
    fn disagreement(&mut self, group: &[usize], statements: &[Statement<'_>]) {
        let all = || {
            group
                .iter()
                .filter_map(|place| Some((*place, statements.get(*place)?)))
        };
        let Some((_, first)) = all().next() else {
            return;
        };
        let mut pieces = vec![
            Piece::new(Class::Warning, "≠ "),
            Piece::new(Class::Label, format!("{}: ", first.label)),
        ];
        for (n, (place, statement)) in all().enumerate() {
            if n > 0 {
                pieces.push(Piece::new(Class::Warning, " ≠ "));
            }
            let rank = statement.rank.map(Clean::as_str);
            let class = match rank {
                Some("deprecated") => Class::Faint,
                _ => Class::Strong,
            };
            pieces.push(Piece::new(class, statement.text.clone()));
            if let Some(rank) = rank {
                pieces.push(Piece::new(Class::Faint, format!(" {rank}")));
            }
            pieces.extend(self.mark(statements.get(place).map_or(statement.fact, |one| one.fact)));
        }
        self.hang(Vec::new(), 2, &pieces, None);
    }

    fn statement(&mut self, place: usize, statement: &Statement<'_>, indent: usize) {
        let number = format!("{:<indent$}", format!("[{}]", place + 1));
        let mut pieces = vec![
            Piece::new(Class::Label, format!("{}: ", statement.label)),
            Piece::new(
                if statement.unconfirmed {
                    Class::Warning
                } else {
                    Class::Strong
                },
                cut(&statement.text, CLAIM).into_owned(),
            ),
        ];
        if let Some(rank) = statement.rank {
            pieces.push(Piece::new(Class::Faint, format!(" {rank}")));
        }
        if statement.unconfirmed && !statement.text.contains("unconfirmed") {
            pieces.push(Piece::new(Class::Warning, " unconfirmed"));
        }
        if statement.disputed {
            pieces.push(Piece::new(Class::Warning, " disputed"));
        }
        let about = |cite| Witness { fact: place, cite };
        self.told(about(None), |document| {
            document.hang(
                vec![Piece::new(Class::Label, number)],
                indent,
                &pieces,
                None,
            );
        });
        if statement.cites.is_empty() {
            self.told(about(None), |document| {
                let none = Piece::new(Class::Faint, "no source is cited");
                let space = Piece::new(Class::Plain, " ".repeat(indent));
                document.hang(vec![space], indent, &[none], None);
            });
        }
        for (n, cite) in statement.cites.iter().enumerate() {
            self.told(about(Some(n)), |document| document.witness(cite, indent));
        }
    }

    /// What a source says of a fact.
    fn witness(&mut self, cite: &Citation, indent: usize) {
        let Some(source) = self.deal.sources.get(cite.source) else {
            return;
        };
        let (class, stance) = match cite.stance {
            Stance::Supports => (Class::Faint, "supports"),
            Stance::Contradicts => (Class::Warning, "contradicts"),
            Stance::Mentions => (Class::Faint, "mentions"),
        };
        let name = source
            .publisher
            .as_ref()
            .or(source.title.as_ref())
            .unwrap_or(&source.slug);
        let mut pieces = vec![
            Piece::new(class, format!("{stance} ")),
            Piece::link(name.as_str(), Target::Source(source.slug.clone())),
        ];
        let mut more = |class, text: String| {
            pieces.push(Piece::new(Class::Faint, " · "));
            pieces.push(Piece::new(class, text));
        };
        if let (Some(title), Some(_)) = (&source.title, &source.publisher) {
            more(Class::Plain, format!("“{title}”"));
        }
        if let Some(date) = &source.date {
            more(Class::Plain, stated(date, ToString::to_string));
        }
        match source.grade.as_deref() {
            Some("E") => more(Class::Warning, "grade E, unconfirmed".to_owned()),
            Some(grade) => more(Class::Plain, format!("grade {grade}")),
            None => more(Class::Faint, "no grade".to_owned()),
        }
        if let Some(locator) = &cite.locator {
            more(Class::Plain, locator.to_string());
        }
        if let Some(note) = &cite.note {
            more(Class::Faint, note.to_string());
        }
        if let Some(original) = &source.copy_of {
            let text = format!("a copy of {original}: no second witness");
            more(Class::Warning, text);
        }
        let space = Piece::new(Class::Plain, " ".repeat(indent));
        self.hang(vec![space], indent + 2, &pieces, None);
    }

    /// The lines that are written say so of a fact.
    fn told(&mut self, witness: Witness, write: impl FnOnce(&mut Self)) {
        let before = self.lines.len();
        write(self);
        for line in self.lines.iter_mut().skip(before) {
            line.witness = Some(witness);
        }
    }
}
