//! What opens although it is odd: all that is sound is shown, the rest is counted.

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt as _;

use super::files::{DEALS, Kit, Read};

fn opened(kit: &Kit) -> Read {
    let read = kit.read_all().unwrap_or_else(|error| panic!("{error}"));
    assert!(read.titles.len() >= DEALS, "{} deals", read.titles.len());
    read
}

#[test]
fn names_that_mean_something_to_sqlite_or_a_terminal_are_only_names() {
    for name in [
        "file:deals.db?mode=memory&cache=shared",
        ":memory:",
        "new\nline.db",
        "esc\u{1b}]0;x\u{7}.db",
        "50%25 quote'\"$(id).db",
        "ünï 日本 🏥.db",
        "-leading-dash.db",
    ] {
        assert_eq!(opened(&Kit::called(name)).problems, 0, "{name:?}");
    }
    let not_utf8 = OsString::from_vec(b"not_utf8_\xff\xfe.db".to_vec());
    opened(&Kit::called(not_utf8));
    opened(&Kit::called("n".repeat(255)));
}

#[test]
fn a_file_in_wal_mode_without_a_log_opens_and_none_is_made() {
    let kit = Kit::new().edited(|file| file[18..20].copy_from_slice(&[2, 2]));
    assert_eq!(opened(&kit).problems, 0);
    opened(&kit.beside("-wal", b"").beside("-journal", b""));
}

#[test]
fn bytes_after_the_last_page_do_no_harm() {
    opened(&Kit::new().edited(|file| file.extend([7; 999])));
}

#[test]
fn a_file_over_64_mb_is_read_in_place_unless_changes_are_pending() {
    let kit =
        Kit::new().sql("CREATE TABLE ballast(x); INSERT INTO ballast VALUES (zeroblob(70000000))");
    assert_eq!(opened(&kit).problems, 0);
    let kit = kit.beside("-wal", b"frames");
    assert!(kit.read_all().unwrap_err().to_string().contains("-wal"));
}

#[test]
fn tables_columns_triggers_and_statistics_that_nobody_knows_are_passed_over() {
    let kit = Kit::new().sql(
        "CREATE TABLE zzz_new(x); ALTER TABLE deals ADD COLUMN zzz_new TEXT;
         CREATE VIEW bomb AS SELECT hex(zeroblob(900000000));
         CREATE TRIGGER t AFTER INSERT ON deals BEGIN SELECT RAISE(ABORT, 'ran'); END;
         ANALYZE; UPDATE sqlite_stat1 SET stat = '-9223372036854775808 99999999999999999999';",
    );
    assert_eq!(opened(&kit).problems, 0);
}

#[test]
fn a_declared_type_is_not_believed() {
    let kit = Kit::new().sql("UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ')')");
    let kit = kit.sql(
        "UPDATE deals SET value_amount = 'twelve', value_qualifier = 'exact' WHERE id = 1;
         UPDATE deals SET title = X'00ff' WHERE id = 2;
         UPDATE deals SET value_scale = X'ff', value_amount = 1 WHERE id = 3;
         UPDATE deals SET date = 20190101 WHERE id = 4;
         UPDATE deal_values SET amount = 1e308;",
    );
    let kit = kit.sql("UPDATE sqlite_schema SET sql = replace(sql, ')', ') STRICT') WHERE 0");
    let read = opened(&kit);
    assert!(read.problems >= 4, "{read:?}");
    assert!(
        read.titles.iter().any(|title| title == "(blob, 2 bytes)"),
        "{read:?}"
    );
}

#[test]
fn texts_that_are_no_text_are_shown_as_far_as_they_can_be() {
    let kit = Kit::new().sql(
        "UPDATE deals SET title = CAST(X'636166e9' AS TEXT) WHERE id = 1;
         UPDATE deals SET title = 'A' || char(0) || 'B' WHERE id = 2;
         UPDATE deals SET title = char(27) || ']0;x' || char(7) WHERE id = 3;",
    );
    let read = opened(&kit);
    assert_eq!(read.problems, 1);
    assert!(read.titles.contains(&"caf\u{fffd}".to_owned()), "{read:?}");
    assert!(read.titles.contains(&"A\0B".to_owned()), "{read:?}");
}

#[test]
fn circles_dangling_ends_and_orphans_end_and_are_counted() {
    let kit = Kit::new().sql(
        "INSERT INTO deal_links (deal_id, seq, type, to_deal) VALUES (1, 90, 'extends', 1), (2, 90, 'extends', 3),
           (3, 90, 'extends', 2), (4, 90, 'extends', 99999), (5, 90, 'extends', NULL);
         INSERT INTO parties (deal_id, seq, company_id, role) VALUES (99999, 0, 1, 'buyer'), (1, 90, 99999, 'buyer');
         INSERT INTO deal_products (deal_id, seq, name) VALUES (99999, 0, 'x');
         INSERT INTO citations (deal_id, fact, source_id) VALUES (1, 'no such fact', 1), (2, 'title', 99999);",
    );
    let read = opened(&kit);
    assert_eq!(read.problems, 2);
    assert!(read.findings >= 5, "{read:?}");
}

#[test]
fn ids_and_numbers_at_the_ends_of_64_bits_stay_what_they_are() {
    let kit = Kit::new().sql(
        "INSERT INTO deals (id, slug, title, kind) VALUES (-9223372036854775808, 'least', 'least', 'contract'),
           (9223372036854775807, 'most', 'most', 'contract'), (0, 'zero', 'zero', 'contract');
         INSERT INTO parties (deal_id, seq, company_id, role) SELECT id, -9223372036854775808, 1, 'buyer' FROM deals;
         UPDATE deal_values SET scale = 9223372036854775807, amount = -9223372036854775808 WHERE deal_id = 1;",
    );
    let read = opened(&kit);
    assert_eq!(read.titles.len(), DEALS + 3);
    assert_eq!(
        (read.titles.first().unwrap(), read.titles.last().unwrap()),
        (&"least".to_owned(), &"most".to_owned())
    );
}

#[test]
fn a_text_of_many_megabytes_is_read() {
    let kit = Kit::new()
        .sql("UPDATE deals SET title = hex(zeroblob(5000000)), summary = title WHERE id = 1");
    let read = opened(&kit);
    assert!(read.titles.iter().any(|title| title.len() == 10_000_000));
}
