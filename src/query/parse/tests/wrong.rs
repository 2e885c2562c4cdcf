//! What is said of queries that cannot be read: the place, the problem and what was expected.

use crate::query::{MAX_BYTES, MAX_DEPTH, QueryError, bundled, parse};

fn error(text: &str) -> QueryError {
    parse(text, bundled()).expect_err(text)
}

#[test]
fn a_place_is_counted_in_characters_and_marked_in_bytes() {
    let error = error("“£é” kind:zzz");
    assert_eq!(error.column, 11);
    assert_eq!(error.span, 16..19);
}

#[test]
fn a_query_that_is_too_long_is_refused_at_once() {
    let word = "x".repeat(MAX_BYTES);
    assert!(parse(&word, bundled()).is_ok());
    for text in [word.clone() + "y", "é".repeat(50_000), "(".repeat(100_000)] {
        let error = error(&text);
        let expected = format!("the query is {} bytes long", text.len());
        assert_eq!(error.problem, expected);
        assert_eq!(error.span, MAX_BYTES..text.len());
    }
}

#[test]
fn parentheses_may_be_nested_only_so_deep() {
    let nested = |depth: usize| format!("{}a{}", "(".repeat(depth), ")".repeat(depth));
    let excluded = |depth: usize| format!("{}a{}", "-(b ".repeat(depth), ")".repeat(depth));
    assert_eq!(
        parse(&nested(MAX_DEPTH), bundled()).unwrap().to_string(),
        "a"
    );
    assert!(parse(&excluded(MAX_DEPTH), bundled()).is_ok());
    for text in [
        nested(MAX_DEPTH + 1),
        nested(500),
        excluded(500),
        "(".repeat(500),
    ] {
        let error = error(&text);
        assert_eq!(
            error.problem, "parentheses are nested more than 50 deep",
            "{text}"
        );
    }
    assert_eq!(error(&nested(500)).span, MAX_DEPTH..MAX_DEPTH + 1);
}

#[test]
fn a_control_character_is_refused_and_never_repeated() {
    for (text, span) in [
        ("nhs \u{1b}[31m", 4..5),
        ("\"a\u{0}b\"", 2..3),
        ("kind:\u{9b}", 5..7),
        ("é\u{7f}", 2..3),
    ] {
        let error = error(text);
        assert_eq!(error.span, span, "{text:?}");
        assert!(!error.to_string().contains(char::is_control), "{error}");
    }
    let hidden = error("kind:\u{202e}x\u{200b}").to_string();
    assert!(!hidden.contains(['\u{202e}', '\u{200b}']), "{hidden:?}");
}

#[test]
fn an_error_repeats_only_the_beginning_of_a_long_text() {
    let sentence = error(&format!("kind:{}", "x".repeat(5_000))).to_string();
    assert!(sentence.len() < 200, "{sentence}");
}

#[test]
fn every_beginning_of_a_query_is_read_or_marked() {
    let text = r#"nhs -kind:licence,contract (a OR "b c") ends!:<18mo value:£1m..£5m company:"x"+ sort:-value,date"#;
    for (end, _) in text.char_indices() {
        let typed = text.get(..end).unwrap();
        if let Err(error) = parse(typed, bundled()) {
            assert!(
                typed
                    .get(error.span.clone())
                    .is_some_and(|marked| !marked.is_empty()),
                "{typed}: {error:?}"
            );
        }
    }
}
