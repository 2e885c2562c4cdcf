//! Puts together again what a slow line took apart.
//!
//! A terminal says much in sequences that begin with the byte of the Esc key. When that byte comes alone, crossterm reads
//! it as the key and the rest as letters, so that a paste that comes in pieces would be taken for commands. Nobody types
//! Esc and a bracket within [`GAP`], so what follows so soon is a sequence. Keys never wait for that: Esc itself has its
//! effect at once.

use std::mem;
use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

/// The longest pause within a sequence.
pub(super) const GAP: Duration = Duration::from_millis(100);

/// No sequence that a terminal sends is longer.
const LONGEST: usize = 32;

/// Begins and ends what is pasted (<https://invisible-island.net/xterm/ctlseqs/ctlseqs.html#h2-Bracketed-Paste-Mode>).
const PASTE_BEGINS: &str = "200~";
const PASTE_ENDS: &str = "\x1b[201~";

/// Where in a sequence we are.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) enum Rejoin {
    /// In none.
    #[default]
    Whole,
    /// After the first byte, which may have been the key.
    Escaped,
    /// After the bracket, with what came since.
    Sequence(String),
    /// In a paste, with its text so far.
    Paste(String),
}

impl Rejoin {
    /// Takes an event and gives the one that it makes, if it makes one yet.
    pub(super) fn take(&mut self, event: Event) -> Option<Event> {
        let Event::Key(key) = &event else {
            *self = Self::Whole;
            return Some(event);
        };
        match (mem::take(self), letter(key)) {
            (Self::Escaped, Some('[')) => self.sequence(String::new()),
            (Self::Sequence(sequence), Some(letter)) if sequence.len() < LONGEST => {
                self.continued(sequence, letter)
            }
            (Self::Paste(text), Some(letter)) => self.pasted(text, letter),
            // The way out is open in the midst of all.
            (Self::Paste(text), None) if !is_ctrl_c(key) => {
                *self = Self::Paste(text);
                None
            }
            (_, Some('\x1b')) => {
                *self = Self::Escaped;
                Some(event)
            }
            _ => Some(event),
        }
    }

    /// What there is to say when nothing more comes: of a paste, what came of it.
    pub(super) fn give_up(&mut self) -> Option<Event> {
        match mem::take(self) {
            Self::Paste(text) => Some(Event::Paste(text)),
            _ => None,
        }
    }

    /// True while more may belong to what came.
    pub(super) fn is_open(&self) -> bool {
        *self != Self::Whole
    }

    fn sequence(&mut self, sequence: String) -> Option<Event> {
        *self = Self::Sequence(sequence);
        None
    }

    fn continued(&mut self, mut sequence: String, letter: char) -> Option<Event> {
        sequence.push(letter);
        match letter {
            // Parameters and what stands between them and the end.
            ' '..='?' => self.sequence(sequence),
            '~' if sequence == PASTE_BEGINS => {
                *self = Self::Paste(String::new());
                None
            }
            // Some key or other: which one hardly matters after its Esc was taken for a key.
            _ => None,
        }
    }

    fn pasted(&mut self, mut text: String, letter: char) -> Option<Event> {
        text.push(letter);
        if let Some(whole) = text.strip_suffix(PASTE_ENDS) {
            return Some(Event::Paste(whole.to_owned()));
        }
        *self = Self::Paste(text);
        None
    }
}

/// The character that a key's byte is.
fn letter(key: &KeyEvent) -> Option<char> {
    match key.code {
        _ if key
            .modifiers
            .intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) =>
        {
            None
        }
        KeyCode::Char(letter) => Some(letter),
        KeyCode::Esc => Some('\x1b'),
        KeyCode::Enter => Some('\n'),
        KeyCode::Tab => Some('\t'),
        _ => None,
    }
}

fn is_ctrl_c(key: &KeyEvent) -> bool {
    key.code == KeyCode::Char('c') && key.modifiers.contains(KeyModifiers::CONTROL)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: KeyCode) -> Event {
        Event::Key(KeyEvent::from(code))
    }

    fn keys(text: &str) -> Vec<Event> {
        let code = |letter| match letter {
            '\x1b' => KeyCode::Esc,
            '\n' => KeyCode::Enter,
            letter => KeyCode::Char(letter),
        };
        text.chars().map(code).map(key).collect()
    }

    /// What comes out when these come in without a pause.
    fn rejoined(events: impl IntoIterator<Item = Event>) -> Vec<Event> {
        let mut rejoin = Rejoin::default();
        let mut out: Vec<Event> = events
            .into_iter()
            .filter_map(|event| rejoin.take(event))
            .collect();
        out.extend(rejoin.give_up());
        out
    }

    #[test]
    fn keys_come_out_as_they_came() {
        let typed = keys("/isoft\nj\x1b\x1bq[x");
        assert_eq!(rejoined(typed.clone()), typed);
    }

    #[test]
    fn a_paste_in_pieces_is_a_paste() {
        let pasted = rejoined(keys("/\x1b[200~q\x1b]0;x\nüq\x1b[201~\n"));
        let whole = Event::Paste("q\x1b]0;x\nüq".to_owned());
        assert_eq!(pasted, [keys("/\x1b"), vec![whole], keys("\n")].concat());
    }

    #[test]
    fn a_paste_that_never_ends_is_pasted_as_far_as_it_came() {
        let out = rejoined(keys("\x1b[200~quit"));
        assert_eq!(out, [key(KeyCode::Esc), Event::Paste("quit".to_owned())]);
    }

    #[test]
    fn a_key_in_pieces_does_nothing_but_what_its_esc_did() {
        assert_eq!(rejoined(keys("\x1b[Aj\x1b[1;5Cq")), keys("\x1bj\x1bq"));
    }

    #[test]
    fn after_a_pause_a_bracket_is_a_key() {
        let mut rejoin = Rejoin::default();
        assert!(rejoin.take(key(KeyCode::Esc)).is_some());
        assert!(rejoin.is_open());
        assert_eq!(rejoin.give_up(), None);
        assert_eq!(
            rejoin.take(key(KeyCode::Char('['))),
            Some(key(KeyCode::Char('[')))
        );
    }

    #[test]
    fn ctrl_c_comes_through_everywhere() {
        let ctrl_c = Event::Key(KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL));
        for before in ["\x1b", "\x1b[", "\x1b[200~", "\x1b[200~quit"] {
            let out = rejoined(keys(before).into_iter().chain([ctrl_c.clone()]));
            assert_eq!(out, [key(KeyCode::Esc), ctrl_c.clone()], "{before:?}");
        }
    }

    #[test]
    fn what_is_whole_comes_through_and_ends_what_is_not() {
        let resize = Event::Resize(80, 24);
        let out = rejoined(
            keys("\x1b[")
                .into_iter()
                .chain([resize.clone()])
                .chain(keys("q")),
        );
        assert_eq!(out, [keys("\x1b"), vec![resize], keys("q")].concat());
    }
}
