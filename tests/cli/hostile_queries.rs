//! Queries that nobody should type: an answer at once, on one line, with the place; never a crash or a stall.

use std::time::{Duration, Instant};

use crate::home::Home;

/// Far more than any of them takes, even on a busy machine; a stall takes minutes.
const SOON: Duration = Duration::from_secs(10);

#[test]
fn a_bad_query_ends_with_2_and_one_clear_line_at_once() {
    let home = Home::new();
    home.done(&["list"]);
    let deep = |depth: usize| format!("{}nhs{}", "(".repeat(depth), ")".repeat(depth));
    let wrong = [
        "(nhs".to_owned(),
        "nhs)".to_owned(),
        "((nhs) OR".to_owned(),
        "\"nhs".to_owned(),
        "company:\"nhs".to_owned(),
        "nhs OR".to_owned(),
        "OR".to_owned(),
        "-".to_owned(),
        "kind:".to_owned(),
        "kind:nonsense".to_owned(),
        "knd:licence".to_owned(),
        "date:2019-13".to_owned(),
        "date:yesterday".to_owned(),
        "value:lots".to_owned(),
        "value:££1".to_owned(),
        "sort:nonsense".to_owned(),
        "is:nonsense".to_owned(),
        "kind:\u{1b}[31m".to_owned(),
        "date:\u{7}\u{9b}".to_owned(),
        "kind:\u{202e}licence".to_owned(),
        deep(500),
        "(".repeat(500),
        ")".repeat(500),
        "-(".repeat(500),
        "(nhs OR ".repeat(500),
        "(".repeat(100_000),
        "\"".repeat(99_999),
        format!("kind:{}", "x".repeat(100_000)),
        format!("nhs {} date:", "OR nhs ".repeat(14_000)),
    ];
    for query in wrong {
        let begun = Instant::now();
        let shown: String = query.chars().take(40).collect();
        for command in ["list", "stats", "export"] {
            let ran = home.run(&[command, "--", &query]);
            assert_eq!(ran.status, 2, "{command} {shown}: {}", ran.stderr);
            assert_eq!(ran.stdout, "", "{shown}");
            let lines: Vec<&str> = ran.stderr.lines().collect();
            assert!(
                lines[0].starts_with("dealscope: in the query: "),
                "{shown}: {}",
                lines[0]
            );
            assert!(lines[0].contains("expected "), "{shown}: {}", lines[0]);
            assert!(lines[0].chars().count() < 400, "{shown}: {}", lines[0]);
            // The other two are the query and a mark under the place.
            assert_eq!(lines.len(), 3, "{shown}: {}", ran.stderr);
            assert!(
                lines[2].trim_matches([' ', '^']).is_empty(),
                "{shown}: {}",
                lines[2]
            );
            let harmful = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
            assert!(!ran.stderr.contains(harmful), "{shown}: {:?}", ran.stderr);
        }
        assert!(begun.elapsed() < SOON, "{shown} took {:?}", begun.elapsed());
    }
}

#[test]
fn a_long_query_that_can_be_read_is_answered_or_refused_soon() {
    let home = Home::new();
    home.done(&["list"]);
    for query in [
        "nhs ".repeat(25_000),
        "nhs OR ".repeat(14_000) + "nhs",
        "x".repeat(100_000),
        format!("\"{}\"", "é ".repeat(30_000)),
        "-kind:licence ".repeat(7_000),
        format!("company:\"{}\"", "nhs ".repeat(25_000)),
        format!("~{}", "z".repeat(100_000)),
    ] {
        let begun = Instant::now();
        let ran = home.run(&["list", "--limit", "1", "--", &query]);
        assert!([0, 2].contains(&ran.status), "{}", ran.stderr);
        assert!(
            begun.elapsed() < SOON,
            "{:.40} took {:?}",
            query,
            begun.elapsed()
        );
    }
}
