//! Reads `config.toml`. Each key is read on its own, so that one mistake costs one setting.

use std::fs::{self, File};
use std::io::{self, Read};
use std::ops::Range;
use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Config, KeyOverride, Paths, ThemeChoice};
use crate::deal::Clean;

/// No one writes this much by hand; what is bigger is some other file.
const MAX_BYTES: u64 = 1 << 20;

/// The keys that mean something, for warnings.
const KNOWN: &str = "file, theme, mouse, keys";

/// Reads the file that `paths` names.
pub(super) fn load(paths: &Paths) -> (Config, Vec<Clean>) {
    let Some(path) = paths.config_file() else {
        return (Config::default(), Vec::new());
    };
    match text_of(&path) {
        Ok(text) => parse(&text, &path, paths.home()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => (Config::default(), Vec::new()),
        Err(error) => {
            let warning = format!("{}: {error}; the defaults are used", path.display());
            (Config::default(), vec![Clean::new(&warning)])
        }
    }
}

fn text_of(path: &Path) -> io::Result<String> {
    // Asked before opening: opening a pipe would wait for a writer.
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("is not a file"));
    }
    let mut bytes = Vec::new();
    File::open(path)?
        .take(MAX_BYTES + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(io::Error::other("is larger than 1 MB"));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        io::Error::other(format!("is not UTF-8 text (byte {at})"))
    })
}

/// Reads the text of the config file at `path`.
pub(super) fn parse(text: &str, path: &Path, home: Option<&Path>) -> (Config, Vec<Clean>) {
    let mut reader = Reader {
        text,
        path,
        home,
        config: Config::default(),
        warnings: Vec::new(),
    };
    match DeTable::parse(text) {
        Ok(table) => reader.read(table.get_ref()),
        Err(error) => reader.warn(
            error.span().unwrap_or_default(),
            &format!("{}; the defaults are used", error.message()),
        ),
    }
    (reader.config, reader.warnings)
}

struct Reader<'a> {
    text: &'a str,
    path: &'a Path,
    home: Option<&'a Path>,
    config: Config,
    warnings: Vec<Clean>,
}

impl Reader<'_> {
    fn read(&mut self, table: &DeTable<'_>) {
        for (key, value) in in_file_order(table) {
            match key.get_ref().as_ref() {
                "file" => self.read_file(value),
                "theme" => self.read_theme(value),
                "mouse" => match value.get_ref().as_bool() {
                    Some(mouse) => self.config.mouse = mouse,
                    None => self.warn(value.span(), "mouse must be true or false"),
                },
                "keys" => match value.get_ref().as_table() {
                    Some(keys) => self.read_keys(keys),
                    None => self.warn(value.span(), "keys must be a table, written [keys]"),
                },
                unknown => {
                    let problem =
                        format!("unknown setting {unknown:?} is ignored (known: {KNOWN})");
                    self.warn(key.span(), &problem);
                }
            }
        }
    }

    fn read_file(&mut self, value: &Spanned<DeValue<'_>>) {
        match value.get_ref().as_str() {
            None | Some("") => self.warn(value.span(), "file must be a path in quotes"),
            Some(text) => match (text.strip_prefix("~/"), self.home) {
                (Some(_), None) => self.warn(
                    value.span(),
                    "file begins with ~/, but no home folder is known",
                ),
                (Some(rest), Some(home)) => self.config.file = Some(home.join(rest)),
                (None, _) => self.config.file = Some(self.folder().join(text)),
            },
        }
    }

    fn read_theme(&mut self, value: &Spanned<DeValue<'_>>) {
        self.config.theme = match value.get_ref().as_str() {
            Some("auto") => ThemeChoice::Auto,
            Some("dark") => ThemeChoice::Dark,
            Some("light") => ThemeChoice::Light,
            Some("none") => ThemeChoice::None,
            _ => {
                let problem = r#"theme must be "auto", "dark", "light" or "none""#;
                return self.warn(value.span(), problem);
            }
        };
    }

    fn read_keys(&mut self, table: &DeTable<'_>) {
        for (action, value) in in_file_order(table) {
            let Some(keys) = key_texts(value.get_ref()) else {
                let problem = format!(
                    "{:?} must be a key in quotes, or a list of them",
                    action.get_ref()
                );
                self.warn(value.span(), &problem);
                continue;
            };
            let place = self.place(&action.span());
            self.config.keys.push(KeyOverride {
                action: action.get_ref().to_string(),
                keys,
                place,
            });
        }
    }

    fn folder(&self) -> PathBuf {
        self.path.parent().unwrap_or(self.path).into()
    }

    fn warn(&mut self, at: Range<usize>, problem: &str) {
        let place = self.place(&at);
        self.warnings
            .push(Clean::new(&format!("{place}: {problem}")));
    }

    /// `path:line` of a place in the text.
    fn place(&self, at: &Range<usize>) -> Clean {
        let before = self.text.bytes().take(at.start);
        let line = 1 + before.filter(|byte| *byte == b'\n').count();
        Clean::new(&format!("{}:{line}", self.path.display()))
    }
}

/// A key in quotes, or a list of such.
fn key_texts(value: &DeValue<'_>) -> Option<Vec<String>> {
    if let Some(key) = value.as_str() {
        return Some(vec![key.to_owned()]);
    }
    let keys = value.as_array()?.iter();
    keys.map(|key| key.get_ref().as_str().map(str::to_owned))
        .collect()
}

/// The entries as the user wrote them: the parser sorts them by name, warnings should come from top to bottom.
fn in_file_order<'t, 'i>(
    table: &'t DeTable<'i>,
) -> Vec<(
    &'t Spanned<toml::de::DeString<'i>>,
    &'t Spanned<DeValue<'i>>,
)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}
