//! The counts of a profile, deal by deal.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Partner, Profile, Tallied, Whose};
use crate::deal::Side;
use crate::index::column::Whom;
use crate::index::standing::{AsOf, Standing};
use crate::index::{CompanyRow, Entry, Index, totals};

/// Counts in the making.
pub(super) struct Tally<'a> {
    index: &'a Index,
    /// In order of row.
    whose: Vec<CompanyRow>,
    as_of: AsOf,
    agreed: u32,
    roles: HashMap<&'a str, u32>,
    counterparties: HashMap<Whose, Others<'a>>,
    others: HashMap<Whose, Others<'a>>,
    products: HashMap<&'a str, u32>,
    sectors: HashMap<&'a str, u32>,
    countries: HashMap<&'a str, u32>,
    years: BTreeMap<Option<i32>, u32>,
    totals: totals::Members,
    aside: u32,
}

/// Somebody else.
#[derive(Default)]
struct Others<'a> {
    deals: u32,
    roles: HashMap<&'a str, u32>,
    totals: totals::Members,
}

/// Where a company stands in a deal, as far as it matters who stands on the other side.
struct Stand<'a, 'b>(&'b [&'a str]);

impl Stand<'_, '_> {
    fn is(&self, side: Side) -> bool {
        self.0.iter().any(|role| side_of(role) == Some(side))
    }

    /// Supply faces demand; who buys, sells or invests in a company, and partners, face everybody. Where nobody buys, the
    /// deal is a subcontract, and its prime contractor faces the subcontractors.
    fn faces(&self, other: &Self, has_customer: bool) -> bool {
        let both = |one: fn(&Self) -> bool, two: fn(&Self) -> bool| {
            one(self) && two(other) || two(self) && one(other)
        };
        let stands = |stand: &Self| stand.0.iter().any(|role| side_of(role).is_some());
        both(|one| one.is(Side::Vendor), |two| two.is(Side::Customer))
            || both(|one| one.is(Side::Other), |_| true) && stands(self) && stands(other)
            || !has_customer
                && both(
                    |one| one.0.contains(&"prime_contractor"),
                    |two| two.0.contains(&"subcontractor"),
                )
    }
}

/// The side of a role; who bid in vain or is only mentioned stands on none.
pub(in crate::index) fn side_of(role: &str) -> Option<Side> {
    (!matches!(role, "bidder" | "mentioned")).then(|| Side::of_role(role))
}

impl<'a> Tally<'a> {
    pub(super) fn new(index: &'a Index, whose: &[CompanyRow], as_of: AsOf) -> Self {
        let mut whose = whose.to_vec();
        whose.sort_unstable();
        Self {
            index,
            whose,
            as_of,
            agreed: 0,
            roles: HashMap::new(),
            counterparties: HashMap::new(),
            others: HashMap::new(),
            products: HashMap::new(),
            sectors: HashMap::new(),
            countries: HashMap::new(),
            years: BTreeMap::new(),
            totals: totals::Members::default(),
            aside: 0,
        }
    }

    /// Counts a deal. One that is not signed yet is only told of by the sums.
    pub(super) fn add(&mut self, entry: Entry<'a>) {
        if entry.standing(self.as_of) == Standing::NotYet {
            self.totals.not_yet(1);
            return;
        }
        self.agreed += 1;
        let bounds = entry.date_bounds();
        let year = |day: crate::deal::Day| day.ymd().0;
        let first = bounds.earliest.map(year);
        let year = first.filter(|first| bounds.latest.map(year) == Some(*first));
        *self.years.entry(year).or_default() += 1;
        once(&mut self.products, entry.products());
        once(&mut self.sectors, entry.sectors());
        once(&mut self.countries, entry.countries());
        self.parties(entry);
    }

    fn parties(&mut self, entry: Entry<'a>) {
        let parties = &entry.chunk.parties;
        let mut own: Vec<&'a str> = Vec::new();
        let mut by_name: HashMap<Whose, Vec<&'a str>> = HashMap::new();
        for party in parties.get(entry.at) {
            let role = parties.role_words().get(party.role).unwrap_or_default();
            let whose = match party.whom {
                Whom::Company(row) if self.whose.binary_search(&row).is_ok() => {
                    own.push(role);
                    continue;
                }
                Whom::Company(row) => Whose::Company(row),
                Whom::Stated(name) => {
                    Whose::Named(parties.names().get(name).unwrap_or_default().to_owned())
                }
            };
            by_name.entry(whose).or_default().push(role);
        }
        once(&mut self.roles, own.iter().copied());
        if own.iter().any(|role| side_of(role).is_some()) {
            self.totals.add(entry.row);
        } else {
            self.aside += 1;
        }
        let stand = Stand(&own);
        let all = by_name.values().flatten().chain(&own);
        let has_customer = all
            .copied()
            .any(|role| side_of(role) == Some(Side::Customer));
        for (whose, roles) in by_name {
            let list = if stand.faces(&Stand(&roles), has_customer) {
                &mut self.counterparties
            } else {
                &mut self.others
            };
            let other = list.entry(whose).or_default();
            other.deals += 1;
            once(&mut other.roles, roles.into_iter());
            other.totals.add(entry.row);
        }
    }

    /// Puts the counts into a profile.
    pub(super) fn finish(self, profile: Profile) -> Profile {
        let index = self.index;
        Profile {
            agreed: self.agreed,
            aside: self.aside,
            roles: ranked(self.roles),
            counterparties: partners(index, self.counterparties),
            others: partners(index, self.others),
            products: ranked(self.products),
            sectors: ranked(self.sectors),
            countries: ranked(self.countries),
            years: self.years.into_iter().collect(),
            totals: self.totals.finish(index),
            ..profile
        }
    }
}

/// Counts a deal under each of its words, however often it has one.
fn once<'a>(counts: &mut HashMap<&'a str, u32>, words: impl Iterator<Item = &'a str>) {
    for word in words.collect::<BTreeSet<_>>() {
        *counts.entry(word).or_default() += 1;
    }
}

/// Most deals first, then by name.
fn ranked(counts: HashMap<&str, u32>) -> Vec<Tallied> {
    let tallied = |(key, deals): (&str, u32)| Tallied {
        key: key.to_owned(),
        deals,
    };
    let mut ranked: Vec<Tallied> = counts.into_iter().map(tallied).collect();
    ranked.sort_unstable_by(|one, other| {
        let by_deals = other.deals.cmp(&one.deals);
        by_deals.then_with(|| one.key.cmp(&other.key))
    });
    ranked
}

fn partners(index: &Index, others: HashMap<Whose, Others<'_>>) -> Vec<Partner> {
    let partner = |(whose, other): (Whose, Others<'_>)| Partner {
        whose,
        deals: other.deals,
        roles: ranked(other.roles),
        totals: other.totals.finish(index),
    };
    let mut partners: Vec<Partner> = others.into_iter().map(partner).collect();
    partners.sort_by(|one, other| {
        let by_deals = other.deals.cmp(&one.deals);
        by_deals.then_with(|| {
            index
                .whose_name(&one.whose)
                .cmp(index.whose_name(&other.whose))
        })
    });
    partners
}

impl Index {
    /// What somebody is called.
    #[must_use]
    pub fn whose_name<'a>(&'a self, whose: &'a Whose) -> &'a str {
        match whose {
            Whose::Company(row) => {
                let company = self.companies.get(*row);
                company.map_or("?", |company| company.name.as_str())
            }
            Whose::Named(name) => name,
        }
    }
}
