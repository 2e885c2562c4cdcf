//! The query in force as chips on its line: going among them, and taking one away.

use ratatui::layout::{Position, Rect};

use super::{Action, App, Update};
use crate::deal::Clean;
use crate::layout::text::{cut, width};
use crate::query::Query;

/// What a chip ends with: a click there takes it away.
pub const REMOVE: &str = " ×]";
/// What a chip begins with.
pub const BEGIN: &str = "[";
/// Columns between chips.
const GAP: u16 = 1;
/// Columns for `+12 more`.
const MORE: u16 = 10;

/// Which chip the keys go to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Chips {
    at: Option<usize>,
}

/// A chip where it lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChipSlot {
    /// Its place among the chips.
    pub chip: usize,
    /// What it says, cut to its room.
    pub text: Clean,
    /// Where it lies, with its signs.
    pub area: Rect,
}

/// The chips that show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChipLine {
    /// How many stand before them.
    pub before: usize,
    /// Those that show.
    pub slots: Vec<ChipSlot>,
    /// How many stand behind them.
    pub after: usize,
    /// Where those behind are told of.
    pub more: Rect,
}

impl App {
    /// What each chip of the query in force says: its clauses, then its order.
    #[must_use]
    pub fn chips(&self) -> Vec<Clean> {
        let query = self.lens.query();
        let clauses = query.chips(self.index.codes()).into_iter();
        let order = Query {
            sort: query.sort.clone(),
            ..Query::default()
        };
        let order = (!order.sort.is_empty()).then(|| order.to_string().replacen(':', ": ", 1));
        let texts = clauses.map(|chip| chip.text).chain(order);
        texts.map(|text| Clean::new(&text)).collect()
    }

    /// The chip that has the keys.
    #[must_use]
    pub fn chip_in_hand(&self) -> Option<usize> {
        let last = self.chip_count().checked_sub(1)?;
        self.chips.at.map(|at| at.min(last))
    }

    /// The chips that show on their line: from the first one on, or so that the one that has the keys does.
    #[must_use]
    pub fn chip_line(&self) -> Option<ChipLine> {
        let field = self
            .query_field()
            .filter(|_| self.lens.typing().is_none())?;
        let chips = self.chips();
        let wanted = self.chip_in_hand().unwrap_or(0);
        (0..=wanted)
            .map(|first| line_from(first, &chips, field))
            .find(|line| line.slots.iter().any(|slot| slot.chip == wanted))
    }

    /// Goes to the chips.
    pub(super) fn focus_chips(&mut self) {
        if self.chip_count() == 0 {
            self.tell("The lens is empty: / searches", false);
        } else {
            self.companies.typing = false;
            self.chips.at = Some(0);
        }
    }

    /// Gives the keys back.
    pub(super) const fn leave_chips(&mut self) {
        self.chips.at = None;
    }

    /// Does what a key does among the chips.
    pub(super) fn act_in_chips(&mut self, action: Action, out: &mut Update) {
        let Some(at) = self.chip_in_hand() else {
            return;
        };
        match action {
            Action::Left => self.chips.at = Some(at.saturating_sub(1)),
            Action::Right => self.chips.at = Some((at + 1).min(self.chip_count() - 1)),
            Action::Top => self.chips.at = Some(0),
            Action::Bottom => self.chips.at = Some(self.chip_count() - 1),
            Action::RemoveChip => self.remove_chip(at, out),
            _ => out.redraw = false,
        }
    }

    /// A click on the chips; false where there is none.
    pub(super) fn click_chip(&mut self, at: Position, out: &mut Update) -> bool {
        let Some(line) = self.chip_line() else {
            return false;
        };
        if line.after > 0 && line.more.contains(at) {
            self.chips.at = line.slots.last().map(|slot| slot.chip + 1);
            return true;
        }
        let Some(slot) = line.slots.iter().find(|slot| slot.area.contains(at)) else {
            return false;
        };
        let remove = u16::try_from(width(REMOVE)).unwrap_or_default();
        if at.x >= slot.area.right().saturating_sub(remove) {
            self.remove_chip(slot.chip, out);
        } else {
            self.chips.at = Some(slot.chip);
        }
        true
    }

    fn remove_chip(&mut self, chip: usize, out: &mut Update) {
        let query = self.lens.query();
        let without = if chip < query.clauses().len() {
            query.without_clause(chip)
        } else {
            query.with_sort(Vec::new())
        };
        let text = without.to_string();
        self.change_lens(&text, out);
        if self.chip_count() == 0 {
            self.leave_chips();
        }
    }

    fn chip_count(&self) -> usize {
        let query = self.lens.query();
        query.clauses().len() + usize::from(!query.sort.is_empty())
    }
}

/// The chips from one on that fit. The first one is cut to the room that there is; the last one leaves room to tell how
/// many are left.
fn line_from(first: usize, chips: &[Clean], field: Rect) -> ChipLine {
    let signs = width(BEGIN) + width(REMOVE);
    let mut line = ChipLine {
        before: first,
        ..ChipLine::default()
    };
    let mut x = field.x + if first > 0 { told(first) + GAP } else { 0 };
    for (chip, text) in chips.iter().enumerate().skip(first) {
        let is_last = chip + 1 == chips.len();
        let end = field.right().saturating_sub(if is_last { 0 } else { MORE });
        let room = usize::from(end.saturating_sub(x));
        let text = if line.slots.is_empty() {
            cut(text, room.saturating_sub(signs).max(1))
        } else {
            text.as_str().into()
        };
        let wide = width(&text) + signs;
        if wide > room && !line.slots.is_empty() {
            break;
        }
        let wide = u16::try_from(wide).unwrap_or(u16::MAX);
        line.slots.push(ChipSlot {
            chip,
            text: Clean::new(&text),
            area: Rect::new(x, field.y, wide, 1).intersection(field),
        });
        x = x.saturating_add(wide).saturating_add(GAP);
    }
    line.after = chips.len() - first - line.slots.len();
    line.more = Rect::new(x, field.y, MORE, 1).intersection(field);
    line
}

/// Columns of `+3`.
fn told(count: usize) -> u16 {
    u16::try_from(count.to_string().len() + 1).unwrap_or(MORE)
}

#[cfg(test)]
mod tests;
