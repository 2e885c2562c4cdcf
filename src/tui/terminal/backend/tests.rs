//! What a frame is made of.

use ratatui::style::Color;

use super::*;

/// What would be written for these cells and this cursor, after another frame with the same cursor.
fn frame(
    backend: &mut ScreenBackend,
    cells: &[(u16, u16, Cell)],
    cursor: Option<Position>,
) -> String {
    let content = cells
        .iter()
        .map(|(column, row, cell)| (*column, *row, cell));
    backend.draw(content).unwrap();
    match cursor {
        None => backend.hide_cursor().unwrap(),
        Some(position) => {
            backend.show_cursor().unwrap();
            backend.set_cursor_position(position).unwrap();
        }
    }
    String::from_utf8(backend.take_frame()).unwrap()
}

fn cells(text: &'static str) -> Vec<(u16, u16, Cell)> {
    (0..)
        .zip(text.chars())
        .map(|(column, letter)| (column, 0, Cell::from(letter)))
        .collect()
}

#[test]
fn a_frame_in_which_nothing_changed_has_no_byte() {
    let mut backend = ScreenBackend::new(Size::new(80, 24));
    assert_eq!(frame(&mut backend, &[], None), "");
    let at = Some(Position::new(3, 1));
    frame(&mut backend, &cells("abc"), at);
    assert_eq!(frame(&mut backend, &[], at), "");
}

#[test]
fn the_cursor_is_hidden_while_cells_are_drawn_and_shown_where_it_belongs() {
    let mut backend = ScreenBackend::new(Size::new(80, 24));
    let shown = frame(&mut backend, &[], Some(Position::new(3, 1)));
    assert_eq!(shown, "\x1b[2;4H\x1b[?25h");
    let drawn = frame(&mut backend, &cells("a"), Some(Position::new(3, 1)));
    assert!(drawn.starts_with("\x1b[?25l\x1b[H"), "{drawn:?}");
    assert!(drawn.ends_with("\x1b[2;4H\x1b[?25h"), "{drawn:?}");
    assert_eq!(frame(&mut backend, &[], None), "\x1b[?25l");
}

#[test]
fn a_long_frame_is_shown_at_once_and_a_short_one_costs_no_more_than_it_must() {
    let mut backend = ScreenBackend::new(Size::new(80, 24));
    let short = frame(&mut backend, &cells("abc"), None);
    assert!(!short.contains("2026"), "{short:?}");
    let colourful = (0..200).map(|column| {
        let mut cell = Cell::from('x');
        cell.set_fg(Color::Indexed(u8::try_from(column % 100).unwrap()));
        (column, 0, cell)
    });
    let long = frame(&mut backend, &colourful.collect::<Vec<_>>(), None);
    assert!(
        long.starts_with("\x1b[?2026h") && long.ends_with("\x1b[?2026l"),
        "{long:?}"
    );
    assert_eq!(long.matches("2026").count(), 2);
}

#[test]
fn asking_for_the_cursor_writes_nothing() {
    let mut backend = ScreenBackend::new(Size::new(80, 24));
    assert_eq!(backend.get_cursor_position().unwrap(), Position::ORIGIN);
    assert_eq!(backend.take_frame(), b"");
}
