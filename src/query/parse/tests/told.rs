//! What is said of wrong queries: the text, the part that is marked, the sentence.

use crate::query::{QueryError, bundled, parse};

/// Each query with its error below it.
fn told(queries: &[&str]) -> String {
    let mut told = String::new();
    for text in queries {
        let error = parse(text, bundled()).expect_err(text);
        let marked = text.get(error.span.clone()).unwrap();
        let indent = " ".repeat(error.column - 1);
        let carets = "^".repeat(marked.chars().count());
        let QueryError {
            problem, expected, ..
        } = error;
        told = format!("{told}{text}\n{indent}{carets} {problem}: expected {expected}\n");
    }
    told
}

#[test]
fn a_wrong_field_or_code_is_told_with_the_nearest_right_one() {
    let queries = [
        "kind:",
        "kind:licence,",
        "kind: licence",
        "kind:licence, contract",
        "kind:licens",
        "kind:Contracts",
        "kind:zzz",
        "kind:unknown",
        "kind:>5",
        "kind!:licence",
        "kind=licence",
        r#"kind:"a"b"#,
        r#"title:"a"b"#,
        "status:inforce",
        "sector:health",
        "kindd:licence",
        "type:licence",
        "foo:bar",
        "foo<5",
        "http://example.org",
        "12:30",
        "<5",
        ":x",
        "country:UK",
        "country:England",
        "country:unknown",
        "currency:$",
        "currency:pounds",
        "grade:F",
        "grade:<A",
        "grade:C..A",
        "company:",
        "company:=",
        "company:+x+",
        r#"company:"a"x"#,
        "extends:",
        "extends:*",
        "has:sort",
        "has:valeu",
        "is:foo",
        "is:openended",
        "sort:",
        "sort:valu",
        "sort:colour",
        "sort:-",
        "(sort:date)",
        "-sort:date",
        "a OR sort:date",
    ];
    insta::assert_snapshot!(told(&queries), @r##"
    kind:
        ^ kind: has no value: expected a value such as licence right after it, without a space
    kind:licence,
                ^ a value is missing beside this comma: expected a value such as licence right after it, without a space
    kind: licence
        ^ kind: has no value: expected a value such as licence right after it, without a space
    kind:licence, contract
                ^ a value is missing beside this comma: expected a value such as licence right after it, without a space
    kind:licens
         ^^^^^^ “licens” is no kind: expected a kind such as licence
    kind:Contracts
         ^^^^^^^^^ “Contracts” is no kind: expected a kind such as contract
    kind:zzz
         ^^^ “zzz” is no kind: expected one of contract, call_off, framework, licence, …
    kind:unknown
         ^^^^^^^ “unknown” is no kind: expected no:kind for deals whose kind is not known
    kind:>5
         ^ only dates, value, term and grade can be compared: expected a value right after “:”, in quotes where it has < or > in it
    kind!:licence
        ^ “!” says nothing about kind: expected “!” after a date field only, as in ends!:<2027
    kind=licence
    ^^^^^^^^^^^^ “kind=” is not how a field is asked for: expected kind:licence, or quotes around the text
    kind:"a"b
         ^^^^ quotes stand inside a value: expected quotes around all of it, or a space or comma beside them
    title:"a"b
          ^^^^ quotes stand inside a value: expected quotes around all of it, or a space or comma beside them
    status:inforce
           ^^^^^^^ “inforce” is no status: expected a status such as in_force
    sector:health
           ^^^^^^ “health” is no sector: expected a sector such as ehr
    kindd:licence
    ^^^^^ “kindd” is no field: expected kind:, or quotes around the whole text to search for it
    type:licence
    ^^^^ “type” is no field: expected kind:, or quotes around the whole text to search for it
    foo:bar
    ^^^ “foo” is no field: expected a field such as kind: or supplier:, or quotes around the whole text to search for it
    foo<5
    ^^^ “foo” is no field: expected a field such as kind: or supplier:, or quotes around the whole text to search for it
    http://example.org
    ^^^^ “http” is no field: expected a field such as kind: or supplier:, or quotes around the whole text to search for it
    12:30
    ^^ “12” is no field: expected a field such as kind: or supplier:, or quotes around the whole text to search for it
    <5
    ^^ “<5” has no field before it: expected a field such as ends<2027-07, or quotes around the text
    :x
    ^^ “:x” has no field before it: expected a field such as ends<2027-07, or quotes around the text
    country:UK
            ^^ “UK” is no country code: expected GB for the United Kingdom, GB-ENG for England
    country:England
            ^^^^^^^ “England” is no country code: expected a country's ISO 3166 code such as GB, GB-ENG or US
    country:unknown
            ^^^^^^^ “unknown” is no country code: expected no:country for deals whose country is not known
    currency:$
             ^ “$” is no currency: expected US$, A$, C$ or another that names one currency, or a code such as USD
    currency:pounds
             ^^^^^^ “pounds” is no currency: expected a currency such as GBP, USD, £ or €
    grade:F
          ^ “F” is no grade: expected a grade from A to E, <=B for B or better, >=C for C or worse
    grade:<A
          ^^ there is no grade beyond this one: expected a grade from A to E, <=B for B or better, >=C for C or worse
    grade:C..A
          ^^^^ this range runs backwards: expected the better grade first
    company:
           ^ company: has no value: expected a value such as cerner or "NHS Digital" right after it, without a space
    company:=
            ^ the company's name is missing: expected a name such as cerner or "NHS Digital"
    company:+x+
            ^^^ these signs do not go together: expected one sign: name+ with its successors, +name with those before it, =id for that one alone
    company:"a"x
            ^^^^ quotes stand inside a value: expected quotes around all of it, or a space or comma beside them
    extends:
           ^ extends: has no value: expected a deal's id right after it, without a space
    extends:*
            ^ this names no deal: expected a deal's id, with * behind it to follow the link on and on
    has:sort
        ^^^^ “sort” is no field that can be known: expected a field such as value, ends, supplier or signed
    has:valeu
        ^^^^^ “valeu” is no field that can be known: expected value
    is:foo
       ^^^ “foo” is no state: expected marked, disputed, unconfirmed, ended, in-force, not-yet, unclear, open-ended, new, changed
    is:openended
       ^^^^^^^^^ “openended” is no state: expected open-ended
    sort:
        ^ sort: has no value: expected a value such as -value or date right after it, without a space
    sort:valu
         ^^^^ “valu” is no column to sort by: expected value
    sort:colour
         ^^^^^^ “colour” is no column to sort by: expected date, ends, value, title, kind, status, supplier, buyer, id, term, country, relevance
    sort:-
         ^ a column is missing: expected date, ends, value, title, kind, status, supplier, buyer, id, term, country, relevance
    (sort:date)
     ^^^^ an order is not part of a filter: expected sort: on its own, outside parentheses and without -
    -sort:date
     ^^^^ an order is not part of a filter: expected sort: on its own, outside parentheses and without -
    a OR sort:date
         ^^^^ an order is not part of a filter: expected a word, a field or ( beside OR
    "##);
}

#[test]
fn a_wrong_date_value_or_term_is_told_with_the_way_to_write_it() {
    let queries = [
        "date:",
        "date:<",
        "date:20",
        "date:2019-13",
        "date:2019-02-30",
        "date:31.10.2019",
        "date:2019/10",
        "date:2018-2020",
        "date:2020..2018",
        "date:1y..-1y",
        "date:open",
        "date:18mo",
        "date:<18m",
        "date:<9999999999y",
        "date:>9999",
        "date:todya",
        "date:2018,",
        "date:<2018..2020",
        "value:",
        "value:>",
        "value:$5m",
        "value:>1,500,000",
        "value:1,5m",
        "value:5m€",
        "value:5mio",
        "value:5%",
        "value:usd",
        "value:unconfirmed",
        "value:undisclose",
        "value:£5m..£1m",
        "value:£1m..€5m",
        "value:99999999999999999999",
        "value:1.5.2m",
        "term:36",
        "term:5w",
        "term:>",
        "term:5y..2y",
    ];
    insta::assert_snapshot!(told(&queries), @r##"
    date:
        ^ date: has no value: expected a value such as 2019, 2018..2020 or <18mo right after it, without a space
    date:<
         ^ “<” is no date: expected a date such as 2019, 2019-10, 2018..2020, <2027-07 or today..18mo
    date:20
         ^^ “20” is no date: expected a date such as 2019, 2019-10, 2018..2020, <2027-07 or today..18mo
    date:2019-13
         ^^^^^^^ the calendar has no 2019-13: expected a date such as 2019, 2019-10, 2018..2020, <2027-07 or today..18mo
    date:2019-02-30
         ^^^^^^^^^^ the calendar has no 2019-02-30: expected a date such as 2019, 2019-10, 2018..2020, <2027-07 or today..18mo
    date:31.10.2019
         ^^^^^^^^^^ “31.10.2019” is no date: expected a date such as 2019, 2019-10, 2018..2020, <2027-07 or today..18mo
    date:2019/10
         ^^^^^^^ “2019/10” is no date: expected a date such as 2019, 2019-10, 2018..2020, <2027-07 or today..18mo
    date:2018-2020
         ^^^^^^^^^ “2018-2020” is no date: expected 2018..2020 for a range
    date:2020..2018
         ^^^^^^^^^^ this range runs backwards: expected the earlier date first
    date:1y..-1y
         ^^^^^^^ this range runs backwards: expected the earlier date first
    date:open
         ^^^^ date is never open: expected ends:open for deals without an end
    date:18mo
         ^^^^ a date counted from today needs a side: expected <18mo (until then), >18mo (after it) or today..18mo (from now until then)
    date:<18m
         ^^^^ “<18m” is no date: expected <18mo for months
    date:<9999999999y
         ^^^^^^^^^^^^ this is too far from today: expected a count within the calendar's years 0000 to 9999
    date:>9999
         ^^^^^ the calendar has no day beyond this one: expected a date such as 2019, 2019-10, 2018..2020, <2027-07 or today..18mo
    date:todya
         ^^^^^ “todya” is no date: expected today
    date:2018,
             ^ a value is missing beside this comma: expected a value such as 2019, 2018..2020 or <18mo right after it, without a space
    date:<2018..2020
         ^^^^^^^^^^^ “<2018..2020” is no date: expected a date such as 2019, 2019-10, 2018..2020, <2027-07 or today..18mo
    value:
         ^ value: has no value: expected a value such as >50m or £1m..£5m right after it, without a space
    value:>
          ^ “>” is no amount: expected an amount such as >50m, £1m..£5m, usd>1b, 0, undisclosed or unknown
    value:$5m
          ^^^ “$” is the sign of many currencies: expected US$, A$, C$ or another that names one, or a code such as usd
    value:>1,500,000
            ^^^^ a comma stands inside a number: expected 1500000, 1_500_000 or 1.5m
    value:1,5m
           ^^^ a comma stands inside a number: expected 1500000, 1_500_000 or 1.5m
    value:5m€
          ^^^ EUR stands after the number: expected the currency before it, as in £5m or gbp5m
    value:5mio
          ^^^^ “mio” is no unit of an amount: expected a number such as 1500000, 1_500_000 or 1.5m, with k, m, b or t for thousands, millions, billions or trillions
    value:5%
          ^^ “%” is no unit of an amount: expected a number such as 1500000, 1_500_000 or 1.5m, with k, m, b or t for thousands, millions, billions or trillions
    value:usd
          ^^^ “usd” has no amount: expected an amount after it, or currency:USD
    value:unconfirmed
          ^^^^^^^^^^^ “unconfirmed” is no value: expected is:unconfirmed
    value:undisclose
          ^^^^^^^^^^ “undisclose” is no amount: expected undisclosed
    value:£5m..£1m
          ^^^^^^^^ this range runs backwards: expected the smaller amount first
    value:£1m..€5m
          ^^^^^^^^ GBP and EUR cannot be compared: expected one currency for the whole range
    value:99999999999999999999
          ^^^^^^^^^^^^^^^^^^^^ this number has too many digits: expected at most 18 digits
    value:1.5.2m
          ^^^^^^ “1.5.2m” is no amount: expected an amount such as >50m, £1m..£5m, usd>1b, 0, undisclosed or unknown
    term:36
         ^^ “36” has no unit of a length: expected 36mo for months or 36y for years
    term:5w
         ^^ “5w” has no unit of a length: expected 5mo for months or 5y for years
    term:>
         ^ “>” is no length of a term: expected a length such as >5y, 36mo or 2y..5y
    term:5y..2y
         ^^^^^^ this range runs backwards: expected the shorter length first
    "##);
}

#[test]
fn a_half_written_query_is_told_what_is_missing() {
    let queries = [
        "(",
        ")",
        "()",
        "(a",
        "a)",
        "((a)",
        "a OR",
        "OR",
        "OR a",
        "a OR OR b",
        "(a OR )",
        "a AND",
        "-",
        "- a",
        "--a",
        "NOT -a",
        "~",
        "~kind:licence",
        r#"""#,
        r#""""#,
        r#""nhs"#,
        "“nhs",
        r#""a"b"#,
        r#"a"b""#,
        r#"kind:"licence"#,
    ];
    insta::assert_snapshot!(told(&queries), @r##"
    (
    ^ this ( is not closed: expected a ) after it
    )
    ^ this ) closes nothing: expected a ( before it
    ()
     ^ nothing stands between ( and ): expected a word, phrase, field or parenthesis
    (a
    ^ this ( is not closed: expected a ) after it
    a)
     ^ this ) closes nothing: expected a ( before it
    ((a)
    ^ this ( is not closed: expected a ) after it
    a OR
      ^^ “OR” has nothing after it: expected a word, phrase, field or parenthesis after it, or quotes to search for the word
    OR
    ^^ “OR” has nothing before it: expected a word, phrase, field or parenthesis before it, or quotes to search for the word
    OR a
    ^^ “OR” has nothing before it: expected a word, phrase, field or parenthesis before it, or quotes to search for the word
    a OR OR b
      ^^ “OR” has nothing after it: expected a word, phrase, field or parenthesis after it, or quotes to search for the word
    (a OR )
       ^^ “OR” has nothing after it: expected a word, phrase, field or parenthesis after it, or quotes to search for the word
    a AND
      ^^^ “AND” has nothing after it: expected a word, phrase, field or parenthesis after it, or quotes to search for the word
    -
    ^ “-” has nothing to exclude: expected a word, phrase, field or parenthesis after it, or quotes to search for the sign
    - a
    ^ “-” has nothing to exclude: expected a word, phrase, field or parenthesis after it, or quotes to search for the sign
    --a
    ^ “-” has nothing to exclude: expected a word, phrase, field or parenthesis after it, or quotes to search for the sign
    NOT -a
    ^^^ “NOT” has nothing to exclude: expected a word, phrase, field or parenthesis after it, or quotes to search for the sign
    ~
    ^ “~” has no word after it: expected a word or "phrase" right after ~
    ~kind:licence
    ^ “~” has no word after it: expected a word or "phrase" right after ~
    "
    ^ these quotes are not closed: expected another " at the end of the phrase
    ""
    ^^ nothing stands between these quotes: expected words between the quotes
    "nhs
    ^^^^ these quotes are not closed: expected another " at the end of the phrase
    “nhs
    ^^^^ these quotes are not closed: expected another " at the end of the phrase
    "a"b
    ^^^ something is written right after these quotes: expected a space after the second "
    a"b"
    ^ quotes begin inside “a”: expected a space before the first ", or quotes around all of it
    kind:"licence
         ^^^^^^^^ these quotes are not closed: expected another " at the end of the phrase
    "##);
}
