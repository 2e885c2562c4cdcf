//! What was found in a chunk before. A word that is typed grows letter by letter: where the shorter one is not, the longer one
//! is not either.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::super::column::{Narrow, Rows};
use super::super::standing::AsOf;

/// So many words are remembered: more than a query has while it is typed.
const MOST: usize = 24;

/// The texts that have some words, of texts that never change.
#[derive(Default)]
pub(in crate::index) struct FoundWords(Mutex<Vec<(Box<str>, Arc<Rows>)>>);

/// Answers of one chunk, which never change.
#[derive(Default)]
pub(in crate::index) struct Found {
    pub(in crate::index) words: FoundWords,
    standings: Mutex<Option<(AsOf, Arc<Narrow>)>>,
}

/// What is known of a word.
pub(in crate::index) enum Known {
    /// The texts that have it.
    Whole(Arc<Rows>),
    /// Texts among which all are that have it.
    Among(Arc<Rows>),
    /// Nothing.
    Nothing,
}

impl FoundWords {
    /// What is known of the texts that have a folded word.
    pub(in crate::index) fn get(&self, word: &str) -> Known {
        let words = guarded(&self.0);
        let longest = words
            .iter()
            .filter(|(known, _)| word.contains(&**known))
            .max_by_key(|(known, _)| known.len());
        match longest {
            Some((known, rows)) if **known == *word => Known::Whole(Arc::clone(rows)),
            Some((_, rows)) => Known::Among(Arc::clone(rows)),
            None => Known::Nothing,
        }
    }

    /// These texts, and no others, have a folded word.
    pub(in crate::index) fn remember(&self, word: &str, rows: Arc<Rows>) {
        let mut words = guarded(&self.0);
        if words.len() >= MOST {
            words.remove(0);
        }
        words.push((word.into(), rows));
    }
}

impl Found {
    /// How each deal stands on a day; worked out once for the day that was asked for last.
    pub(in crate::index) fn standings(
        &self,
        as_of: AsOf,
        work_out: impl FnOnce() -> Narrow,
    ) -> Arc<Narrow> {
        let mut known = guarded(&self.standings);
        match &*known {
            Some((day, standings)) if *day == as_of => Arc::clone(standings),
            _ => {
                let standings = Arc::new(work_out());
                *known = Some((as_of, Arc::clone(&standings)));
                standings
            }
        }
    }
}

/// What a thread that panicked remembered is as good as any.
fn guarded<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
