//! The user's tags: words of one's own on deals, by slug as the notebook keeps them, and by row id in the file that is
//! open. One line sets those of a deal.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use tui_input::Input;

use super::detail::Beside;
use super::{App, Effect, Overlay, Pane, Tab, Update};
use crate::deal::{Clean, DealId};
use crate::index::Index;

/// The longest tag, in characters.
const LONGEST: usize = 60;
/// The most tags of a deal.
const MOST: usize = 24;

/// Which deals have which tags.
#[derive(Clone, Debug, Default)]
pub struct Tags {
    by_deal: BTreeMap<String, Vec<String>>,
    here: Arc<HashMap<String, Vec<DealId>>>,
}

/// The line in which the tags of a deal are typed.
#[derive(Clone, Debug, Default)]
pub struct TagsInput {
    /// The line and its cursor.
    pub input: Input,
    /// What the deal is called.
    pub title: Clean,
    /// Tags that other deals have.
    pub known: Vec<Clean>,
    slug: String,
}

impl Tags {
    /// The tags of a deal, in the order in which they were given.
    #[must_use]
    pub fn of(&self, slug: &str) -> &[String] {
        self.by_deal.get(slug).map_or(&[], Vec::as_slice)
    }

    /// The tagged deals of this file, by tag.
    #[must_use]
    pub fn here(&self) -> Arc<HashMap<String, Vec<DealId>>> {
        Arc::clone(&self.here)
    }

    /// All tags, those of most deals first.
    fn known(&self) -> Vec<&str> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for tag in self.by_deal.values().flatten() {
            *counts.entry(tag).or_default() += 1;
        }
        let mut known: Vec<(&str, usize)> = counts.into_iter().collect();
        known.sort_by_key(|(_, deals)| std::cmp::Reverse(*deals));
        known.into_iter().map(|(tag, _)| tag).collect()
    }

    /// The tags that the notebook has: slugs of deals, each with a tag.
    fn recall(&mut self, tags: Vec<(String, String)>) {
        self.by_deal.clear();
        for (slug, tag) in tags {
            self.by_deal.entry(slug).or_default().push(tag);
        }
    }

    /// Gives a deal these tags and no others.
    fn set(&mut self, slug: &str, tags: Vec<String>) {
        if tags.is_empty() {
            self.by_deal.remove(slug);
        } else {
            self.by_deal.insert(slug.to_owned(), tags);
        }
    }

    /// Finds the tagged deals in the index, as far as it is loaded.
    pub(super) fn locate(&mut self, index: &Index) {
        let mut here: HashMap<String, Vec<DealId>> = HashMap::new();
        for (slug, tags) in &self.by_deal {
            let entry = index.row_of_slug(slug).and_then(|row| index.entry(row));
            let Some(entry) = entry else { continue };
            for tag in tags {
                here.entry(tag.clone()).or_default().push(entry.id());
            }
        }
        self.here = Arc::new(here);
    }
}

/// The tags of a line: apart by commas, each once.
fn read(line: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in line.split(',') {
        let tag: String = tag.trim().chars().take(LONGEST).collect();
        if !tag.is_empty() && !tags.contains(&tag) && tags.len() < MOST {
            tags.push(tag);
        }
    }
    tags
}

impl App {
    /// Opens the line with the tags of the deal in hand.
    pub(super) fn ask_tags(&mut self) {
        let entry = self.row_in_hand().and_then(|row| self.index.entry(row));
        // In the detail a link may have led on from the list's deal.
        let read = self
            .detail
            .deal()
            .filter(|_| self.pane == Pane::Detail && self.tab != Tab::Companies);
        let (slug, title) = match (read, entry) {
            (Some(deal), _) => (deal.slug.to_string(), deal.title.clone()),
            (None, Some(entry)) => (entry.slug().to_owned(), Clean::new(&entry.title())),
            (None, None) => return self.tell("No deal under the cursor to tag", false),
        };
        let own = self.tags.of(&slug);
        let known = self.tags.known().into_iter();
        let known = known.filter(|tag| !own.iter().any(|own| own == tag));
        let line = TagsInput {
            known: known.map(Clean::new).collect(),
            input: Input::new(Clean::new(&own.join(", ")).to_string()),
            title,
            slug,
        };
        self.overlays.push(Overlay::Tags(Box::new(line)));
    }

    /// What is typed has changed.
    pub(super) fn type_tags(&mut self, change: impl FnOnce(&mut Input)) {
        if let Some(Overlay::Tags(line)) = self.overlays.last_mut() {
            change(&mut line.input);
        }
    }

    /// Gives the deal the tags that are typed.
    pub(super) fn accept_tags(&mut self, out: &mut Update) {
        let Some(Overlay::Tags(line)) = self.overlays.pop() else {
            return;
        };
        let (slug, tags) = (line.slug, read(line.input.value()));
        if tags == self.tags.of(&slug) {
            return;
        }
        self.tell(
            &match tags.as_slice() {
                [] => format!("{slug} has no tags"),
                tags => format!("{slug}: {}", tags.join(", ")),
            },
            false,
        );
        self.tags.set(&slug, tags.clone());
        out.effects.push(Effect::Tag(slug, tags));
        self.tags_changed(out);
    }

    /// The tags that the notebook has.
    pub(super) fn recall_tags(&mut self, tags: Vec<(String, String)>, out: &mut Update) {
        self.tags.recall(tags);
        self.tags_changed(out);
    }

    fn tags_changed(&mut self, out: &mut Update) {
        self.tags.locate(&self.index);
        self.refresh_beside();
        if self.lens.query().asks_for_tags() {
            self.select(out);
        }
    }

    /// What is told beside a deal.
    pub(super) fn beside(&self, slug: &str, id: DealId) -> Beside {
        let entry = self.as_of_day.and_then(|day| {
            let entry = self.index.entry(self.index.row_of(id)?)?;
            let standing = entry.standing(self.as_of()).label();
            Some(format!("{standing} on {day}"))
        });
        Beside {
            standing: entry,
            tags: self
                .tags
                .of(slug)
                .iter()
                .map(|tag| Clean::new(tag))
                .collect(),
        }
    }

    /// What is told beside the deal that is read has changed.
    pub(super) fn refresh_beside(&mut self) {
        let Some(deal) = self.detail.deal() else {
            return;
        };
        let beside = self.beside(&deal.slug, deal.id);
        self.detail.set_beside(beside, &self.index);
    }
}

#[cfg(test)]
mod tests {
    use crate::app::Effect;
    use crate::app::testing::Desk;

    fn tag(desk: &mut Desk, text: &str) {
        desk.press("t Ctrl-u").type_text(text).press("Enter");
    }

    #[test]
    fn tags_are_kept_found_and_taken_away_again() {
        let mut desk = Desk::new(120, 36);
        let deal = desk.deal().to_owned();
        tag(&mut desk, " to review, ask Ann ,, to review");
        let both = vec!["to review".to_owned(), "ask Ann".to_owned()];
        assert_eq!(desk.app.tags.of(&deal), both);
        let effect = Effect::Tag(deal.clone(), both);
        assert!(desk.effects.contains(&effect), "{:?}", desk.effects);
        desk.press("/")
            .type_text("tag:\"to review\"")
            .press("Enter");
        assert_eq!(desk.app.selection.rows.len(), 1);
        assert_eq!(desk.deal(), deal);
        tag(&mut desk, "");
        assert_eq!(desk.app.selection.rows.len(), 0, "the list follows");
        assert!(desk.effects.contains(&Effect::Tag(deal, Vec::new())));
    }

    #[test]
    fn esc_leaves_the_tags_as_they_were() {
        let mut desk = Desk::new(120, 36);
        let deal = desk.deal().to_owned();
        tag(&mut desk, "one");
        desk.press("t").type_text(", two").press("Esc");
        assert_eq!(desk.app.tags.of(&deal), ["one"]);
        assert!(desk.app.overlays.is_empty());
    }

    #[test]
    fn tags_of_the_notebook_come_at_the_start_and_tell_what_others_have() {
        let mut desk = Desk::new(120, 36);
        let deal = desk.deal().to_owned();
        let pairs = vec![
            ("elsewhere".to_owned(), "one".to_owned()),
            (deal.clone(), "two".to_owned()),
        ];
        desk.tell(crate::app::Msg::Worker(crate::app::Reply::Tags(pairs)));
        assert_eq!(desk.app.tags.of(&deal), ["two"]);
        assert_eq!(desk.app.tags.here().len(), 1, "only what is in this file");
        desk.press("t");
        let Some(crate::app::Overlay::Tags(line)) = desk.app.overlays.last() else {
            panic!("no line")
        };
        assert_eq!(line.input.value(), "two");
        assert_eq!(line.known.len(), 1);
    }
}
