//! What may reach a screen: every character that could act on a terminal or mislead a reader is made visible.

use std::borrow::Cow;
use std::fmt::Write as _;

use unicode_normalization::char::{canonical_combining_class, is_combining_mark};
use unicode_segmentation::UnicodeSegmentation as _;

/// The most combining marks that a grapheme keeps.
const MOST_MARKS: usize = 8;
/// The most bytes that a grapheme keeps; real ones, emoji with skin tones included, need fewer.
const MOST_BYTES: usize = 32;
/// Stands for what a grapheme has above these limits.
const CUT: char = char::REPLACEMENT_CHARACTER;
/// Carries a mark that has no letter of its own, so that it cannot sit on the neighbouring cell.
const LONE_MARK_BASE: char = '\u{25cc}';

/// The same text with every character that could act on a terminal or mislead a reader made visible.
/// Borrows when nothing had to change.
///
/// - C0 controls and DEL become their pictures (`␛`, `␊`, `␡`); C1 controls, bidi controls, zero-width characters
///   (joiners too: terminals disagree about the width of what they join), tags, fillers, soft hyphens, line separators
///   and non-characters become `\u{..}`.
/// - A grapheme keeps 8 combining marks and 32 bytes; one `�` stands for the rest of it.
/// - A mark without a letter gets `◌`.
#[must_use]
pub fn cleaned(raw: &str) -> Cow<'_, str> {
    // No early end: so the processor looks at many bytes at a time.
    let plain_so_far = |plain, byte| plain & matches!(byte, b' '..=b'~');
    if raw.bytes().fold(true, plain_so_far) {
        return Cow::Borrowed(raw);
    }
    let shown = shown(raw);
    // Below U+0300 there are no marks and no other characters that join into long graphemes.
    if shown.chars().all(|c| c < '\u{300}' || is_plain(c)) {
        return shown;
    }
    match capped(&shown) {
        Some(capped) => Cow::Owned(capped),
        None => shown,
    }
}

/// True for punctuation and letters above U+0300 that are frequent and never join.
const fn is_plain(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{20a0}'..='\u{20c0}' | '\u{2400}'..='\u{2426}' | '\u{4e00}'..='\u{9fff}')
}

/// The text with hidden characters shown.
fn shown(raw: &str) -> Cow<'_, str> {
    let mut previous = None;
    let hidden = raw.chars().any(|c| {
        let hides = is_hidden(c, previous);
        previous = Some(c);
        hides
    });
    if !hidden {
        return Cow::Borrowed(raw);
    }
    let mut text = String::with_capacity(raw.len() + 16);
    let mut previous = None;
    for c in raw.chars() {
        match c {
            '\u{7f}' => text.push('\u{2421}'),
            '\0'..='\u{1f}' => {
                text.push(char::from_u32(0x2400 + u32::from(c)).unwrap_or(CUT));
            }
            _ if is_hidden(c, previous) => {
                let _ = write!(text, "\\u{{{:x}}}", u32::from(c));
            }
            _ => text.push(c),
        }
        // What comes next stands after the escape, not after the character.
        previous = text.chars().next_back();
    }
    Cow::Owned(text)
}

/// True for a character that draws nothing itself or changes how others are drawn. The choice between text and emoji
/// form (U+FE0E, U+FE0F) is let through behind the character that it is about.
pub(super) fn is_hidden(c: char, previous: Option<char>) -> bool {
    match c {
        // Most of any text: told before the long list is gone through.
        ' '..='~' => false,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => true,
        '\u{fe0e}' | '\u{fe0f}' => {
            !previous.is_some_and(|p| p > ' ' && !is_combining_mark(p) && p != CUT)
        }
        _ => is_ignorable(c),
    }
}

/// Unicode's default ignorable characters, with the line separators, interlinear marks and non-characters.
pub(super) const fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fdd0}'..='\u{fdef}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
        || (c as u32) & 0xfffe == 0xfffe
}

/// The text with every grapheme within the limits; `None` when all are.
fn capped(text: &str) -> Option<String> {
    if text
        .graphemes(true)
        .all(|grapheme| room(grapheme) == Room::Enough)
    {
        return None;
    }
    let mut kept = String::with_capacity(text.len());
    for grapheme in text.graphemes(true) {
        match room(grapheme) {
            Room::Enough => kept.push_str(grapheme),
            Room::Lone => {
                kept.push(LONE_MARK_BASE);
                push_within(&mut kept, grapheme, LONE_MARK_BASE.len_utf8());
            }
            Room::Short => push_within(&mut kept, grapheme, 0),
        }
    }
    Some(kept)
}

/// How a grapheme stands to the limits.
#[derive(PartialEq, Eq)]
enum Room {
    /// Within them.
    Enough,
    /// Above them.
    Short,
    /// Begins with a mark.
    Lone,
}

fn room(grapheme: &str) -> Room {
    // One character of up to four bytes is the usual case.
    if grapheme.chars().next().is_some_and(joins_back) {
        Room::Lone
    } else if grapheme.len() > MOST_BYTES
        || (grapheme.len() > 4 && grapheme.chars().filter(|c| joins_back(*c)).count() > MOST_MARKS)
    {
        Room::Short
    } else {
        Room::Enough
    }
}

/// True for a mark that is drawn on the character before it.
fn joins_back(c: char) -> bool {
    is_combining_mark(c) || canonical_combining_class(c) != 0
}

/// Adds what the limits allow of a grapheme of which `used` bytes are there already.
fn push_within(kept: &mut String, grapheme: &str, used: usize) {
    let (mut bytes, mut marks) = (used, 0);
    for c in grapheme.chars() {
        bytes += c.len_utf8();
        marks += usize::from(joins_back(c));
        if bytes > MOST_BYTES || marks > MOST_MARKS {
            kept.push(CUT);
            return;
        }
        kept.push(c);
    }
}
