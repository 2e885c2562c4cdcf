//! Files of every kind come in, or are told of; what was exported comes in as it was.

use serde_json::{Value, json};

use super::read::read_bytes;
use super::*;
use crate::deal::Cancel;
use crate::store::{Access, DealsFile, Existing};

fn document(deals: &Value) -> Value {
    json!({
        "format": "dealscope/1", "title": "A test", "as_of": "2024-01-01",
        "companies": [{"id": "trust", "name": "A Trust", "kind": "provider"}],
        "sources": [{"id": "notice", "publisher": "Gazette", "kind": "official", "grade": "A"}],
        "deals": deals,
    })
}

fn deal(id: &str) -> Value {
    json!({
        "id": id, "title": "A deal", "kind": "contract", "status": "in_force",
        "parties": [{"company": "trust", "role": "buyer", "cite": ["notice"]}],
        "cites": {"title": ["notice"]},
    })
}

fn with(member: &str, value: Value) -> Value {
    let mut deal = deal("changed");
    deal[member] = value;
    deal
}

fn incoming(document: &Value) -> Incoming {
    let text = serde_json::to_string_pretty(document).unwrap();
    read_bytes(text.into_bytes(), &Known::bundled()).unwrap()
}

fn refused(bytes: &[u8]) -> String {
    let problem = read_bytes(bytes.to_vec(), &Known::bundled()).unwrap_err();
    let text = problem.to_string();
    assert_eq!(text.lines().count(), 1, "{text}");
    text
}

/// What is said of a deal that is rejected beside a sound one.
fn rejected(bad: &Value) -> String {
    let incoming = incoming(&document(&json!([bad, deal("sound")])));
    let tally = incoming.tally;
    assert_eq!(
        (tally.read, tally.kept, tally.rejected),
        (2, 1, 1),
        "{:?}",
        incoming.issues
    );
    assert_eq!(incoming.document.deals[0].id, "sound");
    let issue = incoming
        .issues
        .iter()
        .find(|issue| issue.severity == Severity::Rejected);
    issue.unwrap().problem.to_string()
}

#[test]
fn the_catalogue_comes_in_whole() {
    let text = include_bytes!("../../assets/catalogue.json");
    let incoming = read_bytes(text.to_vec(), &Known::bundled()).unwrap();
    assert_eq!(incoming.issues, []);
    let tally = incoming.tally;
    assert_eq!(
        (tally.kept, tally.rejected, tally.repaired),
        (tally.read, 0, 0)
    );
    assert_eq!(incoming.document, catalogue().document);
    assert_eq!(incoming.sha256.len(), 64);
}

#[test]
fn what_was_exported_comes_in_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let [first, second] = ["first.db", "second.db"].map(|name| folder.path().join(name));
    catalogue()
        .write(&first, Existing::Keep, Access::Usual)
        .unwrap();
    let export = |path| {
        let document = DealsFile::open(path)
            .unwrap()
            .document(None, &Cancel::default())
            .unwrap();
        serde_json::to_string_pretty(&document.value).unwrap()
    };
    let json = folder.path().join("export.json");
    std::fs::write(&json, export(&first)).unwrap();
    let mut target = Target::of(&second).unwrap();
    target.import(&json, "2026-01-01T00:00:00Z").unwrap();
    target.write().unwrap();
    assert!(export(&second) == export(&first));
    let again = DealsFile::open(&second).unwrap().contents().unwrap().value;
    assert_eq!(again.imports.len(), 1);
    assert_eq!(again.imports[0].rows_kept, again.imports[0].rows_read);
    assert!(again.of_catalogue.is_empty());
}

#[test]
fn files_of_other_kinds_are_told_apart() {
    assert!(refused(b"").contains("empty"));
    assert!(refused(b"\x1f\x8b\x08").contains("gzip"));
    assert!(refused(b"SQLite format 3\0").contains("--file"));
    assert!(refused(b"id,title\n1,x\n").contains("CSV"));
    assert!(refused(br#"{"releases": []}"#).contains("OCDS"));
    assert!(refused(b"[1, 2]").contains("a list"));
    assert!(refused(b"null").contains("null"));
    assert!(refused(br#"{"format": "dealscope/2", "deals": []}"#).contains("dealscope/2"));
    assert!(refused(br#"{"format": "dealscope/1"}"#).contains("`deals` is missing"));
    assert!(
        refused(br#"{"format": "dealscope/1", "deals": [], "deals": []}"#).contains("two `deals`")
    );
    assert!(refused(b"{\n\"format\": nonsense}").contains("line 2"));
    assert!(refused(b"{\"format\":\n \"caf\xe9\"}").contains("line 2"));
    assert!(refused("[".repeat(200_000).as_bytes()).contains("no JSON"));
}

#[test]
fn marks_of_encodings_are_heeded() {
    let text = document(&json!([deal("one")])).to_string();
    let read = |bytes: Vec<u8>| read_bytes(bytes, &Known::bundled()).unwrap().tally.kept;
    assert_eq!(read([b"\xef\xbb\xbf", text.as_bytes()].concat()), 1);
    let units = || std::iter::once(0xfeff).chain(text.encode_utf16());
    assert_eq!(read(units().flat_map(u16::to_le_bytes).collect()), 1);
    assert_eq!(read(units().flat_map(u16::to_be_bytes).collect()), 1);
}

#[test]
fn a_bad_deal_is_rejected_and_the_sound_one_beside_it_comes_in() {
    let bad = [
        (with("id", json!("../../x")), "no slug"),
        (with("id", json!(7)), "invalid type"),
        (with("title", json!(" ")), "title is empty"),
        (with("title", Value::Null), "invalid type"),
        (with("kind", json!("barter")), "no code of deal_kind"),
        (with("zzz", json!([[[[1]]]])), "unknown field"),
        (with("status_as_of", json!("2021-02-30")), "no EDTF date"),
        (
            with("parties", json!([{"company": "gone", "role": "buyer"}])),
            "not among the companies",
        ),
        (
            with("parties", json!([{"role": "buyer"}])),
            "needs a `company`",
        ),
        (with("dates", json!([{"type": "end"}])), "needs `edtf`"),
        (with("term", json!({"months": 0})), "not above 0"),
        (with("countries", json!(["England"])), "no ISO 3166 code"),
        (
            with("links", json!([{"type": "extends", "deal": "changed"}])),
            "the deal itself",
        ),
        (
            with("links", json!([{"type": "extends"}])),
            "exactly one of",
        ),
        (
            with("products", json!([{"name": "x", "cite": ["gone"]}])),
            "not among the sources",
        ),
        (
            with("cites", json!({"no_such_fact": ["notice"]})),
            "unknown field",
        ),
        (json!("a text"), "it is a text"),
    ];
    for (bad, because) in bad {
        let problem = rejected(&bad);
        assert!(problem.contains(because), "{problem}");
    }
}

#[test]
fn of_two_deals_with_one_id_the_first_is_kept() {
    let incoming = incoming(&document(&json!([deal("twin"), deal("twin")])));
    let tally = incoming.tally;
    assert_eq!((tally.read, tally.kept, tally.rejected), (2, 1, 1));
}

#[test]
fn figures_keep_the_rules_of_their_qualifiers() {
    let value = |more: Value| {
        let mut value = json!({"type": "total", "qualifier": "exact"});
        value
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        with("values", json!([value]))
    };
    let bad = [
        (json!({}), "needs an `amount`"),
        (json!({"amount": "1"}), "needs a `currency`"),
        (json!({"amount": "1", "currency": "£"}), "no ISO 4217 code"),
        (
            json!({"amount": "1e6", "currency": "GBP"}),
            "no plain decimal",
        ),
        (
            json!({"amount": "9223372036854775808", "currency": "GBP"}),
            "no plain decimal",
        ),
        (json!({"amount": 1000.5, "currency": "GBP"}), "invalid type"),
        (
            json!({"qualifier": "undisclosed", "amount": "1", "currency": "GBP"}),
            "has no figure",
        ),
        (
            json!({"qualifier": "between", "min": "1", "currency": "GBP"}),
            "needs `min` and `max`",
        ),
        (
            json!({"qualifier": "between", "min": "2", "max": "1", "currency": "GBP"}),
            "above `max`",
        ),
    ];
    for (more, because) in bad {
        let problem = rejected(&value(more));
        assert!(problem.contains(because), "{problem}");
    }
    let sound = [
        json!({"qualifier": "undisclosed"}),
        json!({"amount": "1.50", "currency": "GBP"}),
        json!({"qualifier": "between", "min": "0.5", "max": "1.25", "currency": "GBP"}),
        json!({"amount": "146000000", "as_stated": "$146m"}),
    ];
    for more in sound {
        assert_eq!(incoming(&document(&json!([value(more)]))).tally.kept, 1);
    }
}

#[test]
fn what_can_be_repaired_is_kept_and_told() {
    let mut linked = with(
        "links",
        json!([{"type": "extends", "deal": "gone"}, {"type": "extends", "deal": "later"}]),
    );
    linked["countries"] = json!(["GB", "US", "GB"]);
    let incoming = incoming(&document(&json!([linked, deal("later")])));
    let tally = incoming.tally;
    assert_eq!(
        (tally.read, tally.kept, tally.rejected, tally.repaired),
        (2, 2, 0, 1)
    );
    let deal = &incoming.document.deals[0];
    assert_eq!(deal.countries, ["GB", "US"]);
    assert_eq!(
        (deal.links[0].deal.as_deref(), deal.links[0].text.as_deref()),
        (None, Some("gone"))
    );
    assert_eq!(deal.links[1].deal.as_deref(), Some("later"));
    insta::assert_snapshot!(incoming.issues[0], @"line 11: deal changed: repaired: countries: 1 that stood there twice left out; link 1: there is no deal gone; kept as words");
}

#[test]
fn issues_name_the_line_of_their_record() {
    let text = serde_json::to_string_pretty(&document(&json!([
        deal("one"),
        with("kind", json!("barter"))
    ])))
    .unwrap();
    let line = text
        .lines()
        .position(|line| line.contains("\"changed\""))
        .unwrap();
    let incoming = read_bytes(text.into_bytes(), &Known::bundled()).unwrap();
    let told = incoming.issues[0].line;
    assert!(
        told <= line + 1 && line + 1 - told < 12,
        "line {told}, and its id is on line {}",
        line + 1
    );
    assert!(
        incoming.issues[0]
            .to_string()
            .contains("deal changed: rejected")
    );
}

#[test]
fn a_record_or_text_that_is_too_long_is_rejected() {
    assert!(rejected(&with("title", json!("x".repeat(2_000_000)))).contains("a text in it has"));
    assert!(rejected(&with("title", json!("\\\"".repeat(5_000_000)))).contains("bytes"));
}

#[test]
fn control_characters_come_in_as_they_are_and_go_out_harmless() {
    let incoming = incoming(&document(&json!([
        with("title", json!("A\u{1b}]0;x\u{7}\0B")),
        with("kind", json!("\u{1b}[2J"))
    ])));
    assert_eq!(incoming.document.deals[0].title, "A\u{1b}]0;x\u{7}\0B");
    let told = incoming.issues[0].to_string();
    assert!(!told.contains(char::is_control), "{told:?}");
}

#[test]
fn deals_of_the_same_id_are_replaced_and_others_added() {
    let mut contents = catalogue();
    let before = contents.document.deals.len();
    let known = Known::of(&contents);
    let mut changed = contents.document.deals[0].clone();
    changed.title = "Another title".to_owned();
    let mut added = changed.clone();
    added.id = "zzz-added".to_owned();
    let mut document = crate::deal::interchange::Document {
        deals: vec![changed, added],
        ..document_of_nothing()
    };
    document.format = "dealscope/1".to_owned();
    let text = serde_json::to_vec(&document).unwrap();
    let incoming = read_bytes(text, &known).unwrap();
    let merged = merge(&mut contents, incoming, "mine.json", "2026-01-01T00:00:00Z");
    assert_eq!((merged.added, merged.replaced), (1, 1));
    assert_eq!(contents.document.deals.len(), before + 1);
    assert_eq!(contents.document.deals[0].title, "Another title");
    assert!(
        !contents
            .of_catalogue
            .contains(&contents.document.deals[0].id)
    );

    // A newer catalogue leaves both alone, and takes what the older one had and it has no more.
    let mut newer = catalogue();
    newer.catalogue_version = Some("2030-01-01".to_owned());
    newer
        .document
        .deals
        .retain(|deal| deal.id != "microsoft-isoft-2004");
    let merged = refresh(&mut contents, newer);
    assert_eq!((merged.added, merged.removed), (0, 1));
    assert_eq!(contents.document.deals[0].title, "Another title");
    assert_eq!(contents.catalogue_version.as_deref(), Some("2030-01-01"));
    contents.in_memory(std::path::Path::new("merged")).unwrap();
}

fn document_of_nothing() -> crate::deal::interchange::Document {
    serde_json::from_value(json!({
        "format": "dealscope/1", "title": "", "as_of": "", "companies": [], "sources": [], "deals": [],
    }))
    .unwrap()
}
