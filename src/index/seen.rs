//! What was there when somebody last looked, small enough to keep: a print of each deal, six bytes long. From it follows
//! what is new and what has changed since, whatever row ids the deals have now.

use std::sync::Arc;

use rayon::prelude::*;

use super::{Entry, Index, Row};
use crate::deal::{Amount, Bounds, Day, DealId, Stated};

/// Lists of more deals than this are remembered by their number alone.
pub const MOST_PRINTS: usize = 20_000;

/// The first byte of [`Seen::to_bytes`].
const VERSION: u8 = 1;
/// Bytes before the first print: the version, and how many deals there were.
const HEAD: usize = 9;
/// Bytes of a print.
const PRINT: usize = 6;

/// Who a deal is, and what lists show of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Print {
    /// Of the slug. That a new deal has the print of one of a million others happens once in 4,000 times.
    who: u32,
    /// Of the facts in the index.
    what: u16,
}

/// What was there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    deals: u64,
    /// In rising order; `None` where there were too many.
    prints: Option<Box<[Print]>>,
}

/// What has happened since.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Since {
    /// Deals that were not there; of a list too long to remember, how many more there are.
    pub new: u64,
    /// Deals of which lists show something else now.
    pub changed: u64,
}

/// The deals that are new and those that have changed since the last visit, in order of row id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// Deals that were not there.
    pub new: Arc<[DealId]>,
    /// Deals of which lists show something else now.
    pub changed: Arc<[DealId]>,
}

impl Index {
    /// What a list has in it now.
    #[must_use]
    pub fn seen(&self, rows: &[Row]) -> Seen {
        let few = rows.len() <= MOST_PRINTS;
        Seen {
            deals: rows.len() as u64,
            prints: few.then(|| {
                let entries = rows.iter().filter_map(|row| self.entry(*row));
                sorted(entries.map(Print::of).collect())
            }),
        }
    }

    /// What the whole file has in it now, and what of it was not there before or has changed.
    #[must_use]
    pub fn visit(&self, before: Option<&Seen>) -> (Seen, News) {
        let rows = u32::try_from(self.len()).unwrap_or(u32::MAX);
        let print = |row: u32| self.entry(Row(row)).map(Print::of).unwrap_or_default();
        let all: Vec<Print> = (0..rows).into_par_iter().map(print).collect();
        let known = before.and_then(|before| before.prints.as_deref());
        let ids = |wanted: fn(Option<bool>) -> bool| {
            let Some(known) = known else {
                return Arc::default();
            };
            let deals = (0..rows)
                .zip(&all)
                .filter(|(_, print)| wanted(print.is_in(known)));
            deals
                .filter_map(|(row, _)| Some(self.entry(Row(row))?.id()))
                .collect()
        };
        let news = News {
            new: ids(|found| found.is_none()),
            changed: ids(|found| found == Some(false)),
        };
        let seen = Seen {
            deals: all.len() as u64,
            prints: Some(sorted(all)),
        };
        (seen, news)
    }
}

impl News {
    /// What of it is among these deals.
    #[must_use]
    pub fn among(&self, index: &Index, rows: &[Row]) -> Option<Since> {
        if self.new.is_empty() && self.changed.is_empty() {
            return None;
        }
        let mut since = Since::default();
        for entry in rows.iter().filter_map(|row| index.entry(*row)) {
            let is_in = |ids: &[DealId]| ids.binary_search(&entry.id()).is_ok();
            since.new += u64::from(is_in(&self.new));
            since.changed += u64::from(is_in(&self.changed));
        }
        Some(since)
    }
}

impl Seen {
    /// How many deals there were.
    #[must_use]
    pub const fn deals(&self) -> u64 {
        self.deals
    }

    /// What has happened from here to `now`.
    #[must_use]
    pub fn since(&self, now: &Self) -> Since {
        let (Some(before), Some(prints)) = (&self.prints, &now.prints) else {
            return Since {
                new: now.deals.saturating_sub(self.deals),
                changed: 0,
            };
        };
        let mut since = Since::default();
        for print in prints {
            match print.is_in(before) {
                None => since.new += 1,
                Some(false) => since.changed += 1,
                Some(true) => {}
            }
        }
        since
    }

    /// For keeping.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let prints = self.prints.as_deref();
        let count = prints.map_or(0, <[Print]>::len);
        let mut bytes = Vec::with_capacity(HEAD + PRINT * count);
        // An odd version says that prints follow, an even one that there were too many.
        bytes.push(if prints.is_some() {
            VERSION
        } else {
            VERSION + 1
        });
        bytes.extend(self.deals.to_le_bytes());
        for print in prints.unwrap_or_default() {
            bytes.extend(print.who.to_le_bytes());
            bytes.extend(print.what.to_le_bytes());
        }
        bytes
    }

    /// What was kept; `None` where it cannot be understood.
    #[must_use]
    pub fn of_bytes(bytes: &[u8]) -> Option<Self> {
        let (head, rest) = bytes.split_at_checked(HEAD)?;
        let (version, deals) = head.split_first()?;
        let deals = u64::from_le_bytes(deals.try_into().ok()?);
        let prints = match *version {
            VERSION if rest.len().is_multiple_of(PRINT) => Some(sorted(
                rest.chunks_exact(PRINT)
                    .filter_map(Print::of_bytes)
                    .collect(),
            )),
            version if version == VERSION + 1 && rest.is_empty() => None,
            _ => return None,
        };
        Some(Self { deals, prints })
    }
}

impl Print {
    fn of(entry: Entry<'_>) -> Self {
        let mut what = Hash::new();
        what.text(&entry.title());
        what.text(entry.kind());
        what.text(entry.status());
        what.text(entry.date_type().unwrap_or_default());
        for bounds in [
            entry.date_bounds(),
            entry.ends_bounds(),
            entry.ends_max_bounds(),
        ] {
            what.bounds(bounds);
        }
        what.number(entry.term_months().unwrap_or(-1));
        match entry.value() {
            None => what.number(-1),
            Some((Stated::AsWritten(text), kind)) => {
                what.text(&text);
                what.text(kind);
            }
            Some((Stated::Read(value), kind)) => {
                what.text(value.qualifier.code());
                what.text(
                    value
                        .currency
                        .as_ref()
                        .map_or("", |currency| currency.code()),
                );
                for amount in [value.amount, value.max] {
                    what.number(amount.map_or(-1, Amount::units));
                    what.number(amount.map_or(-1, |amount| amount.scale().into()));
                }
                what.text(kind);
            }
        }
        for party in entry.parties() {
            what.text(party.name);
            what.text(party.role);
        }
        let lists = entry
            .products()
            .chain(entry.countries())
            .chain(entry.sectors());
        lists.for_each(|item| what.text(item));
        what.number(
            entry
                .best_grade()
                .map_or(-1, |grade| u32::from(grade).into()),
        );
        what.number(entry.is_disputed().into());
        let mut who = Hash::new();
        who.text(entry.slug());
        let [who @ .., _, _, _, _] = who.bytes();
        let [what @ .., _, _, _, _, _, _] = what.bytes();
        Self {
            who: u32::from_le_bytes(who),
            what: u16::from_le_bytes(what),
        }
    }

    fn of_bytes(bytes: &[u8]) -> Option<Self> {
        let (who, what) = bytes.split_at_checked(4)?;
        Some(Self {
            who: u32::from_le_bytes(who.try_into().ok()?),
            what: u16::from_le_bytes(what.try_into().ok()?),
        })
    }

    /// Whether it is there as it is; `None` where the deal is not there at all.
    fn is_in(self, prints: &[Self]) -> Option<bool> {
        let first = prints.partition_point(|other| other.who < self.who);
        let mut same = prints
            .iter()
            .skip(first)
            .take_while(|other| other.who == self.who)
            .peekable();
        same.peek()?;
        Some(same.any(|other| other.what == self.what))
    }
}

fn sorted(mut prints: Vec<Print>) -> Box<[Print]> {
    prints.sort_unstable();
    prints.into()
}

/// FNV-1a with 64 bits: the same in every build and on every machine, as what is kept must be.
struct Hash(u64);

impl Hash {
    const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }

    /// A text and its end, so that "ab", "c" is not "a", "bc".
    fn text(&mut self, text: &str) {
        text.bytes().for_each(|byte| self.byte(byte));
        self.byte(0xff);
    }

    fn number(&mut self, number: i64) {
        number
            .to_le_bytes()
            .into_iter()
            .for_each(|byte| self.byte(byte));
    }

    fn bounds(&mut self, bounds: Bounds) {
        for day in [bounds.earliest, bounds.latest] {
            self.number(day.map_or(i64::MIN, |day: Day| day.number().into()));
        }
    }

    /// Its bytes, mixed once more: the low ones of FNV depend on few of the letters before.
    const fn bytes(&self) -> [u8; 8] {
        let folded = self.0 ^ (self.0 >> 32);
        folded
            .wrapping_mul(0x9e37_79b9_7f4a_7c15)
            .rotate_left(32)
            .to_le_bytes()
    }
}

#[cfg(test)]
mod tests;
