//! What `is:` asks for.

use super::dates::{inverted, open_ended};
use super::{Probe, Scope, rows_of};
use crate::deal::{Bounds, Day, Qualifier};
use crate::index::chunk::Chunk;
use crate::index::column::{Rows, Shape, rows_where};
use crate::index::standing::says_ended;
use crate::query::State;

/// A state.
///
/// - `ended`: the status says so (completed, expired, superseded, terminated, abandoned), or the last day that its end may be,
///   with every option taken, is before today.
/// - `in-force`: not ended; its date, where one is known, may be today or earlier; and the status is `in_force`, or it is
///   announced and its end is certainly not before today, or it has no end by its nature. An announced deal whose end nobody
///   knows is neither ended nor in force.
/// - `new`, `changed`: since the last visit to the file.
/// - `unconfirmed`: the headline value is, or no source is better than grade E.
pub(super) fn state<'a>(state: State, scope: &Scope<'a>) -> Probe<'a> {
    let today = scope.request.today;
    let marked = &scope.request.marked;
    let news = &scope.request.news;
    match state {
        State::Marked => Probe::new(move |chunk| rows_of(chunk, marked)),
        State::Disputed => {
            Probe::new(|chunk| rows_where(chunk.evidence.iter(), |evidence| evidence.disputed))
        }
        State::Unconfirmed => Probe::new(unconfirmed),
        State::New => Probe::new(|chunk| rows_of(chunk, &news.new)),
        State::Changed => Probe::new(|chunk| rows_of(chunk, &news.changed)),
        State::OpenEnded => Probe::new(|chunk| open_ended(&chunk.ends)),
        State::Ended => Probe::new(move |chunk| ended(chunk, today)),
        State::InForce => Probe::new(move |chunk| in_force(chunk, today)),
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

fn ended(chunk: &Chunk, today: Day) -> Rows {
    let before_today = |bounds: Bounds| bounds.latest.is_some_and(|latest| latest < today);
    let mut rows = chunk.ends.rows_where(before_today);
    // An option that may have been taken keeps a deal from having ended for certain.
    rows.difference_with(&chunk.ends_max.rows_where(|bounds| !before_today(bounds)));
    rows.union_with(&chunk.statuses.rows_where(says_ended));
    rows
}

fn in_force(chunk: &Chunk, today: Day) -> Rows {
    let mut rows = chunk
        .ends
        .rows_where(|bounds| bounds.earliest.is_some_and(|day| day >= today));
    rows.union_with(&open_ended(&chunk.ends));
    rows.intersect_with(&chunk.statuses.rows_where(|code| code == "announced"));
    rows.union_with(&chunk.statuses.rows_where(|code| code == "in_force"));
    let later = |bounds: Bounds| bounds.earliest.is_some_and(|day| day > today);
    rows.intersect_with(&inverted(chunk.dates.rows_where(later)));
    rows.difference_with(&ended(chunk, today));
    rows
}
