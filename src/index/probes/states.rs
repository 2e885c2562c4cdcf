//! What `is:` asks for.

use super::dates::open_ended;
use super::{Probe, Scope, rows_of};
use crate::deal::Qualifier;
use crate::index::chunk::Chunk;
use crate::index::column::{Rows, Shape, rows_where};
use crate::index::standing::{Facts, Standing};
use crate::query::State;

/// A state. How a deal stands on the as-of day, [`Standing`] says.
///
/// - `new`, `changed`: since the last visit to the file.
/// - `unconfirmed`: the headline value is, or no source is better than grade E.
pub(super) fn state<'a>(state: State, scope: &Scope<'a>) -> Probe<'a> {
    let as_of = scope.request.as_of;
    let marked = &scope.request.marked;
    let news = &scope.request.news;
    let standing =
        move |wanted: Standing| Probe::new(move |chunk| Facts::of(chunk).rows(wanted, as_of));
    match state {
        State::Marked => Probe::new(move |chunk| rows_of(chunk, marked)),
        State::Disputed => {
            Probe::new(|chunk| rows_where(chunk.evidence.iter(), |evidence| evidence.disputed))
        }
        State::Unconfirmed => Probe::new(unconfirmed),
        State::New => Probe::new(|chunk| rows_of(chunk, &news.new)),
        State::Changed => Probe::new(|chunk| rows_of(chunk, &news.changed)),
        State::OpenEnded => Probe::new(|chunk| open_ended(&chunk.ends)),
        State::Ended => standing(Standing::Ended),
        State::InForce => standing(Standing::InForce),
        State::NotYet => standing(Standing::NotYet),
        State::Unclear => standing(Standing::Unclear),
    }
}

fn unconfirmed(chunk: &Chunk) -> Rows {
    let mut rows = rows_where(chunk.evidence.iter(), |evidence| {
        evidence.grade() == Some('E')
    });
    let claimed = |shape: &Shape| shape.qualifier() == Some(Qualifier::Unconfirmed);
    rows.union_with(&chunk.values.rows_where(claimed));
    rows
}
