//! The one list of columns that every list and export is made of.

use super::Format;
use super::sheet::{Heading, Kind};
use crate::index::AsOf;

/// A column of a list or export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each is the column of that name")]
pub enum Column {
    Id,
    Title,
    Kind,
    Status,
    Standing,
    Suppliers,
    Buyers,
    OtherParties,
    Date,
    DateType,
    DateEarliest,
    DateLatest,
    Ends,
    EndsEarliest,
    EndsLatest,
    EndsMax,
    TermMonths,
    ValueAmount,
    ValueCurrency,
    ValueQualifier,
    ValueType,
    Countries,
    Sectors,
    Products,
    Summary,
    Sources,
    BestGrade,
    Urls,
}

/// A name that is no column's.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no column {:?}; the columns are {}", self.0, Column::names())]
pub struct UnknownColumn(pub String);

impl Column {
    /// Every column, in the order in which they are written when nobody chooses.
    pub const ALL: [Self; 28] = [
        Self::Id,
        Self::Title,
        Self::Kind,
        Self::Status,
        Self::Standing,
        Self::Suppliers,
        Self::Buyers,
        Self::OtherParties,
        Self::Date,
        Self::DateType,
        Self::DateEarliest,
        Self::DateLatest,
        Self::Ends,
        Self::EndsEarliest,
        Self::EndsLatest,
        Self::EndsMax,
        Self::TermMonths,
        Self::ValueAmount,
        Self::ValueCurrency,
        Self::ValueQualifier,
        Self::ValueType,
        Self::Countries,
        Self::Sectors,
        Self::Products,
        Self::Summary,
        Self::Sources,
        Self::BestGrade,
        Self::Urls,
    ];

    /// What a reader needs most, narrow enough for a screen: for tables, where the value's cell tells everything of it.
    const READING: [Self; 7] = [
        Self::Id,
        Self::Date,
        Self::Title,
        Self::Suppliers,
        Self::Buyers,
        Self::Ends,
        Self::ValueAmount,
    ];

    /// The columns where nobody chooses: all for machines, the most needed for readers, none where whole deals are written.
    #[must_use]
    pub fn defaults(format: Format) -> Vec<Self> {
        match format {
            Format::Csv | Format::Json | Format::Jsonl => Self::ALL
                .into_iter()
                .filter(|column| *column != Self::Standing)
                .collect(),
            Format::Table | Format::Markdown => Self::READING.to_vec(),
            Format::Interchange => Vec::new(),
        }
    }

    /// The same as of a day that is not today: with how each deal stands then.
    #[must_use]
    pub fn defaults_as_of(format: Format, as_of: AsOf) -> Vec<Self> {
        let mut columns = Self::defaults(format);
        if !as_of.is_today() && !columns.is_empty() {
            let beside = |column: &Self| matches!(column, Self::Status | Self::Title);
            let place = columns
                .iter()
                .rposition(beside)
                .map_or(0, |place| place + 1);
            columns.insert(place, Self::Standing);
        }
        columns
    }

    /// What `--columns` and the head of a CSV file say.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Title => "title",
            Self::Kind => "kind",
            Self::Status => "status",
            Self::Standing => "standing",
            Self::Suppliers => "suppliers",
            Self::Buyers => "buyers",
            Self::OtherParties => "other_parties",
            Self::Date => "date",
            Self::DateType => "date_type",
            Self::DateEarliest => "date_earliest",
            Self::DateLatest => "date_latest",
            Self::Ends => "ends",
            Self::EndsEarliest => "ends_earliest",
            Self::EndsLatest => "ends_latest",
            Self::EndsMax => "ends_max",
            Self::TermMonths => "term_months",
            Self::ValueAmount => "value_amount",
            Self::ValueCurrency => "value_currency",
            Self::ValueQualifier => "value_qualifier",
            Self::ValueType => "value_type",
            Self::Countries => "countries",
            Self::Sectors => "sectors",
            Self::Products => "products",
            Self::Summary => "summary",
            Self::Sources => "sources",
            Self::BestGrade => "best_grade",
            Self::Urls => "urls",
        }
    }

    /// What people read over it.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Id => "Id",
            Self::Title => "Title",
            Self::Kind => "Kind",
            Self::Status => "Status",
            Self::Standing => "On the day",
            Self::Suppliers => "Suppliers",
            Self::Buyers => "Buyers",
            Self::OtherParties => "Other parties",
            Self::Date => "Date",
            Self::DateType => "Date is",
            Self::DateEarliest => "Earliest date",
            Self::DateLatest => "Latest date",
            Self::Ends => "Ends",
            Self::EndsEarliest => "Earliest end",
            Self::EndsLatest => "Latest end",
            Self::EndsMax => "End with options",
            Self::TermMonths => "Months",
            Self::ValueAmount => "Value",
            Self::ValueCurrency => "Currency",
            Self::ValueQualifier => "Value is",
            Self::ValueType => "Value of",
            Self::Countries => "Countries",
            Self::Sectors => "Sectors",
            Self::Products => "Products",
            Self::Summary => "Summary",
            Self::Sources => "Sources",
            Self::BestGrade => "Best grade",
            Self::Urls => "Addresses",
        }
    }

    /// True for what the deals file must be asked for, because the index does not hold it.
    #[must_use]
    pub const fn is_detail(self) -> bool {
        matches!(self, Self::Summary | Self::Sources | Self::Urls)
    }

    /// The column of a name.
    ///
    /// # Errors
    /// When there is none, with all that there are.
    pub fn of_name(name: &str) -> Result<Self, UnknownColumn> {
        Self::ALL
            .into_iter()
            .find(|column| column.name() == name)
            .ok_or_else(|| UnknownColumn(name.to_owned()))
    }

    /// How a sheet treats it.
    #[must_use]
    pub(super) const fn heading(self) -> Heading {
        Heading {
            name: self.name(),
            title: self.title(),
            kind: match self {
                Self::TermMonths => Kind::Integer,
                Self::ValueAmount => Kind::Figure,
                _ => Kind::Text,
            },
        }
    }

    fn names() -> String {
        Self::ALL.map(Self::name).join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_is_found_by_its_name_and_stands_once_in_the_list() {
        for (place, column) in Column::ALL.into_iter().enumerate() {
            assert_eq!(Column::of_name(column.name()), Ok(column));
            assert_eq!(
                Column::ALL.iter().position(|other| *other == column),
                Some(place)
            );
        }
    }

    #[test]
    fn an_unknown_column_is_answered_with_the_known_ones() {
        let error = Column::of_name("Title").unwrap_err().to_string();
        assert!(
            error.starts_with("there is no column \"Title\"; the columns are id, title, "),
            "{error}"
        );
    }
}
