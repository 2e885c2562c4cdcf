//! What a terminal can show decides how things look, never whether they can be told apart.

use dealscope::config::ThemeChoice;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};

use crate::stage::Stage;

fn screens(choice: ThemeChoice) -> Vec<Buffer> {
    let mut stage = Stage::catalogue(120, 36);
    stage
        .keys("Space j")
        .keys("/")
        .types("nhs microsoft -kind:licence")
        .keys("Enter f j F");
    let mut screens = vec![stage.drawn(choice, true)];
    stage.keys("Esc Enter");
    screens.push(stage.drawn(choice, true));
    stage.keys("?");
    screens.push(stage.drawn(choice, true));
    screens
}

#[test]
fn without_colour_there_is_none() {
    for screen in screens(ThemeChoice::None) {
        for cell in &screen.content {
            assert_eq!(
                (cell.fg, cell.bg),
                (Color::Reset, Color::Reset),
                "{}",
                cell.symbol()
            );
        }
    }
}

#[test]
fn no_text_has_a_colour_that_a_background_can_swallow() {
    for choice in [ThemeChoice::Auto, ThemeChoice::Dark, ThemeChoice::Light] {
        for screen in screens(choice) {
            for cell in &screen.content {
                let swallowed = [Color::Black, Color::White, Color::Gray, Color::DarkGray];
                assert!(
                    !swallowed.contains(&cell.fg),
                    "{choice:?} {}",
                    cell.symbol()
                );
                assert!(
                    !cell.modifier.contains(Modifier::DIM) || cell.fg == Color::Reset,
                    "{choice:?} {}",
                    cell.symbol()
                );
                assert_eq!(cell.bg, Color::Reset, "{choice:?} {}", cell.symbol());
            }
        }
    }
}

#[test]
fn where_there_is_no_unicode_every_drawn_sign_is_ascii() {
    let mut stage = Stage::catalogue(120, 36);
    stage
        .keys("Space j")
        .keys("/")
        .types("nhs microsoft -kind:licence")
        .keys("Enter f j F");
    for screen in [
        stage.drawn(ThemeChoice::Auto, false),
        stage.keys("?").drawn(ThemeChoice::Auto, false),
    ] {
        for cell in &screen.content {
            let drawn = |c: char| ('\u{2190}'..='\u{27bf}').contains(&c);
            assert!(!cell.symbol().chars().any(drawn), "{}", cell.symbol());
        }
    }
}
