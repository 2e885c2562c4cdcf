//! A profile written down for a width. Classes, not colours.

mod head;
mod lists;

pub use lists::sums_in;

use std::collections::BTreeSet;

use super::{Body, DealForm, Goal, Part, ProfileLine, Sheet};
use crate::app::detail::{Class, Line, Piece, Shape, flow};
use crate::app::timeline::{Extent, Span, Window};
use crate::deal::Company;
use crate::index::{Change, CompanyRow, Ground, Index, Lane, Outcome, Profile, Row};
use crate::query::{Expr, Query};

/// Columns of the names of fields, and of dates before steps.
const LABEL: usize = 11;
/// What ends within two years from the day.
const SOON: [Lane; 4] = [Lane::Under6, Lane::From6, Lane::From12, Lane::From18];
/// What a list shows at the most when it is unfolded; the whole of it is in the Deals tab and in the command.
const MOST: usize = 400;

/// The lines of the profile of a company; of its deals only what is here already.
pub(super) fn sheet(
    index: &Index,
    company: CompanyRow,
    told: Option<(&Profile, Option<&[Change]>)>,
    unfolded: &BTreeSet<Part>,
    width: usize,
) -> Sheet {
    let Some(known) = index.companies().get(company) else {
        return Sheet::default();
    };
    let window = told.map_or_else(Window::default, |(profile, _)| {
        window(index, profile, bar_columns(width))
    });
    let mut composer = Composer {
        index,
        row: company,
        company: known,
        unfolded,
        width,
        part: Part::Head,
        lines: Vec::new(),
    };
    composer.head(told.map(|(profile, _)| profile));
    composer.succession();
    match told {
        None => composer.text(&[piece(Class::Faint, "Reading the deals …")], 0, None),
        Some((profile, changes)) => {
            composer.ending(profile);
            composer.deals(profile);
            composer.counterparties(profile);
            composer.changes(changes);
            composer.words(profile);
            composer.others(profile);
        }
    }
    Sheet {
        lines: composer.lines,
        window,
    }
}

/// Columns of what stands beside a bar: marks, a whole date, most titles, a value.
const BESIDE: usize = 80;

/// How wide the bars of deals are: what dates, titles and values leave free.
pub(super) fn bar_columns(width: usize) -> u16 {
    let free = width.saturating_sub(BESIDE);
    u16::try_from((width / 5).max(free).clamp(8, 72)).unwrap_or(8)
}

/// The span of time of a company's deals. Of very many the latest and the first tell enough.
fn window(index: &Index, profile: &Profile, columns: u16) -> Window {
    let (first, last) = profile.deals.split_at(profile.deals.len().min(MOST));
    let some = first.iter().chain(last.iter().rev().take(MOST));
    let spans = some.filter_map(|row| Span::of(&index.entry(*row)?).extent());
    let whole = spans.reduce(|one, other| Extent {
        first: one.first.min(other.first),
        last: one.last.max(other.last),
    });
    whole.map_or_else(Window::default, |extent| Window::fit(extent, columns))
}

/// What asks for the deals of these companies.
pub(super) fn clause(index: &Index, companies: &[CompanyRow]) -> Option<Expr> {
    let tests = companies.iter().filter_map(|row| {
        let company = index.companies().get(*row)?;
        Some(super::follow::test(&company.slug))
    });
    let tests: Vec<Expr> = tests.collect();
    (!tests.is_empty()).then(|| Expr::any_of(tests))
}

struct Composer<'a> {
    index: &'a Index,
    row: CompanyRow,
    company: &'a Company,
    unfolded: &'a BTreeSet<Part>,
    width: usize,
    /// The part that is being written.
    part: Part,
    lines: Vec<ProfileLine>,
}

impl Composer<'_> {
    /// Begins a part, with a free line before it.
    fn begin(&mut self, part: Part, title: &str, goal: Option<Goal>) {
        self.part = part;
        if !self.lines.is_empty() {
            self.push(Body::Text(Line::default()), None);
        }
        let line = Line {
            pieces: vec![piece(Class::Heading, title)],
            ..Line::default()
        };
        self.push(Body::Text(line), goal);
    }

    fn push(&mut self, body: Body, goal: Option<Goal>) {
        self.lines.push(ProfileLine {
            part: self.part,
            body,
            goal,
        });
    }

    /// Text, broken where it must be, with an indent from the second line on.
    fn text(&mut self, pieces: &[Piece], indent: usize, goal: Option<&Goal>) {
        let shape = Shape {
            first: 0,
            indent,
            width: self.width,
        };
        for line in flow(pieces, shape, None) {
            self.push(Body::Text(line), goal.cloned());
        }
    }

    /// A field: its name, and what hangs right of it.
    fn field(&mut self, label: &str, pieces: &[Piece], goal: Option<&Goal>) {
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
        for line in lines {
            self.push(Body::Text(line), goal.cloned());
        }
    }

    /// How many of a list show, and a line that unfolds the rest.
    fn shown(&self, all: usize, few: usize) -> usize {
        let most = if self.unfolded.contains(&self.part) {
            MOST
        } else if all <= few + 1 {
            // A line that says `1 more` takes the place of the one.
            few + 1
        } else {
            few
        };
        all.min(most)
    }

    fn more(&mut self, all: usize, shown: usize, whole: Option<Goal>) {
        let more = all.saturating_sub(shown);
        if more == 0 {
            return;
        }
        let is_unfolded = self.unfolded.contains(&self.part);
        let goal = if is_unfolded {
            whole
        } else {
            Some(Goal::Unfold(self.part))
        };
        let text = format!("{} more", crate::layout::text::grouped(more as u64));
        let class = if goal.is_some() {
            Class::Link
        } else {
            Class::Faint
        };
        self.text(
            &[piece(Class::Plain, "  "), piece(class, &text)],
            2,
            goal.as_ref(),
        );
    }

    fn deal(&mut self, row: Row, form: DealForm) {
        self.push(Body::Deal { row, form }, Some(Goal::Deal(row)));
    }

    fn ending(&mut self, profile: &Profile) {
        let rows: Vec<Row> = SOON
            .into_iter()
            .flat_map(|lane| profile.ends.deals(lane))
            .collect();
        if rows.is_empty() {
            return;
        }
        self.begin(
            Part::Ending,
            &format!("Ends within two years {}", rows.len()),
            None,
        );
        let shown = self.shown(rows.len(), 6);
        for row in rows.iter().take(shown) {
            self.deal(*row, DealForm::Ends);
        }
        self.more(rows.len(), shown, None);
    }

    fn deals(&mut self, profile: &Profile) {
        let all = self.lens(profile, Expr::All);
        let count = crate::layout::text::grouped(profile.len() as u64);
        self.begin(Part::Deals, &format!("Deals {count}"), all.clone());
        if profile.is_empty() {
            self.text(&[piece(Class::Faint, "No deal names it")], 0, None);
            return;
        }
        let shown = self.shown(profile.len(), 12);
        self.push(Body::Axis, None);
        for row in profile.deals.iter().take(shown) {
            self.deal(*row, DealForm::Bar);
        }
        self.more(profile.len(), shown, all);
    }

    fn changes(&mut self, changes: Option<&[Change]>) {
        let Some(changes) = changes else {
            self.begin(Part::Changes, "Wins and losses", None);
            self.text(&[piece(Class::Faint, "Reading the links …")], 0, None);
            return;
        };
        if changes.is_empty() {
            return;
        }
        self.begin(
            Part::Changes,
            &format!("Wins and losses {}", changes.len()),
            None,
        );
        let shown = self.shown(changes.len(), 6);
        let of = |outcome| {
            changes
                .iter()
                .filter(move |change| change.outcome == outcome)
        };
        for change in Outcome::ALL.into_iter().flat_map(of).take(shown) {
            let class = match change.outcome {
                Outcome::Lost => Class::Warning,
                _ => Class::Strong,
            };
            let how = match change.ground {
                Ground::Guess => format!(" ≈ {}", change.ground.label()),
                known => format!(" · {}", known.label()),
            };
            self.text(
                &[
                    piece(class, change.outcome.label()),
                    piece(Class::Faint, &how),
                ],
                2,
                None,
            );
            self.deal(change.old, DealForm::Old);
            self.deal(change.new, DealForm::New);
        }
        self.more(changes.len(), shown, None);
    }

    /// The deals of the profile's companies for which something more holds.
    fn lens(&self, profile: &Profile, more: Expr) -> Option<Goal> {
        let whose = clause(self.index, &profile.whose)?;
        let query = Query::default().with_clause(whose);
        Some(Goal::Lens(match more {
            Expr::All => query,
            more => query.with_clause(more),
        }))
    }
}

fn piece(class: Class, text: &str) -> Piece {
    Piece::new(class, text)
}
