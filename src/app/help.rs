//! What the help screen says: all keys from the one table, the query language by examples, the signs.

use ratatui::layout::Rect;

use super::detail::{Class, Line, Piece};
use super::{App, BINDINGS, Context, Keymap, Overlay};
use crate::layout::inside;
use crate::layout::text::{left, width};

/// From this width on the text stands in two columns.
const TWO_COLUMNS: u16 = 100;
/// Columns of the screen between two columns of text.
pub const GUTTER: u16 = 3;
/// Columns of the keys.
const KEYS: usize = 17;
/// Columns of the queries.
const QUERIES: usize = 20;
/// Columns of the signs.
const SIGNS: usize = 9;

/// Queries, and what they find.
pub const EXAMPLES: &[(&str, &str)] = &[
    (
        "microsoft nhs",
        "both words, in titles, companies, products, summaries",
    ),
    ("\"office 365\"", "the phrase"),
    ("-cerner", "not the word"),
    ("epic OR cerner", "either word"),
    ("company:cerner", "that company under all its names"),
    ("cerner+", "with company: also whoever took it over"),
    ("supplier:ibm", "in that role; every role is a field"),
    (
        "kind:licence",
        "a code; a comma joins several: kind:licence,contract",
    ),
    ("country:GB", "with all its parts"),
    ("date:2018..2020", "where the date may lie in these years"),
    ("ends:<18mo", "ends before 18 months from today"),
    (
        "ends:unknown",
        "nobody says when it ends; open: by its nature never",
    ),
    (
        "value:>50m",
        "converted where needed; value:gbp>50m in pounds only",
    ),
    (
        "value:undisclosed",
        "a source says that it is not made public",
    ),
    (
        "is:unconfirmed",
        "also marked, ended, in-force, not-yet, unclear, new",
    ),
    ("has:ends no:value", "a field is known, is not"),
    ("sort:-value", "the order; - turns it round"),
];

/// The signs on the screen, and what they say.
pub const LEGEND: &[(&str, &str)] = &[
    ("●", "marked"),
    (
        "!",
        "unconfirmed: no source above grade E, or a figure claimed without support",
    ),
    ("≠", "disputed: a source contradicts a fact"),
    ("✓ −", "the lens asks for this value, leaves it out"),
    ("┆", "in the range that is being made"),
    ("≈", "converted at the mean rate of the deal's year"),
    (
        "£1bn +2",
        "a company's disclosed sums: two more currencies; behind ≈ two figures without a rate",
    ),
    (
        "· was …",
        "where a deal was found, when that does not show in its row",
    ),
    ("▴ ▾", "sorted, rising or falling"),
    (
        "~  ≤  ≥  <",
        "about, at most, at least, before: where the words do not fit",
    ),
    (
        "m bn tn",
        "million, billion, trillion: four digits; the detail has every digit",
    ),
    ("[1]", "number of a source, at the end of the detail"),
];

/// The contexts whose keys stand before the query language.
const FIRST: [Context; 3] = [Context::Global, Context::Moving, Context::Deals];
/// The contexts whose keys stand below these, in the first column.
const BELOW: [Context; 5] = [
    Context::Rail,
    Context::Detail,
    Context::Query,
    Context::Completion,
    Context::Chips,
];

/// The help screen as it shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HelpPage {
    /// The first line that shows.
    pub top: usize,
    /// Each action has its name too.
    pub names: bool,
}

/// The columns of the help screen, each as lines for that width.
#[must_use]
pub fn columns(keymap: &Keymap, page: HelpPage, inner: Rect) -> Vec<Vec<Line>> {
    let two = inner.width >= TWO_COLUMNS;
    let wide = usize::from(if two {
        (inner.width - GUTTER) / 2
    } else {
        inner.width
    });
    let keys = |contexts: &[Context]| -> Vec<Vec<Line>> {
        let parts = contexts
            .iter()
            .filter_map(|context| keys(keymap, page.names, *context, wide));
        parts.collect()
    };
    let rest: Vec<Context> = Context::ALL
        .into_iter()
        .filter(|context| page.names || *context != Context::Help)
        .filter(|context| !FIRST.contains(context) && !BELOW.contains(context))
        .collect();
    let (first, below, rest) = (keys(&FIRST), keys(&BELOW), keys(&rest));
    let language = vec![
        table("Queries", EXAMPLES.iter().copied(), QUERIES, wide),
        table("Signs", LEGEND.iter().copied(), SIGNS, wide),
    ];
    if two {
        vec![
            stacked(&[first, below].concat()),
            stacked(&[language, rest].concat()),
        ]
    } else {
        vec![stacked(&[first, language, below, rest].concat())]
    }
}

/// Parts below each other, an empty line between two.
fn stacked(parts: &[Vec<Line>]) -> Vec<Line> {
    parts.join(&Line::default())
}

fn keys(keymap: &Keymap, names: bool, context: Context, wide: usize) -> Option<Vec<Line>> {
    let rows: Vec<(String, String)> = BINDINGS
        .iter()
        .filter(|binding| binding.context == context)
        .filter_map(|binding| {
            let keys = keymap.keys_of(binding).iter().map(ToString::to_string);
            let keys = keys.collect::<Vec<_>>().join(" ");
            let help = if names {
                format!("{}: {}", binding.name, binding.help)
            } else {
                binding.help.to_owned()
            };
            // An action whose keys were taken away has its name to bring them back by.
            (names || !keys.is_empty()).then_some((keys, help))
        })
        .collect();
    let pairs = rows
        .iter()
        .map(|(keys, help)| (keys.as_str(), help.as_str()));
    (!rows.is_empty()).then(|| table(context.title(), pairs, KEYS, wide))
}

/// A heading, and below it names with their meanings, which hang right of the names.
fn table<'a>(
    title: &str,
    rows: impl Iterator<Item = (&'a str, &'a str)>,
    names: usize,
    wide: usize,
) -> Vec<Line> {
    let piece = |class, text: String| Piece::new(class, text);
    let mut lines = vec![Line {
        pieces: vec![piece(Class::Heading, title.to_owned())],
        ..Line::default()
    }];
    for (name, meaning) in rows {
        let name = if width(name) < names {
            left(name, names)
        } else {
            format!("{name} ")
        };
        let shape = super::detail::Shape {
            first: width(&name),
            indent: names,
            width: wide,
        };
        let mut meaning =
            super::detail::flow(&[piece(Class::Plain, meaning.to_owned())], shape, None);
        if let Some(first) = meaning.first_mut() {
            first.pieces.insert(0, piece(Class::Strong, name));
        }
        lines.append(&mut meaning);
    }
    lines
}

/// Where the help screen lies: over all but the last line, which tells its keys.
#[must_use]
pub fn area(screen: Rect) -> Rect {
    let margin = |size: u16, from: u16| if size >= from { size / 20 } else { 0 };
    let (x, y) = (margin(screen.width, 80), margin(screen.height, 30));
    Rect {
        x: screen.x + x,
        y: screen.y + y,
        width: screen.width.saturating_sub(2 * x),
        height: screen.height.saturating_sub(2 * y + 1),
    }
}

impl App {
    /// Scrolls the help screen, but not beyond its end.
    pub(super) fn scroll_help(&mut self, rows: isize) {
        let inner = inside(area(self.screen));
        let text = Rect {
            width: inner.width.saturating_sub(2),
            ..inner
        };
        let Some(Overlay::Help(page)) = self.overlays.last().cloned() else {
            return;
        };
        let longest = columns(&self.keymap, page, text).iter().map(Vec::len).max();
        let last = longest
            .unwrap_or_default()
            .saturating_sub(inner.height.into());
        if let Some(Overlay::Help(page)) = self.overlays.last_mut() {
            page.top = page.top.saturating_add_signed(rows).min(last);
        }
    }

    /// Names the actions, or no more.
    pub(super) fn name_actions(&mut self) {
        if let Some(Overlay::Help(page)) = self.overlays.last_mut() {
            page.names = !page.names;
            page.top = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::EXAMPLES;
    use crate::deal::Codes;
    use crate::query::parse;

    #[test]
    fn every_example_can_be_typed() {
        let codes = Codes::bundled();
        for (text, _) in EXAMPLES {
            assert!(
                parse(text, &codes).is_ok(),
                "{text}: {:?}",
                parse(text, &codes)
            );
        }
    }
}
