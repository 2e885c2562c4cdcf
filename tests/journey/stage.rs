//! A stage for journeys: the real loop, the real workers and the real catalogue, with a screen of characters in memory.

use std::io;
use std::sync::mpsc::SyncSender;
use std::time::{Duration, Instant};

use crossterm::event::Event;
use dealscope::app::{App, Key, Keymap, Msg, Setup};
use dealscope::config::{Paths, ThemeChoice};
use dealscope::deal::{Clean, Day};
use dealscope::index::Index;
use dealscope::library;
use dealscope::notebook::Notebook;
use dealscope::tui::{Ending, Materials, Screen, Session, Workers};
use dealscope::view::Theme;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::{Rect, Size};

/// How long a journey waits for the screen to say something before it fails.
const PATIENCE: Duration = Duration::from_secs(20);

/// A screen in memory.
pub struct Paper {
    terminal: Terminal<TestBackend>,
    /// What was put on the clipboard last.
    pub copied: Option<String>,
    /// The page that was opened last.
    pub opened: Option<String>,
}

impl Screen for Paper {
    type Backend = TestBackend;

    fn terminal(&mut self) -> &mut Terminal<TestBackend> {
        &mut self.terminal
    }

    fn resized(&mut self, size: Size) {
        self.terminal.backend_mut().resize(size.width, size.height);
    }

    fn mouse(&mut self, _ours: bool) -> io::Result<()> {
        Ok(())
    }

    fn copy(&mut self, text: &str) -> io::Result<()> {
        self.copied = Some(text.to_owned());
        Ok(())
    }

    fn open(&mut self, url: &str) -> Result<(), Clean> {
        self.opened = Some(url.to_owned());
        Ok(())
    }

    fn suspend(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn resume(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A program that runs.
pub struct Stage {
    session: Session<Paper>,
    inbox: SyncSender<Msg>,
    /// How it ended, when it did.
    pub ended: Option<Ending>,
}

impl Stage {
    /// The folders of a user whose own folder is `home`.
    pub fn paths(home: &std::path::Path) -> Paths {
        Paths::new(
            Some(home.join("data")),
            Some(home.join("config")),
            Some(home.into()),
        )
    }

    /// Opens the bundled catalogue, with `home` as the user's folder.
    pub fn open(home: &std::path::Path, width: u16, height: u16) -> Self {
        let paths = Self::paths(home);
        let opened = library::open(None, &paths).expect("the catalogue opens");
        let (notebook, _) = Notebook::open(&paths.notebook_file().expect("there is a place"));
        let marks = notebook.marks().expect("marks can be read");
        let setup = Setup {
            screen: Rect::new(0, 0, width, height),
            today: Day::from_ymd(2026, 11, 22).expect("a day"),
            keymap: Keymap::default(),
            marks,
            mouse: true,
            notices: Vec::new(),
            marks_kept: true,
            home: None,
        };
        let (inbox, messages) = dealscope::tui::inbox::inbox();
        let materials = Materials::new(opened, Vec::new());
        let workers = Workers::start(materials, inbox.clone(), || notebook).expect("workers start");
        let terminal = Terminal::new(TestBackend::new(width, height)).expect("a screen in memory");
        let screen = Paper {
            terminal,
            copied: None,
            opened: None,
        };
        let theme = Theme::new(ThemeChoice::Auto, true);
        let session = Session::new(
            App::new(setup, Index::empty()),
            theme,
            screen,
            messages,
            workers,
        );
        Self {
            session,
            inbox,
            ended: None,
        }
    }

    /// Presses keys: names apart by spaces (`j j Enter`).
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for name in keys.split(' ').filter(|name| !name.is_empty()) {
            let key: Key = name.parse().expect("a key");
            self.inbox
                .send(Msg::Input(Event::Key(key.event())))
                .expect("the program runs");
        }
        self
    }

    /// Types text.
    pub fn type_text(&mut self, text: &str) -> &mut Self {
        for character in text.chars() {
            let key = Key::plain(crossterm::event::KeyCode::Char(character));
            self.inbox
                .send(Msg::Input(Event::Key(key.event())))
                .expect("the program runs");
        }
        self
    }

    /// Something happens.
    pub fn send(&mut self, msg: Msg) -> &mut Self {
        self.inbox.send(msg).expect("the program runs");
        self
    }

    /// Waits until the screen is as wanted; fails with the screen when it never is.
    pub fn wait(&mut self, what: &str, wanted: impl Fn(&str) -> bool) -> &mut Self {
        let deadline = Instant::now() + PATIENCE;
        while !wanted(&self.text()) {
            assert!(
                Instant::now() < deadline,
                "never came: {what}\n{}",
                self.text()
            );
            if self.ended.is_none() {
                self.ended = self.session.turn(Some(Duration::from_millis(10)));
            }
        }
        self
    }

    /// Waits until the screen says something.
    pub fn see(&mut self, text: &str) -> &mut Self {
        self.wait(text, |screen| screen.contains(text))
    }

    /// Waits until the screen says something no more.
    pub fn see_no_more(&mut self, text: &str) -> &mut Self {
        self.wait(&format!("an end of {text:?}"), |screen| {
            !screen.contains(text)
        })
    }

    /// Waits until the program ends.
    pub fn end(&mut self) -> Ending {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(ending) = self.ended {
                return ending;
            }
            assert!(Instant::now() < deadline, "it never ended\n{}", self.text());
            self.ended = self.session.turn(Some(Duration::from_millis(10)));
        }
    }

    /// Closes it as a quit does: everything of the user's is safe afterwards.
    pub fn close(self) {
        self.session.leave();
    }

    /// The state.
    pub fn app(&mut self) -> &App {
        while let Some(()) = self.settle() {}
        &self.session.app
    }

    /// Takes what has come and draws one frame of it; true when that shows the deal under the cursor.
    pub fn shows_deal_in_one_frame(&mut self) -> bool {
        self.ended = self.session.turn(Some(Duration::ZERO));
        let is_there = self.session.app.detail.is_current();
        self.ended = self
            .ended
            .or_else(|| self.session.turn(Some(Duration::ZERO)));
        let slug = self
            .session
            .app
            .detail
            .deal()
            .map(|deal| deal.slug.to_string());
        is_there && slug.is_some_and(|slug| self.text().contains(&slug))
    }

    /// Takes what is waiting, if anything is.
    fn settle(&mut self) -> Option<()> {
        let before = self.text();
        self.ended = self
            .ended
            .or_else(|| self.session.turn(Some(Duration::from_millis(50))));
        (before != self.text()).then_some(())
    }

    /// The screen as text.
    pub fn text(&mut self) -> String {
        let buffer = self.session.screen().terminal.backend().buffer();
        let width = usize::from(buffer.area.width.max(1));
        let rows = buffer.content.chunks(width);
        rows.map(|row| {
            row.iter()
                .map(ratatui::buffer::Cell::symbol)
                .collect::<String>()
                + "\n"
        })
        .collect()
    }
}
