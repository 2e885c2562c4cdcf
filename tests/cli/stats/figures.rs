//! What deals are worth together, worked out from the catalogue's JSON by the rules as they stand here in words.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Catalogue, Lines, collect_cited, hundredths};
use crate::list::headline_value;

const CATALOGUE: &str = include_str!("../../../assets/catalogue.json");
const CODES: &str = include_str!("../../../assets/codes.json");

impl Catalogue {
    pub fn read() -> Self {
        Self {
            catalogue: serde_json::from_str(CATALOGUE).unwrap(),
            codes: serde_json::from_str(CODES).unwrap(),
        }
    }

    pub fn deals(&self) -> &[Value] {
        self.catalogue["deals"].as_array().unwrap()
    }

    pub fn headline<'a>(&self, deal: &'a Value) -> Option<&'a Value> {
        headline_value(&self.codes, deal)
    }

    /// The grade of the best source that is cited anywhere in the deal.
    pub fn best_grade(&self, deal: &Value) -> String {
        let mut cited = BTreeSet::new();
        collect_cited(deal, &mut cited);
        let sources = self.catalogue["sources"].as_array().unwrap().iter();
        let mut grades: Vec<_> = sources
            .filter(|source| cited.contains(source["id"].as_str().unwrap()))
            .filter_map(|source| source["grade"].as_str())
            .collect();
        grades.sort_unstable();
        (*grades.first().unwrap_or(&"")).to_owned()
    }

    /// What a deal's figure counts as by itself:
    ///
    /// - without a headline figure it is not known, and undisclosed where a source says so;
    /// - it is unconfirmed where it is called so, or where the best source of the deal is of grade E;
    /// - a programme's figure has other deals' figures in it, and an enterprise value is no price: of another kind;
    /// - a framework's figure, a ceiling, a sum with options and whatever is `up to` is a limit, a range that limits by its
    ///   upper end; a limit that is estimated or a lower one limits nothing: of another kind;
    /// - totals, prices, first terms and settlements are exact, about, in a range, estimated or at least, each alone.
    fn place(&self, deal: &Value) -> &'static str {
        let Some(value) = self.headline(deal) else {
            return "not_known";
        };
        let kind = deal["kind"].as_str().unwrap();
        let qualifier = value["qualifier"].as_str().unwrap();
        let figure = value["type"].as_str().unwrap();
        match qualifier {
            "undisclosed" => return "undisclosed",
            "unconfirmed" => return "unconfirmed",
            _ if self.best_grade(deal) == "E" => return "unconfirmed",
            _ if kind == "programme" => return "apart",
            _ => {}
        }
        let caps = kind == "framework" || matches!(figure, "ceiling" | "with_options");
        if !caps && !matches!(figure, "total" | "price" | "initial_term" | "settlement") {
            return "apart";
        }
        match (qualifier, caps) {
            ("at_least" | "estimated", true) => "apart",
            ("up_to", _) | (_, true) => "limit",
            ("exact", false) => "exact",
            ("approximately", false) => "approximately",
            ("between", false) => "between",
            ("estimated", false) => "estimated",
            ("at_least", false) => "at_least",
            (other, _) => panic!("{other}"),
        }
    }

    /// The deals that a deal is a part of: by `part_of`, `call_off_of`, `subcontract_of`, on and on.
    fn wholes(&self, deal: &Value) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        let mut open = vec![deal.clone()];
        while let Some(part) = open.pop() {
            for link in part["links"].as_array().into_iter().flatten() {
                let is_part = matches!(
                    link["type"].as_str().unwrap(),
                    "part_of" | "call_off_of" | "subcontract_of"
                );
                let whole = link["deal"].as_str().filter(|_| is_part);
                let whole = self
                    .deals()
                    .iter()
                    .find(|other| other["id"].as_str() == whole);
                if let Some(whole) = whole.filter(|_| is_part)
                    && found.insert(whole["id"].as_str().unwrap().to_owned())
                {
                    open.push(whole.clone());
                }
            }
        }
        found
    }

    /// What it counts as among others: a part whose whole is there, with a figure among contract figures as its own (or
    /// both among limits), is in no sum.
    fn place_among(&self, deal: &Value, deals: &[&Value]) -> &'static str {
        let family = |place: &str| match place {
            "limit" => 1,
            "exact" | "approximately" | "between" | "estimated" | "at_least" => 2,
            _ => 0,
        };
        let own = self.place(deal);
        let wholes = self.wholes(deal);
        let is_whole = |other: &&&Value| {
            wholes.contains(other["id"].as_str().unwrap())
                && family(self.place(other)) == family(own)
                && !self.wholes(other).contains(deal["id"].as_str().unwrap())
        };
        if family(own) > 0 && deals.iter().find(is_whole).is_some() {
            return "within";
        }
        own
    }

    pub fn lines<'a>(&self, deals: impl IntoIterator<Item = &'a Value>) -> Lines {
        let deals: Vec<&Value> = deals.into_iter().collect();
        let mut lines = Lines::new();
        let mut add = |what: &str, currency: &str, low, high| {
            let line = lines.entry((what.into(), currency.into())).or_default();
            line.0 += 1;
            line.1 += low;
            line.2 += high;
        };
        for deal in &deals {
            add("all", "", 0, 0);
            let place = self.place_among(deal, &deals);
            let is_sum = matches!(
                place,
                "exact" | "approximately" | "between" | "estimated" | "at_least" | "limit"
            );
            if !is_sum {
                add(place, "", 0, 0);
                continue;
            }
            let value = self.headline(deal).unwrap();
            let end = |name: &str| value[name].as_str().map(hundredths);
            let low = end("amount").or_else(|| end("min")).unwrap();
            let high = end("max").unwrap_or(low);
            let currency = value["currency"].as_str().unwrap();
            match place {
                "between" => add(place, currency, low, high),
                "limit" => add(place, currency, high, 0),
                _ => add(place, currency, low, 0),
            }
        }
        lines
    }
}
