//! The names that a query may use: fields, codes, states, sort columns; and the nearest right one to a wrong one.

use super::{Field, State};
use crate::deal::Codes;

/// What a field asks about, once its name is known.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum FieldKind {
    /// Values are codes of the named list.
    Coded(Field, &'static str),
    /// Values are any text.
    Free(Field),
    /// Values are ISO 3166 codes.
    Country,
    /// Values are ISO 4217 codes.
    Currency,
    /// Grades of sources, A to E.
    Grade,
    /// A company in this role.
    Company(String),
    /// The headline date, the headline end, or a date of a type.
    Date(String),
    /// The headline value.
    Value,
    /// The length of the first term.
    Term,
    /// A link of a type; `None` for any.
    Link(Option<String>),
    /// `has:` (true) and `no:` (false).
    Has(bool),
    /// `is:`.
    Is,
    /// `sort:`.
    Sort,
}

/// Fields that do not come from a code list.
const BUILT_IN: [&str; 23] = [
    "kind", "status", "country", "sector", "product", "source", "grade", "currency", "id", "tag",
    "title", "company", "vendor", "customer", "date", "ends", "value", "term", "linked", "has",
    "no", "is", "sort",
];

/// Built-in fields that `has:` and `no:` cannot ask for: every deal has them, or they ask for no fact.
const NOT_KNOWABLE: [&str; 6] = ["id", "title", "has", "no", "is", "sort"];

/// Words that people try, and the field that they mean.
const MEANT: [(&str, &str); 17] = [
    ("type", "kind"),
    ("category", "kind"),
    ("state", "status"),
    ("region", "country"),
    ("party", "company"),
    ("organisation", "company"),
    ("organization", "company"),
    ("client", "customer"),
    ("provider", "supplier"),
    ("year", "date"),
    ("expires", "ends"),
    ("amount", "value"),
    ("price", "value"),
    ("worth", "value"),
    ("name", "title"),
    ("slug", "id"),
    ("order", "sort"),
];

/// The columns that `sort:` knows, each with the other names that it goes by.
const SORT_COLUMNS: [(&str, &[&str]); 12] = [
    ("date", &["year", "dates"]),
    ("ends", &["end", "expires"]),
    ("value", &["amount", "value_amount", "price"]),
    ("title", &["name", "deal"]),
    ("kind", &["type"]),
    ("status", &["state"]),
    ("supplier", &["suppliers", "vendor", "vendors"]),
    ("buyer", &["buyers", "customer", "customers"]),
    ("id", &["slug"]),
    ("term", &["term_months", "length"]),
    ("country", &["countries"]),
    ("relevance", &["rank", "score"]),
];

/// The lists whose codes are fields, in the order in which a name is looked up.
pub(super) const FIELD_LISTS: [&str; 3] = ["role", "date_type", "link_type"];

/// Every field name, in the order for display.
#[must_use]
pub fn field_names(codes: &Codes) -> Vec<String> {
    let built_in = BUILT_IN.into_iter().map(str::to_owned);
    let listed = FIELD_LISTS
        .into_iter()
        .flat_map(|list| codes.list(list))
        .map(|code| spelled(&code.code));
    built_in.chain(listed).collect()
}

/// What can be known of a deal besides the fields.
const ALSO_KNOWABLE: [&str; 9] = [
    "summary",
    "link",
    "links",
    "remark",
    "remarks",
    "conflict",
    "options",
    "break",
    "identifiers",
];

/// Every name that `has:` and `no:` take.
#[must_use]
pub fn knowable_names(codes: &Codes) -> Vec<String> {
    let mut names = field_names(codes);
    names.retain(|name| !NOT_KNOWABLE.contains(&name.as_str()));
    names.extend(ALSO_KNOWABLE.map(str::to_owned));
    names
}

/// The columns that `sort:` takes.
pub fn sort_names() -> impl Iterator<Item = &'static str> {
    SORT_COLUMNS.into_iter().map(|(name, _)| name)
}

/// A name as fields and codes are compared and written: lower case, `_` for spaces, hyphens and the like.
pub(super) fn spelled(name: &str) -> String {
    name.chars()
        .flat_map(char::to_lowercase)
        .map(|letter| {
            if letter.is_alphanumeric() {
                letter
            } else {
                '_'
            }
        })
        .collect()
}

/// What the field of that name asks about.
#[must_use]
pub fn field_kind(name: &str, codes: &Codes) -> Option<FieldKind> {
    let name = spelled(name);
    let kind = match name.as_str() {
        "kind" => FieldKind::Coded(Field::Kind, "deal_kind"),
        "status" => FieldKind::Coded(Field::Status, "status"),
        "sector" => FieldKind::Coded(Field::Sector, "sector"),
        "product" => FieldKind::Free(Field::Product),
        "source" => FieldKind::Free(Field::Source),
        "id" => FieldKind::Free(Field::Id),
        "tag" => FieldKind::Free(Field::Tag),
        "title" => FieldKind::Free(Field::Title),
        "country" => FieldKind::Country,
        "currency" => FieldKind::Currency,
        "grade" => FieldKind::Grade,
        "company" | "vendor" | "customer" => FieldKind::Company(name),
        "date" | "ends" => FieldKind::Date(name),
        "value" => FieldKind::Value,
        "term" => FieldKind::Term,
        "linked" => FieldKind::Link(None),
        "has" => FieldKind::Has(true),
        "no" => FieldKind::Has(false),
        "is" => FieldKind::Is,
        "sort" => FieldKind::Sort,
        _ => return listed_field(&name, codes),
    };
    Some(kind)
}

fn listed_field(name: &str, codes: &Codes) -> Option<FieldKind> {
    FIELD_LISTS.into_iter().find_map(|list| {
        let found = codes
            .list(list)
            .iter()
            .find(|code| spelled(&code.code) == name)?;
        let code = found.code.as_str().to_owned();
        Some(match list {
            "role" => FieldKind::Company(code),
            "date_type" => FieldKind::Date(code),
            _ => FieldKind::Link(Some(code)),
        })
    })
}

/// The code that a text names, by code or by label.
pub(super) fn code_named(text: &str, list: &str, codes: &Codes) -> Option<String> {
    let wanted = spelled(text);
    let codes = codes.list(list);
    codes
        .iter()
        .find(|code| spelled(&code.code) == wanted)
        .or_else(|| codes.iter().find(|code| spelled(&code.label) == wanted))
        .map(|code| code.code.as_str().to_owned())
}

/// The column that a text names.
pub(super) fn sort_column(text: &str) -> Option<&'static str> {
    let wanted = spelled(text);
    SORT_COLUMNS
        .into_iter()
        .find(|(name, others)| *name == wanted || others.contains(&wanted.as_str()))
        .map(|(name, _)| name)
}

/// The field that a wrong name probably means.
pub(super) fn nearest_field(name: &str, codes: &Codes) -> Option<String> {
    let wanted = spelled(name);
    MEANT
        .into_iter()
        .find(|(tried, _)| *tried == wanted)
        .map(|(_, meant)| meant.to_owned())
        .filter(|meant| field_kind(meant, codes).is_some())
        .or_else(|| nearest(&wanted, field_names(codes)))
}

/// The name that is nearest to a wrong one: what it begins, or what is at most a third of its letters away.
pub(super) fn nearest(wrong: &str, names: impl IntoIterator<Item = String>) -> Option<String> {
    let wrong = spelled(wrong);
    let allowed = (wrong.chars().count() / 3).max(1);
    let begun = |name: &str| !wrong.is_empty() && name.starts_with(&wrong);
    let distance = |name: &String| {
        let name = spelled(name);
        if begun(&name) {
            0
        } else {
            strsim::osa_distance(&wrong, &name)
        }
    };
    names
        .into_iter()
        .map(|name| (distance(&name), name))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

impl Field {
    /// The name that a query writes.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Status => "status",
            Self::Country => "country",
            Self::Sector => "sector",
            Self::Product => "product",
            Self::Source => "source",
            Self::Currency => "currency",
            Self::Id => "id",
            Self::Tag => "tag",
            Self::Title => "title",
        }
    }
}

impl State {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Marked,
        Self::Disputed,
        Self::Unconfirmed,
        Self::Ended,
        Self::InForce,
        Self::NotYet,
        Self::Unclear,
        Self::OpenEnded,
        Self::New,
        Self::Changed,
    ];
    /// The name that a query writes.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Marked => "marked",
            Self::Disputed => "disputed",
            Self::Unconfirmed => "unconfirmed",
            Self::Ended => "ended",
            Self::InForce => "in-force",
            Self::NotYet => "not-yet",
            Self::Unclear => "unclear",
            Self::OpenEnded => "open-ended",
            Self::New => "new",
            Self::Changed => "changed",
        }
    }
    /// True for how a deal stands on a day: each deal is in just one of these states.
    #[must_use]
    pub const fn is_standing(self) -> bool {
        matches!(
            self,
            Self::Ended | Self::InForce | Self::NotYet | Self::Unclear
        )
    }
    /// The state of that name, with a space, a hyphen or `_` alike.
    #[must_use]
    pub fn named(text: &str) -> Option<Self> {
        let wanted = spelled(text);
        Self::ALL
            .into_iter()
            .find(|state| spelled(state.name()) == wanted)
    }
}
