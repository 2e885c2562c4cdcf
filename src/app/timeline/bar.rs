//! A deal's row on the timeline: which cells have ink, and of which kind. Pure geometry; glyphs and colours are the view's.

use super::span::{Extent, Known, Nature, Piece, Span};
use super::window::Window;

/// What a cell of a row shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// The deal runs certainly; in half of the cell where the other half has nothing.
    Certain(Fill),
    /// It may run, or begins or ends somewhere in here.
    Possible,
    /// It runs if options are taken.
    Option,
    /// An event: all that is known is this date.
    Event,
    /// One date of something that runs on or ran before: a start without an end, or an end without a start.
    Moment,
    /// It is shorter than half a column.
    Short,
    /// The end is open by its nature.
    OpenEnd,
    /// A start or end that nobody tells.
    Unknown,
    /// It was stopped before its time.
    Stopped,
    /// All of it lies earlier than the window.
    Earlier,
    /// All of it lies later than the window.
    Later,
}

/// Which part of a cell is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// All of it.
    Whole,
    /// The left half.
    Left,
    /// The right half.
    Right,
}

/// The row of a deal: one entry for each column of the window. Empty where nothing is known of its dates.
///
/// - Every column that the deal's extent touches has ink, and no other column has, except for the signs beside it.
/// - A cell is certain only where all its ink is.
/// - A deal outside the window has an arrow at the edge: nothing vanishes.
#[must_use]
pub fn bar(span: &Span, window: &Window) -> Vec<Option<Ink>> {
    let Some(extent) = span.extent() else {
        return Vec::new();
    };
    let mut row = vec![None; usize::from(window.columns())];
    match place(extent, window) {
        // What has an open end may run on here, however long ago its known days were.
        Place::Earlier if span.open => put(&mut row, 0, Ink::OpenEnd),
        Place::Earlier => put(&mut row, 0, Ink::Earlier),
        Place::Later => put(&mut row, window.columns().saturating_sub(1), Ink::Later),
        Place::Columns { first, last } => {
            let pieces = span.pieces();
            for column in first..=last {
                let halves = [0, 1].map(|half| mostly(&pieces, window, column, half));
                if let Some(ink) = cell(halves, span) {
                    put(&mut row, column, ink);
                }
            }
            refine(&mut row, span, &pieces, window, (first, last));
            signs(&mut row, span, extent, window, (first, last));
        }
    }
    row
}

/// Where an extent lies.
enum Place {
    Earlier,
    Later,
    Columns { first: u16, last: u16 },
}

fn place(extent: Extent, window: &Window) -> Place {
    let (start, end) = extent.minutes();
    let (left, right) = (window.start_of(0), window.start_of(window.columns()));
    if end <= left {
        Place::Earlier
    } else if start >= right {
        Place::Later
    } else {
        let last = window.columns().saturating_sub(1);
        let column = |minute: i64| {
            let column = (minute - left).div_euclid(window.column_minutes());
            u16::try_from(column.max(0)).map_or(last, |column| column.min(last))
        };
        Place::Columns {
            first: column(start),
            last: column(end - 1),
        }
    }
}

/// What is known of most of the days in a half of a column; of equal shares the weaker. `None`: the deal has no day there.
fn mostly(pieces: &[Piece], window: &Window, column: u16, half: i64) -> Option<Known> {
    let from = window.start_of(column) + window.half_minutes() * half;
    let to = from + window.half_minutes();
    let shares = pieces.iter().filter_map(|piece| {
        let (start, end) = piece.days.minutes();
        let share = end.min(to) - start.max(from);
        (share > 0).then_some((share, piece.known))
    });
    shares.max().map(|(_, known)| known)
}

/// The ink of a cell from its halves.
fn cell(halves: [Option<Known>; 2], span: &Span) -> Option<Ink> {
    let whole = |known: Known, fill: Fill| match known {
        Known::Certain => Ink::Certain(fill),
        Known::Possible => Ink::Possible,
        Known::Option => Ink::Option,
        Known::Point if span.nature == Nature::Event => Ink::Event,
        Known::Point => Ink::Moment,
    };
    match halves {
        [None, None] => None,
        [Some(known), None] => Some(whole(known, Fill::Left)),
        [None, Some(known)] => Some(whole(known, Fill::Right)),
        [Some(left), Some(right)] => Some(whole(left.max(right), Fill::Whole)),
    }
}

/// What the halves do not say: dates that are doubted, points wider than a column, bars shorter than half a column.
fn refine(
    row: &mut [Option<Ink>],
    span: &Span,
    pieces: &[Piece],
    window: &Window,
    (first, last): (u16, u16),
) {
    let doubtful_point = if span.start.bounds.is_undated() {
        span.end.doubtful
    } else {
        span.start.doubtful
    };
    for piece in pieces {
        let Place::Columns { first, last } = place(piece.days, window) else {
            continue;
        };
        let one_day = piece.days.first == piece.days.last;
        match piece.known {
            // A day that is wider than a column: one sign in its middle says it.
            Known::Point if one_day && !doubtful_point => {
                let middle = first + (last - first) / 2;
                for column in (first..=last).filter(|column| *column != middle) {
                    clear(row, column);
                }
            }
            Known::Point if first != last || doubtful_point => {
                for column in first..=last {
                    put(row, column, Ink::Possible);
                }
            }
            _ => {}
        }
    }
    if let [only] = pieces
        && only.known == Known::Certain
        && only.days.minutes().1 - only.days.minutes().0 < window.half_minutes()
    {
        put(row, first, Ink::Short);
        (first + 1..=last).for_each(|column| clear(row, column));
    }
    let certain = |ink: Option<Ink>| matches!(ink, Some(Ink::Certain(_) | Ink::Short));
    if span.start.doubtful && certain(get(row, first)) {
        put(row, first, Ink::Possible);
    }
    let end = pieces
        .iter()
        .rfind(|piece| piece.known != Known::Option)
        .map(|piece| place(piece.days, window));
    if let Some(Place::Columns { last, .. }) = end
        && span.end.doubtful
        && certain(get(row, last))
    {
        put(row, last, Ink::Possible);
    }
}

/// The signs beside a bar whose ends show.
fn signs(
    row: &mut [Option<Ink>],
    span: &Span,
    extent: Extent,
    window: &Window,
    (first, last): (u16, u16),
) {
    let (start, end) = extent.minutes();
    if span.start_unknown()
        && start >= window.start_of(0)
        && let Some(column) = first.checked_sub(1)
    {
        put(row, column, Ink::Unknown);
    }
    if end <= window.start_of(window.columns()) {
        let signs = [
            span.open.then_some(Ink::OpenEnd),
            span.end_unknown().then_some(Ink::Unknown),
            span.stopped.then_some(Ink::Stopped),
        ];
        for (column, sign) in (last + 1..).zip(signs.into_iter().flatten()) {
            put(row, column, sign);
        }
    }
}

fn get(row: &[Option<Ink>], column: u16) -> Option<Ink> {
    row.get(usize::from(column)).copied().flatten()
}

fn put(row: &mut [Option<Ink>], column: u16, ink: Ink) {
    if let Some(cell) = row.get_mut(usize::from(column)) {
        *cell = Some(ink);
    }
}

fn clear(row: &mut [Option<Ink>], column: u16) {
    if let Some(cell) = row.get_mut(usize::from(column)) {
        *cell = None;
    }
}
