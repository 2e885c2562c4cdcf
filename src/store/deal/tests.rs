//! What people see of a deal is what the catalogue says.

use std::path::Path;

use super::*;
use crate::deal::interchange::Document;
use crate::deal::{Amount, Cancel, Stance};
use crate::store::{ALL_DEALS, Contents};

fn catalogue() -> (Document, DealsFile) {
    let text = include_str!("../../../assets/catalogue.json");
    let document: Document = serde_json::from_str(text).unwrap();
    let contents = Contents {
        document: document.clone(),
        ..Contents::default()
    };
    (
        document,
        contents.in_memory(Path::new("catalogue")).unwrap(),
    )
}

fn deal(file: &DealsFile, slug: &str) -> Deal {
    let id = file.deal_id(slug).unwrap().unwrap();
    file.deal(id).unwrap().unwrap()
}

#[test]
fn every_deal_of_the_catalogue_reads_whole_and_numbers_its_sources_without_gaps() {
    let (document, file) = catalogue();
    for wanted in &document.deals {
        let deal = deal(&file, &wanted.id);
        assert_eq!(deal.problems, 0, "{}", wanted.id);
        assert_eq!(&*deal.title, wanted.title);
        assert_eq!(deal.parties.len(), wanted.parties.len());
        assert_eq!(deal.dates.len(), wanted.dates.len());
        assert_eq!(deal.values.len(), wanted.values.len());
        assert_eq!(deal.links.len(), wanted.links.len());
        assert_eq!(deal.remarks.len(), wanted.remarks.len());
        let cites = deal
            .cites
            .iter()
            .flat_map(|(_, cites)| cites)
            .chain(deal.parties.iter().flat_map(|one| &one.cites))
            .chain(deal.dates.iter().flat_map(|one| &one.cites))
            .chain(deal.values.iter().flat_map(|one| &one.cites))
            .chain(deal.term.iter().flat_map(|one| &one.cites))
            .chain(deal.products.iter().flat_map(|one| &one.cites))
            .chain(deal.links.iter().flat_map(|one| &one.cites));
        let mut next = 0;
        for cite in cites {
            assert!(
                cite.source <= next,
                "{}: number {} before {next}",
                wanted.id,
                cite.source
            );
            next = next.max(cite.source + 1);
        }
        assert_eq!(next, deal.sources.len(), "{}", wanted.id);
    }
}

#[test]
fn the_claim_of_80_million_reads_as_unconfirmed() {
    let (_, file) = catalogue();
    let deal = deal(&file, "microsoft-nhs-80m");
    let (value, kind) = deal.value.unwrap();
    let value = *value.read().unwrap();
    assert_eq!(value.qualifier, Qualifier::Unconfirmed);
    assert_eq!(value.amount, Amount::new(80_000_000, 0));
    assert_eq!(&*kind, "total");
}

#[test]
fn a_range_has_both_ends_in_the_headline_too() {
    let (document, file) = catalogue();
    let mut ranges = 0;
    for wanted in &document.deals {
        let deal = deal(&file, &wanted.id);
        if let Some((Stated::Read(value), _)) = &deal.value
            && value.qualifier == Qualifier::Between
        {
            assert!(value.amount < value.max, "{}", wanted.id);
            ranges += 1;
        }
    }
    assert!(ranges > 0);
}

#[test]
fn every_link_can_be_followed_back() {
    let (document, file) = catalogue();
    let mut links = 0;
    for wanted in &document.deals {
        let deal = deal(&file, &wanted.id);
        for link in &deal.links {
            let LinkEnd::Deal { id, title, .. } = &link.end else {
                continue;
            };
            let other = file.deal(*id).unwrap().unwrap();
            assert_eq!(*title, other.title);
            let back = other.linked_from.iter().any(|from| {
                from.kind == link.kind
                    && matches!(&from.end, LinkEnd::Deal { id, .. } if *id == deal.id)
            });
            assert!(back, "{} -> {}", deal.slug, other.slug);
            links += 1;
        }
    }
    assert!(links > 100);
}

#[test]
fn a_source_that_contradicts_is_told_as_such() {
    let (document, file) = catalogue();
    let disputed = document.deals.iter().filter(|wanted| {
        let deal = deal(&file, &wanted.id);
        let mut cites = deal.values.iter().flat_map(|value| &value.cites);
        cites.any(|cite| cite.stance == Stance::Contradicts)
    });
    assert_eq!(disputed.count(), 1);
}

#[test]
fn an_id_that_is_not_there_is_no_deal() {
    let (_, file) = catalogue();
    assert_eq!(file.deal(DealId(i64::MAX)).unwrap(), None);
    assert_eq!(file.deal_id("no-such-deal").unwrap(), None);
    let all = ALL_DEALS;
    assert!(
        file.document(Some(&[*all.end()]), &Cancel::default())
            .unwrap()
            .value
            .deals
            .is_empty()
    );
}
