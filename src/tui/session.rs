//! The one loop: messages in, state changed, a frame drawn when something shows otherwise, effects handed on. It runs the
//! same over a real terminal and over a backend for tests.

use std::sync::mpsc::Receiver;
use std::time::Duration;

use ratatui::Terminal;
use ratatui::backend::Backend;

use super::workers::Workers;
use crate::app::{App, Effect, Msg};
use crate::notebook::Notebook;
use crate::view::{self, Theme};

/// What only the real screen can do.
pub trait Screen {
    /// What draws.
    type Backend: Backend;

    /// The terminal to draw on.
    fn terminal(&mut self) -> &mut Terminal<Self::Backend>;
    /// Takes the mouse, or gives it back.
    fn mouse(&mut self, ours: bool);
    /// Puts text on the clipboard.
    fn copy(&mut self, text: &str);
    /// Gives the terminal back, stops until continued, takes it again.
    fn suspend(&mut self);
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
    inbox: Receiver<Msg>,
    workers: Workers,
    notebook: Notebook,
    redraw: bool,
}

impl<S: Screen> Session<S> {
    /// A session that has drawn nothing yet.
    pub const fn new(app: App, theme: Theme, screen: S, inbox: Receiver<Msg>, workers: Workers, notebook: Notebook) -> Self {
        Self { app, theme, screen, inbox, workers, notebook, redraw: true }
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
        let first = match patience {
            None => self.inbox.recv().ok(),
            Some(patience) => match self.inbox.recv_timeout(patience) {
                Ok(msg) => Some(msg),
                Err(std::sync::mpsc::RecvTimeoutError::Timeout) => return None,
                Err(std::sync::mpsc::RecvTimeoutError::Disconnected) => None,
            },
        };
        let Some(first) = first else { return Some(Ending::ScreenGone) };
        let mut next = Some(first);
        while let Some(msg) = next {
            if let Some(ending) = self.take(msg) {
                return Some(ending);
            }
            next = self.inbox.try_recv().ok();
        }
        None
    }

    /// The screen.
    pub const fn screen(&mut self) -> &mut S {
        &mut self.screen
    }

    fn draw(&mut self) -> Result<(), <S::Backend as Backend>::Error> {
        let (app, theme) = (&self.app, &self.theme);
        self.screen.terminal().draw(|frame| view::render(app, theme, frame)).map(drop)
    }

    fn take(&mut self, msg: Msg) -> Option<Ending> {
        let update = self.app.update(msg);
        self.redraw |= update.redraw;
        update.effects.into_iter().find_map(|effect| self.perform(effect))
    }

    fn perform(&mut self, effect: Effect) -> Option<Ending> {
        match effect {
            Effect::Quit => return Some(Ending::Quit),
            Effect::Die(signal) => return Some(Ending::Signal(signal)),
            Effect::Mouse(ours) => self.screen.mouse(ours),
            Effect::Copy(text) => self.screen.copy(&text),
            Effect::Suspend => {
                self.screen.suspend();
                self.draw_anew();
            }
            Effect::Redraw => self.draw_anew(),
            Effect::Mark(slugs) => self.keep(|notebook| notebook.mark(&slugs)),
            Effect::Unmark(slugs) => self.keep(|notebook| notebook.unmark(&slugs)),
            other => self.workers.take(other, &self.app),
        }
        None
    }

    fn draw_anew(&mut self) {
        // A terminal that cannot be cleared is gone; the next frame finds that out.
        let _ = self.screen.terminal().clear();
        self.redraw = true;
    }
}
