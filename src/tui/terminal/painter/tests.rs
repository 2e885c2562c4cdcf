//! What a terminal shows after the bytes is what it was to show.

use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use super::*;

const SIZE: Size = Size::new(24, 6);

fn paint(painter: &mut Painter, before: &Buffer, after: &Buffer) -> String {
    for (x, y, cell) in before.diff_iter(after) {
        painter.put(x, y, cell);
    }
    let mut out = Vec::new();
    painter.paint(&mut out);
    String::from_utf8(out).unwrap()
}

fn empty() -> Buffer {
    Buffer::empty(Rect::new(0, 0, SIZE.width, SIZE.height))
}

fn style() -> impl Strategy<Value = Style> {
    let colour = prop_oneof![
        4 => Just(Color::Reset),
        1 => Just(Color::Cyan),
        1 => Just(Color::LightRed),
        1 => Just(Color::Indexed(100)),
        1 => Just(Color::Rgb(1, 2, 3)),
    ];
    let ground = prop_oneof![
        4 => Just(Color::Reset),
        1 => Just(Color::Blue),
        1 => Just(Color::Gray),
    ];
    let weights = prop_oneof![
        4 => Just(Modifier::empty()),
        1 => Just(Modifier::BOLD),
        1 => Just(Modifier::DIM),
        1 => Just(Modifier::REVERSED),
        1 => Just(Modifier::UNDERLINED.union(Modifier::BOLD)),
        1 => Just(Modifier::ITALIC),
    ];
    (colour, ground, weights)
        .prop_map(|(fg, bg, modifier)| Style::new().fg(fg).bg(bg).add_modifier(modifier))
}

/// A screen of texts laid over each other, and of areas that have a style laid over them.
fn screen() -> impl Strategy<Value = Buffer> {
    let text = prop_oneof![
        "[a-c ]{1,20}",
        " {1,24}",
        "[─…é£]{1,9}",
        "[東京x]{1,9}",
        "(e\u{301}|a){1,6}",
    ];
    let piece = (0..SIZE.width, 0..SIZE.height, text, style());
    let area = (0..SIZE.width, 0..SIZE.height, 1_u16..24, style());
    let pieces = proptest::collection::vec(piece, 0..14);
    let areas = proptest::collection::vec(area, 0..3);
    (pieces, areas).prop_map(|(pieces, areas)| {
        let mut buffer = empty();
        for (x, y, text, style) in pieces {
            buffer.set_stringn(x, y, text, usize::from(SIZE.width - x), style);
        }
        for (x, y, width, style) in areas {
            buffer.set_style(Rect::new(x, y, width, 1), style);
        }
        whole(buffer)
    })
}

/// A wide character of which the second half was written over is none; both halves have one style. And the terminal of the
/// tests has no text that is both bold and faint.
fn whole(mut buffer: Buffer) -> Buffer {
    for cell in &mut buffer.content {
        if cell.modifier.contains(Modifier::BOLD) {
            cell.modifier.remove(Modifier::DIM);
        }
    }
    for y in 0..SIZE.height {
        for x in 0..SIZE.width {
            if buffer[(x, y)].cell_width() < 2 {
                continue;
            }
            let style = buffer[(x, y)].style();
            match buffer.cell_mut((x + 1, y)) {
                Some(half) if half.symbol() == " " => drop(half.set_style(style)),
                _ => drop(buffer[(x, y)].set_symbol("?")),
            }
        }
    }
    buffer
}

fn colour(colour: Color) -> vt100::Color {
    match colour {
        Color::Cyan => vt100::Color::Idx(6),
        Color::LightRed => vt100::Color::Idx(9),
        Color::Blue => vt100::Color::Idx(4),
        Color::Gray => vt100::Color::Idx(7),
        Color::Indexed(number) => vt100::Color::Idx(number),
        Color::Rgb(red, green, blue) => vt100::Color::Rgb(red, green, blue),
        _ => vt100::Color::Default,
    }
}

/// Where the terminal does not show what it should, as far as it can be seen.
fn differences(terminal: &vt100::Screen, wanted: &Buffer) -> Vec<String> {
    let mut found = Vec::new();
    for y in 0..SIZE.height {
        let mut x = 0;
        while x < SIZE.width {
            let (cell, shown) = (&wanted[(x, y)], terminal.cell(y, x).unwrap());
            let text = match shown.contents() {
                "" => " ",
                text => text,
            };
            let has = |modifier| cell.modifier.contains(modifier);
            let mut same = text == cell.symbol()
                && shown.bgcolor() == colour(cell.bg)
                && shown.underline() == has(Modifier::UNDERLINED)
                && shown.inverse() == has(Modifier::REVERSED);
            if cell.symbol() != " " || shows_on_blank(cell.modifier) {
                same &= shown.fgcolor() == colour(cell.fg)
                    && shown.bold() == has(Modifier::BOLD)
                    && shown.dim() == has(Modifier::DIM)
                    && shown.italic() == has(Modifier::ITALIC);
            }
            if !same {
                found.push(format!("{x},{y}: {text:?} {shown:?} for {cell:?}"));
            }
            x += cell.cell_width().max(1);
        }
    }
    found
}

proptest! {
    #[test]
    fn a_terminal_shows_the_new_screen_after_the_bytes_between_two(
        screens in proptest::collection::vec(screen(), 1..5)
    ) {
        let mut terminal = vt100::Parser::new(SIZE.height, SIZE.width, 0);
        let mut painter = Painter::new(SIZE);
        let mut before = empty();
        for after in screens {
            let bytes = paint(&mut painter, &before, &after);
            terminal.process(bytes.as_bytes());
            let wrong = differences(terminal.screen(), &after);
            prop_assert!(wrong.is_empty(), "{wrong:#?}\n{bytes:?}");
            before = after;
        }
    }
}

fn bytes(before: &[&str], after: &[&str]) -> String {
    let buffer = |lines: &[&str]| {
        let mut buffer = empty();
        for (y, line) in (0..).zip(lines) {
            buffer.set_string(0, y, line, Style::new());
        }
        buffer
    };
    let mut painter = Painter::new(SIZE);
    paint(&mut painter, &empty(), &buffer(before));
    paint(&mut painter, &buffer(before), &buffer(after))
}

#[test]
fn a_gap_is_written_again_where_that_is_shorter_than_a_move() {
    assert_eq!(bytes(&["a cat"], &["b rat"]), "\x1b[Hb r");
    assert_eq!(bytes(&["a 2345678 x"], &["b 2345678 y"]), "\x1b[Hb\x1b[9Cy");
}

#[test]
fn the_next_row_is_reached_by_line_feeds() {
    assert_eq!(
        bytes(&["", ""], &["abcdef", " ghi"]),
        "\x1b[Habcdef\n\x1b[5Dghi"
    );
    assert_eq!(bytes(&["", "", "x"], &["ab", "", "y"]), "\x1b[Hab\n\n\ry");
}

#[test]
fn what_follows_a_character_that_terminals_differ_about_gets_an_address() {
    assert_eq!(bytes(&["", ""], &["a…b", "  c"]), "\x1b[Ha…b\x1b[2;3Hc");
}

#[test]
fn blanks_are_erased_where_that_is_shorter() {
    assert_eq!(
        bytes(&["abcdefghijkl│"], &["a           │"]),
        "\x1b[;2H\x1b[11X"
    );
    assert_eq!(bytes(&["abcdefghijkl"], &["a"]), "\x1b[;2H\x1b[K");
    assert_eq!(bytes(&["abc│"], &["a  │"]), "\x1b[;2H  ");
}

#[test]
fn one_sequence_says_what_changes() {
    let mut painter = Painter::new(SIZE);
    let mut after = empty();
    let bold = Style::new().fg(Color::Cyan).add_modifier(Modifier::BOLD);
    after.set_string(0, 0, "a", bold);
    after.set_string(1, 0, "b", Style::new().add_modifier(Modifier::DIM));
    after.set_string(2, 0, "c", Style::new().fg(Color::Cyan));
    assert_eq!(
        paint(&mut painter, &empty(), &after),
        "\x1b[H\x1b[1;36ma\x1b[0;2mb\x1b[0;36mc\x1b[m"
    );
}
