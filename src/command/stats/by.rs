//! What deals can be counted by, and the groups that a deal is in.

use std::borrow::Cow;
use std::collections::HashMap;

use super::super::opened::Loaded;
use super::super::{WrongUse, asked};
use crate::deal::{Bounds, Codes, Day, DealId, PartialDate, Side, Stated, Value, whole_country};
use crate::index::{Entry, Index, NOT_KNOWN, PartyName, Row, Totals};

/// How many deals the deals file is asked about at a time.
const BATCH: usize = 512;

/// The fields that do not come from a code list, each with the other names that it goes by.
const FIELDS: [(&str, &[&str]); 13] = [
    ("kind", &["type", "kinds"]),
    ("status", &["state"]),
    ("country", &["countries"]),
    ("sector", &["sectors"]),
    ("year", &["date", "years"]),
    ("ends", &["end", "ends_year", "end_year"]),
    ("company", &["companies", "party"]),
    ("vendor", &["vendors"]),
    ("customer", &["customers"]),
    ("currency", &["currencies"]),
    ("product", &["products"]),
    ("grade", &["best_grade"]),
    ("source", &["sources"]),
];

/// The key of deals that have no end by their nature, as the query language writes it.
const OPEN: &str = "open";

/// A field to count by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct By(String);

/// The deals of one value.
pub struct Group {
    /// The value as queries write it; `None` where it is not known.
    pub value: Option<String>,
    /// What people read.
    pub label: String,
    /// How many.
    pub deals: usize,
    /// What they are worth.
    pub totals: Totals,
}

/// What the keys of deals are made from, besides the deal.
struct Keys<'a> {
    by: &'a str,
    index: &'a Index,
    sources: HashMap<DealId, Vec<String>>,
}

impl By {
    /// The field of that name: a facet, or the companies in one role.
    ///
    /// # Errors
    /// When there is none, with the nearest.
    pub fn named(name: &str, codes: &Codes) -> Result<Self, WrongUse> {
        let wanted = name.trim().to_lowercase().replace(['-', ' '], "_");
        let field = FIELDS
            .iter()
            .find(|(field, others)| *field == wanted || others.contains(&wanted.as_str()));
        if let Some((field, _)) = field {
            return Ok(Self((*field).to_owned()));
        }
        let roles = || codes.list("role").iter().map(|role| role.code.as_str());
        if let Some(role) = roles().find(|role| *role == wanted) {
            return Ok(Self(role.to_owned()));
        }
        let names: Vec<&str> = FIELDS
            .iter()
            .map(|(name, _)| *name)
            .chain(roles())
            .collect();
        let others = FIELDS.iter().flat_map(|(_, others)| others.iter().copied());
        let near = asked::nearest(&wanted, names.iter().copied().chain(others));
        Err(WrongUse::Option(match near {
            Some(near) => format!("--by: there is no field {name}; did you mean {near}?"),
            None => format!(
                "--by: there is no field {name}; the fields are {}",
                names.join(", ")
            ),
        }))
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.0
    }

    /// What stands over its values.
    pub fn title(&self) -> &'static str {
        match self.name() {
            "kind" => "Kind",
            "status" => "Status",
            "country" => "Country",
            "sector" => "Sector",
            "year" => "Year",
            "ends" => "Ends",
            "vendor" => "Vendor",
            "customer" => "Customer",
            "currency" => "Currency",
            "product" => "Product",
            "grade" => "Best grade",
            "source" => "Source",
            _ => "Company",
        }
    }

    /// The groups of these deals: times and grades in their order, all else with most deals first, what is not known last.
    pub fn groups(&self, rows: &[Row], loaded: &Loaded) -> anyhow::Result<Vec<Group>> {
        let index = &loaded.index;
        let keys = Keys {
            by: self.name(),
            index,
            sources: self.sources(rows, loaded)?,
        };
        let groups = index.groups(rows, &mut |entry, of_deal| keys.of(entry, of_deal));
        let mut groups: Vec<Group> = groups
            .into_iter()
            .map(|group| Group {
                label: self.label(&group.key, index),
                value: (group.key != NOT_KNOWN).then(|| group.key.into_owned()),
                deals: usize::try_from(group.deals).unwrap_or(usize::MAX),
                totals: group.totals,
            })
            .collect();
        match self.name() {
            "year" | "ends" => groups.sort_by_cached_key(|group| in_time(group.value.as_deref())),
            "grade" => groups.sort_by(|one, other| one.value.cmp(&other.value)),
            _ => {}
        }
        groups.sort_by_key(|group| group.value.is_none());
        Ok(groups)
    }

    fn label(&self, key: &str, index: &Index) -> String {
        let codes = index.codes();
        let label = match self.name() {
            _ if key == NOT_KNOWN => "not known",
            "kind" => codes.label("deal_kind", key),
            "status" => codes.label("status", key),
            "sector" => codes.label("sector", key),
            "ends" if key == OPEN => "open-ended",
            "year" | "ends" => return spoken(key),
            "country" | "currency" | "product" | "grade" | "source" => key,
            _ => {
                let companies = index.companies();
                let row = companies.row_of_slug(key);
                let company = row.and_then(|row| companies.get(row));
                return company.map_or(key, |company| &company.name).to_owned();
            }
        };
        label.to_owned()
    }

    /// The sources of each deal, where they are counted by source.
    fn sources(
        &self,
        rows: &[Row],
        loaded: &Loaded,
    ) -> anyhow::Result<HashMap<DealId, Vec<String>>> {
        let mut sources = HashMap::new();
        if self.name() != "source" {
            return Ok(sources);
        }
        for batch in rows.chunks(BATCH) {
            let entries = batch.iter().filter_map(|row| loaded.index.entry(*row));
            let ids: Vec<DealId> = entries.map(|entry| entry.id()).collect();
            let details = loaded.file.details(&ids)?.value;
            let slugs = details.into_iter().map(|details| {
                let slugs = details.sources.iter().map(ToString::to_string);
                slugs.collect()
            });
            sources.extend(ids.into_iter().zip(slugs));
        }
        Ok(sources)
    }
}

impl<'a> Keys<'a> {
    /// Adds the groups of a deal. It counts under a value where the query `FIELD:VALUE` finds it; but of dates each deal
    /// counts once, so that no figure is in the sums of two years.
    fn of(&self, entry: Entry<'a>, keys: &mut Vec<Cow<'a, str>>) {
        match self.by {
            "kind" => keys.push(entry.kind().into()),
            "status" if entry.status() != "unknown" => keys.push(entry.status().into()),
            "status" => {}
            "country" => {
                keys.extend(entry.countries().map(whole_country).map(Cow::Borrowed));
            }
            "sector" => keys.extend(entry.sectors().map(Cow::Borrowed)),
            "product" => keys.extend(entry.products().map(Cow::Borrowed)),
            "grade" => keys.extend(entry.best_grade().map(|grade| grade.to_string().into())),
            "currency" => {
                let value = entry.value().and_then(|(value, _)| value.read().copied());
                let currency = value.and_then(|value: Value| value.currency);
                keys.extend(currency.map(|currency| currency.code().to_owned().into()));
            }
            "year" => keys.extend(years(entry.date_bounds())),
            "ends" if is_open(entry.ends().as_ref()) => keys.push(OPEN.into()),
            "ends" => keys.extend(years(entry.ends_bounds())),
            "source" => {
                let slugs = self.sources.get(&entry.id()).into_iter().flatten();
                keys.extend(slugs.map(|slug| slug.clone().into()));
            }
            role => {
                let parties = entry.parties().filter(|party| plays(role, party.role));
                keys.extend(parties.map(|party| self.party(&party)));
            }
        }
        keys.retain(|key| *key != NOT_KNOWN);
    }

    fn party(&self, party: &PartyName<'a>) -> Cow<'a, str> {
        let companies = self.index.companies();
        let row = party.company.and_then(|id| companies.row_of(id));
        let company = row.and_then(|row| companies.get(row));
        company.map_or(party.name, |company| &company.slug).into()
    }
}

/// The year that holds all days that a date may mean, else the years: `2019`, `2013..2016`, `..2024`, `2017..`.
fn years(bounds: Bounds) -> Option<Cow<'static, str>> {
    let year = |day: Option<Day>| day.map(|day| format!("{:04}", day.ymd().0));
    let years = match (year(bounds.earliest), year(bounds.latest)) {
        (None, None) => return None,
        (first, last) if first == last => first.unwrap_or_default(),
        (first, last) => format!(
            "{}..{}",
            first.unwrap_or_default(),
            last.unwrap_or_default()
        ),
    };
    Some(years.into())
}

/// Years as people read them.
fn spoken(years: &str) -> String {
    match years.split_once("..") {
        None => years.to_owned(),
        Some(("", last)) => format!("{last} or before"),
        Some((first, "")) => format!("{first} or later"),
        Some((first, last)) => format!("{first} to {last}"),
    }
}

/// Puts years in order: single ones before spans that begin with them, spans without a beginning after their last year.
fn in_time(years: Option<&str>) -> (String, String) {
    let years = years.unwrap_or_default();
    let (first, last) = years.split_once("..").unwrap_or((years, ""));
    let begins = if first.is_empty() { last } else { first };
    (begins.to_owned(), years.replacen("..", "~", 1))
}

fn is_open(end: Option<&Stated<PartialDate>>) -> bool {
    end.and_then(Stated::read)
        .is_some_and(PartialDate::is_open_ended)
}

/// True for a role that the field asks for.
fn plays(field: &str, role: &str) -> bool {
    match field {
        "company" => true,
        "vendor" => Side::of_role(role) == Side::Vendor,
        "customer" => Side::of_role(role) == Side::Customer,
        code => role == code,
    }
}
