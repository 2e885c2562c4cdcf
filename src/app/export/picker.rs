//! Choosing columns one by one, and putting them in order.

use crate::app::Cursor;
use crate::export::Column;

/// All columns, each chosen or not, in the order in which they would be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picker {
    /// The place in the columns.
    pub cursor: Cursor,
    columns: Vec<(Column, bool)>,
}

impl Picker {
    /// Those columns chosen, in that order; the others after them.
    #[must_use]
    pub fn new(chosen: &[Column]) -> Self {
        let rest = Column::ALL
            .into_iter()
            .filter(|column| !chosen.contains(column))
            .map(|column| (column, false));
        let columns: Vec<_> = chosen
            .iter()
            .map(|column| (*column, true))
            .chain(rest)
            .collect();
        let mut cursor = Cursor::default();
        cursor.resize(columns.len());
        Self { cursor, columns }
    }

    /// All columns in order, with whether they are chosen.
    #[must_use]
    pub fn columns(&self) -> &[(Column, bool)] {
        &self.columns
    }

    /// The columns chosen, in order.
    #[must_use]
    pub fn chosen(&self) -> Vec<Column> {
        self.columns
            .iter()
            .filter(|(_, chosen)| *chosen)
            .map(|(column, _)| *column)
            .collect()
    }

    /// Chooses the column under the cursor, or leaves it out; one column at least stays.
    pub fn toggle(&mut self) {
        let last = self.chosen().len() == 1;
        if let Some((_, chosen)) = self.cursor.at().and_then(|at| self.columns.get_mut(at))
            && !(last && *chosen)
        {
            *chosen = !*chosen;
        }
    }

    /// Puts the column under the cursor one place earlier or later.
    pub fn shift(&mut self, step: isize) {
        let Some(at) = self.cursor.at() else { return };
        let to = at.saturating_add_signed(step);
        if to < self.columns.len() {
            self.columns.swap(at, to);
            self.cursor.go(to);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Column, Picker};

    #[test]
    fn columns_can_be_left_out_and_put_in_order() {
        let mut picker = Picker::new(&[Column::Id, Column::Title, Column::Date]);
        picker.shift(1);
        picker.shift(1);
        picker.cursor.go(0);
        picker.toggle();
        assert_eq!(picker.chosen(), [Column::Date, Column::Id]);
    }

    #[test]
    fn the_last_column_stays() {
        let mut picker = Picker::new(&[Column::Id]);
        picker.toggle();
        assert_eq!(picker.chosen(), [Column::Id]);
    }

    #[test]
    fn the_first_column_cannot_go_further_up() {
        let mut picker = Picker::new(&[Column::Id, Column::Title]);
        picker.shift(-1);
        assert_eq!(picker.chosen(), [Column::Id, Column::Title]);
    }
}
