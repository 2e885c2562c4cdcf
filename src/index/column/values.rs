//! A column of headline figures: the whole number of each, and the number of its shape (scale, currency, qualifier, type).

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::coded::Dictionary;
use super::narrow::short;
use super::{Distinct, DistinctBuilder, Rows, wide};
use crate::deal::{Amount, Clean, Currency, Qualifier, ScannedValue, Stated, Value, cleaned};

/// A figure for each deal.
pub(crate) struct ValueColumn {
    units: Box<[i64]>,
    shapes: Distinct<Shape>,
    /// Rows, rising, with a higher figure too.
    max: Box<[(u32, i64)]>,
}

/// What figures have in common.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Shape {
    /// Nobody says.
    Unknown,
    /// Understood.
    Read {
        /// How the figure is meant.
        qualifier: Qualifier,
        /// The power of ten that divides it; `None` where there is no figure.
        scale: Option<u8>,
        /// The currency.
        currency: Option<Currency>,
        /// A code of `value_type`.
        kind: Box<str>,
    },
    /// Not understood: as written.
    AsWritten(Box<str>, Box<str>),
}

/// Fills a [`ValueColumn`].
#[derive(Default)]
pub(crate) struct ValueColumnBuilder {
    units: Vec<i64>,
    shapes: DistinctBuilder<Shape>,
    /// The places of shapes that were understood.
    places: HashMap<Look, u32, RandomState>,
    kinds: Dictionary,
    max: Vec<(u32, i64)>,
}

/// A shape that was understood, without a text of its own: with one, two threads waited for the heap at each deal.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Look {
    qualifier: Qualifier,
    scale: Option<u8>,
    currency: Option<Currency>,
    /// By the builder's dictionary.
    kind: u32,
}

impl ValueColumnBuilder {
    /// Adds the next deal's figure.
    pub(crate) fn push(&mut self, value: Option<&ScannedValue<'_>>) {
        let row = short(self.units.len());
        self.units
            .push(value.and_then(|value| value.amount).unwrap_or(0));
        let Some(value) = value else {
            return self.shapes.push(Shape::Unknown);
        };
        let kind = value.kind.unwrap_or_default();
        let Some(look) = Look::of(value, self.kinds.code(kind)) else {
            let text = written(value).into();
            return self
                .shapes
                .push(Shape::AsWritten(text, cleaned(kind).into()));
        };
        self.max.extend(value.max.map(|max| (row, max)));
        let shapes = &mut self.shapes;
        let place = *self
            .places
            .entry(look)
            .or_insert_with(|| shapes.place(look.shape(kind)));
        shapes.push_place(place);
    }

    /// The column.
    pub(crate) fn finish(self) -> ValueColumn {
        ValueColumn {
            units: self.units.into(),
            shapes: self.shapes.finish(),
            max: self.max.into(),
        }
    }
}

impl Shape {
    /// The currency, where a source tells.
    pub(crate) fn currency(&self) -> Option<Currency> {
        match self {
            Self::Read { currency, .. } => *currency,
            Self::Unknown | Self::AsWritten(..) => None,
        }
    }

    /// True where a source gives a figure.
    pub(crate) fn has_figure(&self) -> bool {
        matches!(self, Self::Read { scale: Some(_), .. })
    }

    /// How the figure is meant, where it was understood.
    pub(crate) fn qualifier(&self) -> Option<Qualifier> {
        match self {
            Self::Read { qualifier, .. } => Some(*qualifier),
            Self::Unknown | Self::AsWritten(..) => None,
        }
    }

    /// The type of the figure, a code of `value_type`; `None` where nobody says.
    pub(crate) fn kind(&self) -> Option<&str> {
        match self {
            Self::Read { kind, .. } | Self::AsWritten(_, kind) => Some(kind),
            Self::Unknown => None,
        }
    }
}

impl Look {
    /// How a figure looks, with its type by number; `None` where it cannot be understood.
    fn of(value: &ScannedValue<'_>, kind: u32) -> Option<Self> {
        let scale = u8::try_from(value.scale)
            .ok()
            .filter(|scale| *scale <= 18)?;
        let currency = match value.currency {
            Some(code) => Some(Currency::new(code)?),
            None => None,
        };
        Some(Self {
            qualifier: Qualifier::of_code(value.qualifier)?,
            scale: value.amount.map(|_| scale),
            currency,
            kind,
        })
    }

    fn shape(self, kind: &str) -> Shape {
        Shape::Read {
            qualifier: self.qualifier,
            scale: self.scale,
            currency: self.currency,
            kind: cleaned(kind).into(),
        }
    }
}

/// What the file says, for a figure that cannot be understood.
fn written(value: &ScannedValue<'_>) -> String {
    let mut words = vec![value.qualifier.to_owned()];
    let digits = |number: i64| match value.scale {
        0 => number.to_string(),
        scale => format!("{number}e-{scale}"),
    };
    words.extend(value.currency.map(str::to_owned));
    words.extend(value.amount.map(digits));
    words.extend(value.max.map(|max| format!("to {}", digits(max))));
    cleaned(&words.join(" ")).into_owned()
}

impl ValueColumn {
    /// A deal's figure and its type; `None` where nobody says.
    pub(crate) fn stated(&self, row: usize) -> Option<(Stated<Value>, &str)> {
        match self.shape(row)? {
            Shape::Unknown => None,
            Shape::AsWritten(text, kind) => Some((Stated::AsWritten(Clean::new(text)), kind)),
            Shape::Read { kind, .. } => Some((Stated::Read(self.read(row)?), kind)),
        }
    }

    /// A deal's figure where it was understood.
    pub(crate) fn read(&self, row: usize) -> Option<Value> {
        let Shape::Read {
            qualifier,
            scale,
            currency,
            ..
        } = self.shape(row)?
        else {
            return None;
        };
        Some(Value {
            qualifier: *qualifier,
            amount: scale.and_then(|scale| Amount::new(self.units.get(row).copied()?, scale)),
            max: scale.and_then(|scale| Amount::new(self.max(row)?, scale)),
            currency: *currency,
        })
    }

    /// A deal's whole number, which its shape's scale divides.
    pub(crate) fn units(&self, row: usize) -> i64 {
        self.units.get(row).copied().unwrap_or(0)
    }

    /// The upper end of a deal's range; where it is none, its only figure.
    pub(crate) fn upper_units(&self, row: usize) -> i64 {
        self.max(row).unwrap_or_else(|| self.units(row))
    }

    /// The shape of a deal's figure.
    pub(crate) fn shape(&self, row: usize) -> Option<&Shape> {
        self.shapes.get(row)
    }

    /// The place of a deal's shape among [`Self::shapes`].
    pub(crate) fn shape_code(&self, row: usize) -> Option<usize> {
        self.shapes.code(row)
    }

    /// The distinct shapes.
    pub(crate) fn shapes(&self) -> &[Shape] {
        self.shapes.values()
    }

    /// The deals whose shape passes; each shape is looked at once.
    pub(crate) fn rows_where(&self, test: impl FnMut(&Shape) -> bool) -> Rows {
        self.shapes.rows_where(test)
    }

    /// How many of these deals have each shape, in the order of [`Self::shapes`].
    pub(crate) fn counts(&self, among: &Rows) -> Vec<u32> {
        self.shapes.counts(among)
    }

    fn max(&self, row: usize) -> Option<i64> {
        let at = self
            .max
            .binary_search_by(|(at, _)| wide(*at).cmp(&row))
            .ok()?;
        self.max.get(at).map(|(_, max)| *max)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scanned(qualifier: &'static str) -> ScannedValue<'static> {
        ScannedValue {
            amount: Some(25),
            max: None,
            scale: 1,
            currency: Some("GBP"),
            qualifier,
            kind: Some("total"),
        }
    }

    fn column(values: &[Option<ScannedValue<'_>>]) -> ValueColumn {
        let mut builder = ValueColumnBuilder::default();
        for value in values {
            builder.push(value.as_ref());
        }
        builder.finish()
    }

    #[test]
    fn a_figure_comes_back_with_all_that_makes_it_honest() {
        let between = ScannedValue {
            max: Some(90),
            ..scanned("between")
        };
        let column = column(&[None, Some(between), Some(scanned("exact"))]);
        assert_eq!(column.stated(0), None);
        let (Stated::Read(value), kind) = column.stated(1).unwrap() else {
            panic!("not read")
        };
        assert_eq!((value.qualifier, kind), (Qualifier::Between, "total"));
        assert_eq!(value.amount, Amount::new(25, 1));
        assert_eq!(value.max, Amount::new(90, 1));
        assert_eq!(column.read(2).unwrap().max, None);
    }

    #[test]
    fn undisclosed_is_not_nobody_says() {
        let undisclosed = ScannedValue {
            amount: None,
            currency: None,
            ..scanned("undisclosed")
        };
        let column = column(&[Some(undisclosed)]);
        let value = column.read(0).unwrap();
        assert_eq!(
            (value.qualifier, value.amount),
            (Qualifier::Undisclosed, None)
        );
    }

    #[test]
    fn what_is_not_understood_is_shown_as_written_and_never_read() {
        for strange in [
            ScannedValue {
                currency: Some("pounds"),
                ..scanned("exact")
            },
            ScannedValue {
                scale: 40,
                ..scanned("exact")
            },
            scanned("perhaps"),
        ] {
            let column = column(&[Some(strange)]);
            assert_eq!(column.read(0), None);
            assert!(matches!(
                column.stated(0),
                Some((Stated::AsWritten(_), "total"))
            ));
        }
    }
}
