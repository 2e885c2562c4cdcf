//! The settings and limits are really in force, and what SQLite should not have is compiled out.

use super::*;

fn posted() -> (Connection, Guard) {
    let mut connection = Connection::open_in_memory().unwrap();
    let guard = Guard::post(&mut connection).unwrap();
    (connection, guard)
}

fn pragma(connection: &Connection, name: &str) -> i64 {
    connection
        .query_row(&format!("PRAGMA {name}"), [], |row| row.get(0))
        .unwrap()
}

#[test]
fn every_setting_reads_back_as_it_was_set() {
    let (connection, _guard) = posted();
    for (setting, on) in SETTINGS {
        assert_eq!(connection.db_config(setting).unwrap(), on, "{setting:?}");
    }
    for (limit, value) in LIMITS {
        assert_eq!(connection.limit(limit).unwrap(), value, "{limit:?}");
    }
    assert_eq!(pragma(&connection, "hard_heap_limit"), HEAP_BYTES);
    for on in ["cell_size_check", "ignore_check_constraints", "query_only"] {
        assert_eq!(pragma(&connection, on), 1, "{on}");
    }
    assert_eq!(pragma(&connection, "temp_store"), 2);
}

#[test]
fn a_query_without_end_is_stopped_by_the_clock() {
    let (connection, guard) = posted();
    let begun = Instant::now();
    let _running = guard.run(None);
    let endless =
        "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r";
    let error = connection
        .query_row(endless, [], |row| row.get::<_, i64>(0))
        .unwrap_err();
    assert_eq!(
        error.sqlite_error_code(),
        Some(rusqlite::ErrorCode::OperationInterrupted)
    );
    assert!(begun.elapsed() < QUERY_LIMIT * 2, "{:?}", begun.elapsed());
}

#[test]
fn a_query_that_nobody_wants_any_more_stops_at_once() {
    let (connection, guard) = posted();
    let cancel = Cancel::default();
    cancel.cancel();
    let _running = guard.run(Some(&cancel));
    let begun = Instant::now();
    let endless =
        "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r";
    assert!(
        connection
            .query_row(endless, [], |row| row.get::<_, i64>(0))
            .is_err()
    );
    assert!(guard.was_cancelled());
    assert!(begun.elapsed() < QUERY_LIMIT / 3);
}

#[test]
fn sqlite_is_new_enough_and_has_nothing_that_is_never_used() {
    let (connection, _guard) = posted();
    assert!(rusqlite::version_number() >= 3_054_001);
    let list = |sql: &str| -> Vec<String> {
        let mut statement = connection.prepare(sql).unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    };
    let options = list("SELECT compile_options FROM pragma_compile_options");
    assert!(options.contains(&"OMIT_LOAD_EXTENSION".to_owned()));
    for left_out in [
        "ENABLE_FTS3",
        "ENABLE_FTS5",
        "ENABLE_RTREE",
        "ENABLE_DBSTAT_VTAB",
        "SOUNDEX",
    ] {
        assert!(!options.contains(&left_out.to_owned()), "{left_out}");
    }
    let modules = list("SELECT name FROM pragma_module_list");
    for left_out in ["fts3", "fts4", "fts5", "rtree", "dbstat"] {
        assert!(!modules.contains(&left_out.to_owned()), "{left_out}");
    }
}
