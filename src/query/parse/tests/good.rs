//! Words, codes, companies, links and orders.

use super::{read, test};
use crate::query::{
    CompanyReach, CompanyTest, Direction, Expr, Field, Query, SortKey, State, Test,
};

fn word(text: &str) -> Expr {
    Expr::Test(Test::Text {
        text: text.to_owned(),
        quoted: false,
    })
}

fn value(field: Field, values: &[&str]) -> Test {
    Test::Value(
        field,
        values.iter().map(|value| (*value).to_owned()).collect(),
    )
}

#[test]
fn an_empty_query_is_every_deal() {
    assert_eq!(read(""), Query::default());
    assert_eq!(read(" \t\n "), Query::default());
}

#[test]
fn words_are_joined_by_and_which_binds_tighter_than_or() {
    let (a, b, c, d) = (word("a"), word("b"), word("c"), word("d"));
    let both = Expr::And(vec![a.clone(), b.clone()]);
    let or = Expr::Or(vec![both.clone(), Expr::And(vec![c.clone(), d.clone()])]);
    assert_eq!(read("a b").filter, both);
    assert_eq!(read("a b OR c d").filter, or);
    assert_eq!(read("a AND b OR c AND d").filter, or);
    let grouped = Expr::And(vec![a.clone(), Expr::Or(vec![b, c]), d]);
    assert_eq!(read("a (b OR c) d").filter, grouped);
    assert_eq!(
        read("a or b").filter,
        Expr::And(vec![a, word("or"), word("b")])
    );
}

#[test]
fn a_minus_excludes_what_it_stands_before() {
    let not = |expr: Expr| Expr::Not(Box::new(expr));
    assert_eq!(read("-a").filter, not(word("a")));
    assert_eq!(read("NOT a").filter, not(word("a")));
    assert_eq!(
        read("-(a b)").filter,
        not(Expr::And(vec![word("a"), word("b")]))
    );
    assert_eq!(read("-(-a)").filter, word("a"));
    assert_eq!(
        read("-kind:licence").filter,
        not(Expr::Test(value(Field::Kind, &["licence"])))
    );
    assert_eq!(read("call-off").filter, word("call-off"));
}

#[test]
fn text_in_quotes_is_one_phrase_with_its_escapes() {
    let phrase = |text: &str| Test::Text {
        text: text.to_owned(),
        quoted: true,
    };
    assert_eq!(test("\"office  365\""), phrase("office  365"));
    assert_eq!(test("“office 365”"), phrase("office 365"));
    assert_eq!(test(r#""say \"yes\" \\ no""#), phrase(r#"say "yes" \ no"#));
    assert_eq!(test("\"OR -kind:(x\""), phrase("OR -kind:(x"));
    assert_eq!(test("\"one\ntwo\tthree\""), phrase("one two three"));
    assert_eq!(test("~cernr"), Test::Fuzzy("cernr".to_owned()));
    assert_eq!(
        test("~\"oracel health\""),
        Test::Fuzzy("oracel health".to_owned())
    );
}

#[test]
fn codes_are_found_by_code_and_label_however_they_are_spelled() {
    for text in [
        "status:in_force",
        "status:in-force",
        "status:\"in force\"",
        "Status:IN_FORCE",
        "status:In-Force",
    ] {
        assert_eq!(test(text), value(Field::Status, &["in_force"]), "{text}");
    }
    assert_eq!(
        test("kind:licence,contract,licence"),
        value(Field::Kind, &["licence", "contract"])
    );
    assert_eq!(
        test("kind:\"call-off\",\"Letter of intent\""),
        value(Field::Kind, &["call_off", "letter_of_intent"])
    );
    assert_eq!(
        test("sector:\"Billing and claims\""),
        value(Field::Sector, &["revenue_cycle"])
    );
    assert_eq!(test("status:unknown"), value(Field::Status, &["unknown"]));
    assert_eq!(
        test("country:gb-eng,us"),
        value(Field::Country, &["GB-ENG", "US"])
    );
    assert_eq!(
        test("currency:gbp,€,us$"),
        value(Field::Currency, &["GBP", "EUR", "USD"])
    );
}

#[test]
fn free_fields_take_any_text() {
    assert_eq!(
        test("product:\"Office 365\",lorenzo"),
        value(Field::Product, &["Office 365", "lorenzo"])
    );
    assert_eq!(
        test("source:https://example.org/a?b=c"),
        value(Field::Source, &["https://example.org/a?b=c"])
    );
    assert_eq!(
        test("id:microsoft-isoft-2004"),
        value(Field::Id, &["microsoft-isoft-2004"])
    );
    assert_eq!(test("tag:-x"), value(Field::Tag, &["-x"]));
    assert_eq!(test("title:OR"), value(Field::Title, &["OR"]));
}

#[test]
fn a_company_is_asked_for_in_a_role_and_along_its_successions() {
    use CompanyReach::{Names, Predecessors, Slug, Successors};
    let company = |role: &str, name: &str, reach| {
        Test::Company(CompanyTest {
            role: role.to_owned(),
            name: name.to_owned(),
            reach,
        })
    };
    assert_eq!(test("company:cerner"), company("company", "cerner", Names));
    assert_eq!(
        test("company:cerner+"),
        company("company", "cerner", Successors)
    );
    assert_eq!(
        test("company:+oracle"),
        company("company", "oracle", Predecessors)
    );
    assert_eq!(test("company:=cerner"), company("company", "cerner", Slug));
    assert_eq!(
        test("buyer:\"NHS Digital\"+"),
        company("buyer", "NHS Digital", Successors)
    );
    assert_eq!(
        test("buyer:+\"NHS Digital\""),
        company("buyer", "NHS Digital", Predecessors)
    );
    assert_eq!(
        test("supplier:\"=odd+\""),
        company("supplier", "=odd+", Names)
    );
    for role in [
        "vendor",
        "customer",
        "bidder",
        "acquirer",
        "target",
        "data_provider",
    ] {
        assert_eq!(test(&format!("{role}:ibm")), company(role, "ibm", Names));
    }
    assert_eq!(
        test("prime-contractor:bt"),
        company("prime_contractor", "bt", Names)
    );
    assert_eq!(
        read("company:bt,=csc").filter,
        read("company:bt OR company:=csc").filter
    );
}

#[test]
fn links_name_a_deal_and_may_go_on() {
    let link = |kind: Option<&str>, to: &str, chain| Test::Link {
        kind: kind.map(str::to_owned),
        to: to.to_owned(),
        chain,
    };
    assert_eq!(
        test("extends:cerner-va-2018*"),
        link(Some("extends"), "cerner-va-2018", true)
    );
    assert_eq!(
        test("part_of:npfit-programme-2002"),
        link(Some("part_of"), "npfit-programme-2002", false)
    );
    assert_eq!(
        test("part-of:\"odd slug\"*"),
        link(Some("part_of"), "odd slug", true)
    );
    assert_eq!(test("linked:x"), link(None, "x", false));
    assert_eq!(
        read("linked:x,y").filter,
        read("linked:x OR linked:y").filter
    );
}

#[test]
fn has_no_and_is_ask_for_what_is_known_of_a_deal() {
    let has = |name: &str| Expr::Test(Test::Has(name.to_owned()));
    assert_eq!(read("has:value").filter, has("value"));
    assert_eq!(read("no:ends").filter, has("ends").negated());
    assert_eq!(read("-no:go-live").filter, has("go_live"));
    assert_eq!(
        read("no:value,ends").filter,
        Expr::Or(vec![has("value").negated(), has("ends").negated()])
    );
    for name in [
        "summary", "signed", "supplier", "extends", "linked", "country", "grade", "tag",
    ] {
        assert_eq!(read(&format!("has:{name}")).filter, has(name));
    }
    for (text, state) in [
        ("in_force", State::InForce),
        ("in-force", State::InForce),
        ("\"open ended\"", State::OpenEnded),
        ("Marked", State::Marked),
    ] {
        assert_eq!(test(&format!("is:{text}")), Test::Is(state));
    }
}

#[test]
fn an_order_may_stand_anywhere_and_is_no_filter() {
    let key = |field: &str, direction| SortKey {
        field: field.to_owned(),
        direction,
    };
    let sort = vec![
        key("value", Direction::Falling),
        key("date", Direction::Rising),
    ];
    assert_eq!(
        read("sort:-value,date"),
        Query {
            filter: Expr::All,
            sort: sort.clone()
        }
    );
    assert_eq!(read("a sort:-value b sort:date").sort, sort);
    assert_eq!(
        read("a OR b sort:-value,date"),
        Query {
            filter: read("a OR b").filter,
            sort
        }
    );
    assert_eq!(
        read("sort:-vendor").sort,
        [key("supplier", Direction::Falling)]
    );
}

#[test]
fn a_date_by_itself_reaches_to_its_last_day() {
    use crate::query::{Moment, parse_moment};
    let today: crate::deal::Day = "2026-11-22".parse().unwrap();
    let day = |text: &str| parse_moment(text).map(|moment| moment.day(today).to_string());
    assert_eq!(day("2019-10-31").as_deref(), Ok("2019-10-31"));
    assert_eq!(day(" 2020-02 ").as_deref(), Ok("2020-02-29"));
    assert_eq!(day("2019").as_deref(), Ok("2019-12-31"));
    assert_eq!(day("today").as_deref(), Ok("2026-11-22"));
    assert_eq!(day("-2y").as_deref(), Ok("2024-11-22"));
    assert!(parse_moment("18mo").is_ok_and(|moment| matches!(
        moment,
        Moment::FromToday {
            months: 18,
            days: 0
        }
    )));
    for wrong in ["", "2019..2020", "soon", "2019-13", "open"] {
        assert!(day(wrong).is_err(), "{wrong}");
    }
}
