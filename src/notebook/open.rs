//! Opening a notebook: whatever lies at its place, the program goes on, and nothing of the user's is lost.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, params_from_iter};

use super::aside::{back_up, set_aside};
use super::error::{Trouble, in_words};
use super::place::{Lies, Place, find};
use super::schema::{CREATE, Found, TABLES, harden, has_table, look, make_current};
use super::{Notebook, companies, history, turns, views};
use crate::deal::Clean;

/// A notebook that cannot be written is shown only up to this size: it is read into memory whole.
const MAX_COPY: u64 = 64 << 20;

/// Why the file cannot keep changes.
#[derive(Debug, thiserror::Error)]
pub(super) enum Problem {
    #[error("was written by a newer dealscope (notebook version {0}) and is only read")]
    Newer(i32),
    #[error("is damaged, or is no notebook")]
    Damaged,
    #[error("is a link to {}, which is no sound notebook and is left alone", .0.display())]
    Link(PathBuf),
    #[error("is damaged, or is no notebook, and could not be set aside: {0}")]
    Stuck(io::Error),
    #[error("was damaged, or no notebook; it is kept as {}, and no new one could be begun: {because}", .kept.display())]
    NotBegun { kept: PathBuf, because: Box<Self> },
    #[error("{0}")]
    Io(#[from] io::Error),
    #[error("{}", in_words(.0))]
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for Problem {
    fn from(error: rusqlite::Error) -> Self {
        match Trouble::of(&error) {
            Trouble::Damaged => Self::Damaged,
            Trouble::Unavailable => Self::Sqlite(error),
        }
    }
}

impl Notebook {
    /// Opens the notebook at a path and makes it, with its folder, if there is none yet. Never fails: what cannot be
    /// kept in the file is kept in memory, beside what could be read of it. The notice, one line, says what the user
    /// must know; without one, all is well.
    #[must_use]
    pub fn open(path: &Path) -> (Self, Option<Clean>) {
        let place = format!("notebook {}", path.display());
        let (notebook, notice) = match open_file(path) {
            Ok((connection, news)) => {
                let file = Some(path.into());
                let connection = Some(connection);
                let news = news.map(|news| format!("{place}: {news}"));
                (Self { connection, file }, news)
            }
            Err(problem) => {
                let (notebook, earlier) = match copy_of(path) {
                    Ok(notebook) => (notebook, ""),
                    Err(_) => (Self::in_memory(), "; earlier ones are not shown"),
                };
                // What follows from it comes first: the line may be cut.
                let notice = format!("marks will not be kept: {place}: {problem}{earlier}");
                (notebook, Some(notice))
            }
        };
        (notebook, notice.map(|notice| Clean::new(&notice)))
    }

    /// A notebook for a user who has no data folder: it ends with the program, as the notice says.
    #[must_use]
    pub fn without_place() -> (Self, Clean) {
        let notice = "marks will not be kept: no data folder is known; set HOME or XDG_DATA_HOME";
        (Self::in_memory(), Clean::new(notice))
    }

    fn in_memory() -> Self {
        let connection = Connection::open_in_memory().and_then(|connection| {
            connection.execute_batch(CREATE)?;
            Ok(connection)
        });
        Self {
            connection: connection.ok(),
            file: None,
        }
    }
}

/// Opens the file for writing, after setting aside what is no sound notebook. Gives the news for the user, too.
fn open_file(path: &Path) -> Result<(Connection, Option<String>), Problem> {
    let place = find(path)?;
    let seen = place.identity();
    match connect(&place) {
        Err(Problem::Damaged) if place.linked => Err(Problem::Link(place.file)),
        Err(Problem::Damaged) => {
            let Some(kept) = set_aside(&place, seen).map_err(Problem::Stuck)? else {
                return connect(&place);
            };
            match connect(&place) {
                Ok((connection, _)) => {
                    let kept = kept.display();
                    let news = format!(
                        "was damaged, or no notebook; it is kept as {kept}, and a new one was begun"
                    );
                    Ok((connection, Some(news)))
                }
                Err(problem) => {
                    let because = Box::new(problem);
                    Err(Problem::NotBegun { kept, because })
                }
            }
        }
        opened => opened,
    }
}

fn connect(place: &Place) -> Result<(Connection, Option<String>), Problem> {
    match place.look()? {
        Lies::Newer(version) => return Err(Problem::Newer(version)),
        Lies::Foreign => return Err(Problem::Damaged),
        Lies::Nothing if place.linked => return Err(Problem::Damaged),
        Lies::Nothing => place.create()?,
        Lies::Database => {}
    }
    if !place.linked {
        // Where this is not allowed, the file is someone else's to protect.
        let _ = place.make_private();
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    let mut connection = Connection::open_with_flags(&place.file, flags)?;
    turns::wait_for_turn(&mut connection)?;
    harden(&connection)?;
    let mut news = None;
    let found = make_current(&mut connection, !place.linked, |bytes| {
        let kept = back_up(place, bytes)?;
        news = Some(format!(
            "was of an older version and is now current; it is kept as it was as {}",
            kept.display()
        ));
        Ok::<_, Problem>(())
    })?;
    match found {
        Found::Empty | Found::Older | Found::Current => Ok((connection, news)),
        Found::Foreign => Err(Problem::Damaged),
        Found::Newer(version) => Err(Problem::Newer(version)),
    }
}

/// A notebook in memory with what is in the file, which is only read, and not through SQLite, so that neither the file
/// nor its folder changes.
fn copy_of(path: &Path) -> Result<Notebook, Problem> {
    let mut notebook = Notebook::in_memory();
    let file = match fs::canonicalize(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(notebook),
        Err(error) => return Err(error.into()),
    };
    let place = Place { file, linked: true };
    let metadata = fs::metadata(&place.file)?;
    // With a log beside it, the file alone is not what was last written.
    let unfinished = place.pending("-journal") || place.pending("-wal");
    if !metadata.is_file() || metadata.len() > MAX_COPY || unfinished {
        return Err(Problem::Damaged);
    }
    let mut bytes = Vec::new();
    File::open(&place.file)?
        .take(MAX_COPY)
        .read_to_end(&mut bytes)?;
    if bytes.is_empty() {
        return Ok(notebook);
    }
    // A database in memory cannot be in WAL mode, which these two bytes of the header would ask for.
    bytes.iter_mut().skip(18).take(2).for_each(|byte| *byte = 1);
    let mut source = Connection::open_in_memory()?;
    source.deserialize_read_exact("main", bytes.as_slice(), bytes.len(), true)?;
    harden(&source)?;
    if matches!(look(&source)?, Found::Empty | Found::Foreign) {
        return Err(Problem::Damaged);
    }
    if let Some(target) = &mut notebook.connection {
        copy_rows(&source, target)?;
    }
    Ok(notebook)
}

fn copy_rows(source: &Connection, target: &mut Connection) -> rusqlite::Result<()> {
    let transaction = target.transaction()?;
    transaction.execute_batch(history::CREATE)?;
    transaction.execute_batch(views::CREATE)?;
    transaction.execute_batch(companies::CREATE)?;
    let later = [history::TABLE, companies::TABLE]
        .into_iter()
        .chain(views::TABLES);
    for (table, columns) in TABLES.into_iter().chain(later) {
        if !has_table(source, table, columns)? {
            continue;
        }
        let count = columns.split(", ").count();
        let places = vec!["?"; count].join(", ");
        let mut insert = transaction.prepare(&format!(
            "INSERT OR IGNORE INTO {table} ({columns}) VALUES ({places})"
        ))?;
        let mut select =
            source.prepare(&format!("SELECT {columns} FROM {table} ORDER BY rowid"))?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let values = (0..count).map(|column| row.get::<_, rusqlite::types::Value>(column));
            insert.execute(params_from_iter(
                values.collect::<rusqlite::Result<Vec<_>>>()?,
            ))?;
        }
    }
    transaction.commit()
}
