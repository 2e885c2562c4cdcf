//! The column under the cursor of the list, and what `f` and `F` do to the value that stands there.

use super::{App, Class, Column, Pane, Tab, Target, Update, deal_columns};
use crate::deal::{Bounds, PartialDate, Side, Stated};
use crate::index::{Entry, FacetField, PartyName, ValueBand};
use crate::layout::inside;
use crate::query::{CompanyReach, CompanyTest, Expr, Field, Query, Test, band_code};

/// Why a value cannot be asked for.
type Refused = &'static str;

impl App {
    /// The column that was chosen, while it shows in the list of deals.
    #[must_use]
    pub fn chosen_column(&self) -> Option<&'static Column> {
        let chosen = self.column?;
        let shows = self
            .shown_columns()
            .into_iter()
            .any(|column| column == chosen);
        (self.tab == Tab::Deals && shows).then_some(chosen)
    }

    fn shown_columns(&self) -> Vec<&'static Column> {
        let main = self.regions().and_then(|regions| regions.main);
        let width = main.map_or(0, |main| inside(main).width);
        deal_columns(width, self.as_of())
            .into_iter()
            .map(|(column, _)| column)
            .collect()
    }

    /// Chooses the next column, or the one before; left of the first one there is none.
    pub(super) fn choose_column(&mut self, next: bool) {
        let columns = self.shown_columns();
        let now = self
            .chosen_column()
            .and_then(|chosen| columns.iter().position(|column| *column == chosen));
        let place = match (now, next) {
            (None, true) => Some(0),
            (None, false) => None,
            (Some(now), true) => Some((now + 1).min(columns.len().saturating_sub(1))),
            (Some(now), false) => now.checked_sub(1),
        };
        self.column = place.and_then(|place| columns.get(place).copied());
    }

    /// Asks for the value under the cursor, or leaves it out; a second time lifts that. Where no value is under the
    /// cursor, the facets are where values are chosen.
    pub(super) fn filter_by_cell(&mut self, include: bool, out: &mut Update) {
        let query = match (self.pane, self.tab) {
            (Pane::Rail, _) => return self.facet(include, out),
            (Pane::Detail, Tab::Deals | Tab::Timeline | Tab::Radar) => self.by_line(include),
            _ => self.chosen_column().and_then(|column| {
                let entry = self.index.entry(self.current_row()?)?;
                Some(self.by_cell(column.field, entry, include))
            }),
        };
        match query {
            Some(Ok(query)) => self.change_lens(&query.to_string(), out),
            Some(Err(refused)) => self.tell(refused, false),
            None if self.pane == Pane::Detail => {
                self.tell("No value to filter by on this line", false);
            }
            None if include => self.focus_rail(out),
            None => self.tell(
                "Right chooses a column; then F leaves out what stands there",
                false,
            ),
        }
    }

    /// The lens with the value of a cell.
    fn by_cell(&self, field: &str, entry: Entry<'_>, include: bool) -> Result<Query, Refused> {
        let query = self.lens.query();
        let facet = |field, code: Option<&str>| Ok(query.with_value(field, code, include));
        match field {
            "date" => facet(FacetField::Year, years(entry.date_bounds()).as_deref()),
            "ends" => facet(FacetField::Ends, end(entry).as_deref()),
            // On another day than today the column tells how the deal stands by its dates.
            "status" if !self.as_of().is_today() => {
                let state = entry.standing(self.as_of()).state();
                facet(FacetField::Standing, Some(state.name()))
            }
            "status" => {
                let status = Some(entry.status()).filter(|code| !matches!(*code, "" | "unknown"));
                facet(FacetField::Status, status)
            }
            "value" => match self.index.value_band(entry.row()) {
                ValueBand::Bands(first, last) => {
                    facet(FacetField::Value, Some(&band_code(first, last)))
                }
                ValueBand::Undisclosed => facet(FacetField::Value, Some("undisclosed")),
                ValueBand::NotKnown => facet(FacetField::Value, None),
                ValueBand::Apart => Err(
                    "This figure cannot be compared: no currency, or no exchange rate for its year",
                ),
            },
            "supplier" => Ok(query.with_clause_toggled(self.by_side(entry, Side::Vendor), include)),
            "buyer" => Ok(query.with_clause_toggled(self.by_side(entry, Side::Customer), include)),
            "title" => {
                let one = Test::Value(Field::Id, vec![entry.slug().to_owned()]);
                Ok(query.with_clause_toggled(Expr::Test(one), include))
            }
            _ => Err("This column has no value to filter by"),
        }
    }

    /// Deals with one of the same companies on that side.
    fn by_side(&self, entry: Entry<'_>, side: Side) -> Expr {
        let role = match side {
            Side::Vendor => "vendor",
            _ => "customer",
        };
        let parties = entry
            .parties()
            .filter(|party| Side::of_role(party.role) == side);
        let mut tests: Vec<Expr> = Vec::new();
        for party in parties {
            let test = Expr::Test(Test::Company(self.same(role, party)));
            if !tests.contains(&test) {
                tests.push(test);
            }
        }
        if tests.is_empty() {
            return Expr::Test(Test::Has(role.to_owned())).negated();
        }
        Expr::any_of(tests)
    }

    fn same(&self, role: &str, party: PartyName<'_>) -> CompanyTest {
        let companies = self.index.companies();
        let row = party.company.and_then(|id| companies.row_of(id));
        let slug = row
            .and_then(|row| companies.get(row))
            .map(|company| company.slug.to_string());
        CompanyTest {
            role: role.to_owned(),
            reach: if slug.is_some() {
                CompanyReach::Slug
            } else {
                CompanyReach::Names
            },
            name: slug.unwrap_or_else(|| party.name.to_owned()),
        }
    }

    /// The lens with a value of a field, or without it.
    fn by_text(&self, field: Field, value: &str, include: bool) -> Query {
        let test = Test::Value(field, vec![value.to_owned()]);
        self.lens
            .query()
            .with_clause_toggled(Expr::Test(test), include)
    }

    /// The lens with what the line under the detail's cursor says, or what it leads to.
    fn by_line(&self, include: bool) -> Option<Result<Query, Refused>> {
        let at = self.detail.cursor.at()?;
        match self.detail.in_hand() {
            Some(Target::Company(id)) => {
                let row = self.index.companies().row_of(*id)?;
                let code = format!("={}", self.index.companies().get(row)?.slug);
                let query = self
                    .lens
                    .query()
                    .with_value(FacetField::Company, Some(&code), include);
                return Some(Ok(query));
            }
            Some(Target::Deal(id)) => {
                let entry = self.index.entry(self.index.row_of(*id)?)?;
                let linked = Test::Link {
                    kind: None,
                    to: entry.slug().to_owned(),
                    chain: false,
                };
                let query = self
                    .lens
                    .query()
                    .with_clause_toggled(Expr::Test(linked), include);
                return Some(Ok(query));
            }
            Some(Target::Product(name)) => {
                return Some(Ok(self.by_text(Field::Product, name, include)));
            }
            Some(Target::Country(code)) => {
                return Some(Ok(self.by_text(Field::Country, code, include)));
            }
            Some(Target::Source(slug)) => {
                return Some(Ok(self.by_text(Field::Source, slug, include)));
            }
            Some(Target::Url(_) | Target::Lens(_)) => return None,
            Some(Target::Fact(_)) | None => {}
        }
        // A fact goes on below its label.
        let facts = self.detail.lines().get(..=at)?.iter().rev();
        let label = facts
            .take_while(|line| !line.pieces.is_empty())
            .filter_map(|line| line.pieces.first())
            .find(|piece| !piece.text.trim().is_empty())?;
        let field = match (label.class, label.text.trim()) {
            (Class::Label, "Value") => "value",
            (Class::Label, "Date") => "date",
            (Class::Label, "Ends") => "ends",
            _ => return None,
        };
        let entry = self
            .index
            .entry(self.index.row_of(self.detail.deal()?.id)?)?;
        Some(self.by_cell(field, entry, include))
    }
}

/// The year, or the years, that a date may lie in; the one that is known where a side is open.
fn years(bounds: Bounds) -> Option<String> {
    let first = bounds.earliest.or(bounds.latest)?.ymd().0;
    let last = bounds.latest.or(bounds.earliest)?.ymd().0;
    FacetField::Year.between(&format!("{first:04}"), &format!("{last:04}"))
}

fn end(entry: Entry<'_>) -> Option<String> {
    let is_open = |ends: &Stated<PartialDate>| ends.read().is_some_and(PartialDate::is_open_ended);
    if entry.ends().as_ref().is_some_and(is_open) {
        return Some("open".to_owned());
    }
    years(entry.ends_bounds())
}

#[cfg(test)]
mod tests;
