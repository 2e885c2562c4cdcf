//! Files that are damaged, foreign, older, newer, or were being written when the power failed.

use std::fs;
use std::path::Path;

use super::*;

/// The names in the notebook's folder, sorted.
fn names(file: &Path) -> Vec<String> {
    let entries = fs::read_dir(file.parent().unwrap()).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// Puts a file where the notebook belongs.
fn put(file: &Path, bytes: &[u8]) {
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, bytes).unwrap();
}

/// Opens what is no sound notebook; it must be kept under this name, and a new one must work.
fn expect_aside(file: &Path, kept: &str, bytes: &[u8]) {
    let (mut notebook, notice) = Notebook::open(file);
    let notice = notice.expect("a notice").to_string();
    assert!(notice.contains(kept), "{notice}");
    assert_eq!(fs::read(file.with_file_name(kept)).unwrap(), bytes);
    assert!(notebook.is_kept());
    notebook.mark(&["new"]).unwrap();
    assert_eq!(opened(file).marks().unwrap(), ["new"]);
}

#[test]
fn a_file_without_a_byte_is_a_new_notebook() {
    let (_folder, file) = room();
    put(&file, b"");
    opened(&file).mark(&["a"]).unwrap();
    assert_eq!(names(&file), ["notebook.db"]);
}

#[test]
fn what_is_no_database_is_kept_aside_each_time_under_a_new_name() {
    let (_folder, file) = room();
    put(&file, b"hello\n");
    expect_aside(&file, "notebook.damaged-1.db", b"hello\n");
    put(&file, b"SQLite format 3\0 but short");
    expect_aside(
        &file,
        "notebook.damaged-2.db",
        b"SQLite format 3\0 but short",
    );
    assert_eq!(
        fs::read(file.with_file_name("notebook.damaged-1.db")).unwrap(),
        b"hello\n"
    );
}

#[test]
fn a_damaged_notebook_is_kept_aside() {
    let (_folder, file) = room();
    opened(&file).mark(&["a", "b"]).unwrap();
    let mut bytes = fs::read(&file).unwrap();
    let places = (100..bytes.len()).step_by(97);
    places.for_each(|place| bytes[place] ^= 0x5a);
    put(&file, &bytes);
    expect_aside(&file, "notebook.damaged-1.db", &bytes);
}

#[test]
fn a_notebook_that_was_cut_short_is_kept_aside() {
    let (_folder, file) = room();
    opened(&file).mark(&["a", "b"]).unwrap();
    let bytes = fs::read(&file).unwrap();
    for length in [100, 4096, bytes.len() - 4096] {
        put(&file, &bytes[..length]);
        let (notebook, notice) = Notebook::open(&file);
        assert!(
            notice.is_some_and(|notice| notice.contains("damaged")),
            "{length}"
        );
        assert_eq!(notebook.marks().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn someone_elses_database_is_kept_aside() {
    let (_folder, file) = room();
    for version in [0, 1] {
        put(&file, b"");
        let sql = format!(
            "CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1); PRAGMA user_version = {version}"
        );
        Connection::open(&file)
            .unwrap()
            .execute_batch(&sql)
            .unwrap();
        let bytes = fs::read(&file).unwrap();
        expect_aside(
            &file,
            &format!("notebook.damaged-{}.db", version + 1),
            &bytes,
        );
        fs::remove_file(&file).unwrap();
    }
}

#[test]
fn views_in_place_of_tables_are_no_notebook() {
    let (_folder, file) = room();
    put(&file, b"");
    let sql = "CREATE TABLE notes (deal, body, updated_at); CREATE TABLE tags (deal, tag);
               CREATE TABLE views (name, query, position); PRAGMA user_version = 1;
               CREATE VIEW marks AS WITH RECURSIVE n(deal, at) AS (VALUES (1, 1) UNION ALL SELECT deal + 1, 1 FROM n)
               SELECT * FROM n;";
    Connection::open(&file).unwrap().execute_batch(sql).unwrap();
    let bytes = fs::read(&file).unwrap();
    expect_aside(&file, "notebook.damaged-1.db", &bytes);
}

#[test]
fn triggers_in_a_notebook_do_not_run() {
    let (_folder, file) = room();
    drop(opened(&file));
    let sql = "CREATE TRIGGER gone AFTER INSERT ON marks BEGIN DELETE FROM marks; END";
    Connection::open(&file).unwrap().execute_batch(sql).unwrap();
    let mut notebook = opened(&file);
    notebook.mark(&["a"]).unwrap();
    assert_eq!(notebook.marks().unwrap(), ["a"]);
}

#[test]
fn a_newer_notebook_is_read_and_never_written() {
    let (_folder, file) = room();
    opened(&file).mark(&["a", "b"]).unwrap();
    let raw = Connection::open(&file).unwrap();
    raw.execute_batch("PRAGMA user_version = 999; CREATE TABLE more (x)")
        .unwrap();
    drop(raw);
    let bytes = fs::read(&file).unwrap();

    let (mut notebook, notice) = Notebook::open(&file);
    let notice = notice.expect("a notice");
    assert!(
        notice.contains("newer dealscope (notebook version 999)"),
        "{notice}"
    );
    assert!(notice.starts_with("marks will not be kept: "), "{notice}");
    assert!(!notebook.is_kept());
    notebook.mark(&["c"]).unwrap();
    assert_eq!(notebook.marks().unwrap(), ["a", "b", "c"]);
    drop(notebook);
    assert_eq!(fs::read(&file).unwrap(), bytes);
    assert_eq!(names(&file), ["notebook.db"]);
}

#[test]
fn a_newer_notebook_in_wal_mode_is_read_and_nothing_appears_beside_it() {
    let (_folder, file) = room();
    opened(&file).mark(&["a"]).unwrap();
    let raw = Connection::open(&file).unwrap();
    raw.execute_batch("PRAGMA user_version = 2; PRAGMA journal_mode = WAL")
        .unwrap();
    drop(raw);
    let bytes = fs::read(&file).unwrap();
    assert_eq!(bytes[19], 2, "the file is in WAL mode");
    assert_eq!(Notebook::open(&file).0.marks().unwrap(), ["a"]);
    assert_eq!(fs::read(&file).unwrap(), bytes);
    assert_eq!(names(&file), ["notebook.db"]);
}

#[test]
fn an_older_notebook_is_copied_and_then_brought_up_to_date() {
    let (_folder, file) = room();
    opened(&file).mark(&["a", "b"]).unwrap();
    let raw = Connection::open(&file).unwrap();
    raw.execute_batch("PRAGMA user_version = 0; DROP TABLE views")
        .unwrap();
    drop(raw);
    let bytes = fs::read(&file).unwrap();

    let (notebook, notice) = Notebook::open(&file);
    assert!(notice.is_some_and(|notice| notice.contains("notebook.before-1.db")));
    assert_eq!(notebook.marks().unwrap(), ["a", "b"]);
    assert_eq!(notebook.views().unwrap(), []);
    assert_eq!(
        fs::read(file.with_file_name("notebook.before-1.db")).unwrap(),
        bytes
    );
    assert_eq!(opened(&file).marks().unwrap(), ["a", "b"]);
    assert_eq!(names(&file), ["notebook.before-1.db", "notebook.db"]);
}

#[test]
fn an_older_notebook_stays_as_it_is_where_no_copy_can_be_kept() {
    let (_folder, file) = room();
    opened(&file).mark(&["a"]).unwrap();
    Connection::open(&file)
        .unwrap()
        .execute_batch("PRAGMA user_version = 0")
        .unwrap();
    let bytes = fs::read(&file).unwrap();
    for number in 1..=999 {
        fs::write(
            file.with_file_name(format!("notebook.before-{number}.db")),
            b"",
        )
        .unwrap();
    }
    let (notebook, notice) = Notebook::open(&file);
    assert!(notice.is_some_and(|notice| notice.starts_with("marks will not be kept: ")));
    assert_eq!(notebook.marks().unwrap(), ["a"]);
    assert_eq!(fs::read(&file).unwrap(), bytes);
}

#[test]
fn a_write_that_a_power_cut_interrupted_is_taken_back() {
    let (_folder, file) = room();
    opened(&file).mark(&["a", "b"]).unwrap();
    let journal = file.with_file_name("notebook.db-journal");
    // The state in the middle of a write: pages are in the file already, and the journal tells what they were.
    let raw = Connection::open(&file).unwrap();
    raw.execute_batch("PRAGMA cache_spill = 1; PRAGMA cache_size = 1; PRAGMA synchronous = FULL; BEGIN; DELETE FROM marks;")
        .unwrap();
    for number in 0..2000 {
        raw.execute(
            "INSERT INTO notes VALUES (?1, hex(zeroblob(50)), '')",
            [number],
        )
        .unwrap();
    }
    let (half, log) = (fs::read(&file).unwrap(), fs::read(&journal).unwrap());
    raw.execute_batch("ROLLBACK").unwrap();
    drop(raw);
    assert_ne!(half, fs::read(&file).unwrap(), "pages were spilled");
    put(&file, &half);
    put(&journal, &log);

    let notebook = opened(&file);
    assert_eq!(notebook.marks().unwrap(), ["a", "b"]);
    assert_eq!(notebook.note("1").unwrap(), None);
    assert_eq!(names(&file), ["notebook.db"]);
}

#[test]
fn a_log_that_is_not_the_notebooks_own_is_kept_aside_with_it() {
    let (_folder, file) = room();
    opened(&file).mark(&["a"]).unwrap();
    let bytes = fs::read(&file).unwrap();
    put(&file.with_file_name("notebook.db-wal"), b"someone else's");
    expect_aside(&file, "notebook.damaged-1.db", &bytes);
    let log = file.with_file_name("notebook.damaged-1.db-wal");
    assert_eq!(fs::read(log).unwrap(), b"someone else's");
}

#[test]
fn what_another_program_set_aside_first_is_not_set_aside_again() {
    use crate::notebook::aside::set_aside;
    let (_folder, file) = room();
    put(&file, b"hello\n");
    let place = crate::notebook::place::find(&file).unwrap();
    let seen = place.identity();
    drop(Notebook::open(&file));
    assert_eq!(set_aside(&place, seen).unwrap(), None);
    assert_eq!(names(&file), ["notebook.damaged-1.db", "notebook.db"]);
}
