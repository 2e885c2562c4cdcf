//! What a notebook keeps, and that it keeps it.

mod companies;
mod damage;
mod places;
mod views;

use std::path::PathBuf;
use std::thread;

use rusqlite::Connection;
use tempfile::TempDir;

use super::*;

/// A folder that goes with the test, and the place of a notebook in it.
fn room() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("dealscope/notebook.db");
    (folder, file)
}

/// A notebook that must open without a word.
fn opened(file: &std::path::Path) -> Notebook {
    let (notebook, notice) = Notebook::open(file);
    assert_eq!(notice, None);
    assert!(notebook.is_kept());
    notebook
}

#[test]
fn marks_survive_a_restart_in_the_order_of_marking() {
    let (_folder, file) = room();
    opened(&file).mark(&["b-2020", "a-2004", "c-2010"]).unwrap();
    let mut again = opened(&file);
    assert_eq!(again.marks().unwrap(), ["b-2020", "a-2004", "c-2010"]);
    again.mark(&["a-2004"]).unwrap();
    again.unmark(&["b-2020", "unknown"]).unwrap();
    assert_eq!(opened(&file).marks().unwrap(), ["a-2004", "c-2010"]);
}

#[test]
fn notes_are_replaced_and_an_empty_one_is_removed() {
    let (_folder, file) = room();
    let mut notebook = opened(&file);
    assert_eq!(notebook.note("a").unwrap(), None);
    notebook.set_note("a", "first").unwrap();
    notebook.set_note("a", "second\nline").unwrap();
    let note = opened(&file).note("a").unwrap().expect("a note");
    assert_eq!(note.body, "second\nline");
    assert!(note.updated_at.ends_with('Z'), "{}", note.updated_at);
    notebook.set_note("a", "").unwrap();
    assert_eq!(notebook.note("a").unwrap(), None);
}

#[test]
fn a_deal_has_the_tags_it_was_last_given() {
    let (_folder, file) = room();
    let mut notebook = opened(&file);
    notebook.set_tags("a", &["watch", "epr", "watch"]).unwrap();
    notebook.set_tags("b", &["watch"]).unwrap();
    assert_eq!(notebook.tags("a").unwrap(), ["watch", "epr"]);
    assert_eq!(notebook.tagged("watch").unwrap(), ["a", "b"]);
    notebook.set_tags::<&str>("a", &[]).unwrap();
    assert_eq!(opened(&file).tagged("watch").unwrap(), ["b"]);
}

#[test]
fn views_keep_their_place_when_their_query_changes() {
    let (_folder, file) = room();
    let mut notebook = opened(&file);
    let view = |name: &str, query: &str| View {
        name: name.into(),
        query: query.into(),
        ..View::default()
    };
    for name in ["soon", "marked", "large"] {
        notebook.set_view(&view(name, "old")).unwrap();
    }
    notebook.set_view(&view("soon", "ends:<18mo")).unwrap();
    notebook.remove_view("marked").unwrap();
    notebook.remove_view("unknown").unwrap();
    let views = opened(&file).views().unwrap();
    assert_eq!(views, [view("soon", "ends:<18mo"), view("large", "old")]);
}

#[test]
fn queries_are_remembered_once_newest_last_and_only_so_many() {
    let (_folder, file) = room();
    let mut notebook = opened(&file);
    assert_eq!(notebook.history().unwrap(), [""; 0]);
    for query in ["nhs", "kind:licence", "nhs"] {
        notebook.remember_query(query).unwrap();
    }
    assert_eq!(opened(&file).history().unwrap(), ["kind:licence", "nhs"]);
    for number in 0..MOST_QUERIES {
        notebook.remember_query(&number.to_string()).unwrap();
    }
    let history = opened(&file).history().unwrap();
    assert_eq!(history.len(), MOST_QUERIES);
    assert_eq!(history.first().map(String::as_str), Some("0"));
}

#[test]
fn a_notebook_from_before_there_was_a_history_gets_one_without_a_word() {
    let (_folder, file) = room();
    opened(&file).mark(&["kept"]).unwrap();
    let raw = Connection::open(&file).unwrap();
    let tables = "SELECT count(*) FROM sqlite_schema WHERE name = 'history'";
    let count = || {
        raw.query_row(tables, [], |row| row.get::<_, i64>(0))
            .unwrap()
    };
    assert_eq!(count(), 0, "none is made before it is needed");
    let mut notebook = opened(&file);
    notebook.remember_query("nhs").unwrap();
    assert_eq!(count(), 1);
    let again = opened(&file);
    assert_eq!(again.marks().unwrap(), ["kept"]);
    assert_eq!(again.history().unwrap(), ["nhs"]);
}

#[test]
fn a_view_can_be_added_after_the_last_position_that_there_is() {
    let (_folder, file) = room();
    let mut notebook = opened(&file);
    let raw = Connection::open(&file).unwrap();
    raw.execute(
        "INSERT INTO views VALUES ('last', '', 9223372036854775807)",
        [],
    )
    .unwrap();
    let view = View {
        name: "more".into(),
        ..View::default()
    };
    notebook.set_view(&view).unwrap();
    assert_eq!(notebook.views().unwrap().len(), 2);
}

#[test]
fn a_change_that_fails_half_way_changes_nothing() {
    let (_folder, file) = room();
    let mut notebook = opened(&file);
    notebook.mark(&["kept"]).unwrap();
    let result = notebook.change(|transaction| {
        transaction.execute("DELETE FROM marks", [])?;
        transaction.execute("no sql", [])
    });
    let message = result.unwrap_err().to_string();
    assert!(
        message.starts_with("notebook ") && !message.contains('\n'),
        "{message}"
    );
    assert_eq!(opened(&file).marks().unwrap(), ["kept"]);
}

#[test]
fn rows_that_are_no_text_are_left_out_and_stay_in_the_file() {
    let (_folder, file) = room();
    let notebook = opened(&file);
    let raw = Connection::open(&file).unwrap();
    raw.execute_batch(
        "INSERT INTO marks VALUES (x'ff', 1), (NULL, NULL), (CAST(x'ff' AS TEXT), ''), ('good', '');
         INSERT INTO views VALUES (x'00', 'q', 'first'), ('good', NULL, 1);
         INSERT INTO notes VALUES ('good', x'00', 3);",
    )
    .unwrap();
    assert_eq!(notebook.marks().unwrap(), ["good"]);
    assert_eq!(notebook.views().unwrap(), []);
    assert_eq!(notebook.note("good").unwrap(), None);
    let rows: i64 = raw
        .query_row("SELECT count(*) FROM marks", [], |row| row.get(0))
        .unwrap();
    assert_eq!(rows, 4);
}

#[test]
fn two_programs_at_once_lose_nothing() {
    const EACH: usize = 100;
    let (_folder, file) = room();
    let writers = ["a", "b"].map(|writer| {
        let mut notebook = opened(&file);
        (writer, move || {
            for number in 0..EACH {
                notebook.mark(&[format!("{writer}-{number}")]).unwrap();
            }
        })
    });
    let threads = writers.map(|(_, write)| thread::spawn(write));
    for thread in threads {
        thread.join().unwrap();
    }
    assert_eq!(opened(&file).marks().unwrap().len(), 2 * EACH);
}

#[test]
fn what_another_program_holds_for_long_is_an_error_and_no_loss() {
    let (_folder, file) = room();
    let mut notebook = opened(&file);
    notebook.mark(&["kept"]).unwrap();
    let other = Connection::open(&file).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let message = notebook.mark(&["late"]).unwrap_err().to_string();
    assert!(
        message.ends_with("another program is using it; try again when that is done"),
        "{message}"
    );
    other.execute_batch("ROLLBACK").unwrap();
    notebook.mark(&["late"]).unwrap();
    assert_eq!(notebook.marks().unwrap(), ["kept", "late"]);
}

#[test]
fn acknowledged_changes_are_synced_with_their_folder_and_nothing_in_the_file_may_run() {
    use rusqlite::config::DbConfig;
    let (_folder, file) = room();
    let notebook = opened(&file);
    let connection = notebook.connection.as_ref().unwrap();
    let pragma = |name: &str| {
        connection
            .pragma_query_value(None, name, |row| row.get::<_, i64>(0))
            .unwrap()
    };
    assert_eq!(pragma("synchronous"), 3);
    assert!(
        connection
            .db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE)
            .unwrap()
    );
    for off in [
        DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA,
        DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER,
        DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW,
    ] {
        assert!(!connection.db_config(off).unwrap(), "{off:?}");
    }
}
