//! The terminal: the only room that owns the screen. The loop, the threads that feed it, and the workers behind it.

mod browser;
pub mod inbox;
pub mod input;
mod locale;
mod screen;
mod session;
pub mod signals;
pub mod terminal;
mod workers;

use std::ffi::OsStr;
use std::path::Path;
use std::process::ExitCode;

use ratatui::layout::{Position, Rect};

pub use screen::RealScreen;
pub use session::{Ending, Screen, Session};
pub use workers::{Materials, Workers};

use crate::app::{App, Keymap, Msg, Notice, Setup};
use crate::config::{Config, Paths, ThemeChoice, no_color};
use crate::deal::{Clean, Day};
use crate::index::Index;
use crate::library;
use crate::notebook::Notebook;
use crate::view::Theme;

/// Opens the screen on a deals file; without one on the file of the config, else on the library.
///
/// # Errors
/// When the file cannot be opened or the terminal cannot be taken.
pub fn run(file: Option<&OsStr>) -> anyhow::Result<ExitCode> {
    if let Err(missing) = terminal::check() {
        eprintln!("dealscope: {missing}");
        return Ok(ExitCode::from(2));
    }
    let paths = Paths::of_user();
    let (config, mut warnings) = Config::load(&paths, no_color());
    let opened = library::open(file.map(Path::new).or(config.file.as_deref()), &paths)?;
    let (keymap, wrong_keys) = Keymap::with_overrides(&config.keys);
    warnings.extend(wrong_keys);
    let own = [paths.notebook_file(), paths.library_file()];
    let materials = Materials::new(opened, own.into_iter().flatten().collect());
    let (sender, inbox) = inbox::inbox::<Msg>();
    terminal::install_panic_hook();
    signals::listen(sender.clone())?;
    let taken = terminal::take(config.mouse)?;
    input::listen(sender.clone())?;
    let size = terminal::size()?;
    let (mut marks, mut marks_kept) = (Vec::new(), true);
    let workers = Workers::start(materials, sender, || {
        let (notebook, found) = notebook(&paths, &mut warnings);
        (marks, marks_kept) = (found, notebook.is_kept());
        notebook
    })?;
    let setup = Setup {
        screen: Rect::from((Position::ORIGIN, size)),
        today: Day::today(),
        keymap,
        marks,
        mouse: config.mouse,
        marks_kept,
        home: paths.home().map(Path::to_owned),
        notices: warnings
            .into_iter()
            .map(|text| Notice { text, bad: true })
            .collect(),
    };
    let choice = match config.theme {
        ThemeChoice::Auto if locale::background_is_light() => ThemeChoice::Light,
        choice => choice,
    };
    let theme = Theme::new(choice, locale::shows_unicode());
    let app = App::new(setup, Index::empty());
    let mut session = Session::new(app, theme, RealScreen::new(size)?, inbox, workers);
    let ending = session.run();
    drop(taken);
    if let Some(stopped) = session.leave() {
        eprintln!("dealscope: {stopped}");
    }
    match ending {
        Ending::Quit => Ok(ExitCode::SUCCESS),
        Ending::Signal(number) => signals::die(number),
        Ending::ScreenGone => Ok(ExitCode::FAILURE),
    }
}

/// The notebook and the marks in it. What keeps marks from being kept is told, and browsing goes on.
fn notebook(paths: &Paths, warnings: &mut Vec<Clean>) -> (Notebook, Vec<String>) {
    let (notebook, said) = if let Some(path) = paths.notebook_file() {
        Notebook::open(&path)
    } else {
        let (notebook, said) = Notebook::without_place();
        (notebook, Some(said))
    };
    warnings.extend(said);
    let marks = notebook.marks().unwrap_or_else(|problem| {
        warnings.push(Clean::new(&problem.to_string()));
        Vec::new()
    });
    (notebook, marks)
}
