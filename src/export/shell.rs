//! The headless command that writes the same file, quoted for a POSIX shell.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fmt::{self, Display, Write};
use std::path::Path;

use super::{Column, Format, Spec};
use crate::deal::cleaned;

impl Spec {
    /// The command that exports the same from a shell: `query` is the lens, `file` the deals file where it is not the library.
    #[must_use]
    pub fn to_command(&self, query: &str, file: Option<&Path>) -> String {
        let options = self.options(file);
        if query.is_empty() {
            format!("dealscope export{options}")
        } else if query.starts_with('-') {
            // After `--` everything is the query, so that options come before it.
            format!("dealscope export{options} -- {}", quoted(query.as_ref()))
        } else {
            format!("dealscope export {}{options}", quoted(query.as_ref()))
        }
    }

    fn options(&self, file: Option<&Path>) -> String {
        let mut options = ShellOptions::default();
        if let Some(file) = file {
            options.add("file", file);
        }
        options.add("format", self.format.name());
        let defaults = self.as_of.map_or_else(
            || Column::defaults(self.format),
            |as_of| Column::defaults_as_of(self.format, as_of),
        );
        if self.format != Format::Interchange && self.columns != defaults {
            let names: Vec<_> = self.columns.iter().map(|column| column.name()).collect();
            options.add("columns", names.join(","));
        }
        if let Some(as_of) = self.as_of.filter(|as_of| !as_of.is_today()) {
            options.add("as-of", as_of.day.to_string());
        }
        if let Some(sort) = &self.sort {
            options.add("sort", sort);
        }
        if let Some(to) = &self.to {
            options.add_destination(to);
        }
        if self.force {
            options.flag("force");
        }
        if self.spreadsheet {
            options.flag("spreadsheet");
        }
        options.0
    }
}

/// Options of a command, each with a space before it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShellOptions(String);

impl ShellOptions {
    /// An option with its value.
    pub fn add(&mut self, name: &str, value: impl AsRef<OsStr>) {
        let value = value.as_ref();
        let joint = if value.as_encoded_bytes().starts_with(b"-") {
            '='
        } else {
            ' '
        };
        let _ = write!(self.0, " --{name}{joint}{}", quoted(value));
    }

    /// Where to write: `-` alone would be standard output.
    pub fn add_destination(&mut self, to: &Path) {
        if to.as_os_str() == "-" {
            self.add("to", "./-");
        } else {
            self.add("to", to);
        }
    }

    /// An option without a value.
    pub fn flag(&mut self, name: &str) {
        let _ = write!(self.0, " --{name}");
    }
}

impl Display for ShellOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A word that a POSIX shell reads back as exactly this. What is no text, or could act on a terminal, is written as
/// `$'\x1b'`, which bash, zsh, ksh and `sh` by POSIX of 2024 read.
#[must_use]
pub fn quoted(word: &OsStr) -> String {
    match word.to_str() {
        Some(text) if !text.is_empty() && text.bytes().all(is_plain) => text.to_owned(),
        Some(text) if matches!(cleaned(text), Cow::Borrowed(_)) => {
            format!("'{}'", text.replace('\'', r"'\''"))
        }
        _ => with_escapes(word),
    }
}

fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"_-./:,+@%".contains(&byte)
}

fn with_escapes(word: &OsStr) -> String {
    let mut escaped = "$'".to_owned();
    for chunk in word.as_encoded_bytes().utf8_chunks() {
        for character in chunk.valid().chars() {
            let mut buffer = [0; 4];
            let text = character.encode_utf8(&mut buffer);
            match character {
                '\'' | '\\' => escaped.extend(['\\', character]),
                _ if matches!(cleaned(text), Cow::Borrowed(_)) => escaped.push(character),
                _ => push_bytes(&mut escaped, text.as_bytes()),
            }
        }
        push_bytes(&mut escaped, chunk.invalid());
    }
    escaped.push('\'');
    escaped
}

/// Octal, always with three digits: a hexadecimal escape would swallow a digit that follows.
fn push_bytes(escaped: &mut String, bytes: &[u8]) {
    for byte in bytes {
        let _ = write!(escaped, "\\{byte:03o}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_names_what_is_not_the_default() {
        let mut spec = Spec::new(Format::Csv);
        assert_eq!(
            spec.to_command("microsoft nhs", None),
            "dealscope export 'microsoft nhs' --format csv"
        );
        spec.columns = vec![Column::Id, Column::ValueAmount];
        spec.sort = Some("-value".into());
        spec.to = Some("my deals.csv".into());
        spec.force = true;
        assert_eq!(
            spec.to_command("is:marked", Some(Path::new("deals.db"))),
            "dealscope export is:marked --file deals.db --format csv --columns id,value_amount \
             --sort=-value --to 'my deals.csv' --force"
        );
    }

    #[test]
    fn a_query_that_begins_with_a_dash_stands_after_the_options() {
        assert_eq!(
            Spec::new(Format::Jsonl).to_command("-kind:licence", None),
            "dealscope export --format jsonl -- -kind:licence"
        );
    }

    #[test]
    fn whole_deals_are_json_without_columns_and_a_file_named_dash_is_a_file() {
        let mut spec = Spec::new(Format::Interchange);
        spec.to = Some("-".into());
        assert_eq!(
            spec.to_command("", None),
            "dealscope export --format json --to ./-"
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_shell_reads_back_exactly_the_word_that_was_quoted() {
        use std::os::unix::ffi::OsStrExt;
        let words: [&[u8]; 8] = [
            b"plain-1.csv",
            b"",
            b"it's",
            b"$(touch x) `y` \"z\" \\ !",
            b"a\nb\x1b[31m7",
            b"\xff\xfe'9",
            "é漢\u{202e}x".as_bytes(),
            b"~ * ? # & | ; < >",
        ];
        for word in words {
            let command = format!("printf %s {}", quoted(OsStr::from_bytes(word)));
            let output = std::process::Command::new("bash")
                .args(["-c", &command])
                .output()
                .unwrap();
            assert_eq!(output.stdout, word, "{command}");
        }
    }
}
