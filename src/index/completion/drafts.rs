//! Candidates that are fields or values of fields, before it is known whether they answer to what is typed.

use std::cmp::Reverse;

use super::rank::{By, Ranked, answering};
use super::{Candidate, Desk, MOST_CANDIDATES, forms};
use crate::deal::{Clean, country_name, fold};
use crate::fuzzy::Tier;
use crate::query::{
    Field, FieldKind, State, field_meaning, field_names, knowable_names, written_value,
};

/// How many fields are offered where companies may be meant as well.
const FEW_FIELDS: usize = 4;

/// From so many letters on a word may be a company.
const COMPANY_LETTERS: usize = 2;

/// A candidate to be.
pub(super) struct Draft {
    pub(super) text: String,
    pub(super) shown: String,
    /// What else people call it.
    pub(super) also: Vec<String>,
    pub(super) note: String,
}

impl Draft {
    /// A value that reads as it is written.
    pub(super) fn new(text: &str, note: &str) -> Self {
        Self {
            text: written_value(text),
            shown: text.to_owned(),
            also: Vec::new(),
            note: note.to_owned(),
        }
    }

    fn called(mut self, name: &str) -> Self {
        self.also.push(name.to_owned());
        self
    }
}

impl Desk<'_> {
    /// Fields, and companies from some letters on.
    pub(super) fn words(&mut self) -> Option<Vec<Candidate>> {
        let codes = self.index.codes();
        let typed = &self.ask.typed;
        let field = |name: String| Draft {
            note: field_meaning(&name, codes).to_owned(),
            text: format!("{name}:"),
            shown: name,
            also: Vec::new(),
        };
        let drafts = field_names(codes).into_iter().map(field).collect();
        let mut fields = answering(drafts, typed, By::Names);
        fields.retain(|field| field.tier <= Tier::WordStart);
        fields.sort_by_key(|field| (field.tier, field.score));
        let has_companies = typed.chars().count() >= COMPANY_LETTERS;
        if has_companies {
            fields.truncate(FEW_FIELDS);
        }
        let condition = |field: &Ranked| format!("has:{}", field.draft.shown);
        let counts = self.counts(&fields, condition)?;
        let mut candidates: Vec<Candidate> = fields
            .into_iter()
            .zip(counts)
            .map(|(field, deals)| Candidate {
                goes_on: true,
                ..candidate(field, deals)
            })
            .collect();
        if has_companies {
            candidates.extend(self.companies("company", "company:", false)?);
        }
        candidates.truncate(MOST_CANDIDATES);
        Some(candidates)
    }

    /// Values of a field that has codes, or ways to write them.
    pub(super) fn values(&mut self, name: &str, kind: &FieldKind) -> Option<Vec<Candidate>> {
        let (drafts, by) = self.drafts(kind);
        let mut found = answering(drafts, &self.ask.typed, by);
        let condition = |value: &Ranked| match kind {
            FieldKind::Sort => String::new(),
            _ => format!("{name}:{}", value.draft.text),
        };
        let counts = self.counts(&found, condition)?;
        let is_year =
            |shown: &str| shown.len() == 4 && shown.bytes().all(|byte| byte.is_ascii_digit());
        let mut found: Vec<(Ranked, Option<u32>)> = found
            .drain(..)
            .zip(counts)
            // The years between the first and the last that any deal has are not all of use.
            .filter(|(value, deals)| *deals != Some(0) || !is_year(&value.draft.shown))
            .collect();
        match by {
            By::Names => found.sort_by_key(|(value, deals)| {
                (value.tier, value.score, Reverse(deals.unwrap_or(0)))
            }),
            By::Beginning => {}
        }
        found.truncate(MOST_CANDIDATES);
        Some(
            found
                .into_iter()
                .map(|(value, deals)| candidate(value, deals))
                .collect(),
        )
    }

    fn counts(
        &mut self,
        found: &[Ranked],
        condition: impl Fn(&Ranked) -> String,
    ) -> Option<Vec<Option<u32>>> {
        let conditions: Vec<String> = found.iter().map(condition).collect();
        // An order is no condition: an empty one would be counted as every deal.
        if conditions.iter().all(String::is_empty) {
            return Some(vec![None; conditions.len()]);
        }
        self.base.count(&conditions, self.cancel)
    }

    fn drafts(&self, kind: &FieldKind) -> (Vec<Draft>, By) {
        let codes = self.index.codes();
        match kind {
            FieldKind::Coded(field, list) => (self.listed(*field, list), By::Names),
            FieldKind::Country => {
                let country = |code: String| {
                    let name = country_name(&code).unwrap_or_default();
                    Draft::new(&code, name).called(name)
                };
                (
                    self.countries().into_iter().map(country).collect(),
                    By::Names,
                )
            }
            FieldKind::Currency => {
                let draft = |code: String| Draft::new(&code, "");
                (
                    self.currencies().into_iter().map(draft).collect(),
                    By::Names,
                )
            }
            FieldKind::Free(Field::Tag) => {
                let mut tags: Vec<Draft> =
                    self.base.tags().map(|tag| Draft::new(tag, "")).collect();
                tags.sort_by(|one, other| one.shown.cmp(&other.shown));
                (tags, By::Names)
            }
            FieldKind::Has(_) => {
                let named = |name: String| Draft::new(&name, field_meaning(&name, codes));
                (
                    knowable_names(codes).into_iter().map(named).collect(),
                    By::Names,
                )
            }
            FieldKind::Is => {
                let state = |state: State| Draft::new(state.name(), meaning(state));
                (State::ALL.into_iter().map(state).collect(), By::Names)
            }
            FieldKind::Grade => {
                let grades = codes.list("grade").iter();
                let mut grades: Vec<Draft> = grades
                    .map(|grade| Draft::new(&grade.code, &grade.label))
                    .collect();
                grades.extend(forms::grades());
                (grades, By::Beginning)
            }
            FieldKind::Date(field) => {
                let mut dates = forms::dates(field);
                dates.extend(self.years(field).map(|year| Draft::new(&year, "")));
                (dates, By::Beginning)
            }
            FieldKind::Value => (forms::values(), By::Beginning),
            FieldKind::Term => (forms::terms(), By::Beginning),
            FieldKind::Sort => (forms::orders(), By::Beginning),
            FieldKind::Company(_) | FieldKind::Link(_) | FieldKind::Free(_) => {
                (Vec::new(), By::Names)
            }
        }
    }

    /// The codes of a list, and those that only the deals have.
    fn listed(&self, field: Field, list: &str) -> Vec<Draft> {
        let codes = self.index.codes();
        let known = codes.list(list).iter();
        let mut drafts: Vec<Draft> = known
            .map(|code| {
                let meaning = code.meaning.as_ref().unwrap_or(&code.label);
                let meaning = meaning.trim_end_matches('.');
                // A file may have labels that say what the codes do.
                let says_more = fold(meaning) != code.code.replace('_', " ");
                let note = if says_more { meaning } else { "" };
                Draft::new(&code.code, note).called(&code.label)
            })
            .collect();
        for code in self.codes_of(field) {
            if !drafts.iter().any(|draft| draft.shown == code) {
                drafts.push(Draft::new(&code, ""));
            }
        }
        drafts
    }
}

/// True where candidates come in an order of their own, whatever their counts are.
pub(super) const fn keeps_order(kind: &FieldKind) -> bool {
    matches!(
        kind,
        FieldKind::Date(_)
            | FieldKind::Value
            | FieldKind::Term
            | FieldKind::Grade
            | FieldKind::Sort
    )
}

fn candidate(found: Ranked, deals: Option<u32>) -> Candidate {
    Candidate {
        text: found.draft.text,
        shown: Clean::new(&found.draft.shown),
        letters: found.letters,
        note: Clean::new(&found.draft.note),
        deals,
        goes_on: false,
    }
}

const fn meaning(state: State) -> &'static str {
    match state {
        State::Marked => "your marks",
        State::Disputed => "a source contradicts it",
        State::Unconfirmed => "a claim without support",
        State::Ended => "over, by its dates or its status",
        State::InForce => "running today, by its dates",
        State::OpenEnded => "no end by its nature",
        State::NotYet => "begins later, by its dates",
        State::Unclear => "neither dates nor status say",
        State::New => "not in the file at your last visit",
        State::Changed => "lists showed something else at your last visit",
    }
}
