//! The state with its effects performed at once, on the bundled catalogue, drawn into memory.

use std::sync::Arc;

use crossterm::event::{Event, KeyEvent, MouseButton, MouseEvent, MouseEventKind};
use dealscope::app::{About, App, Effect, Key, Keymap, Msg, Reply, Setup};
use dealscope::config::{Paths, ThemeChoice};
use dealscope::deal::{Cancel, Clean, Day, DealId, ListedSource};
use dealscope::index::{Completer, Index, Request};
use dealscope::library::{self, Opened, Progress};
use dealscope::view::{self, Theme};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// A screen without a terminal, a loop and threads.
pub struct Stage {
    pub app: App,
    opened: Opened,
    copied: Vec<String>,
    opened_pages: Vec<String>,
    busy: bool,
}

impl Stage {
    /// The program before the file is open.
    pub fn opening(width: u16, height: u16) -> Self {
        let opened = library::open(None, &Paths::default()).unwrap();
        let index = library::begin(&opened.file).unwrap().index;
        let setup = Setup {
            screen: Rect::new(0, 0, width, height),
            today: "2026-11-21".parse::<Day>().unwrap(),
            keymap: Keymap::default(),
            marks: Vec::new(),
            mouse: true,
            notices: Vec::new(),
            marks_kept: true,
            home: None,
        };
        Self {
            app: App::new(setup, index),
            opened,
            copied: Vec::new(),
            opened_pages: Vec::new(),
            busy: false,
        }
    }

    /// The catalogue, wholly read.
    pub fn catalogue(width: u16, height: u16) -> Self {
        let mut stage = Self::opening(width, height);
        stage.open(stage.opened.meta.deals.unwrap() as u64);
        let begun = library::begin(&stage.opened.file).unwrap();
        let mut last = None;
        let mut grown = |index: &Index, progress: Progress| last = Some((index.clone(), progress));
        library::load(&stage.opened.file, begun, &Cancel::default(), &mut grown).unwrap();
        let (index, progress) = last.unwrap();
        stage.tell(Reply::Grown {
            index,
            complete: progress.complete,
            problems: progress.problems,
        });
        stage
    }

    /// The file is open, and has so many deals.
    pub fn open(&mut self, deals: u64) {
        self.tell(Reply::Opened {
            about: About {
                title: self.opened.meta.title.clone().unwrap_or_default(),
                deals: Some(deals),
                ..About::default()
            },
            index: library::begin(&self.opened.file).unwrap().index,
        });
    }

    /// A worker has something.
    pub fn tell(&mut self, reply: Reply) {
        self.send(Msg::Worker(reply));
    }

    /// Workers keep silent from now on.
    pub fn busy(&mut self) {
        self.busy = true;
    }

    /// Presses keys: names with spaces between.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        for key in keys.split(' ') {
            let key: Key = key.parse().unwrap();
            self.key(key.event());
        }
        self
    }

    /// Types text.
    pub fn types(&mut self, text: &str) -> &mut Self {
        for character in text.chars() {
            self.key(KeyEvent::from(crossterm::event::KeyCode::Char(character)));
        }
        self
    }

    fn key(&mut self, key: KeyEvent) {
        self.send(Msg::Input(Event::Key(key)));
    }

    /// Something happens with the mouse where a text stands on the screen.
    pub fn mouse(&mut self, kind: MouseEventKind, text: &str) -> &mut Self {
        let at = self.place_of(text);
        self.send(Msg::Input(Event::Mouse(MouseEvent {
            kind,
            column: at.x,
            row: at.y,
            modifiers: crossterm::event::KeyModifiers::NONE,
        })));
        self
    }

    /// The terminal has another size.
    pub fn resize(&mut self, width: u16, height: u16) {
        self.send(Msg::Input(Event::Resize(width, height)));
    }

    /// A click of the left button.
    pub fn click(&mut self, text: &str) -> &mut Self {
        self.mouse(MouseEventKind::Down(MouseButton::Left), text)
    }

    /// What went to the clipboard.
    pub fn copied(&self) -> &[String] {
        &self.copied
    }

    /// The pages that were given to the browser.
    pub fn opened(&self) -> &[String] {
        &self.opened_pages
    }

    fn place_of(&self, text: &str) -> Position {
        let screen = self.text();
        let found = screen.lines().enumerate().find_map(|(y, line)| {
            let column = line.split_once(text)?.0.chars().count();
            Some(Position::new(column as u16, y as u16))
        });
        found.unwrap_or_else(|| panic!("{text:?} is not on the screen:\n{screen}"))
    }

    fn send(&mut self, msg: Msg) {
        let mut waiting = self.app.update(msg).effects;
        while !waiting.is_empty() {
            let replies: Vec<Reply> = waiting
                .drain(..)
                .filter_map(|effect| self.perform(effect))
                .collect();
            for reply in replies {
                waiting.extend(self.app.update(Msg::Worker(reply)).effects);
            }
        }
    }

    fn perform(&mut self, effect: Effect) -> Option<Reply> {
        if self.busy {
            return None;
        }
        match effect {
            Effect::Select { job, query } => {
                let request = Request {
                    query,
                    marked: self.app.marks.ids(),
                    tagged: Arc::default(),
                    news: Arc::default(),
                    lookups: Default::default(),
                    as_of: self.app.as_of(),
                };
                let file = &self.opened.file;
                let selection =
                    library::select(&self.app.index, file, &request, &Cancel::default());
                Some(Reply::Selected {
                    job,
                    selection: selection.unwrap()?,
                    complete: true,
                })
            }
            Effect::Explain { job, query } => {
                let request = Request {
                    query,
                    marked: self.app.marks.ids(),
                    tagged: Arc::default(),
                    news: Arc::default(),
                    lookups: Default::default(),
                    as_of: self.app.as_of(),
                };
                let (index, file) = (&self.app.index, &self.opened.file);
                let explanation = library::explain(index, file, &request, &Cancel::default());
                Some(Reply::Explained {
                    job,
                    explanation: Arc::new(explanation.unwrap()?),
                })
            }
            Effect::FindValues { job, field, text } => Some(Reply::Values {
                job,
                values: self
                    .app
                    .index
                    .find_values(&self.app.selection, field, &text)
                    .into(),
            }),
            Effect::Complete { job, ask } => {
                let lookups = self.app.index.lookups_of(&ask.rest, self.app.as_of().day);
                let answer = |lookup| {
                    let ids = self.opened.file.lookup(&lookup, &Cancel::default());
                    (lookup, ids.unwrap())
                };
                let request = Request {
                    query: ask.rest.clone(),
                    marked: self.app.marks.ids(),
                    tagged: Arc::default(),
                    news: Arc::default(),
                    lookups: lookups.into_iter().map(answer).collect(),
                    as_of: self.app.as_of(),
                };
                let (index, cancel) = (&self.app.index, Cancel::default());
                let answer = Completer::default().complete(index, &request, &ask, &cancel);
                Some(Reply::Completions {
                    job,
                    completions: answer?,
                })
            }
            Effect::FindCompanies { job, ask } => {
                let (index, never) = (&self.app.index, Cancel::default());
                let ledger = index.ledger(self.app.as_of(), &never).unwrap();
                let found = index.list_companies(&ask, 1_000, &ledger, &never);
                Some(Reply::Companies {
                    job,
                    found: found.unwrap(),
                })
            }
            Effect::Profile {
                job,
                company,
                reach,
            } => {
                let (index, never) = (&self.app.index, Cancel::default());
                let profile = index.profile(company, reach, self.app.as_of(), &never)?;
                let mut ask = |ids: &[_]| self.opened.file.joints(ids, &never);
                let changes = index.changes(&profile, &never, &mut ask);
                Some(Reply::Profile {
                    job,
                    profile: Arc::new(profile),
                    changes: Some(changes.unwrap().into()),
                })
            }
            Effect::Radar { job, rows, as_of } => {
                let radar = self.app.index.radar(&rows, as_of, &Cancel::default())?;
                Some(Reply::Radar { job, radar })
            }
            Effect::Overview { job, rows } => {
                let request = Request {
                    query: Default::default(),
                    marked: Arc::default(),
                    tagged: Arc::default(),
                    news: Arc::default(),
                    lookups: Default::default(),
                    as_of: self.app.as_of(),
                };
                let (index, never) = (&self.app.index, Cancel::default());
                let overview = Arc::new(index.overview(&rows, &request, &never)?);
                Some(Reply::Overview { job, overview })
            }
            Effect::Totals { job, rows, into } => {
                let (index, as_of) = (&self.app.index, self.app.as_of());
                let never = Cancel::default();
                Some(Reply::Totals {
                    job,
                    parts: index.parts_left_out(&rows, as_of).into(),
                    converted: into.and_then(|into| index.converted(&rows, into, as_of, &never)),
                })
            }
            Effect::LoadDeal {
                job,
                id: DealId(id),
            } => {
                let deal = self.opened.file.deal(DealId(id)).unwrap();
                let deal = deal.map(Arc::new);
                Some(Reply::Deal { job, deal })
            }
            Effect::Copy(text) => {
                self.copied.push(text);
                None
            }
            Effect::FindSources { job, text } => {
                let sources = self.opened.file.all_sources().unwrap().value;
                let words = ListedSource::words(&text);
                let found: Vec<_> = sources.into_iter().filter(|one| one.has(&words)).collect();
                Some(Reply::Sources {
                    job,
                    all: found.len(),
                    found: found.into(),
                })
            }
            Effect::OpenUrl(url) => {
                self.opened_pages.push(url);
                Some(Reply::Opening(Ok(())))
            }
            _ => None,
        }
    }

    /// The characters of the screen, without the spaces at the ends of lines.
    pub fn text(&self) -> String {
        let buffer = self.drawn(ThemeChoice::Auto, true);
        let line = |y| {
            let mut line = String::new();
            let mut covered = 0;
            for x in 0..buffer.area.width {
                let symbol = buffer[(x, y)].symbol();
                if covered > 0 {
                    covered -= 1;
                } else {
                    line.push_str(symbol);
                    covered = dealscope::layout::text::width(symbol).saturating_sub(1);
                }
            }
            line.trim_end().to_owned()
        };
        (0..buffer.area.height)
            .map(line)
            .collect::<Vec<_>>()
            .join("\n")
    }

    /// Where the terminal's own cursor stands.
    pub fn cursor(&self) -> Position {
        let area = self.app.screen;
        let mut terminal = Terminal::new(TestBackend::new(area.width, area.height)).unwrap();
        let theme = Theme::new(ThemeChoice::Auto, true);
        terminal
            .draw(|frame| view::render(&self.app, &theme, frame))
            .unwrap();
        terminal.get_cursor_position().unwrap()
    }

    /// The screen as drawn.
    pub fn drawn(&self, choice: ThemeChoice, unicode: bool) -> Buffer {
        let area = self.app.screen;
        let mut terminal = Terminal::new(TestBackend::new(area.width, area.height)).unwrap();
        let theme = Theme::new(choice, unicode);
        let drawn = terminal
            .draw(|frame| view::render(&self.app, &theme, frame))
            .unwrap();
        drawn.buffer.clone()
    }
}

/// Text as workers tell it.
pub fn clean(text: &str) -> Clean {
    Clean::new(text)
}
