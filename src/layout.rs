//! Pure geometry: where each panel lies on a screen of a given size. Called by `update` (for page sizes and mouse hits)
//! and by `view`, so that both see the same screen.

mod columns;
pub mod line;
pub mod text;

use ratatui::layout::{Constraint, Layout, Margin, Rect};

pub use columns::{GAP, Slot, Want, columns};

/// The smallest screen that can show anything useful.
pub const SMALLEST: (u16, u16) = (40, 10);

/// The program's name, at the start of the first line.
pub const NAME: &str = "dealscope";

/// From this width on the rail, the list and the detail stand side by side.
const WIDE: u16 = 110;
/// From this width on the rail stands beside the list.
const MIDDLE: u16 = 80;
/// From this height on there is room for the detail below the list.
const TALL: u16 = 18;

/// From this width on there is room for a detail beside a timeline.
const TIME_WIDE: u16 = 160;
/// From this height on the detail shows below a timeline without being asked for.
const TIME_TALL: u16 = 26;

/// What the main panel is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Main {
    /// Deals, with a facet rail.
    Deals,
    /// Companies, with a profile as detail.
    Companies,
    /// Time, which needs width more than height.
    Time,
    /// Charts, which take all there is.
    Whole,
}

/// Which panels are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Panels {
    /// What the main panel is.
    pub main: Main,
    /// The rail has the focus: on a narrow screen it lies over the list then.
    pub rail_focused: bool,
    /// The detail has the focus: on a small screen it takes the list's place then.
    pub detail_focused: bool,
}

/// Where everything lies. A panel without room is `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Regions {
    /// Name, tabs and file.
    pub tabs: Rect,
    /// The query.
    pub query: Rect,
    /// The facet rail.
    pub rail: Option<Rect>,
    /// The list, or what the tab shows in its place.
    pub main: Option<Rect>,
    /// The detail.
    pub detail: Option<Rect>,
    /// Sums and notices.
    pub status: Rect,
    /// Keys.
    pub hints: Rect,
}

/// Divides a screen; `None` when it is smaller than [`SMALLEST`].
#[must_use]
pub fn regions(screen: Rect, panels: Panels) -> Option<Regions> {
    if screen.width < SMALLEST.0 || screen.height < SMALLEST.1 {
        return None;
    }
    let [tabs, query, body, status, hints] = Layout::vertical([
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Min(1),
        Constraint::Length(1),
        Constraint::Length(1),
    ])
    .areas(screen);
    let (rail, rest) = rail_and_rest(body, panels);
    let (main, detail) = match rest {
        None => (None, None),
        Some(rest) if panels.main == Main::Whole => (Some(rest), None),
        Some(rest) if panels.main == Main::Time => time(rest, panels.detail_focused),
        Some(rest) if body.width >= WIDE => {
            let detail = match panels.main {
                Main::Companies => rest.width / 2,
                Main::Deals | Main::Time | Main::Whole => (rest.width / 3).clamp(38, 72),
            };
            side_by_side(rest, detail)
        }
        Some(rest) => stacked(rest, panels.detail_focused),
    };
    Some(Regions {
        tabs,
        query,
        rail,
        main,
        detail,
        status,
        hints,
    })
}

fn rail_and_rest(body: Rect, panels: Panels) -> (Option<Rect>, Option<Rect>) {
    if panels.main != Main::Deals {
        return (None, Some(body));
    }
    if body.width < MIDDLE {
        return if panels.rail_focused {
            (Some(body), None)
        } else {
            (None, Some(body))
        };
    }
    let width = if body.width >= 160 { 30 } else { 24 };
    let [rail, rest] =
        Layout::horizontal([Constraint::Length(width), Constraint::Min(1)]).areas(body);
    (Some(rail), Some(rest))
}

fn side_by_side(rest: Rect, detail: u16) -> (Option<Rect>, Option<Rect>) {
    let [main, detail] =
        Layout::horizontal([Constraint::Min(1), Constraint::Length(detail)]).areas(rest);
    (Some(main), Some(detail))
}

fn stacked(rest: Rect, detail_focused: bool) -> (Option<Rect>, Option<Rect>) {
    if rest.height + 4 < TALL {
        return if detail_focused {
            (None, Some(rest))
        } else {
            (Some(rest), None)
        };
    }
    let share = if detail_focused { (2, 3) } else { (1, 2) };
    below(rest, rest.height * share.0 / share.1)
}

/// The timeline keeps the whole width, unless that is plenty, and most of the height until the detail is asked for.
fn time(rest: Rect, detail_focused: bool) -> (Option<Rect>, Option<Rect>) {
    if rest.width >= TIME_WIDE {
        side_by_side(rest, 60)
    } else if detail_focused {
        stacked(rest, true)
    } else if rest.height >= TIME_TALL {
        below(rest, rest.height / 3)
    } else {
        (Some(rest), None)
    }
}

fn below(rest: Rect, detail: u16) -> (Option<Rect>, Option<Rect>) {
    let [main, detail] =
        Layout::vertical([Constraint::Min(1), Constraint::Length(detail)]).areas(rest);
    (Some(main), Some(detail))
}

/// Where the tabs lie on the first line, for labels of these widths: after the program's name, or, where that leaves no
/// room, from the left end.
#[must_use]
pub fn tab_slots(line: Rect, labels: impl Iterator<Item = usize>) -> Vec<Rect> {
    let widths: Vec<u16> = labels
        .map(|label| u16::try_from(label + 2).unwrap_or(line.width))
        .collect();
    let all = widths.iter().copied().fold(0, u16::saturating_add);
    let name = u16::try_from(text::width(NAME) + 3).unwrap_or(line.width);
    let mut x = if name.saturating_add(all) <= line.width {
        line.x + name
    } else {
        line.x
    };
    widths
        .into_iter()
        .map(|width| {
            let slot = Rect::new(x, line.y, width, 1).intersection(line);
            x = x.saturating_add(width);
            slot
        })
        .collect()
}

/// The part of a bordered panel inside its border.
#[must_use]
pub const fn inside(panel: Rect) -> Rect {
    panel.inner(Margin::new(1, 1))
}

/// How many rows a bordered panel with a head of `head` rows can show.
#[must_use]
pub const fn page(panel: Rect, head: u16) -> usize {
    panel.height.saturating_sub(2).saturating_sub(head) as usize
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Main, Panels, Rect, SMALLEST, regions};

    proptest! {
        #[test]
        fn panels_lie_on_the_screen_and_never_on_each_other(
            width in 0_u16..400, height in 0_u16..200, main in 0_usize..4, rail_focused: bool, detail_focused: bool
        ) {
            let screen = Rect::new(0, 0, width, height);
            let main = [Main::Deals, Main::Companies, Main::Time, Main::Whole][main];
            let rail_focused = main == Main::Deals && rail_focused;
            let panels = Panels { main, rail_focused, detail_focused };
            let Some(found) = regions(screen, panels) else {
                prop_assert!(width < SMALLEST.0 || height < SMALLEST.1);
                return Ok(());
            };
            let all: Vec<Rect> = [Some(found.tabs), Some(found.query), found.rail, found.main, found.detail,
                Some(found.status), Some(found.hints)].into_iter().flatten().collect();
            prop_assert!(found.main.is_some() || found.rail.is_some() || found.detail.is_some());
            for (n, one) in all.iter().enumerate() {
                prop_assert!(one.width > 0 && one.height > 0, "{one:?}");
                prop_assert_eq!(screen.intersection(*one), *one);
                for other in all.iter().skip(n + 1) {
                    prop_assert!(!one.intersects(*other), "{one:?} {other:?}");
                }
            }
        }
    }
}
