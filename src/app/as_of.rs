//! The as-of day: lists, facets, sums and the radar tell how things stood, or will stand, on that day.

use tui_input::Input;

use super::{App, Overlay, Update};
use crate::deal::Day;
use crate::index::AsOf;
use crate::query::parse_moment;

/// The line in which a day is typed.
#[derive(Clone, Debug, Default)]
pub struct AsOfInput {
    /// The line and its cursor.
    pub input: Input,
    /// What is wrong with it, once that was asked for.
    pub problem: Option<String>,
}

impl AsOfInput {
    /// The day that is typed; `None` where nothing is: today.
    ///
    /// # Errors
    /// In words, where it is no date.
    pub fn day(&self, today: Day) -> Result<Option<Day>, String> {
        match self.input.value().trim() {
            "" => Ok(None),
            text => parse_moment(text).map(|moment| Some(moment.day(today))),
        }
    }
}

impl App {
    /// The day whose state is told.
    #[must_use]
    pub fn as_of(&self) -> AsOf {
        AsOf {
            day: self.as_of_day.unwrap_or(self.today),
            today: self.today,
        }
    }

    /// Opens the line in which a day is typed, with the day in force.
    pub(super) fn ask_as_of(&mut self) {
        let text = self
            .as_of_day
            .map_or_else(String::new, |day| day.to_string());
        let line = AsOfInput {
            input: Input::new(text),
            problem: None,
        };
        self.overlays.push(Overlay::AsOf(Box::new(line)));
    }

    /// What is typed has changed.
    pub(super) fn type_as_of(&mut self, change: impl FnOnce(&mut Input)) {
        if let Some(Overlay::AsOf(line)) = self.overlays.last_mut() {
            change(&mut line.input);
            line.problem = None;
        }
    }

    /// Puts the typed day in force, or says what is wrong with it.
    pub(super) fn accept_as_of(&mut self, out: &mut Update) {
        let today = self.today;
        let Some(Overlay::AsOf(line)) = self.overlays.last_mut() else {
            return;
        };
        match line.day(today) {
            Ok(day) => {
                self.overlays.pop();
                self.set_as_of(day, out);
            }
            Err(problem) => line.problem = Some(problem),
        }
    }

    /// Puts another day in force; without one, today.
    pub(super) fn set_as_of(&mut self, day: Option<Day>, out: &mut Update) {
        let day = day.filter(|day| *day != self.today);
        if day == self.as_of_day {
            return;
        }
        self.as_of_day = day;
        self.refresh_beside();
        self.select(out);
        self.find_companies(out);
    }
}

#[cfg(test)]
mod tests {
    use crate::app::testing::{Desk, TODAY};
    use crate::app::{Overlay, RadarLine};
    use crate::index::{FacetField, Lane, Standing};

    fn on(day: &str) -> Desk {
        let mut desk = Desk::new(120, 36);
        desk.press("a").type_text(day).press("Enter");
        desk
    }

    fn count(desk: &Desk, wanted: Standing) -> u32 {
        let rows = desk.app.selection.rows.iter();
        let standing = |row| {
            desk.app
                .index
                .entry(row)
                .unwrap()
                .standing(desk.app.as_of())
        };
        let count = rows.filter(|row| standing(**row) == wanted).count();
        u32::try_from(count).unwrap()
    }

    #[test]
    fn a_month_means_its_last_day_and_the_facet_counts_what_the_list_tells() {
        let desk = on("2019-02");
        assert_eq!(desk.app.as_of().day.to_string(), "2019-02-28");
        assert_eq!(desk.app.selection.rows.len(), 10);
        let facet = &desk.app.selection.facets[0];
        assert_eq!(facet.field, FacetField::Standing);
        for standing in Standing::ALL {
            let told = facet
                .values
                .iter()
                .find(|value| value.code == standing.state().name());
            assert_eq!(
                told.map_or(0, |value| value.count),
                count(&desk, standing),
                "{standing:?}"
            );
        }
        assert!(count(&desk, Standing::NotYet) > 2);
    }

    #[test]
    fn what_was_not_signed_yet_is_in_no_sum_and_counted() {
        let (now, then) = (on(""), on("2019-02"));
        let sum = |desk: &Desk| desk.app.selection.totals.firm[0].deals;
        assert!(sum(&then) < sum(&now));
        let not_yet = then.app.selection.totals.counted.not_yet;
        assert_eq!(not_yet, count(&then, Standing::NotYet));
        assert_eq!(now.app.selection.totals.counted.not_yet, 0);
    }

    #[test]
    fn companies_count_the_deals_that_were_signed_by_then() {
        let mut then = on("2019-02");
        then.press("2");
        let deals =
            |desk: &Desk| -> u32 { desk.app.companies.hits.iter().map(|hit| hit.deals).sum() };
        let before = deals(&then);
        then.press("Esc");
        assert_eq!(then.app.as_of().day.to_string(), TODAY);
        assert!(before < deals(&then));
    }

    #[test]
    fn the_radar_looks_from_that_day() {
        let mut desk = on("2016");
        desk.press("4");
        let radar = desk.app.radar.radar();
        assert_eq!(radar.as_of.day.to_string(), "2016-12-31");
        assert_eq!(radar.lane(Lane::Ended).len(), 1);
        assert!(matches!(
            desk.app.radar.line(0),
            Some(RadarLine::Head(Lane::Ended))
        ));
    }

    #[test]
    fn a_wrong_date_is_told_and_esc_closes_the_line_before_it_lifts_the_day() {
        let mut desk = on("2016");
        desk.press("a Ctrl-u").type_text("soon").press("Enter");
        let Some(Overlay::AsOf(line)) = desk.app.overlays.last() else {
            panic!("the line is closed")
        };
        assert!(
            line.problem
                .as_ref()
                .is_some_and(|problem| problem.contains("soon"))
        );
        desk.press("Esc");
        assert_eq!(
            desk.app.as_of_day.map(|day| day.to_string()).as_deref(),
            Some("2016-12-31")
        );
        desk.press("Esc");
        assert_eq!(desk.app.as_of_day, None);
        assert_eq!(desk.app.selection.facets[0].field, FacetField::Kind);
    }

    #[test]
    fn the_rail_narrows_by_how_deals_stood() {
        let mut desk = on("2019-02");
        let code = desk.app.selection.facets[0].values[0].code.clone();
        let count = desk.app.selection.facets[0].values[0].count;
        desk.press("f g j Enter");
        assert_eq!(desk.app.lens.text(), format!("is:{code}"));
        assert_eq!(
            desk.app.selection.rows.len(),
            usize::try_from(count).unwrap()
        );
    }
}
