//! Where a deal's figure goes: worked out once for each distinct figure of a chunk, then a number for each row.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::deal::{Currency, Qualifier};
use crate::index::chunk::Chunk;
use crate::index::column::{Narrow, Rows, Shape, short, visited};

/// How figures that may be added to one another are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Meant {
    Exact,
    About,
    Range,
    Estimated,
    AtLeast,
    Limit,
}

/// Where a figure goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::index) enum Place {
    /// Into a sum, in a currency, at a scale.
    Sum(Meant, Currency, u8),
    /// Into the limits, by its upper end.
    Capped(Currency, u8),
    Unconfirmed,
    Apart,
    Undisclosed,
    NotKnown,
    Unusable,
}

/// Which sums a figure could be in twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    Contracts,
    Limits,
}

/// What the kind of a deal means for its figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weight {
    /// Its own.
    Own,
    /// A framework's: no promise to spend it.
    Limit,
    /// A programme's: other deals' figures are in it.
    Umbrella,
}

/// The place of each deal of a chunk.
pub(in crate::index) struct Places {
    pub(super) codes: Narrow,
    pub(super) distinct: Box<[Place]>,
    /// What all deals of the chunk come to: added when most of them are first asked for.
    whole: OnceLock<Box<[Ends]>>,
}

/// What the deals of one place come to.
#[derive(Clone, Copy, Default)]
pub(super) struct Ends {
    pub(super) deals: u32,
    /// Their lower, or only, figures.
    pub(super) low: i128,
    /// The upper figures of ranges.
    pub(super) high: i128,
}

impl Places {
    /// The places of a chunk's deals.
    pub(in crate::index) fn of_chunk(chunk: &Chunk) -> Self {
        let weights: Vec<Weight> = chunk.kinds.words().iter().map(Weight::of_kind).collect();
        let mut codes = Vec::with_capacity(chunk.len());
        let mut distinct = Vec::new();
        let mut places: HashMap<Place, u32> = HashMap::new();
        let mut known: HashMap<(Option<usize>, Option<usize>, bool), u32> = HashMap::new();
        for row in 0..chunk.len() {
            let evidence = chunk.evidence.get(row);
            let doubted = evidence.and_then(|evidence| evidence.grade()) == Some('E');
            let (shape, kind) = (chunk.values.shape_code(row), chunk.kinds.code(row));
            let code = *known.entry((shape, kind, doubted)).or_insert_with(|| {
                let weight = kind.and_then(|kind| weights.get(kind));
                let shape = chunk.values.shape(row).unwrap_or(&Shape::Unknown);
                let place = Place::of(shape, weight.copied().unwrap_or(Weight::Own), doubted);
                *places.entry(place).or_insert_with(|| {
                    distinct.push(place);
                    short(distinct.len() - 1)
                })
            });
            codes.push(code);
        }
        Self {
            codes: Narrow::of(&codes),
            distinct: distinct.into(),
            whole: OnceLock::new(),
        }
    }

    /// What these deals of the chunk come to, for each distinct place. Where they are most, the others are taken from the
    /// whole: no sum looks at more than half of the deals.
    pub(super) fn ends(&self, chunk: &Chunk, rows: &Rows) -> Vec<Ends> {
        if rows.count_ones(..) * 2 <= chunk.len() {
            return self.added(chunk, rows.ones());
        }
        let whole = self
            .whole
            .get_or_init(|| self.added(chunk, 0..chunk.len()).into());
        let others = self.added(chunk, rows.zeroes());
        let less = whole.iter().zip(others);
        less.map(|(whole, others)| Ends {
            deals: whole.deals - others.deals,
            low: whole.low - others.low,
            high: whole.high - others.high,
        })
        .collect()
    }

    fn added(&self, chunk: &Chunk, rows: impl Iterator<Item = usize>) -> Vec<Ends> {
        let mut ends = vec![Ends::default(); self.distinct.len()];
        let is_range: Vec<bool> = self.distinct.iter().map(|place| place.is_range()).collect();
        for row in rows {
            let Some(code) = self.codes.get(row) else {
                continue;
            };
            let Some(ends) = ends.get_mut(code) else {
                continue;
            };
            visited(1);
            ends.deals += 1;
            ends.low += i128::from(chunk.values.units(row));
            if is_range.get(code).copied().unwrap_or(false) {
                ends.high += i128::from(chunk.values.upper_units(row));
            }
        }
        ends
    }

    /// The place of a deal.
    pub(super) fn of(&self, row: usize) -> Option<Place> {
        self.distinct.get(self.codes.get(row)?).copied()
    }
}

impl Weight {
    fn of_kind(kind: &str) -> Self {
        match kind {
            "framework" => Self::Limit,
            "programme" => Self::Umbrella,
            _ => Self::Own,
        }
    }
}

impl Place {
    fn of(shape: &Shape, weight: Weight, doubted: bool) -> Self {
        let (qualifier, scale, currency, kind) = match shape {
            Shape::Unknown => return Self::NotKnown,
            Shape::AsWritten(..) => return Self::Unusable,
            Shape::Read {
                qualifier,
                scale,
                currency,
                kind,
            } => (*qualifier, *scale, *currency, &**kind),
        };
        match qualifier {
            Qualifier::Undisclosed => return Self::Undisclosed,
            Qualifier::Unconfirmed => return Self::Unconfirmed,
            _ if doubted => return Self::Unconfirmed,
            _ => {}
        }
        let (Some(scale), Some(currency)) = (scale, currency) else {
            return Self::Unusable;
        };
        let caps = weight == Weight::Limit || matches!(kind, "ceiling" | "with_options");
        let is_own = caps || matches!(kind, "total" | "price" | "initial_term" | "settlement");
        if weight == Weight::Umbrella || !is_own {
            return Self::Apart;
        }
        let meant = match (qualifier, caps) {
            (Qualifier::UpTo, _) | (Qualifier::Exact | Qualifier::Approximately, true) => {
                Meant::Limit
            }
            (Qualifier::Between, true) => return Self::Capped(currency, scale),
            // An upper limit that is itself a guess, or only begins somewhere, limits nothing.
            (Qualifier::AtLeast | Qualifier::Estimated, true) => return Self::Apart,
            (Qualifier::Exact, false) => Meant::Exact,
            (Qualifier::Approximately, false) => Meant::About,
            (Qualifier::Between, false) => Meant::Range,
            (Qualifier::Estimated, false) => Meant::Estimated,
            (Qualifier::AtLeast, false) => Meant::AtLeast,
            (Qualifier::Undisclosed | Qualifier::Unconfirmed, _) => return Self::Unusable,
        };
        Self::Sum(meant, currency, scale)
    }

    /// True where the upper end of a range counts too.
    pub(super) const fn is_range(self) -> bool {
        matches!(self, Self::Sum(Meant::Range, ..) | Self::Capped(..))
    }

    /// The sums that it is among; `None` where it is in none.
    pub(super) const fn family(self) -> Option<Family> {
        match self {
            Self::Sum(Meant::Limit, ..) | Self::Capped(..) => Some(Family::Limits),
            Self::Sum(..) => Some(Family::Contracts),
            _ => None,
        }
    }
}
