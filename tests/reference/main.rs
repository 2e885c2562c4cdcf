//! The index against a slow and simple evaluator over the catalogue's JSON, which shares nothing with it: the same queries
//! must find the same deals.

#![allow(
    clippy::cast_precision_loss,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::match_bool,
    clippy::panic,
    clippy::semicolon_if_nothing_returned,
    clippy::similar_names,
    clippy::struct_field_names,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed, and says where; rules are written to be read"
)]

mod ask;
mod days;
mod facts;
mod figures;
mod generate;
mod headline;
mod more;
mod names;

use std::cell::Cell;
use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use std::sync::Arc;

use dealscope::deal::{Cancel, Day, DealId, Lookups};
use dealscope::import::catalogue;
use dealscope::index::{AsOf, Index, News, Request, Row};
use dealscope::query::{CompanyReach, Query, parse};
use dealscope::store::DealsFile;
use dealscope::{library, query};
use proptest::test_runner::{Config, TestRunner};
use serde_json::Value as Json;

use ask::{Ask, answers, is_changed, is_marked, is_new, is_tagged};
use facts::{World, list, text};
use generate::Words;

/// How many queries are asked.
const QUERIES: u32 = 2_000;

/// Both sides: the program's file and index, and the facts.
struct Bench {
    world: World,
    file: DealsFile,
    index: Index,
    marked: Arc<[DealId]>,
    tagged: Arc<HashMap<String, Vec<DealId>>>,
    news: Arc<News>,
}

impl Bench {
    fn new(document: &Json) -> Self {
        let world = World::read(document, include_str!("../../assets/rates.csv"));
        let mut contents = catalogue();
        contents.document = serde_json::from_value(document.clone()).unwrap();
        let file = contents
            .in_memory(Path::new("the catalogue and more"))
            .unwrap();
        let begun = library::begin(&file).unwrap();
        let mut index = begun.index.clone();
        library::load(&file, begun, &Cancel::default(), &mut |grown, _| {
            index = grown.clone()
        })
        .unwrap();
        assert_eq!(index.len(), world.deals.len());
        let ids = |wanted: fn(usize) -> bool| -> Vec<DealId> {
            let deals = world
                .deals
                .iter()
                .enumerate()
                .filter(|(place, _)| wanted(*place));
            let row = |slug: &str| index.row_of_slug(slug).unwrap();
            let mut ids: Vec<_> = deals
                .map(|(_, deal)| index.entry(row(&deal.id)).unwrap().id())
                .collect();
            ids.sort_unstable();
            ids
        };
        Self {
            marked: ids(is_marked).into(),
            news: Arc::new(News {
                new: ids(is_new).into(),
                changed: ids(is_changed).into(),
            }),
            tagged: Arc::new([("review".to_owned(), ids(is_tagged))].into()),
            world,
            file,
            index,
        }
    }

    fn select(&self, query: Query) -> Vec<Row> {
        let (year, month, of_month) = ask::TODAY;
        let narrow = |number: i64| u32::try_from(number).unwrap();
        let today = Day::from_ymd(
            i32::try_from(year).unwrap(),
            narrow(month),
            narrow(of_month),
        );
        let request = Request {
            query,
            marked: Arc::clone(&self.marked),
            tagged: Arc::clone(&self.tagged),
            news: Arc::clone(&self.news),
            lookups: Lookups::default(),
            as_of: AsOf::today(today.unwrap()),
        };
        let selected = library::select(&self.index, &self.file, &request, &Cancel::default());
        selected.unwrap().unwrap().rows.to_vec()
    }

    /// The slugs that the program finds, sorted.
    fn found(&self, text: &str) -> Vec<String> {
        let query =
            parse(text, self.index.codes()).unwrap_or_else(|error| panic!("{text}: {error}"));
        let slug = |row: &Row| self.index.entry(*row).unwrap().slug().to_owned();
        let mut found: Vec<String> = self.select(query).iter().map(slug).collect();
        found.sort();
        found
    }

    /// What is found by one side alone; empty when they agree.
    fn quarrel(&self, text: &str, ask: &Ask, found: &[String]) -> String {
        let wanted = answers(ask, &self.world);
        let beyond = |these: &[String], those: &[String]| -> Vec<String> {
            these
                .iter()
                .filter(|slug| !those.contains(slug))
                .cloned()
                .collect()
        };
        let (more, less) = (beyond(found, &wanted), beyond(&wanted, found));
        if more.is_empty() && less.is_empty() {
            return String::new();
        }
        format!(
            "{text}\n{ask:?}\nthe index alone finds {more:?}\nthe reference alone finds {less:?}"
        )
    }
}

fn document() -> Json {
    more::with_more(serde_json::from_str(include_str!("../../assets/catalogue.json")).unwrap())
}

/// What queries are made of.
fn words(document: &Json) -> Words {
    let slugs = |list: &[Json]| -> Vec<String> {
        list.iter().map(|one| text(one, "id").to_owned()).collect()
    };
    let deals = list(document, "deals");
    let texts = deals
        .iter()
        .flat_map(|deal| [text(deal, "title"), text(deal, "summary")]);
    let letters = |letter: char| !letter.is_alphanumeric();
    let mut words = Vec::new();
    let mut phrases = Vec::new();
    for text in texts {
        let split: Vec<&str> = text
            .split(letters)
            .filter(|word| word.chars().count() > 2)
            .collect();
        // Whole words and their beginnings: a list narrows while a word is typed.
        words.extend(split.iter().step_by(7).map(|word| word.to_lowercase()));
        words.extend(
            split
                .iter()
                .skip(3)
                .step_by(11)
                .map(|word| word.chars().take(4).collect()),
        );
        phrases.extend(
            text.split_once(' ')
                .map(|(_, rest)| rest.chars().filter(|c| *c != '"').take(9).collect()),
        );
    }
    let whole = |phrase: &String| !phrase.is_empty() && phrase.trim() == phrase;
    phrases.retain(whole);
    words.retain(|word| word != "OR");
    let mut names = Vec::new();
    for company in list(document, "companies") {
        let aliases = list(company, "aliases")
            .iter()
            .map(|alias| text(alias, "name"));
        for name in aliases.chain([text(company, "name")]) {
            let split: Vec<&str> = name.split(' ').collect();
            names.extend([name.to_owned(), name.to_uppercase(), format!("{name} Ltd")]);
            names.push(name.replace('&', "and"));
            names.extend([split[0].to_owned(), split[split.len() - 1].to_owned()]);
            names.push(split[..split.len().min(2)].join(" "));
        }
    }
    names.extend(
        [
            "St Elsewhere",
            "orsted son",
            "orsted og son",
            "oneill",
            "spa salute",
            "cerner",
        ]
        .map(str::to_owned),
    );
    names.retain(|name| name.chars().any(char::is_alphanumeric));
    names.sort();
    names.dedup();
    let linked = deals
        .iter()
        .flat_map(|deal| list(deal, "links"))
        .map(|link| text(link, "deal").to_owned());
    let sources = list(document, "sources")
        .iter()
        .map(|source| text(source, "publisher"));
    let sources = sources.filter_map(|name| name.split(letters).find(|word| word.len() > 2));
    Words {
        words,
        phrases,
        names,
        companies: slugs(list(document, "companies")),
        deals: slugs(deals),
        linked: linked.collect(),
        sources: sources.map(str::to_lowercase).collect(),
    }
}

#[test]
fn thousands_of_queries_find_what_the_json_says() {
    let document = document();
    let bench = Bench::new(&document);
    let config = Config {
        cases: QUERIES,
        failure_persistence: None,
        ..Config::default()
    };
    let (asked, fruitful) = (Cell::new(0_u32), Cell::new(0_u32));
    let mut runner = TestRunner::new(config);
    let outcome = runner.run(&generate::query(&words(&document)), |(text, ask)| {
        asked.set(asked.get() + 1);
        let found = bench.found(&text);
        let some = !found.is_empty() && found.len() < bench.index.len();
        fruitful.set(fruitful.get() + u32::from(some));
        let quarrel = bench.quarrel(&text, &ask, &found);
        proptest::prop_assert!(quarrel.is_empty(), "{}", quarrel);
        Ok(())
    });
    outcome.unwrap_or_else(|problem| panic!("{problem}"));
    // Queries that find nothing, or everything, prove little.
    println!(
        "{} queries, {} of them find some of {} deals",
        asked.get(),
        fruitful.get(),
        bench.index.len()
    );
    assert!(
        fruitful.get() * 3 > asked.get(),
        "{} of {}",
        fruitful.get(),
        asked.get()
    );
}

#[test]
fn every_name_of_every_company_means_what_the_json_says() {
    let document = document();
    let bench = Bench::new(&document);
    let names = words(&document).names;
    let companies = bench.index.companies();
    let mut quarrels = Vec::new();
    for name in &names {
        for (reach, onward, backward) in [
            (CompanyReach::Names, false, false),
            (CompanyReach::Successors, true, false),
            (CompanyReach::Predecessors, false, true),
        ] {
            let rows = companies.resolve(name, reach).into_iter();
            let found = rows.map(|row| companies.get(row).unwrap().slug.to_string());
            let found: BTreeSet<String> = found.collect();
            let wanted = bench.world.meant(name, onward, backward);
            if found != *wanted {
                quarrels.push(format!("{name} {reach:?}: {found:?}, not {wanted:?}"));
            }
        }
    }
    assert!(names.len() > 800);
    assert!(
        quarrels.is_empty(),
        "{} quarrels\n{}",
        quarrels.len(),
        quarrels[..quarrels.len().min(12)].join("\n")
    );
}

#[test]
fn every_example_of_the_language_is_answered_on_the_catalogue() {
    let document: Json = serde_json::from_str(include_str!("../../assets/catalogue.json")).unwrap();
    let bench = Bench::new(&document);
    for (example, _) in query::HELP {
        let found = bench.found(example).len();
        println!("{found:4} {example}");
        // The catalogue has none of these.
        let may_find_nothing = ["ends:open", "value:£1m..£5m"].contains(example);
        assert!(found > 0 || may_find_nothing, "{example} finds nothing");
        let sorted = example.starts_with("sort:");
        assert!(
            sorted || found < bench.index.len(),
            "{example} finds everything"
        );
    }
}
