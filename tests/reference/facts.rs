//! The catalogue as plain facts, read from its JSON by the rules of the design, with nothing of the program.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use serde_json::Value as Json;

use crate::days::{self, Span};
use crate::headline::{best_date, best_value, first_year, with_options};
use crate::names::{fold, means, words};

/// Everything that queries ask about.
pub struct World {
    pub deals: Vec<Deal>,
    pub companies: Vec<Company>,
    /// From, to, type.
    pub successions: Vec<(String, String, String)>,
    pub sources: BTreeMap<String, Json>,
    /// Units of a currency for a euro, by year and currency.
    pub rates: BTreeMap<(i64, String), f64>,
    /// Answers that were worked out before.
    known: RefCell<HashMap<String, Rc<BTreeSet<String>>>>,
}

pub struct Company {
    pub slug: String,
    /// Every name with its words and its kind, its own name first.
    names: Vec<(String, Vec<String>, String)>,
}

pub struct Deal {
    pub id: String,
    pub json: Json,
    pub date: Option<Span>,
    /// The date is of a deal that ran already.
    pub began: bool,
    /// First year that the date may be in, else the last.
    pub year: Option<i64>,
    pub ends: Option<Span>,
    pub ends_edtf: Option<String>,
    pub ends_max: Option<Span>,
    /// The headline value.
    pub value: Option<Json>,
    /// Source and stance of every citation.
    pub cited: Vec<(String, String)>,
}

pub fn list<'a>(json: &'a Json, name: &str) -> &'a [Json] {
    json[name].as_array().map_or(&[], Vec::as_slice)
}

pub fn text<'a>(json: &'a Json, name: &str) -> &'a str {
    json[name].as_str().unwrap_or_default()
}

impl World {
    pub fn read(document: &Json, rates: &str) -> Self {
        let company = |json: &Json| {
            let aliases = list(json, "aliases").iter();
            let aliases = aliases.map(|alias| (text(alias, "name"), text(alias, "kind")));
            let name = |(name, kind): (&str, &str)| {
                // What stands in this bracket is whose the company was, not its name.
                let own = name.split(" (former").next().unwrap();
                (name.to_owned(), words(own), kind.to_owned())
            };
            Company {
                slug: text(json, "id").into(),
                names: [(text(json, "name"), "")]
                    .into_iter()
                    .chain(aliases)
                    .map(name)
                    .collect(),
            }
        };
        let step = |json: &Json| {
            let [from, to, kind] = ["from", "to", "type"].map(|name| text(json, name).to_owned());
            (from, to, kind)
        };
        let source = |json: &Json| (text(json, "id").to_owned(), json.clone());
        Self {
            known: RefCell::default(),
            deals: list(document, "deals").iter().map(Deal::read).collect(),
            companies: list(document, "companies").iter().map(company).collect(),
            successions: list(document, "successions").iter().map(step).collect(),
            sources: list(document, "sources").iter().map(source).collect(),
            rates: rates
                .lines()
                .skip(1)
                .map(|line| {
                    let cells: Vec<&str> = line.split(',').collect();
                    let key = (cells[0].parse().unwrap(), cells[1].to_owned());
                    (key, cells[2].parse().unwrap())
                })
                .collect(),
        }
    }

    /// The slugs of everybody whom a name means, along renamings, and onward or backward along all steps.
    pub fn meant(&self, name: &str, onward: bool, backward: bool) -> Rc<BTreeSet<String>> {
        let key = format!("{name} {onward} {backward}");
        self.remembered(key, || {
            // Renamings come first, whoever takes them over after that.
            let named = if onward || backward {
                self.meant(name, false, false).as_ref().clone()
            } else {
                self.named(&words(name))
            };
            self.along(named, onward, backward)
        })
    }

    /// The slugs of everybody with a name that has these words.
    fn named(&self, name: &[String]) -> BTreeSet<String> {
        let is_meant = |company: &&Company| {
            let mut names = company.names.iter();
            names.any(|(_, words, kind)| means(name, words, kind == "part"))
        };
        let named = self.companies.iter().filter(is_meant);
        named.map(|company| company.slug.clone()).collect()
    }

    /// Them and all that the steps lead to, as often as anything is found.
    fn along(&self, mut found: BTreeSet<String>, onward: bool, backward: bool) -> BTreeSet<String> {
        loop {
            let before = found.len();
            for (from, to, kind) in &self.successions {
                if (onward || kind == "renamed") && found.contains(from) {
                    found.insert(to.clone());
                }
                if (backward || kind == "renamed") && found.contains(to) {
                    found.insert(from.clone());
                }
            }
            if found.len() == before {
                return found;
            }
        }
    }

    /// Every text that words are looked for in, folded.
    pub fn texts(&self, deal: &Deal) -> Rc<BTreeSet<String>> {
        self.remembered(format!("texts {}", deal.id), || {
            let mut texts = vec![text(&deal.json, "title"), text(&deal.json, "summary")];
            texts.extend(
                list(&deal.json, "products")
                    .iter()
                    .map(|product| text(product, "name")),
            );
            for party in list(&deal.json, "parties") {
                let slug = text(party, "company");
                match self.companies.iter().find(|company| company.slug == slug) {
                    Some(company) => {
                        texts.extend(company.names.iter().map(|(name, ..)| name.as_str()))
                    }
                    None => texts.push(text(party, "as_stated")),
                }
            }
            texts.into_iter().map(fold).collect()
        })
    }

    fn remembered(
        &self,
        key: String,
        work_out: impl FnOnce() -> BTreeSet<String>,
    ) -> Rc<BTreeSet<String>> {
        if let Some(known) = self.known.borrow().get(&key) {
            return Rc::clone(known);
        }
        let answer = Rc::new(work_out());
        self.known.borrow_mut().insert(key, Rc::clone(&answer));
        answer
    }

    /// The names without a company that a name means.
    pub fn stated(&self, name: &str) -> Rc<BTreeSet<String>> {
        self.remembered(format!("stated {name}"), || {
            let asked = words(name);
            let parties = self
                .deals
                .iter()
                .flat_map(|deal| list(&deal.json, "parties"));
            let stated = parties.map(|party| text(party, "as_stated"));
            let stated = stated.filter(|stated| means(&asked, &words(stated), false));
            stated.map(str::to_owned).collect()
        })
    }

    /// The deals that link to a deal, by slug; on and on when asked.
    pub fn linked_to(&self, kind: Option<&str>, to: &str, chain: bool) -> Rc<BTreeSet<String>> {
        let key = format!("{kind:?} {to} {chain}");
        self.remembered(key, || self.work_out_linked(kind, to, chain))
    }

    fn work_out_linked(&self, kind: Option<&str>, to: &str, chain: bool) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        let mut waiting = vec![to.to_owned()];
        while let Some(to) = waiting.pop() {
            for deal in &self.deals {
                let mut links = list(&deal.json, "links").iter();
                let is_linked = links.any(|link| {
                    text(link, "deal") == to && kind.is_none_or(|kind| text(link, "type") == kind)
                });
                if is_linked && found.insert(deal.id.clone()) && chain {
                    waiting.push(deal.id.clone());
                }
            }
        }
        found
    }
}

impl Deal {
    fn read(json: &Json) -> Self {
        const DATES: [&str; 10] = [
            "announced",
            "signed",
            "awarded",
            "notice",
            "reported",
            "start",
            "go_live",
            "completed",
            "extended",
            "terminated",
        ];
        const VALUES: [&str; 7] = [
            "total",
            "price",
            "initial_term",
            "with_options",
            "ceiling",
            "enterprise_value",
            "settlement",
        ];
        let dated = DATES
            .iter()
            .find_map(|kind| Some((*kind, best_date(json, kind)?)));
        let ran = ["go_live", "extended", "completed", "terminated"];
        let began = dated.as_ref().is_some_and(|(kind, _)| ran.contains(kind));
        let date = dated.map(|(_, date)| date);
        let terminated = best_date(json, "terminated");
        let end = best_date(json, "end");
        let begins = best_date(json, "start").or_else(|| date.clone());
        let ends_max = match (&terminated, &end) {
            (None, Some(end)) => with_options(json, end, begins.as_deref()),
            _ => None,
        };
        let ends = terminated.or(end);
        let span = date.as_deref().map(days::read);
        let mut cited = Vec::new();
        collect_cited(json, &mut cited);
        Self {
            id: text(json, "id").into(),
            json: json.clone(),
            date: span,
            began,
            year: date.as_deref().map(first_year),
            ends: ends.as_deref().map(days::read),
            ends_edtf: ends,
            ends_max,
            value: VALUES
                .iter()
                .find_map(|kind| best_value(json, kind))
                .cloned(),
            cited,
        }
    }

    /// The best grade of a source that does not contradict.
    pub fn grade(&self, world: &World) -> Option<String> {
        let carrying = self
            .cited
            .iter()
            .filter(|(_, stance)| stance != "contradicts");
        let grades = carrying.map(|(source, _)| text(&world.sources[source], "grade").to_owned());
        grades.filter(|grade| !grade.is_empty()).min()
    }

    /// Dates of a type that count: the preferred ones, else all that are not deprecated.
    pub fn dates(&self, kind: &str) -> Vec<Span> {
        let of_type = |rank: &str| -> Vec<Span> {
            let dates = list(&self.json, "dates")
                .iter()
                .filter(|date| text(date, "type") == kind);
            let dates = dates.filter(|date| match rank {
                "preferred" => date["rank"] == "preferred",
                _ => date["rank"] != "deprecated",
            });
            dates
                .filter_map(|date| date["edtf"].as_str())
                .map(days::read)
                .collect()
        };
        let preferred = of_type("preferred");
        if preferred.is_empty() {
            of_type("")
        } else {
            preferred
        }
    }

    /// Least and most of the figure.
    pub fn figure(&self) -> Option<(&str, &str)> {
        let value = self.value.as_ref()?;
        let high = value["max"].as_str().or(value["amount"].as_str())?;
        Some((value["min"].as_str().or(value["amount"].as_str())?, high))
    }
}

fn collect_cited(value: &Json, cited: &mut Vec<(String, String)>) {
    let citation = |citation: &Json| match citation {
        Json::String(source) => (source.clone(), "supports".to_owned()),
        full => {
            let stance = full["stance"].as_str().unwrap_or("supports");
            (text(full, "source").to_owned(), stance.to_owned())
        }
    };
    match value {
        Json::Array(items) => items.iter().for_each(|item| collect_cited(item, cited)),
        Json::Object(members) => {
            for (name, member) in members {
                match (name.as_str(), member) {
                    ("cite", Json::Array(all)) => cited.extend(all.iter().map(citation)),
                    ("cites", Json::Object(facts)) => {
                        cited.extend(
                            facts
                                .values()
                                .flat_map(|all| all.as_array().unwrap())
                                .map(citation),
                        );
                    }
                    _ => collect_cited(member, cited),
                }
            }
        }
        _ => {}
    }
}
