//! Lookups over the catalogue give what a plain reading of its JSON gives.

use std::path::Path;

use super::*;
use crate::deal::fold;
use crate::deal::interchange::{Deal, Document};
use crate::store::Contents;

struct Catalogue {
    document: Document,
    file: DealsFile,
}

impl Catalogue {
    fn open() -> Self {
        let text = include_str!("../../../assets/catalogue.json");
        let document: Document = serde_json::from_str(text).unwrap();
        let contents = Contents {
            document: document.clone(),
            ..Contents::default()
        };
        let file = contents.in_memory(Path::new("catalogue")).unwrap();
        Self { document, file }
    }

    fn found(&self, lookup: &Lookup) -> Vec<String> {
        let ids = self.file.lookup(lookup, &Cancel::default()).unwrap();
        assert!(ids.is_sorted());
        let deal = |id: &DealId| self.file.deal(*id).unwrap().unwrap().slug.to_string();
        ids.iter().map(deal).collect()
    }

    fn having(&self, has: impl Fn(&Deal) -> bool) -> Vec<String> {
        let deals = self.document.deals.iter().filter(|deal| has(deal));
        let slugs: Vec<String> = deals.map(|deal| deal.id.clone()).collect();
        assert!(!slugs.is_empty());
        slugs
    }
}

#[test]
fn a_word_is_found_in_summaries_whatever_its_case_and_theirs() {
    let catalogue = Catalogue::open();
    let wanted = catalogue.having(|deal| {
        let summary = deal.summary.as_deref().unwrap_or_default();
        fold(summary).contains("microsoft")
    });
    for text in ["microsoft", "Microsoft"] {
        assert_eq!(catalogue.found(&Lookup::Summary(text.to_owned())), wanted);
    }
}

#[test]
fn a_word_that_grows_is_found_where_it_is_and_nowhere_else() {
    let catalogue = Catalogue::open();
    let words = [
        "e",
        "el",
        "elec",
        "electronic",
        "electronic pa",
        "nic pat",
        "zz",
        "zzz",
    ];
    for word in words {
        let wanted: Vec<String> = catalogue
            .document
            .deals
            .iter()
            .filter_map(|deal| {
                let has = fold(deal.summary.as_deref()?).contains(word);
                has.then(|| deal.id.clone())
            })
            .collect();
        // The first time it is looked for among those that have a part of it; the second time it is remembered.
        for _ in 0..2 {
            assert_eq!(
                catalogue.found(&Lookup::Summary(word.to_owned())),
                wanted,
                "{word}"
            );
        }
    }
}

#[test]
fn words_that_are_asked_for_together_are_found_as_each_alone_and_bit_by_bit() {
    let mut catalogue = Catalogue::open();
    let wanted = ["nhs", "hospital", "zzz"].map(|word| Lookup::Summary(word.to_owned()));
    let mut alone = Lookups::default();
    for lookup in &wanted {
        let ids = Catalogue::open().file.lookup(lookup, &Cancel::default());
        alone.insert(lookup.clone(), ids.unwrap());
    }
    let mut grown = Vec::new();
    let mut take = |lookups: &Lookups| grown.push(lookups.clone());
    let found = catalogue
        .file
        .lookups(&wanted, &Cancel::default(), &mut take)
        .unwrap();
    assert_eq!(found, alone);
    let first = grown.first().expect("there are several pieces");
    let (some, all) = (&first[&wanted[0]], &found[&wanted[0]]);
    assert!(!some.is_empty() && some.len() < all.len() && all.starts_with(some));
    // Another connection to the same content need not look again.
    let again = catalogue.file.another().unwrap();
    let mut never = |_: &Lookups| panic!("it was looked for again");
    let known = again
        .lookups(&wanted, &Cancel::default(), &mut never)
        .unwrap();
    assert!(
        wanted
            .iter()
            .all(|lookup| Arc::ptr_eq(&known[lookup], &found[lookup]))
    );
}

#[test]
fn what_nobody_wants_any_more_is_not_looked_for() {
    let cancel = Cancel::default();
    cancel.cancel();
    let wanted = Lookup::Summary("nhs".to_owned());
    let stopped = Catalogue::open().file.lookup(&wanted, &cancel);
    assert!(stopped.unwrap_err().is_cancelled());
}

#[test]
fn deals_are_found_by_what_their_sources_are_called() {
    let catalogue = Catalogue::open();
    let found = catalogue.found(&Lookup::Source("Hansard".to_owned()));
    let cited = |deal: &Deal| serde_json::to_string(deal).unwrap().contains("\"hansard-");
    assert_eq!(found, catalogue.having(cited));
}

#[test]
fn links_are_followed_one_step_or_on_and_on() {
    let catalogue = Catalogue::open();
    let target = "npfit-programme-2002";
    let link = |kind: &str, chain| Lookup::Link(Some(kind.to_owned()), target.to_owned(), chain);
    let direct = catalogue.having(|deal| {
        let mut links = deal.links.iter();
        links.any(|link| link.kind == "part_of" && link.deal.as_deref() == Some(target))
    });
    assert_eq!(catalogue.found(&link("part_of", false)), direct);
    let chain = catalogue.found(&link("part_of", true));
    assert!(direct.iter().all(|slug| chain.contains(slug)));
    let any = Lookup::Link(None, target.to_owned(), true);
    assert!(catalogue.found(&any).len() >= chain.len());
    assert!(
        catalogue
            .found(&Lookup::Link(None, "no-such-deal".to_owned(), true))
            .is_empty()
    );
}

#[test]
fn a_date_matches_where_it_can_be_and_with_certainty_only_where_it_must_be() {
    let catalogue = Catalogue::open();
    let day = |year| Day::from_ymd(year, 1, 1);
    let signed = |certain| Lookup::Date("signed".to_owned(), day(2019), day(2020), certain);
    let possible = catalogue.found(&signed(false));
    let certain = catalogue.found(&signed(true));
    assert!(certain.iter().all(|slug| possible.contains(slug)));
    assert!(!certain.is_empty());
    let any = catalogue.found(&Lookup::Date("signed".to_owned(), None, None, false));
    let wanted = catalogue.having(|deal| {
        let mut dates = deal.dates.iter();
        dates.any(|date| {
            date.kind == "signed"
                && date.edtf.is_some()
                && date.rank.as_deref() != Some("deprecated")
        })
    });
    assert_eq!(any, wanted);
}

#[test]
fn a_fact_is_had_by_its_name_or_by_a_code() {
    let catalogue = Catalogue::open();
    let has = |fact: &str| catalogue.found(&Lookup::Has(fact.to_owned()));
    assert_eq!(
        has("summary"),
        catalogue.having(|deal| deal.summary.is_some())
    );
    assert_eq!(has("term"), catalogue.having(|deal| deal.term.is_some()));
    assert_eq!(
        has("products"),
        catalogue.having(|deal| !deal.products.is_empty())
    );
    let bidders = catalogue.having(|deal| deal.parties.iter().any(|party| party.role == "bidder"));
    assert_eq!(has("bidder"), bidders);
    assert!(has("no-such-fact").is_empty());
}

#[test]
fn a_lookup_that_nobody_wants_any_more_stops() {
    let catalogue = Catalogue::open();
    let cancel = Cancel::default();
    cancel.cancel();
    let lookup = Lookup::Summary("a".to_owned());
    let error = catalogue.file.lookup(&lookup, &cancel).unwrap_err();
    assert!(error.is_cancelled(), "{error}");
}
