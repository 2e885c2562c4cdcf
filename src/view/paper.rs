//! For tests: what a desk's screen shows, as text.

use std::fmt::Write as _;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Rect;

use super::{Theme, ThemeChoice, render};
use crate::app::testing::Desk;

/// A part of the screen, as lines without the spaces at their ends.
pub fn part(desk: &Desk, theme: &Theme, area: Rect) -> String {
    let screen = desk.app.screen;
    let mut terminal = Terminal::new(TestBackend::new(screen.width, screen.height)).unwrap();
    terminal
        .draw(|frame| render(&desk.app, theme, frame))
        .unwrap();
    let buffer = terminal.backend().buffer();
    let line = |y: u16| -> String {
        let symbols = (area.left()..area.right()).map(|x| buffer[(x, y)].symbol());
        symbols.collect::<String>().trim_end().to_owned() + "\n"
    };
    folded((area.top()..area.bottom()).map(line))
}

/// Of several lines that are alike the first, and how many follow.
fn folded(lines: impl Iterator<Item = String>) -> String {
    let mut text = String::new();
    let mut last: Option<(String, usize)> = None;
    for line in lines.map(Some).chain([None]) {
        match (&mut last, line) {
            (Some((seen, more)), Some(line)) if *seen == line => *more += 1,
            (seen, line) => {
                if let Some((seen, more)) = seen.take() {
                    text.push_str(&seen);
                    if more > 0 {
                        let _ = writeln!(text, "({more} more)");
                    }
                }
                *seen = line.map(|line| (line, 0));
            }
        }
    }
    text
}

/// The panels between the query and the sums.
pub fn body(desk: &Desk) -> String {
    let screen = desk.app.screen;
    let area = Rect::new(0, 2, screen.width, screen.height.saturating_sub(4));
    part(desk, &colourful(), area)
}

/// The main panel.
pub fn main(desk: &Desk) -> String {
    main_in(desk, &colourful())
}

/// The main panel in a theme.
pub fn main_in(desk: &Desk, theme: &Theme) -> String {
    let area = desk.app.regions().unwrap().main.unwrap();
    part(desk, theme, area)
}

/// The theme of most terminals.
pub fn colourful() -> Theme {
    Theme::new(ThemeChoice::Auto, true)
}
