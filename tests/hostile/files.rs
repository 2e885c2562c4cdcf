//! Making hostile files from a sound one, and looking at what became of them.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use dealscope::deal::{Cancel, DealId, Lookup, ScannedDeal, ScannedParty, Sink};
use dealscope::import::catalogue;
use dealscope::store::{ALL_DEALS, Access, DealsFile, Existing, OpenError};
use rusqlite::Connection;
use tempfile::TempDir;

/// How long anything may take.
pub const LONGEST: Duration = Duration::from_secs(2);

/// How many deals the sound file has.
pub const DEALS: usize = 12;

/// A folder with a sound deals file in it.
pub struct Kit {
    folder: TempDir,
    pub path: PathBuf,
}

impl Kit {
    pub fn new() -> Self {
        Self::called("deals.db")
    }

    /// The folder without the file.
    pub fn bare() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deals.db");
        Self { folder, path }
    }

    pub fn called(name: impl Into<OsString>) -> Self {
        let Self { folder, .. } = Self::bare();
        let path = folder.path().join(name.into());
        let mut contents = catalogue();
        contents.document.deals.retain(|deal| deal.links.is_empty());
        contents.document.deals.truncate(DEALS);
        contents
            .write(&path, Existing::Keep, Access::Usual)
            .unwrap();
        Self { folder, path }
    }

    /// Changes the file by SQL; the schema table itself can be written.
    pub fn sql(self, changes: &str) -> Self {
        let connection = Connection::open(&self.path).unwrap();
        connection
            .execute_batch("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; PRAGMA writable_schema = ON;")
            .unwrap();
        connection.execute_batch(changes).unwrap();
        drop(connection);
        self
    }

    pub fn bytes(&self) -> Vec<u8> {
        fs::read(&self.path).unwrap()
    }

    /// Puts other bytes in the place of the file.
    pub fn put(self, bytes: impl AsRef<[u8]>) -> Self {
        fs::write(&self.path, bytes).unwrap();
        self
    }

    /// Changes the file's bytes.
    pub fn edited(self, edit: impl FnOnce(&mut Vec<u8>)) -> Self {
        let mut bytes = self.bytes();
        edit(&mut bytes);
        self.put(bytes)
    }

    /// Puts a file beside it whose name is its name and an ending.
    pub fn beside(self, ending: &str, bytes: &[u8]) -> Self {
        let mut name = self.path.clone().into_os_string();
        name.push(ending);
        fs::write(PathBuf::from(name), bytes).unwrap();
        self
    }

    /// Removes the file; what takes its place is for the caller to make.
    pub fn gone(self) -> Self {
        fs::remove_file(&self.path).unwrap();
        self
    }

    /// Everything in the folder: names, and what plain files hold.
    fn snapshot(&self) -> BTreeMap<OsString, Option<Vec<u8>>> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        entries
            .map(|entry| {
                let entry = entry.unwrap();
                let plain = entry.file_type().unwrap().is_file();
                (
                    entry.file_name(),
                    plain.then(|| fs::read(entry.path()).unwrap()),
                )
            })
            .collect()
    }

    /// Opens and lists the file, which may not take long, and then reads all of it; nothing may change.
    pub fn read_all(&self) -> Result<Read, OpenError> {
        let before = self.snapshot();
        let read = self.skim().and_then(|_| read_all(&self.path));
        assert!(
            before == self.snapshot(),
            "{} or what is beside it has changed",
            self.path.display()
        );
        read
    }

    /// Opens and lists the file, which may not take long.
    pub fn skim(&self) -> Result<Read, OpenError> {
        let begun = Instant::now();
        let read = skim(&self.path);
        let took = begun.elapsed();
        assert!(took < LONGEST, "{} took {took:?}", self.path.display());
        read
    }
}

/// What a file gave.
#[derive(Debug, Default)]
pub struct Read {
    pub titles: Vec<String>,
    pub ids: Vec<DealId>,
    pub problems: usize,
    pub findings: usize,
}

/// Reads what a list shows.
fn skim(path: &Path) -> Result<Read, OpenError> {
    let file = DealsFile::open(path)?;
    let mut titles = Titles(Vec::new(), Vec::new());
    // Damage that shows only now is an error, and that is all it may be.
    let scan = file.scan(ALL_DEALS, &mut titles, &Cancel::default());
    let companies = file.companies();
    Ok(Read {
        titles: titles.0,
        ids: titles.1,
        problems: scan.map_or(0, |report| report.problems)
            + companies.map_or(0, |companies| companies.problems),
        findings: 0,
    })
}

/// Reads whatever can be read, in every way that the program reads.
fn read_all(path: &Path) -> Result<Read, OpenError> {
    let mut read = skim(path)?;
    let file = DealsFile::open(path)?;
    for id in &read.ids {
        let _ = file.deal(*id);
        let _ = file.record(*id);
    }
    let cancel = Cancel::default();
    let _ = (file.meta(), file.codes(), file.successions(), file.rates());
    let _ = file.document(None, &cancel);
    for lookup in [
        Lookup::Summary("nhs".to_owned()),
        Lookup::Source("a".to_owned()),
        Lookup::Link(None, "x".to_owned(), true),
        Lookup::Date("signed".to_owned(), None, None, true),
        Lookup::Has("bidder".to_owned()),
    ] {
        let _ = file.lookup(&lookup, &cancel);
    }
    read.findings = file.check().map_or(0, |report| report.total());
    Ok(read)
}

/// Keeps titles and ids of a scan.
struct Titles(Vec<String>, Vec<DealId>);

impl Sink for Titles {
    fn deal(&mut self, deal: &ScannedDeal<'_>) {
        self.0.push(deal.title.to_owned());
        self.1.push(deal.id);
    }
    fn party(&mut self, _: &ScannedParty<'_>) {}
    fn product(&mut self, _: &str) {}
    fn country(&mut self, _: &str) {}
    fn sector(&mut self, _: &str) {}
    fn part_of(&mut self, _: DealId) {}
    fn evidence(&mut self, _: Option<char>, _: bool) {}
    fn end(&mut self) {}
}
