//! The sources, numbered as the facts cite them.

use super::{Class, Document, Piece, stated};
use crate::app::detail::Target;
use crate::deal::{Clean, Source};

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
        let indent = format!("[{}] ", deal.sources.len()).len();
        for (n, source) in deal.sources.iter().enumerate() {
            self.source(n + 1, source, indent);
        }
    }

    fn source(&mut self, number: usize, source: &Source, indent: usize) {
        let target = source.url.as_ref().map(|url| Target::Url(url.to_string()));
        let number = Piece::new(Class::Label, format!("{:<indent$}", format!("[{number}]")));
        self.hang(
            vec![number],
            indent,
            &self.described(source),
            target.as_ref(),
        );
        let mut more = |class, text: String| {
            let space = Piece::new(Class::Plain, " ".repeat(indent));
            self.hang(
                vec![space],
                indent,
                &[Piece::new(class, text)],
                target.as_ref(),
            );
        };
        if let (Some(title), Some(_)) = (&source.title, &source.publisher) {
            more(Class::Plain, title.to_string());
        }
        if let Some(original) = &source.copy_of {
            more(
                Class::Warning,
                format!("a copy of {original}: no second witness"),
            );
        }
        if let Some(note) = &source.note {
            more(Class::Faint, note.to_string());
        }
        if let Some(url) = &source.url {
            more(Class::Link, url.to_string());
        }
    }

    /// Publisher, date, grade and kind.
    fn described(&self, source: &Source) -> Vec<Piece> {
        let name = source
            .publisher
            .as_ref()
            .or(source.title.as_ref())
            .unwrap_or(&source.slug);
        let mut pieces = vec![Piece::new(Class::Strong, name.as_str())];
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
