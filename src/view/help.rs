//! The help screen: all keys, made from the key table, the query language, the signs.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::widgets::Clear;

use super::Theme;
use super::detail::draw;
use super::panel::{panel, thumb_of};
use crate::app::{App, HelpPage, help};

pub(super) fn render(app: &App, theme: &Theme, frame: &mut Frame<'_>, page: HelpPage) {
    let top = page.top;
    let area = help::area(app.screen);
    frame.render_widget(Clear, area);
    let inner = panel(theme, frame, area, "Help", true);
    let text = Rect {
        x: inner.x + 1,
        width: inner.width.saturating_sub(2),
        ..inner
    };
    let columns = help::columns(&app.keymap, page, text);
    let count = u16::try_from(columns.len()).unwrap_or(1).max(1);
    let width = (text.width - help::GUTTER * (count - 1)) / count;
    let longest = columns.iter().map(Vec::len).max().unwrap_or_default();
    for (x, lines) in (text.x..)
        .step_by(usize::from(width + help::GUTTER))
        .zip(&columns)
    {
        for (y, line) in (text.y..text.bottom()).zip(lines.iter().skip(top)) {
            draw(theme, frame, Rect::new(x, y, width, 1), line);
        }
    }
    let bottom = longest.min(top + usize::from(inner.height));
    thumb_of(theme, frame, area, 0, top..bottom, longest, true);
}

#[cfg(test)]
mod tests {
    use crate::app::help::LEGEND;
    use crate::view::signs;

    #[test]
    fn every_sign_is_explained() {
        let signs = [
            signs::MARK,
            signs::UNCONFIRMED,
            signs::DISPUTED,
            signs::INCLUDED,
            signs::EXCLUDED,
            signs::RISING,
            signs::FALLING,
        ];
        for sign in signs {
            assert!(
                LEGEND.iter().any(|(shown, _)| shown.contains(sign)),
                "{sign}"
            );
        }
    }
}
