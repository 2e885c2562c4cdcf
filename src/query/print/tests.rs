//! Writing a query is the inverse of reading it.

mod generate;

use proptest::prelude::*;

use self::generate::{query, typed};
use crate::query::bundled;
use crate::query::parse;

fn check_reading(text: &str) -> Result<(), TestCaseError> {
    let codes = bundled();
    match parse(text, codes) {
        Ok(query) => {
            let written = query.to_string();
            let again = parse(&written, codes);
            prop_assert_eq!(
                again.as_ref(),
                Ok(&query),
                "{} was written as {}",
                text,
                written
            );
            prop_assert_eq!(query.to_string(), written);
        }
        Err(error) => {
            prop_assert!(
                text.get(error.span.clone()).is_some(),
                "{error:?} is no part of {text:?}"
            );
            let sentence = error.to_string();
            prop_assert!(!sentence.chars().any(char::is_control), "{:?}", sentence);
            prop_assert!(sentence.chars().count() < 400, "{}", sentence);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn reading_what_was_written_gives_the_same_query(query in query()) {
        let written = query.to_string();
        let read = parse(&written, bundled());
        prop_assert_eq!(read.as_ref(), Ok(&query), "{}", written);
    }

    #[test]
    fn whatever_is_typed_is_a_query_or_an_error_in_its_place(text in typed()) {
        check_reading(&text)?;
    }

    #[test]
    fn any_text_is_a_query_or_an_error_in_its_place(text in any::<String>()) {
        check_reading(&text)?;
    }
}

#[test]
fn a_query_is_written_as_short_as_it_can_be_read() {
    let cases = [
        ("", ""),
        ("  a   b  ", "a b"),
        ("\"a\" (b) ((c OR d))", "\"a\" b (c OR d)"),
        ("(a b) OR (c AND d)", "a b OR c d"),
        (
            "NOT a -(b) -(c d) -(kind:licence)",
            "-a -b -(c d) -kind:licence",
        ),
        ("kind:\"call off\",Licence,licence", "kind:call_off,licence"),
        (
            "company:\"bt\" company:\"NHS Digital\"",
            "company:bt company:\"NHS Digital\"",
        ),
        ("~\"cernr\" ~\"oracel health\"", "~cernr ~\"oracel health\""),
        ("date:2019-01-01..2019-12-31", "date:2019"),
        ("date:2019-02-01..2019-02-28", "date:2019-02"),
        ("date:2020-02-01..2020-02-28", "date:2020-02-01..2020-02-28"),
        ("date:2018-03..2020-12", "date:2018-03..2020-12"),
        (
            "ends:<2027-07-01 ends:..2012 ends:<=2019-10-30",
            "ends<2027-07 ends<2013 ends<=2019-10-30",
        ),
        (
            "ends:>18mo ends:<=2w ends:0d..12mo ends:-1y6mo..today",
            "ends>18mo ends<=2w ends:today..1y ends:-18mo..today",
        ),
        ("date:<2019,2020", "date:<2019,2020"),
        ("(date:2018 OR date:2020)", "date:2018,2020"),
        ("date:2018 OR date!:2020", "date:2018 OR date!:2020"),
        ("value:50000000 value:1500000..2500 ", "!"),
        (
            "value:>=usd1500000000 value:12500 value:0.50 value:chf1k",
            "value>=US$1.5b value:12500 value:0.5 value:chf1k",
        ),
        (
            "term:>60mo term:<1y term:24mo..5y term:7mo",
            "term>5y term<1y term:2y..5y term:7mo",
        ),
        (
            "has:value,ends no:value,ends -no:term",
            "has:value,ends no:value,ends has:term",
        ),
        (
            "status:in-force is:\"in force\"",
            "status:in_force is:in-force",
        ),
        ("sort:-amount sort:vendor a", "a sort:-value,supplier"),
    ];
    for (text, expected) in cases {
        let written = parse(text, bundled()).map_or("!".to_owned(), |query| query.to_string());
        assert_eq!(written, expected, "{text}");
    }
}
