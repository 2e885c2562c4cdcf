//! The sources of a deal, each with all that is known of it.

use super::{Class, Document, Piece, stated};
use crate::app::detail::Target;
use crate::deal::{Clean, Source};
use crate::layout::text::counted;

impl Document<'_> {
    pub(super) fn sources(&mut self) {
        let deal = self.deal;
        self.heading("Sources");
        if deal.sources.is_empty() {
            self.paragraph(&[Piece::new(
                Class::Warning,
                "None: nothing here is supported",
            )]);
        }
        for (place, source) in deal.sources.iter().enumerate() {
            self.source(place, source);
        }
    }

    fn source(&mut self, place: usize, source: &Source) {
        const INDENT: usize = 2;
        let mut described = self.described(source);
        let facts = self.statements.iter().filter(|statement| {
            let mut cites = statement.cites.iter();
            cites.any(|cite| cite.source == place)
        });
        let facts = counted(facts.count(), "fact", "facts");
        described.push(Piece::new(Class::Faint, format!(" · {facts}")));
        self.hang(Vec::new(), INDENT, &described, None);
        let mut more = |piece: Piece| {
            let space = Piece::new(Class::Plain, " ".repeat(INDENT));
            self.hang(vec![space], INDENT, &[piece], None);
        };
        if let (Some(title), Some(_)) = (&source.title, &source.publisher) {
            more(Piece::new(Class::Plain, title.as_str()));
        }
        if let Some(original) = &source.copy_of {
            let text = format!("a copy of {original}: no second witness");
            more(Piece::new(Class::Warning, text));
        }
        if let Some(note) = &source.note {
            more(Piece::new(Class::Faint, note.as_str()));
        }
        if let Some(url) = &source.url {
            more(Piece::link(url.as_str(), Target::Url(url.clone())));
        }
    }

    /// Publisher, date, grade and kind.
    fn described(&self, source: &Source) -> Vec<Piece> {
        let name = source
            .publisher
            .as_ref()
            .or(source.title.as_ref())
            .unwrap_or(&source.slug);
        let target = Target::Source(source.slug.clone());
        let mut pieces = vec![Piece::link(name.as_str(), target)];
        let date = source
            .date
            .as_ref()
            .map(|date| stated(date, ToString::to_string));
        let grade = source.grade.as_ref().map(|grade| {
            let label = self.word("grade", grade);
            if label == grade.as_str() {
                format!("grade {grade}")
            } else {
                format!("grade {grade}, {label}")
            }
        });
        let kind = source
            .kind
            .as_ref()
            .map(|kind| self.word("source_kind", kind));
        let language = source
            .language
            .as_ref()
            .filter(|language| language.as_str() != "en");
        let language = language.map(|language| format!("in {language}"));
        let doubtful = source.grade.as_ref().map(Clean::as_str) == Some("E");
        for (n, part) in [date, grade, kind, language].into_iter().enumerate() {
            let Some(part) = part else { continue };
            let class = if n == 1 && doubtful {
                Class::Warning
            } else {
                Class::Plain
            };
            pieces.push(Piece::new(Class::Faint, " · "));
            pieces.push(Piece::new(class, part));
        }
        pieces
    }
}
