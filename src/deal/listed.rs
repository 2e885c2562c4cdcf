//! A source in the list of all sources.

use super::text::{Clean, fold};

/// A source with how much rests on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedSource {
    /// The stable id.
    pub slug: Clean,
    /// Who published it.
    pub publisher: Option<Clean>,
    /// What it is called.
    pub title: Option<Clean>,
    /// When it was published, as the file has it.
    pub date: Option<Clean>,
    /// A code of `source_kind`.
    pub kind: Option<Clean>,
    /// `A` (official record) to `E` (unconfirmed).
    pub grade: Option<Clean>,
    /// Where it is.
    pub url: Option<Clean>,
    /// The slug of the source whose text this one repeats.
    pub copy_of: Option<Clean>,
    /// Facts that cite it.
    pub facts: u64,
    /// Deals with such a fact.
    pub deals: u64,
}

impl ListedSource {
    /// True where each word stands in its id, publisher, title or grade, without regard to case and accents.
    #[must_use]
    pub fn has(&self, words: &[String]) -> bool {
        let grade = self.grade.as_ref().map(|grade| format!("grade {grade}"));
        let texts = [
            Some(self.slug.as_str()),
            self.publisher.as_deref(),
            self.title.as_deref(),
            grade.as_deref(),
        ];
        let texts: Vec<String> = texts
            .into_iter()
            .flatten()
            .map(|text| fold(text).into_owned())
            .collect();
        let all = texts.join("\n");
        words.iter().all(|word| all.contains(word.as_str()))
    }

    /// The words of a text, as [`Self::has`] compares them.
    #[must_use]
    pub fn words(text: &str) -> Vec<String> {
        let mut words: Vec<String> = Vec::new();
        for word in text.split_whitespace().map(|word| fold(word).into_owned()) {
            // `grade e` asks for that grade, and not for every text with an e in it.
            match words.last_mut().filter(|last| *last == "grade") {
                Some(grade) if word.len() == 1 => *grade = format!("grade {word}"),
                _ => words.push(word),
            }
        }
        words
    }

    /// True where nothing is to be believed for its sake.
    #[must_use]
    pub fn is_unconfirmed(&self) -> bool {
        self.grade.as_deref() == Some("E")
    }
}
