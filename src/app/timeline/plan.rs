//! What a worker works out for the timeline: the order of its deals, their days sorted for the histogram, and their lanes.

mod keys;

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use super::density::Density;
use super::span::{Extent, Span};
use crate::deal::Cancel;
use crate::index::{Index, Row};

/// How many deals are looked at between two looks at whether anybody still wants the answer.
const BATCH: usize = 16_384;

/// What the rows are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lanes {
    /// Deals.
    #[default]
    Off,
    /// Lanes of companies, in any role.
    Company,
    /// Lanes of companies on the buying side.
    Buyer,
    /// Lanes of kinds.
    Kind,
    /// Lanes of countries, with their parts.
    Country,
    /// Lanes of sectors.
    Sector,
}

/// What the deals are in order of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As in the list.
    #[default]
    List,
    /// The first day.
    Start,
    /// The last day.
    End,
    /// How long they run, the longest first.
    Length,
    /// What they are worth in euros, the most first.
    Value,
}

/// What to work out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The deals, in the list's order.
    pub rows: Arc<[Row]>,
    /// In which lanes.
    pub lanes: Lanes,
    /// In which order.
    pub order: Order,
    /// The other way round.
    pub turned: bool,
}

/// The deals of a lens along time.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// What was wanted. All places are those of its rows.
    pub wanted: Wanted,
    /// Places of deals that can be drawn, in order.
    pub dated: Vec<u32>,
    /// Places of deals without any day, as in the list.
    pub undated: Vec<u32>,
    /// Days of all that can be drawn.
    pub density: Density,
    /// The lanes, most deals first; what has no lane of its own is last.
    pub lanes: Vec<Lane>,
    /// Places of the deals of the lanes, lane after lane.
    pub members: Vec<u32>,
}

/// A lane.
#[derive(Clone, Debug)]
pub struct Lane {
    /// What it is of; empty: of what is not known.
    pub code: String,
    /// For people.
    pub label: String,
    /// Its deals, as a part of the plan's members.
    pub members: Range<usize>,
    /// Their days.
    pub density: Density,
}

impl Lanes {
    /// The next one round.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Off => Self::Company,
            Self::Company => Self::Buyer,
            Self::Buyer => Self::Kind,
            Self::Kind => Self::Country,
            Self::Country => Self::Sector,
            Self::Sector => Self::Off,
        }
    }

    /// What stands over the names of lanes.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Off => "Deal",
            Self::Company => "Company",
            Self::Buyer => "Buyer",
            Self::Kind => "Kind",
            Self::Country => "Country",
            Self::Sector => "Sector",
        }
    }

    /// For people: `by company`; nothing where rows are deals.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Off => "",
            Self::Company => "by company",
            Self::Buyer => "by buyer",
            Self::Kind => "by kind",
            Self::Country => "by country",
            Self::Sector => "by sector",
        }
    }
}

impl Order {
    /// The next one round.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::List => Self::Start,
            Self::Start => Self::End,
            Self::End => Self::Length,
            Self::Length => Self::Value,
            Self::Value => Self::List,
        }
    }

    /// For people, the usual way and the other one; nothing for the list's.
    #[must_use]
    pub const fn name(self, turned: bool) -> &'static str {
        match (self, turned) {
            (Self::List, false) => "",
            (Self::List, true) => "list turned round",
            (Self::Start, false) => "earliest start first",
            (Self::Start, true) => "latest start first",
            (Self::End, false) => "earliest end first",
            (Self::End, true) => "latest end first",
            (Self::Length, false) => "longest first",
            (Self::Length, true) => "shortest first",
            (Self::Value, false) => "largest first",
            (Self::Value, true) => "smallest first",
        }
    }
}

impl Plan {
    /// Works it out; `None` when cancelled on the way.
    #[must_use]
    pub fn of(index: &Index, wanted: Wanted, cancel: &Cancel) -> Option<Self> {
        let extents = extents(index, &wanted.rows, cancel)?;
        let mut dated = Vec::with_capacity(extents.len());
        let mut undated = Vec::new();
        for (place, extent) in (0..).zip(&extents) {
            match extent {
                Some(extent) => dated.push((place, *extent)),
                None => undated.push(place),
            }
        }
        sort(&mut dated, index, &wanted);
        if cancel.is_cancelled() {
            return None;
        }
        let density = Density::of(dated.iter().map(|(_, extent)| *extent));
        let (lanes, members) = if wanted.lanes == Lanes::Off {
            (Vec::new(), Vec::new())
        } else {
            keys::lanes(index, &wanted, &dated, cancel)?
        };
        Some(Self {
            wanted,
            dated: dated.into_iter().map(|(place, _)| place).collect(),
            undated,
            density,
            lanes,
            members,
        })
    }

    /// The deal of a place.
    #[must_use]
    pub fn row(&self, place: u32) -> Option<Row> {
        let place = usize::try_from(place).ok()?;
        self.wanted.rows.get(place).copied()
    }

    /// Places of the deals of a lane.
    #[must_use]
    pub fn members(&self, lane: usize) -> &[u32] {
        let range = self.lanes.get(lane).map(|lane| lane.members.clone());
        range
            .and_then(|range| self.members.get(range))
            .unwrap_or_default()
    }
}

fn extents(index: &Index, rows: &[Row], cancel: &Cancel) -> Option<Vec<Option<Extent>>> {
    let extent = |row: &Row| Span::rough(&index.entry(*row)?).extent();
    let parts: Option<Vec<Vec<Option<Extent>>>> = rows
        .par_chunks(BATCH)
        .map(|rows| (!cancel.is_cancelled()).then(|| rows.iter().map(extent).collect()))
        .collect();
    Some(parts?.concat())
}

/// Puts deals in order; those of which the key is not known come last both ways.
fn sort(dated: &mut [(u32, Extent)], index: &Index, wanted: &Wanted) {
    let turned = wanted.turned;
    let key = |days: i32, falling: bool| i64::from(if falling { -days } else { days });
    match wanted.order {
        Order::List if turned => dated.reverse(),
        Order::List => {}
        Order::Start => {
            dated.par_sort_by_key(|(_, extent)| key(extent.first.number(), turned));
        }
        Order::End => dated.par_sort_by_key(|(_, extent)| key(extent.last.number(), turned)),
        Order::Length => dated.par_sort_by_key(|(_, extent)| {
            key(extent.last.number() - extent.first.number(), !turned)
        }),
        Order::Value => {
            let value = |place: u32| {
                let row = wanted.rows.get(usize::try_from(place).ok()?)?;
                index.euros(*row)
            };
            // Figures are never negative: their bits are in their order.
            dated.par_sort_by_cached_key(|(place, _)| match value(*place) {
                Some(euros) if turned => (false, euros.max(0.0).to_bits(), Reverse(0)),
                Some(euros) => (false, 0, Reverse(euros.max(0.0).to_bits())),
                None => (true, 0, Reverse(0)),
            });
        }
    }
}
