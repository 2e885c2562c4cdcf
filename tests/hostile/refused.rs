//! What is refused, and in what words.

use std::os::unix::net::UnixListener;
use std::process::Command;

use rusqlite::Connection;

use super::files::Kit;

/// The file is refused in one line that names it and says this.
fn refused(kit: &Kit, because: &str) {
    let error = kit.read_all().err().expect("it was opened").to_string();
    assert!(error.contains(because), "{error}");
    assert!(error.contains("deals.db"), "{error}");
    assert_eq!(error.lines().count(), 1, "{error}");
    assert!(
        !error.contains(|letter: char| letter.is_control()),
        "{error}"
    );
}

#[test]
fn other_files_are_told_by_what_they_are() {
    let cases: [(&[u8], &str); 11] = [
        (b"", "it is empty"),
        (b"Dear Sir or Madam,\n", "it is text"),
        (b"id,title\n1,x\n", "dealscope import"),
        (b"{\"format\": 1}", "it is JSON"),
        (b"\x1f\x8b\x08\0\0", "compressed (gzip)"),
        (b"PK\x03\x04....", "compressed (zip)"),
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (
            b"** This file contains an SQLite 2.1 database **\0",
            "SQLite 2",
        ),
        (&[0; 5000], "nothing but zeroes"),
        (b"\x07\x93\xe1\xff\x00\x12", "not a deals file"),
        (b"SQLite format 3\0", "not even 100 bytes"),
    ];
    for (bytes, because) in cases {
        refused(&Kit::new().put(bytes), because);
    }
}

#[test]
fn what_is_no_file_is_refused_at_once() {
    let kit = Kit::new().gone();
    refused(&kit, "no such file");
    std::fs::create_dir(&kit.path).unwrap();
    refused(&kit, "a folder");

    let kit = Kit::new().gone();
    assert!(
        Command::new("mkfifo")
            .arg(&kit.path)
            .status()
            .unwrap()
            .success()
    );
    refused(&kit, "a named pipe");

    let kit = Kit::new().gone();
    let _listener = UnixListener::bind(&kit.path).unwrap();
    refused(&kit, "a socket");

    let kit = Kit::new().gone();
    std::os::unix::fs::symlink("/dev/zero", &kit.path).unwrap();
    refused(&kit, "a device");

    let kit = Kit::new().gone();
    std::os::unix::fs::symlink(&kit.path, &kit.path).unwrap();
    refused(&kit, "symbolic links");

    let kit = Kit::new().gone();
    std::os::unix::fs::symlink("nowhere.db", &kit.path).unwrap();
    refused(&kit, "no such file");
}

#[test]
fn a_file_that_is_cut_short_is_never_shown_in_part() {
    let whole = Kit::new().bytes();
    for length in [100, 1024, 4096, whole.len() / 2, whole.len() - 1] {
        refused(&Kit::new().put(&whole[..length]), "cut short");
    }
}

#[test]
fn files_of_other_programs_and_versions_are_told_apart() {
    refused(
        &Kit::new().sql("PRAGMA application_id = 0"),
        "not marked as a deals file",
    );
    refused(
        &Kit::new().sql("PRAGMA application_id = 0x47504B47"),
        "of another program",
    );
    refused(
        &Kit::new().sql("PRAGMA user_version = 2"),
        "newer dealscope",
    );
    refused(&Kit::new().sql("PRAGMA user_version = 0"), "version 0");
}

#[test]
fn a_damaged_header_is_refused() {
    let at = |place: usize, bytes: &'static [u8]| {
        Kit::new().edited(|file| file[place..place + bytes.len()].copy_from_slice(bytes))
    };
    refused(&at(16, &[0, 3]), "page size");
    refused(&at(16, &[0, 0]), "page size");
    refused(&at(19, &[9]), "format is unknown");
    refused(&at(28, &[0x7f, 0xff, 0xff, 0xff]), "cut short");
    refused(&at(44, &[0, 0, 0, 99]), "damaged");
}

#[test]
fn pending_changes_beside_the_file_are_never_passed_over() {
    refused(&Kit::new().beside("-wal", b"frames"), "deals.db-wal");
    refused(
        &Kit::new().beside("-journal", b"\xd9\xd5\x05\xf9"),
        "deals.db-journal",
    );
}

#[test]
fn a_table_that_is_no_table_is_refused_by_name() {
    let endless = "DROP TABLE rates; CREATE VIEW rates AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) \
                   SELECT n AS year, 'EUR' AS currency, 1.0 AS units_per_eur FROM r";
    refused(&Kit::new().sql(endless), "rates is a view");
    let module = "DROP TABLE rates; INSERT INTO sqlite_schema VALUES \
                  ('table', 'rates', 'rates', 0, 'CREATE VIRTUAL TABLE rates USING evil(''/etc/passwd'')')";
    refused(&Kit::new().sql(module), "rates is a virtual table");
    let shadow = "INSERT INTO sqlite_schema VALUES \
                  ('table', 'deal', 'deal', 0, 'CREATE VIRTUAL TABLE deal USING fts5(x)')";
    refused(&Kit::new().sql(shadow), "part of a virtual table");
    let computed = "DROP TABLE rates; CREATE TABLE rates (year, currency, units_per_eur AS (hex(zeroblob(900000000))))";
    refused(&Kit::new().sql(computed), "computed");
    refused(
        &Kit::new().sql("DROP TABLE rates"),
        "the table rates is missing",
    );
    let lacking = "DROP TABLE rates; CREATE TABLE rates (year, currency)";
    refused(&Kit::new().sql(lacking), "lacks the column units_per_eur");
}

#[test]
fn a_damaged_schema_is_refused() {
    let set = |change: &str| {
        let kit = Kit::new();
        kit.sql(&format!(
            "UPDATE sqlite_schema SET {change} WHERE name = 'deals'"
        ))
    };
    refused(&set("rootpage = 0"), "damaged");
    refused(&set("rootpage = 2000000000"), "damaged");
    refused(&set("sql = 'CREATE TABLE deals((('"), "damaged");
    refused(&set("sql = NULL"), "damaged");
    let shared = "rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'sources')";
    refused(&set(shared), "damaged");
}

#[test]
fn a_broken_tree_is_refused_before_anything_is_read_from_it() {
    let kit = Kit::new();
    let connection = Connection::open(&kit.path).unwrap();
    let root = |table: &str| -> u32 {
        let sql = "SELECT rootpage FROM sqlite_schema WHERE name = ?1";
        connection
            .query_row(sql, [table], |row| row.get::<_, u32>(0))
            .unwrap()
    };
    let places = ["deals", "parties", "citations", "deals_date"]
        .map(|table| usize::try_from((root(table) - 1) * 4096).unwrap());
    drop(connection);
    for place in places {
        let zeroed = Kit::new().edited(|file| file[place..place + 4096].fill(0));
        refused(&zeroed, "damaged");
        let retyped = Kit::new().edited(|file| file[place] = 0x63);
        refused(&retyped, "damaged");
    }
}
