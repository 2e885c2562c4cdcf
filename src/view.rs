//! Drawing: reads the state, changes nothing, builds widgets only for what shows. One file per panel.

mod address;
mod as_of;
mod companies;
mod completion;
mod crumbs;
mod deals;
mod detail;
mod export;
mod figures;
mod footer;
mod help;
mod hits;
mod overview;
mod panel;
#[cfg(test)]
mod paper;
mod put;
mod query_bar;
mod radar;
mod rail;
mod signs;
mod sources;
mod tabs;
mod tags;
mod theme;
mod timeline;
mod totals;
mod views;

use ratatui::Frame;
use ratatui::text::Line;

pub use theme::{Theme, ThemeChoice};

use crate::app::{App, Overlay, Tab};
use crate::layout::SMALLEST;

/// Draws the whole screen.
pub fn render(app: &App, theme: &Theme, frame: &mut Frame<'_>) {
    // The window has another size already, and the message that says so is on its way.
    if frame.area() != app.screen {
        return;
    }
    let Some(regions) = app.regions() else {
        let text = format!("dealscope needs {} x {} characters", SMALLEST.0, SMALLEST.1);
        frame.render_widget(Line::from(text), frame.area());
        return;
    };
    tabs::render(app, theme, frame, regions.tabs);
    query_bar::render(app, theme, frame, regions.query);
    match app.tab {
        Tab::Deals => {
            if let Some(area) = regions.rail {
                rail::render(app, theme, frame, area);
            }
            if let Some(area) = regions.main {
                deals::render(app, theme, frame, area);
            }
            if let Some(area) = regions.detail {
                detail::render(app, theme, frame, area);
            }
        }
        Tab::Companies => companies::render(app, theme, frame, regions),
        Tab::Overview => {
            if let Some(area) = regions.main {
                overview::render(app, theme, frame, area);
            }
        }
        Tab::Timeline | Tab::Radar => {
            if let Some(area) = regions.main {
                match app.tab {
                    Tab::Radar => radar::render(app, theme, frame, area),
                    _ => timeline::render(app, theme, frame, area),
                }
            }
            if let Some(area) = regions.detail {
                detail::render(app, theme, frame, area);
            }
        }
    }
    crumbs::render(app, theme, frame, regions);
    footer::render(app, theme, frame, regions.status, regions.hints);
    completion::render(app, theme, frame);
    for overlay in &app.overlays {
        match overlay {
            Overlay::Help(page) => help::render(app, theme, frame, *page),
            Overlay::Views(picker) => views::render(app, theme, frame, picker),
            Overlay::Export(dialog) => export::render(app, theme, frame, dialog),
            Overlay::Sources(list) => sources::render(app, theme, frame, list),
            Overlay::Address(address) => address::render(app, theme, frame, address),
            Overlay::Totals(page) => totals::render(app, theme, frame, page),
            Overlay::Tags(line) => tags::render(theme, frame, line),
            Overlay::AsOf(line) => as_of::render(app, theme, frame, line),
        }
    }
    if !theme.unicode {
        signs::to_ascii(frame.buffer_mut());
    }
}
