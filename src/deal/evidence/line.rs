//! A source as a line of text, and which addresses a browser may be given.

use std::fmt::Write;

use super::Statement;
use crate::deal::{Citation, Clean, Deal, ListedSource, PartialDate, Source, Stance};

impl Deal {
    /// A line to put into a text of one's own: the claim, how far it is supported, and where it stands.
    #[must_use]
    pub fn citation_line(&self, statement: &Statement<'_>, cite: Option<&Citation>) -> String {
        let mut line = format!("{} - {}: {}", self.title, statement.label, statement.text);
        if (statement.unconfirmed || self.is_unconfirmed()) && !line.contains("unconfirmed") {
            line.push_str(" (unconfirmed)");
        }
        if statement
            .rank
            .is_some_and(|rank| rank.as_str() == "deprecated")
        {
            line.push_str(" (deprecated)");
        }
        let source = cite.and_then(|cite| Some((cite, self.sources.get(cite.source)?)));
        let Some((cite, source)) = source else {
            return line + ". No source is cited.";
        };
        match cite.stance {
            Stance::Supports => line.push_str(". "),
            Stance::Contradicts => line.push_str(". Contradicted by "),
            Stance::Mentions => line.push_str(". Mentioned by "),
        }
        line.push_str(&source.line());
        if let Some(locator) = &cite.locator {
            let _ = write!(line, " ({locator})");
        }
        line
    }
}

impl Source {
    /// Its grade as one letter.
    #[must_use]
    pub fn letter(&self) -> Option<char> {
        let mut letters = self.grade.as_deref()?.chars();
        letters.next().filter(char::is_ascii_uppercase)
    }

    /// Publisher, title, date, grade and address, as a citation has them.
    #[must_use]
    pub fn line(&self) -> String {
        Told {
            slug: &self.slug,
            publisher: self.publisher.as_ref(),
            title: self.title.as_ref(),
            date: self.date.as_ref().map(ToString::to_string),
            grade: self.grade.as_ref(),
            copy_of: self.copy_of.as_ref(),
            url: self.url.as_ref(),
        }
        .line()
    }

    /// Its address, where it is one that a browser may be given: http or https, and nothing in it that is no part of
    /// an address.
    #[must_use]
    pub fn web_address(&self) -> Option<&str> {
        self.url.as_deref().filter(|url| is_web_address(url))
    }
}

impl ListedSource {
    /// When it was published, for people.
    #[must_use]
    pub fn date_text(&self) -> Option<String> {
        let date = self.date.as_ref()?;
        let read = PartialDate::parse(date).ok();
        Some(read.map_or_else(|| date.to_string(), |date| date.to_string()))
    }

    /// Publisher, title, date, grade and address, as a citation has them.
    #[must_use]
    pub fn line(&self) -> String {
        Told {
            slug: &self.slug,
            publisher: self.publisher.as_ref(),
            title: self.title.as_ref(),
            date: self.date_text(),
            grade: self.grade.as_ref(),
            copy_of: self.copy_of.as_ref(),
            url: self.url.as_ref(),
        }
        .line()
    }
}

/// What is told of a source.
struct Told<'a> {
    slug: &'a Clean,
    publisher: Option<&'a Clean>,
    title: Option<&'a Clean>,
    date: Option<String>,
    grade: Option<&'a Clean>,
    copy_of: Option<&'a Clean>,
    url: Option<&'a Clean>,
}

impl Told<'_> {
    fn line(self) -> String {
        let grade = self.grade.map(|grade| match grade.as_str() {
            "E" => "grade E, unconfirmed".to_owned(),
            grade => format!("grade {grade}"),
        });
        let parts = [
            self.publisher.map(ToString::to_string),
            self.title.map(|title| format!("“{title}”")),
            self.date,
            grade,
            self.copy_of.map(|slug| format!("a copy of {slug}")),
            self.url.map(ToString::to_string),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() {
            return self.slug.to_string();
        }
        parts.join(", ")
    }
}

/// True for an address that a browser may be given.
#[must_use]
pub fn is_web_address(url: &str) -> bool {
    let rest = ["https://", "http://"].iter().find_map(|scheme| {
        Some(url.get(..scheme.len())?.eq_ignore_ascii_case(scheme))
            .filter(|is| *is)
            .and_then(|_| url.get(scheme.len()..))
    });
    let is_part = |letter: char| {
        !letter.is_whitespace()
            && !letter.is_control()
            && !matches!(letter, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}')
    };
    rest.is_some_and(|rest| {
        rest.starts_with(|first: char| first.is_alphanumeric() || first == '[')
            && rest.chars().all(is_part)
    })
}
