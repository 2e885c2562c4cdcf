//! What is known of a company, as lines for reading. Classes, not colours.

use std::collections::HashMap;

use crate::app::detail::{Class, Line, Piece, Shape, flow};
use crate::deal::{Company, Stated};
use crate::index::{CompanyRow, Index, MatchReason, Selection};

/// Columns of the names of fields.
const LABEL: usize = 10;
/// How many companies it dealt with are named.
const PARTNERS: usize = 6;
/// Levels of the years' histogram.
const LEVELS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// The profile of a company; with its deals, once they are here.
pub(super) fn lines(
    index: &Index,
    row: CompanyRow,
    selection: Option<&Selection>,
    width: usize,
) -> Vec<Line> {
    let Some(company) = index.companies().get(row) else {
        return Vec::new();
    };
    let mut profile = Profile {
        index,
        row,
        company,
        width,
        lines: Vec::new(),
    };
    profile.kind();
    profile.names();
    profile.became();
    profile.was();
    if let Some(selection) = selection {
        profile.dealings(selection);
    }
    profile.note();
    profile.lines
}

struct Profile<'a> {
    index: &'a Index,
    row: CompanyRow,
    company: &'a Company,
    width: usize,
    lines: Vec<Line>,
}

impl Profile<'_> {
    /// Kind and country, and the slug that queries and commands take.
    fn kind(&mut self) {
        let codes = self.index.codes();
        let kind = self.company.kind.as_ref();
        let kind = kind.map_or("kind not known", |kind| codes.label("company_kind", kind));
        let country = self.company.country.as_ref();
        let country = country.map_or("country not known", |country| country.as_str());
        let class = |known: bool| if known { Class::Plain } else { Class::Faint };
        let pieces = [
            piece(class(self.company.kind.is_some()), kind),
            piece(Class::Faint, " · "),
            piece(class(self.company.country.is_some()), country),
            piece(Class::Faint, " · "),
            piece(Class::Faint, &self.company.slug),
        ];
        self.put(None, &pieces);
    }

    /// Its other names, those of a kind together.
    fn names(&mut self) {
        let mut kinds: Vec<(String, Vec<&str>)> = Vec::new();
        for alias in &self.company.aliases {
            let reason = MatchReason::Alias(String::new(), alias.kind.to_string());
            // What the names are stays on the line of the first one.
            let word = reason.to_string().replace(' ', "\u{a0}");
            match kinds.iter_mut().find(|(other, _)| *other == word) {
                Some((_, names)) => names.push(&alias.name),
                None => kinds.push((word, vec![&alias.name])),
            }
        }
        let told = kinds
            .iter()
            .map(|(word, names)| word.clone() + &names.join(", "));
        let told: Vec<String> = told.collect();
        self.list("Names", &told);
    }

    fn became(&mut self) {
        let companies = self.index.companies();
        if let Some(text) = companies.became_text(self.row, self.index.codes()) {
            self.put(Some("Became"), &[piece(Class::Strong, &text)]);
        }
    }

    /// Who it was before, and whom it took over.
    fn was(&mut self) {
        let companies = self.index.companies();
        let mut steps: Vec<_> = companies.predecessors(self.row).collect();
        let day = |date: &Option<Stated<crate::deal::PartialDate>>| {
            let date = date.as_ref().and_then(Stated::read);
            date.map(crate::deal::PartialDate::sort_key)
        };
        steps.sort_by_key(|(step, _)| day(&step.date));
        let told = steps.into_iter().filter_map(|(step, from)| {
            let name = &companies.get(from)?.name;
            let text = match step.kind.as_str() {
                "renamed" => format!("was {name}"),
                "merged_into" => format!("{name} merged into it"),
                "acquired_by" => format!("acquired {name}"),
                "part_sold_to" => format!("took over part of {name}"),
                other => format!("{other} {name}"),
            };
            let date = step.date.as_ref().map(|date| format!(" ({date})"));
            Some(text + &date.unwrap_or_default())
        });
        let told: Vec<String> = told.collect();
        self.list("Before", &told);
    }

    /// In which roles, since when, and with whom.
    fn dealings(&mut self, selection: &Selection) {
        let mut roles: HashMap<&str, usize> = HashMap::new();
        let mut partners: HashMap<CompanyRow, usize> = HashMap::new();
        let mut years: Vec<i32> = Vec::new();
        let entries = selection
            .rows
            .iter()
            .filter_map(|row| self.index.entry(*row));
        for entry in entries {
            let parties = entry.parties();
            for party in parties.filter(|party| party.company == Some(self.company.id)) {
                *roles.entry(party.role).or_default() += 1;
            }
            for company in entry.companies().filter(|company| *company != self.row) {
                *partners.entry(company).or_default() += 1;
            }
            let bounds = entry.date_bounds();
            let year = |day: crate::deal::Day| day.ymd().0;
            if let (Some(first), Some(last)) = (bounds.earliest.map(year), bounds.latest.map(year))
                && first == last
            {
                years.push(first);
            }
        }
        let codes = self.index.codes();
        let roles = roles
            .into_iter()
            .map(|(role, count)| (codes.label("role", role).to_lowercase(), count));
        self.counts("Roles", ranked(roles), usize::MAX);
        let companies = self.index.companies();
        let partners = partners
            .into_iter()
            .filter_map(|(row, count)| Some((companies.get(row)?.name.to_string(), count)));
        self.counts("With", ranked(partners), PARTNERS);
        self.years(&years, selection.rows.len());
    }

    /// Deals by year of their date, where a year is known: `2003 ▂▅█▁ 2025`.
    fn years(&mut self, years: &[i32], deals: usize) {
        let (Some(first), Some(last)) = (years.iter().min(), years.iter().max()) else {
            return;
        };
        let span = usize::try_from(last - first).unwrap_or(0) + 1;
        let room = self.width.saturating_sub(LABEL + 12);
        let mut pieces = vec![piece(Class::Plain, &format!("{first:04}"))];
        if first != last {
            // Where there is less room than years, a column has several.
            let each = span.div_ceil(room.max(1));
            let mut counts = vec![0_usize; span.div_ceil(each)];
            for year in years {
                let at = usize::try_from(year - first).unwrap_or(0) / each;
                if let Some(count) = counts.get_mut(at) {
                    *count += 1;
                }
            }
            pieces.push(piece(Class::Strong, &format!(" {} ", histogram(&counts))));
            pieces.push(piece(Class::Plain, &format!("{last:04}")));
        }
        let without = deals.saturating_sub(years.len());
        if without > 0 {
            let text = format!(" · {without} of no sure year");
            pieces.push(piece(Class::Faint, &text));
        }
        self.put(Some("Years"), &pieces);
    }

    fn note(&mut self) {
        if let Some(note) = &self.company.note {
            self.put(Some("Note"), &[piece(Class::Plain, note)]);
        }
    }

    fn list(&mut self, label: &str, texts: &[String]) {
        if !texts.is_empty() {
            let text = texts.join("\u{a0}· ");
            self.put(Some(label), &[piece(Class::Plain, &text)]);
        }
    }

    fn counts(&mut self, label: &str, counts: Vec<(String, usize)>, most: usize) {
        if counts.is_empty() {
            return;
        }
        let more = counts.len().saturating_sub(most);
        let mut pieces = Vec::new();
        for (name, count) in counts.into_iter().take(most) {
            if !pieces.is_empty() {
                pieces.push(piece(Class::Faint, "\u{a0}· "));
            }
            pieces.push(piece(Class::Plain, &name));
            pieces.push(piece(Class::Strong, &format!("\u{a0}{count}")));
        }
        if more > 0 {
            pieces.push(piece(Class::Faint, &format!("\u{a0}· {more}\u{a0}more")));
        }
        self.put(Some(label), &pieces);
    }

    /// Adds a field, or a line without a name.
    fn put(&mut self, label: Option<&str>, pieces: &[Piece]) {
        let Some(label) = label else {
            let shape = Shape {
                first: 0,
                indent: 0,
                width: self.width,
            };
            self.lines.extend(flow(pieces, shape, None));
            return;
        };
        let shape = Shape {
            first: LABEL,
            indent: LABEL,
            width: self.width,
        };
        let mut lines = flow(pieces, shape, None);
        if let Some(first) = lines.first_mut() {
            let name = piece(Class::Label, &format!("{label:<LABEL$}"));
            first.pieces.insert(0, name);
        }
        self.lines.append(&mut lines);
    }
}

fn piece(class: Class, text: &str) -> Piece {
    Piece::new(class, text)
}

/// Most first, then by name.
fn ranked(counts: impl Iterator<Item = (String, usize)>) -> Vec<(String, usize)> {
    let mut counts: Vec<_> = counts.collect();
    counts.sort_by(|(a, one), (b, other)| other.cmp(one).then_with(|| a.cmp(b)));
    counts
}

/// A column for each count; what is not nothing shows.
fn histogram(counts: &[usize]) -> String {
    let most = counts.iter().copied().max().unwrap_or(0).max(1);
    let level = |count: usize| {
        let level = (count * LEVELS.len()).div_ceil(most).checked_sub(1);
        level.and_then(|level| LEVELS.get(level)).unwrap_or(&' ')
    };
    counts.iter().map(|count| *level(*count)).collect()
}
