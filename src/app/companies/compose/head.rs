//! The head of a profile: names, identifiers, sums, roles, years; and the line of succession.

use super::{Composer, Goal, LABEL, Part, piece};
use crate::app::detail::{Class, Piece};
use crate::deal::Stated;
use crate::index::{CompanyRow, MatchReason, Profile, Reach, Step};

/// Levels of the years' histogram.
const LEVELS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

impl Composer<'_> {
    pub(super) fn head(&mut self, profile: Option<&Profile>) {
        self.kind();
        self.names();
        self.identifiers();
        if let Some(note) = &self.company.note {
            self.field("Note", &[piece(Class::Plain, note)], None);
        }
        let Some(profile) = profile else { return };
        if profile.reach == Reach::Line {
            self.whose(profile);
        }
        self.value(profile);
        self.roles(profile);
        self.years(profile);
    }

    /// Kind and country, and the slug that queries and commands take.
    fn kind(&mut self) {
        let codes = self.index.codes();
        let kind = self.company.kind.as_ref();
        let kind = kind.map_or("kind not known", |kind| codes.label("company_kind", kind));
        let country = self.company.country.as_deref();
        let country = country.unwrap_or("country not known");
        let class = |known: bool| if known { Class::Plain } else { Class::Faint };
        let pieces = [
            piece(class(self.company.kind.is_some()), kind),
            piece(Class::Faint, " · "),
            piece(class(self.company.country.is_some()), country),
            piece(Class::Faint, " · "),
            piece(Class::Faint, &self.company.slug),
        ];
        self.text(&pieces, 0, None);
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

    fn identifiers(&mut self) {
        let numbers = self.company.identifiers.iter();
        let told = numbers.map(|number| format!("{}\u{a0}{}", number.scheme, number.value));
        let told: Vec<String> = told.collect();
        self.list("Identifiers", &told);
    }

    fn whose(&mut self, profile: &Profile) {
        let others = profile.whose.iter().skip(1);
        let names: Vec<String> = others.map(|row| self.name(*row).to_owned()).collect();
        if names.is_empty() {
            let none = "no predecessor or successor is known";
            self.field("With", &[piece(Class::Faint, none)], None);
        } else {
            self.list("With", &names);
        }
    }

    fn value(&mut self, profile: &Profile) {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut put = |class, text: &str| {
            if !pieces.is_empty() {
                pieces.push(piece(Class::Faint, "\u{a0}· "));
            }
            pieces.push(piece(class, text));
        };
        for text in profile.totals.pieces() {
            let class = if ["exact", "about"].iter().any(|word| text.contains(word)) {
                Class::Strong
            } else if text.contains("unconfirmed") {
                Class::Warning
            } else {
                Class::Plain
            };
            let text = if class == Class::Strong {
                text
            } else {
                text.replace(' ', "\u{a0}")
            };
            put(class, &text);
        }
        if profile.aside > 0 {
            let text = format!("{} only bid for or mentioned", profile.aside);
            put(Class::Faint, &text);
        }
        if !pieces.is_empty() {
            self.field("Value", &pieces, None);
        }
    }

    fn roles(&mut self, profile: &Profile) {
        let mut pieces = Vec::new();
        for role in &profile.roles {
            if !pieces.is_empty() {
                pieces.push(piece(Class::Faint, "\u{a0}· "));
            }
            let label = self.index.codes().label("role", &role.key).to_lowercase();
            pieces.push(piece(Class::Plain, &label));
            pieces.push(piece(Class::Strong, &format!("\u{a0}{}", role.deals)));
        }
        if !pieces.is_empty() {
            self.field("Roles", &pieces, None);
        }
    }

    /// Deals by year of their date, where a year is known: `2003 ▂▅█▁ 2025`.
    fn years(&mut self, profile: &Profile) {
        let known = || {
            profile
                .years
                .iter()
                .filter_map(|(year, deals)| Some(((*year)?, *deals)))
        };
        let (Some((first, _)), Some((last, _))) = (known().next(), known().next_back()) else {
            return;
        };
        let span = usize::try_from(last - first).unwrap_or(0) + 1;
        let room = self.width.saturating_sub(LABEL + 12);
        let mut pieces = vec![piece(Class::Plain, &format!("{first:04}"))];
        if first != last {
            // Where there is less room than years, a column has several.
            let each = span.div_ceil(room.max(1));
            let mut counts = vec![0_u32; span.div_ceil(each)];
            for (year, deals) in known() {
                let at = usize::try_from(year - first).unwrap_or(0) / each;
                if let Some(count) = counts.get_mut(at) {
                    *count += deals;
                }
            }
            pieces.push(piece(Class::Strong, &format!(" {} ", histogram(&counts))));
            pieces.push(piece(Class::Plain, &format!("{last:04}")));
        }
        let unsure = profile.years.iter().find(|(year, _)| year.is_none());
        if let Some((_, deals)) = unsure {
            let text = format!(" · {deals} of no sure year");
            pieces.push(piece(Class::Faint, &text));
        }
        self.field("Years", &pieces, None);
    }

    /// The steps to the company and from it, by date. Each leads to who stands at its far end.
    pub(super) fn succession(&mut self) {
        let steps = self.index.line_of_succession(self.row);
        if steps.is_empty() {
            return;
        }
        self.begin(Part::Succession, "Line of succession", None);
        let onward = self.index.companies().became(self.row);
        for step in &steps {
            let is_onward = onward
                .iter()
                .any(|other| std::ptr::eq(other.succession, step.succession));
            let far = if is_onward { step.to } else { step.from };
            self.step(step, far);
        }
    }

    fn step(&mut self, step: &Step<'_>, far: CompanyRow) {
        let bounds = step.succession.date.as_ref();
        let date = match bounds {
            Some(Stated::Read(date)) => date.to_string(),
            Some(Stated::AsWritten(text)) => text.to_string(),
            None => "no date".to_owned(),
        };
        let name = |row: CompanyRow| {
            let class = if row == far {
                Class::Link
            } else if row == self.row {
                Class::Strong
            } else {
                Class::Plain
            };
            piece(class, self.name(row))
        };
        let how = self
            .index
            .codes()
            .label("succession_type", &step.succession.kind);
        let mut pieces = vec![
            name(step.from),
            piece(Class::Plain, " →\u{a0}"),
            name(step.to),
            piece(Class::Faint, &format!(" · {}", how.to_lowercase())),
        ];
        if let Some(note) = &step.succession.note {
            pieces.push(piece(Class::Faint, &format!(", {note}")));
        }
        let date = format!("{}\u{a0}", crate::layout::text::cut(&date, LABEL - 1));
        self.field(&date, &pieces, Some(&Goal::Company(far)));
    }

    pub(super) fn name(&self, row: CompanyRow) -> &str {
        let company = self.index.companies().get(row);
        company.map_or("?", |company| company.name.as_str())
    }

    fn list(&mut self, label: &str, texts: &[String]) {
        if !texts.is_empty() {
            let text = texts.join("\u{a0}· ");
            self.field(label, &[piece(Class::Plain, &text)], None);
        }
    }
}

/// A column for each count; what is not nothing shows.
fn histogram(counts: &[u32]) -> String {
    let most = counts.iter().copied().max().unwrap_or(0).max(1);
    let level = |count: u32| {
        let level = (u64::from(count) * 8).div_ceil(u64::from(most));
        let level = usize::try_from(level).ok()?.checked_sub(1)?;
        LEVELS.get(level).copied()
    };
    counts
        .iter()
        .map(|count| level(*count).unwrap_or(' '))
        .collect()
}
