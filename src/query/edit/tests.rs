//! Editing a query as facets and chips do.

use super::*;
use crate::query::{Direction, bundled, parse};

fn read(text: &str) -> Query {
    parse(text, bundled()).unwrap()
}

#[track_caller]
fn toggled(text: &str, field: FacetField, code: Option<&str>, include: bool) -> String {
    let query = read(text).with_value(field, code, include);
    let written = query.to_string();
    assert_eq!(read(&written), query, "{written} reads differently");
    written
}

#[test]
fn including_a_value_adds_a_clause_or_joins_the_one_that_is_there() {
    use FacetField::*;
    let cases = [
        ("", Kind, Some("licence"), "kind:licence"),
        (
            "nhs kind:licence ends<2027",
            Kind,
            Some("merger"),
            "nhs kind:licence,merger ends<2027",
        ),
        (
            "a OR b",
            Status,
            Some("in_force"),
            "(a OR b) status:in_force",
        ),
        (
            "sort:-value",
            Country,
            Some("GB-ENG"),
            "country:GB-ENG sort:-value",
        ),
        ("date:2018", Year, Some("2020"), "date:2018,2020"),
        (
            "date:2018..2019",
            Year,
            Some("2020"),
            "date:2018..2019,2020",
        ),
        ("", Company, Some("=microsoft"), "company:=microsoft"),
        (
            "company:=microsoft",
            Company,
            Some("=oracle"),
            "company:=microsoft,=oracle",
        ),
        (
            "company:microsoft",
            Company,
            Some("oracle"),
            "company:microsoft company:=oracle",
        ),
        ("", Currency, None, "no:currency"),
        ("kind:licence", Kind, None, "kind:licence OR no:kind"),
        ("x kind:licence", Kind, None, "x (kind:licence OR no:kind)"),
        (
            "x no:kind",
            Kind,
            Some("merger"),
            "x (kind:merger OR no:kind)",
        ),
        (
            "-kind:licence",
            Kind,
            Some("merger"),
            "-kind:licence kind:merger",
        ),
        (
            "kind:licence OR status:expired",
            Kind,
            Some("merger"),
            "(kind:licence OR status:expired) kind:merger",
        ),
    ];
    for (text, field, code, expected) in cases {
        assert_eq!(
            toggled(text, field, code, true),
            expected,
            "{text} + {code:?}"
        );
    }
}

#[test]
fn excluding_a_value_adds_a_clause_or_joins_the_one_that_is_there() {
    use FacetField::*;
    let cases = [
        ("", Country, Some("US"), "-country:US"),
        ("-country:US nhs", Country, Some("AU"), "-country:US,AU nhs"),
        ("", Year, Some("2019"), "-date:2019"),
        ("-date:2019", Year, Some("2020"), "-date:2019,2020"),
        ("", Kind, None, "has:kind"),
        (
            "has:kind",
            Kind,
            Some("merger"),
            "-(kind:merger OR no:kind)",
        ),
        (
            "kind:licence,merger",
            Kind,
            Some("merger"),
            "kind:licence -kind:merger",
        ),
        ("company:=a", Company, Some("=b"), "company:=a -company:=b"),
    ];
    for (text, field, code, expected) in cases {
        assert_eq!(
            toggled(text, field, code, false),
            expected,
            "{text} - {code:?}"
        );
    }
}

#[test]
fn asking_again_for_what_a_query_says_takes_it_away() {
    use FacetField::*;
    let cases = [
        ("kind:licence", Kind, Some("licence"), true, ""),
        (
            "nhs kind:licence,merger",
            Kind,
            Some("licence"),
            true,
            "nhs kind:merger",
        ),
        ("-country:US,AU", Country, Some("US"), false, "-country:AU"),
        ("no:value no:sector", Sector, None, true, "no:value"),
        ("has:date x", Year, None, false, "x"),
        ("kind:a OR no:kind", Kind, None, true, "kind:a"),
        ("-kind:licence", Kind, Some("licence"), true, "kind:licence"),
        ("company:=a,=b", Company, Some("=a"), true, "company:=b"),
    ];
    for (text, field, code, include, expected) in cases {
        let text = text
            .replace(":a", ":contract")
            .replace("company:=contract", "company:=a");
        let expected = expected.replace("kind:a", "kind:contract");
        assert_eq!(
            toggled(&text, field, code, include),
            expected,
            "{text} {code:?}"
        );
    }
}

#[test]
fn what_a_query_says_of_a_value_is_known() {
    use FacetState::{Excluded, Free, Included};
    let query = read(
        "kind:licence,merger -country:US (sector:ai OR no:sector) has:currency date:2019 company:=bt",
    );
    let cases = [
        (FacetField::Kind, Some("licence"), Included),
        (FacetField::Kind, Some("contract"), Free),
        (FacetField::Kind, None, Free),
        (FacetField::Country, Some("US"), Excluded),
        (FacetField::Sector, Some("ai"), Included),
        (FacetField::Sector, None, Included),
        (FacetField::Currency, None, Excluded),
        (FacetField::Year, Some("2019"), Included),
        (FacetField::Year, Some("2020"), Free),
        (FacetField::Company, Some("=bt"), Included),
    ];
    for (field, code, expected) in cases {
        assert_eq!(
            query.facet_state(field, code),
            expected,
            "{field:?} {code:?}"
        );
    }
}

#[test]
fn a_facet_is_counted_without_its_own_clauses_and_with_all_others() {
    let query = read(
        "nhs kind:licence -kind:merger no:kind status:expired (kind:contract OR nhs) sort:date",
    );
    let without = query.without_facet(FacetField::Kind).to_string();
    assert_eq!(
        without,
        "nhs status:expired (kind:contract OR nhs) sort:date"
    );
}

#[test]
fn a_clause_is_taken_away_by_its_place_and_the_rest_stays() {
    let query = read("nhs (a OR b) -c sort:-value");
    let without = |place| query.without_clause(place).to_string();
    assert_eq!(query.clauses().len(), 3);
    assert_eq!(without(0), "(a OR b) -c sort:-value");
    assert_eq!(without(1), "nhs -c sort:-value");
    assert_eq!(without(9), "nhs (a OR b) -c sort:-value");
    assert_eq!(read("a OR b").without_clause(0).to_string(), "");
    assert_eq!(read("").clauses(), []);
}

#[test]
fn a_clause_is_added_once() {
    let clause = read("is:disputed").filter;
    let once = read("nhs").with_clause(clause.clone());
    assert_eq!(once.to_string(), "nhs is:disputed");
    assert_eq!(once.with_clause(clause), once);
}

#[test]
fn an_order_replaces_the_order_alone() {
    let sort = vec![SortKey {
        field: "ends".to_owned(),
        direction: Direction::Falling,
    }];
    assert_eq!(
        read("nhs sort:date,value").with_sort(sort).to_string(),
        "nhs sort:-ends"
    );
    assert_eq!(
        read("nhs sort:date").with_sort(Vec::new()).to_string(),
        "nhs"
    );
}

#[test]
fn marks_are_asked_for_and_no_more() {
    let marked = read("nhs").with_marked_toggled();
    assert_eq!(marked.to_string(), "nhs is:marked");
    assert_eq!(marked.with_marked_toggled().to_string(), "nhs");
    assert!(marked.asks_for_marks());
    assert!(read("a OR (b -is:marked)").asks_for_marks());
    assert!(!read("a marked is:ended").asks_for_marks());
}

#[test]
fn a_range_of_years_or_bands_is_one_value_and_says_so_of_all_within() {
    use FacetField::{Ends, Value, Year};
    let years = Year.between("2020", "2018").unwrap();
    let cases = [
        ("", Year, years.as_str(), "date:2018..2020"),
        ("date:2019,2021", Year, &years, "date:2021,2018..2020"),
        ("date:2018..2020", Year, "2019", "date:2018,2020"),
        ("date:2018..2020", Year, "2018", "date:2019..2020"),
        ("ends:2027", Ends, "open", "ends:2027,open"),
        ("", Value, "1m..<10m", "value:1m..<10m"),
        ("value:1m..<10m", Value, "10m..<100m", "value:1m..<100m"),
        ("value:<100k", Value, ">=1b", "value:<100k,>=1b"),
        ("value:1m..<100m", Value, "10m..<100m", "value:1m..<10m"),
        (
            "value:<1m",
            Value,
            "10m..<100m",
            "value<1m OR value:10m..<100m",
        ),
        ("value:>=1b", Value, "undisclosed", "value:>=1b,undisclosed"),
    ];
    for (text, field, code, expected) in cases {
        assert_eq!(
            toggled(text, field, Some(code), true),
            expected,
            "{text} {code}"
        );
    }
    let query = read("-date:2018..2020 value:<1m ends:open");
    assert_eq!(query.facet_state(Year, Some("2019")), FacetState::Excluded);
    assert_eq!(query.facet_state(Year, Some("2021")), FacetState::Free);
    assert_eq!(
        query.facet_state(Value, Some("100k..<1m")),
        FacetState::Included
    );
    assert_eq!(query.facet_state(Ends, Some("open")), FacetState::Included);
    assert_eq!(FacetField::Kind.between("a", "b"), None);
}

#[test]
fn a_value_that_nobody_says_is_not_one_that_is_not_made_public() {
    use FacetField::{Value, Year};
    assert_eq!(toggled("", Value, None, true), "value:unknown");
    assert_eq!(toggled("value:unknown", Value, None, true), "");
    assert_eq!(toggled("", Value, None, false), "-value:unknown");
    assert_eq!(
        toggled("value:unknown", Value, Some("undisclosed"), true),
        "value:undisclosed,unknown"
    );
    assert_eq!(toggled("date:unknown", Year, None, true), "");
}
