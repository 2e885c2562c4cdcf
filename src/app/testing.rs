//! For tests: a desk to work at a small market: keys in, and every question answered at once, as the workers do.

mod market;

mod answers;

use crossterm::event::Event;
use ratatui::layout::Rect;

use super::{App, Effect, Key, Keymap, Msg, Reply, Setup};
use crate::deal::Day;
use crate::index::Index;
use market::DEALS;
pub use market::{last, market};

/// The day on which all tests take place.
pub const TODAY: &str = "2026-11-22";

/// A program without a terminal.
pub struct Desk {
    pub app: App,
    /// Questions that were not answered yet.
    pub waiting: Vec<Effect>,
    /// Answers come at once.
    pub prompt: bool,
    /// What was asked for besides.
    pub effects: Vec<Effect>,
}

impl Desk {
    /// All of the market on a screen of that size.
    pub fn new(width: u16, height: u16) -> Self {
        let mut desk = Self::unread(width, height);
        desk.grow(DEALS.len());
        desk
    }

    /// A screen before anything is read.
    pub fn unread(width: u16, height: u16) -> Self {
        let setup = Setup {
            screen: Rect::new(0, 0, width, height),
            today: TODAY.parse::<Day>().unwrap(),
            keymap: Keymap::default(),
            marks: Vec::new(),
            mouse: true,
            notices: Vec::new(),
            marks_kept: true,
            home: None,
        };
        Self {
            app: App::new(setup, Index::empty()),
            waiting: Vec::new(),
            prompt: true,
            effects: Vec::new(),
        }
    }

    /// The file is read so far.
    pub fn grow(&mut self, deals: usize) {
        self.tell(Msg::Worker(Reply::Grown {
            index: market(deals),
            complete: deals == DEALS.len(),
            problems: 0,
        }));
    }

    /// Presses keys: names apart by spaces.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for name in keys.split(' ') {
            let key: Key = name.parse().unwrap();
            self.tell(Msg::Input(Event::Key(key.event())));
        }
        self
    }

    /// Types text.
    pub fn type_text(&mut self, text: &str) -> &mut Self {
        for character in text.chars() {
            let key = Key::plain(crossterm::event::KeyCode::Char(character));
            self.tell(Msg::Input(Event::Key(key.event())));
        }
        self
    }

    pub fn tell(&mut self, msg: Msg) {
        let update = self.app.update(msg);
        self.waiting.extend(update.effects);
        if self.prompt {
            self.answer();
        }
    }

    /// Answers what waits, until nothing does.
    pub fn answer(&mut self) {
        while !self.waiting.is_empty() {
            let effect = self.waiting.remove(0);
            match self.reply(&effect) {
                Some(reply) => {
                    let update = self.app.update(Msg::Worker(reply));
                    self.waiting.extend(update.effects);
                }
                None => self.effects.push(effect),
            }
        }
    }

    /// The slug of the deal under the list's cursor.
    pub fn deal(&self) -> &str {
        let row = self.app.current_row().unwrap();
        self.app.index.entry(row).unwrap().slug()
    }

    /// The slug of the company under the cursor.
    pub fn company(&self) -> String {
        let hit = self.app.companies.current().unwrap();
        let company = self.app.index.companies().get(hit.company).unwrap();
        company.slug.to_string()
    }
}
