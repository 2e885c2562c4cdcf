//! What keys do in the list of companies and in a profile.

use crate::app::{Action, App, Update};

impl App {
    /// Does what an action means here; false where it means nothing of its own.
    pub(in crate::app) fn act_in_companies(&mut self, action: Action, out: &mut Update) -> bool {
        if self.reads_profile() {
            match action {
                Action::Follow => self.follow_profile(out),
                Action::Include => self.company_to_lens(out),
                Action::Reach => self.switch_reach(out),
                Action::Left | Action::Right => self.companies.next_part(action == Action::Right),
                _ => return false,
            }
            return true;
        }
        if !self.lists_companies() {
            return false;
        }
        match action {
            Action::Reach => self.switch_reach(out),
            Action::NextKind | Action::PreviousKind => {
                self.next_kind(action == Action::NextKind, out);
            }
            Action::NextCountry | Action::PreviousCountry => {
                self.next_country(action == Action::NextCountry, out);
            }
            Action::Sort => self.sort_companies(out),
            Action::Mark => self.mark_company(out),
            Action::MarkAll => self.mark_all_companies(out),
            Action::ShowMarked => self.show_marked_companies(out),
            _ => return false,
        }
        true
    }
}
