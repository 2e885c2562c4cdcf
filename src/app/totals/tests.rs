//! The page of sums, by keys.

use crate::app::testing::Desk;
use crate::app::{Effect, Overlay};

fn text(desk: &Desk) -> String {
    let lines = desk.app.totals_lines();
    let line = |line: &crate::app::Line| -> String {
        line.pieces
            .iter()
            .map(|piece| piece.text.as_str())
            .collect()
    };
    lines.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_page_tells_the_sums_in_words_and_every_deal_in_one_line_of_it() {
    for (width, height) in [(80, 24), (120, 36)] {
        let mut desk = Desk::new(width, height);
        desk.press("$");
        let text = text(&desk);
        let totals = &desk.app.selection.totals;
        for piece in totals.pieces() {
            let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(flat.contains(&piece), "{piece}: {text}");
        }
        let told = totals.added()
            + totals
                .counted
                .reasons()
                .iter()
                .map(|(deals, _)| deals)
                .sum::<u32>();
        assert_eq!(told as usize, desk.app.selection.rows.len());
        let widest = desk.app.totals_lines();
        let widest = widest.iter().map(|line| {
            let pieces = line.pieces.iter();
            let widths = pieces.map(|piece| crate::layout::text::width(&piece.text));
            widths.sum::<usize>()
        });
        assert!(widest.max().unwrap() <= usize::from(width) - 4);
    }
}

#[test]
fn the_sum_in_one_currency_comes_on_demand_only_and_goes_again() {
    let mut desk = Desk::new(120, 36);
    desk.press("$");
    assert!(!text(&desk).contains('≈') || text(&desk).contains("converted, ≈, at"));
    assert!(!asked(&desk));
    desk.press("c");
    assert!(text(&desk).contains("≈ €"), "{}", text(&desk));
    desk.press("c");
    assert!(text(&desk).contains("≈ £"), "{}", text(&desk));
    let kinds = desk.app.selection.totals.firm.len();
    let euro = |total: &crate::index::CurrencyTotal| total.currency.code() == "EUR";
    let more = kinds + usize::from(!desk.app.selection.totals.firm.iter().any(euro));
    for _ in 2..=more {
        desk.press("c");
    }
    assert!(!text(&desk).contains("≈ "), "{}", text(&desk));
}

fn asked(desk: &Desk) -> bool {
    let is_it = |effect: &Effect| matches!(effect, Effect::Totals { into: Some(_), .. });
    desk.waiting.iter().chain(&desk.effects).any(is_it)
}

#[test]
fn the_page_closes_with_its_own_key_and_with_esc_and_leaves_all_as_it_was() {
    let mut desk = Desk::new(80, 24);
    let before = desk.app.list;
    for close in ["$", "Esc", "q"] {
        desk.press("$ j j");
        assert!(matches!(desk.app.overlays.last(), Some(Overlay::Totals(_))));
        desk.press(close);
        assert!(desk.app.overlays.is_empty(), "{close}");
    }
    assert_eq!(desk.app.list, before);
}

#[test]
fn the_sums_are_copied_in_words() {
    let mut desk = Desk::new(80, 24);
    desk.press("$ y");
    let copied = desk.effects.iter().find_map(|effect| match effect {
        Effect::Copy(text) => Some(text.clone()),
        _ => None,
    });
    assert_eq!(copied, Some(desk.app.selection.totals.pieces().join(" · ")));
}
