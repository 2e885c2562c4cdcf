//! The bar of the time until a deal ends: the timeline's own bar, of the two years from the radar's day on.

use ratatui::text::Span;

use crate::app::timeline::{Edge, Extent, Span as Run, Window, bar};
use crate::deal::{Bounds, Day};
use crate::index::{Entry, Lane};
use crate::view::Theme;
use crate::view::timeline::glyph;

/// How far the bar looks.
const MONTHS: i32 = 24;

pub(super) fn cells(
    entry: &Entry<'_>,
    lane: Lane,
    day: Day,
    columns: u16,
    theme: &Theme,
) -> Vec<Span<'static>> {
    let Some(run) = ahead(entry, lane, day) else {
        return Vec::new();
    };
    let extent = Extent {
        first: day,
        last: day.plus_months(MONTHS),
    };
    let window = Window::over(extent, columns);
    let hollow = entry.is_unconfirmed();
    let style = if hollow { theme.warning } else { theme.bar };
    bar(&run, &window)
        .into_iter()
        .map(|ink| ink.map_or(" ", |ink| glyph(ink, hollow, theme.unicode)))
        .map(|sign| Span::styled(sign, style))
        .collect()
}

/// What of a deal's time lies ahead of a day; `None` where its end is over or nobody tells it.
fn ahead(entry: &Entry<'_>, lane: Lane, day: Day) -> Option<Run> {
    let ends = entry.ends_bounds();
    let over = ends.latest.is_some_and(|latest| latest < day);
    let options = entry
        .ends_max_bounds()
        .latest
        .filter(|options| *options >= day);
    if !lane.is_dated() || over && options.is_none() {
        return None;
    }
    let from = |earliest: Option<Day>| earliest.map(|earliest| earliest.max(day));
    let doubtful = entry.ends().is_some_and(|ends| {
        ends.read()
            .is_some_and(crate::deal::PartialDate::is_doubtful)
    });
    Some(Run {
        start: Edge {
            bounds: Bounds {
                earliest: Some(day),
                latest: Some(day),
            },
            doubtful: false,
        },
        end: Edge {
            bounds: if over {
                // Only options may be left.
                Bounds {
                    earliest: Some(day),
                    latest: Some(day),
                }
            } else {
                Bounds {
                    earliest: from(ends.earliest),
                    latest: ends.latest,
                }
            },
            doubtful,
        },
        options,
        ..Run::default()
    })
}
