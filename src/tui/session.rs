//! The one loop: messages in, state changed, a frame drawn when something shows otherwise, effects handed on. It runs the
//! same over a real terminal and over a backend for tests.

use std::io;
use std::time::Duration;

use crossterm::event::Event;
use ratatui::Terminal;
use ratatui::backend::Backend;
use ratatui::layout::Size;

use super::inbox::Inbox;
use super::workers::Workers;
use crate::app::{App, Effect, Msg, Reply};
use crate::deal::Clean;
use crate::view::{self, Theme};

/// What only the real screen can do.
#[allow(
    clippy::missing_errors_doc,
    reason = "each fails when the screen is gone, and says no more"
)]
pub trait Screen {
    /// What draws.
    type Backend: Backend;

    /// The terminal to draw on.
    fn terminal(&mut self) -> &mut Terminal<Self::Backend>;
    /// The screen has another size from now on.
    fn resized(&mut self, size: Size);
    /// Takes the mouse, or gives it back.
    fn mouse(&mut self, ours: bool) -> io::Result<()>;
    /// Puts text on the clipboard.
    fn copy(&mut self, text: &str) -> io::Result<()>;
    /// Gives an address to the user's browser; why it could not, in words.
    fn open(&mut self, url: &str) -> Result<(), Clean>;
    /// Gives the terminal back, stops until continued, takes it again.
    fn suspend(&mut self) -> io::Result<()>;
    /// The terminal may have been changed while the process was stopped: takes it again.
    fn resume(&mut self) -> io::Result<()>;
}

/// How the loop ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The user quit.
    Quit,
    /// A signal asked for it.
    Signal(i32),
    /// The screen is gone: nobody is there to see anything.
    ScreenGone,
}

/// A running screen.
pub struct Session<S> {
    /// The state.
    pub app: App,
    theme: Theme,
    screen: S,
    inbox: Inbox<Msg>,
    workers: Workers,
    redraw: bool,
    /// What is done once the frame is on the screen.
    later: Option<Effect>,
}

impl<S: Screen> Session<S> {
    /// A session that has drawn nothing yet.
    pub const fn new(
        app: App,
        theme: Theme,
        screen: S,
        inbox: Inbox<Msg>,
        workers: Workers,
    ) -> Self {
        Self {
            app,
            theme,
            screen,
            inbox,
            workers,
            redraw: true,
            later: None,
        }
    }

    /// Runs until it ends.
    pub fn run(&mut self) -> Ending {
        loop {
            if let Some(ending) = self.turn(None) {
                return ending;
            }
        }
    }

    /// Draws when something changed, then waits for messages, at most so long, and takes all that have come: a burst
    /// costs one frame.
    pub fn turn(&mut self, patience: Option<Duration>) -> Option<Ending> {
        if std::mem::take(&mut self.redraw) && self.draw().is_err() {
            return Some(Ending::ScreenGone);
        }
        if let Some(effect) = self.later.take() {
            self.workers.take(effect, &self.app);
        }
        let burst = match patience {
            None => self.inbox.next(),
            Some(patience) => self.inbox.next_within(patience)?,
        };
        if burst.is_empty() {
            return Some(Ending::ScreenGone);
        }
        burst.into_iter().find_map(|msg| self.take(msg))
    }

    /// The screen.
    pub const fn screen(&mut self) -> &mut S {
        &mut self.screen
    }

    /// Waits until the user's marks are safe; gives what must be told of an export that was stopped.
    pub fn leave(self) -> Option<Clean> {
        let Self {
            mut workers, inbox, ..
        } = self;
        // A worker that has something to say must not wait for a loop that ended.
        drop(inbox);
        workers.finish()
    }

    fn draw(&mut self) -> Result<(), <S::Backend as Backend>::Error> {
        let (app, theme) = (&self.app, &self.theme);
        self.screen
            .terminal()
            .draw(|frame| view::render(app, theme, frame))
            .map(drop)
    }

    fn take(&mut self, msg: Msg) -> Option<Ending> {
        if let Msg::Input(Event::Resize(width, height)) = msg {
            self.screen.resized(Size::new(width, height));
        }
        let update = self.app.update(msg);
        self.redraw |= update.redraw;
        update
            .effects
            .into_iter()
            .find_map(|effect| self.perform(effect))
    }

    fn perform(&mut self, effect: Effect) -> Option<Ending> {
        let done = match effect {
            Effect::Quit => return Some(Ending::Quit),
            Effect::Die(signal) => return Some(Ending::Signal(signal)),
            Effect::Mouse(ours) => self.screen.mouse(ours),
            Effect::Copy(text) => self.screen.copy(&text),
            Effect::OpenUrl(url) => {
                let opened = self.screen.open(&url);
                return self.take(Msg::Worker(Reply::Opening(opened)));
            }
            Effect::Suspend => self.screen.suspend().and_then(|()| self.draw_anew()),
            Effect::Resume => self.screen.resume().and_then(|()| self.draw_anew()),
            Effect::Redraw => self.draw_anew(),
            // Nobody waits for it, and it would take from the frame that somebody waits for.
            Effect::ReadAhead { .. } => {
                self.later = Some(effect);
                Ok(())
            }
            other => {
                self.workers.take(other, &self.app);
                Ok(())
            }
        };
        done.is_err().then_some(Ending::ScreenGone)
    }

    fn draw_anew(&mut self) -> io::Result<()> {
        self.redraw = true;
        let cleared = self.screen.terminal().clear();
        // Why it could not be cleared does not matter: a screen that fails is gone.
        cleared.or(Err(io::ErrorKind::BrokenPipe.into()))
    }
}
