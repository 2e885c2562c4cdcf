//! The Companies tab, at a desk.

mod order;

use super::{Body, Goal};
use crate::app::testing::Desk;
use crate::app::{Effect, Line, Msg, Pane, Reply, Tab};
use crate::index::CompaniesFound;

fn at_companies() -> Desk {
    let mut desk = Desk::new(120, 36);
    desk.press("2");
    desk
}

fn text(lines: &[Line]) -> String {
    let line = |line: &Line| -> String {
        let pieces = line.pieces.iter().map(|piece| piece.text.as_str());
        pieces.collect::<String>().trim_end().to_owned() + "\n"
    };
    lines.iter().map(line).collect()
}

#[test]
fn without_a_name_the_companies_with_most_deals_come_first() {
    let desk = at_companies();
    let hits = &desk.app.companies.hits;
    assert_eq!(hits.len(), 5);
    assert!(hits.windows(2).all(|pair| pair[0].deals >= pair[1].deals));
    assert_eq!(desk.company(), "cerner");
}

#[test]
fn typing_finds_a_misspelt_name_and_puts_the_cursor_on_it() {
    let mut desk = at_companies();
    desk.press("j j /").type_text("orcle");
    assert_eq!(desk.company(), "oracle");
    assert!(desk.app.companies.is_answered());
}

#[test]
fn the_cursor_stays_on_the_company_that_the_user_went_to_when_more_deals_come() {
    let mut desk = at_companies();
    desk.grow(2);
    desk.press("G");
    let chosen = desk.company();
    desk.grow(8);
    assert_eq!(desk.company(), chosen);
    desk.grow(10);
    assert_eq!(desk.company(), chosen);
}

#[test]
fn an_answer_to_an_older_name_is_dropped() {
    let mut desk = at_companies();
    desk.press("/");
    desk.prompt = false;
    desk.type_text("t").type_text("o");
    let asked = std::mem::take(&mut desk.waiting);
    let replies: Vec<_> = asked
        .iter()
        .filter_map(|effect| desk.reply(effect))
        .collect();
    assert_eq!(replies.len(), 2);
    for reply in replies.into_iter().rev() {
        desk.app.update(crate::app::Msg::Worker(reply));
    }
    let names = desk.app.companies.hits.len();
    desk.prompt = true;
    desk.type_text("r");
    assert_eq!(desk.company(), "torex");
    assert!(
        names < 5,
        "the answer to `t` came last and must not show for `to`"
    );
}

#[test]
fn esc_leaves_the_line_then_empties_it_and_keeps_the_tab() {
    let mut desk = at_companies();
    desk.press("/").type_text("torex").press("Esc");
    assert!(!desk.app.companies.typing);
    assert_eq!(desk.app.companies.hits.len(), 1);
    desk.press("Esc");
    assert_eq!(desk.app.companies.input.value(), "");
    assert_eq!(desk.app.companies.hits.len(), 5);
    desk.press("Esc");
    assert_eq!(desk.app.tab, Tab::Companies);
}

#[test]
fn esc_in_the_deals_goes_back_to_the_companies_and_keeps_the_name() {
    let mut desk = at_companies();
    desk.press("/").type_text("torex").press("Esc Tab");
    assert_eq!(desk.app.pane, Pane::Detail);
    desk.press("Esc");
    assert_eq!(desk.app.pane, Pane::Main);
    assert_eq!(desk.app.companies.input.value(), "torex");
}

#[test]
fn enter_puts_the_company_on_the_lens() {
    let mut desk = at_companies();
    desk.press("/").type_text("torex").press("Enter");
    assert_eq!(desk.app.tab, Tab::Deals);
    assert_eq!(desk.app.lens.text(), "company:=torex");
    assert_eq!(desk.app.selection.rows.len(), 2);
}

#[test]
fn a_company_takes_the_place_of_another_and_all_else_of_the_lens_stays() {
    let mut desk = at_companies();
    desk.press("/").type_text("torex").press("Enter");
    desk.press("/")
        .type_text(" kind:contract")
        .press("Enter 2 /");
    desk.press("Ctrl-u").type_text("cerner").press("Enter");
    assert_eq!(desk.app.lens.text(), "kind:contract company:=cerner");
}

/// Goes to the line of the profile that says this.
fn to_line(desk: &mut Desk, words: &str) {
    let lines = &desk.app.companies.sheet().lines;
    let place = lines.iter().position(|line| match &line.body {
        Body::Deal { row, .. } => desk.app.index.entry(*row).unwrap().title().contains(words),
        Body::Text(line) => text(std::slice::from_ref(line)).contains(words),
        Body::Axis => false,
    });
    let place = place.unwrap_or_else(|| panic!("no line says {words}"));
    desk.press("g");
    for _ in 0..place {
        desk.press("j");
    }
}

#[test]
fn a_deal_of_the_company_is_shown_in_the_list_also_when_the_lens_is_there_already() {
    let mut desk = at_companies();
    desk.press("/").type_text("torex").press("Esc Tab");
    to_line(&mut desk, "Laboratory");
    desk.press("Enter");
    assert_eq!(
        (desk.app.tab, desk.app.pane, desk.deal()),
        (Tab::Deals, Pane::Detail, "labs-2005")
    );
    assert_eq!(desk.app.lens.text(), "company:=torex");
    desk.press("2 Tab");
    to_line(&mut desk, "Imaging");
    desk.press("Enter");
    assert_eq!(
        (desk.app.tab, desk.app.pane, desk.deal()),
        (Tab::Deals, Pane::Detail, "imaging-2012")
    );
}

#[test]
fn space_marks_the_deal_of_the_company_and_not_the_one_of_the_list() {
    let mut desk = at_companies();
    desk.press("/").type_text("torex").press("Esc Tab");
    to_line(&mut desk, "Imaging");
    let at = desk.app.companies.reading.at();
    desk.press("Space");
    assert!(
        desk.effects
            .contains(&Effect::Mark(vec!["imaging-2012".to_owned()]))
    );
    assert_eq!(desk.app.companies.reading.at(), at.map(|at| at + 1));
    desk.press("g Space");
    assert_eq!(desk.app.marks.len(), 1);
}

#[test]
fn a_walk_from_company_to_company_to_a_deal_leads_back_step_by_step_to_the_very_lines() {
    let mut desk = at_companies();
    desk.press("/").type_text("torex").press("Esc Tab");
    to_line(&mut desk, "Northern Health Region");
    let first = desk.app.companies.reading;
    desk.press("Enter");
    assert_eq!(
        (desk.company().as_str(), desk.app.pane),
        ("north", Pane::Detail)
    );
    assert_eq!(desk.app.companies.input.value(), "");
    to_line(&mut desk, "Support until");
    let second = desk.app.companies.reading;
    desk.press("Enter");
    assert_eq!((desk.app.tab, desk.deal()), (Tab::Deals, "open-2018"));
    desk.press("Backspace Backspace");
    assert_eq!(
        (desk.company().as_str(), desk.app.pane),
        ("north", Pane::Detail)
    );
    assert_eq!(desk.app.companies.reading, second);
    desk.press("Backspace");
    assert_eq!(
        (desk.company().as_str(), desk.app.pane),
        ("torex", Pane::Detail)
    );
    assert_eq!(desk.app.companies.reading, first);
    assert_eq!(desk.app.companies.input.value(), "torex");
    // Here the profile was entered from the list.
    desk.press("Backspace");
    assert_eq!((desk.app.tab, desk.app.pane), (Tab::Companies, Pane::Main));
    desk.press("L");
    assert_eq!(
        (desk.app.tab, desk.company().as_str()),
        (Tab::Companies, "north")
    );
    assert_eq!(desk.app.companies.reading, second);
}

#[test]
fn every_line_that_names_something_is_reached_by_tab_and_leads_somewhere() {
    let mut desk = at_companies();
    desk.press("/").type_text("cerner").press("Esc Tab g");
    let lines = desk.app.companies.sheet().lines.clone();
    let mut wanted = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| lines[at].goal.as_ref());
        if line.goal.is_some() && line.goal.as_ref() != before {
            wanted.push(at);
        }
    }
    assert!(wanted.len() > 8, "{wanted:?}");
    for at in wanted {
        desk.press("Tab");
        assert_eq!(desk.app.companies.reading.at(), Some(at));
        let here = desk.app.companies.reading;
        let goal = lines[at].goal.clone().unwrap();
        desk.press("Enter");
        match goal {
            Goal::Deal(row) => {
                assert_eq!(desk.app.tab, Tab::Deals);
                assert_eq!(desk.deal(), desk.app.index.entry(row).unwrap().slug());
                desk.press("Backspace");
            }
            Goal::Company(row) => {
                assert_eq!(
                    desk.app.companies.current().map(|hit| hit.company),
                    Some(row)
                );
            }
            Goal::Lens(query) => {
                assert_eq!(desk.app.lens.text(), query.to_string());
                assert!(!desk.app.selection.rows.is_empty());
            }
            Goal::Unfold(_) => continue,
        }
        desk.press("Backspace");
        assert_eq!(
            (desk.company().as_str(), desk.app.pane),
            ("cerner", Pane::Detail)
        );
        assert_eq!(desk.app.companies.reading, here);
    }
    desk.press("Tab");
    assert_eq!(desk.app.pane, Pane::Main);
}

#[test]
fn with_predecessors_and_successors_the_profile_tells_of_their_deals_too() {
    let mut desk = at_companies();
    desk.press("/").type_text("cerner").press("Esc");
    let own = desk.app.companies.profile().unwrap().len();
    desk.press("p");
    let line = desk.app.companies.profile().unwrap();
    assert_eq!(line.whose.len(), 3);
    assert!(line.len() > own);
    desk.press("Tab f");
    assert_eq!(desk.app.lens.text(), "company:=cerner,=torex,=oracle");
    desk.press("Backspace p");
    assert_eq!(desk.app.companies.profile().unwrap().len(), own);
}

#[test]
fn keys_for_a_profile_that_is_on_its_way_wait_for_it() {
    let mut desk = at_companies();
    desk.press("/").type_text("torex").press("Esc");
    desk.prompt = false;
    desk.press("Ctrl-l");
    desk.waiting.clear();
    desk.prompt = true;
    desk.press("p");
    desk.prompt = false;
    desk.press("p Tab");
    let before = desk.app.companies.reading;
    desk.press("G");
    assert_eq!(desk.app.companies.reading, before);
    desk.prompt = true;
    desk.answer();
    assert_eq!(
        desk.app.companies.reading.at(),
        Some(desk.app.companies.sheet().lines.len() - 1)
    );
}

#[test]
fn a_profile_that_is_here_is_not_asked_for_again_until_there_are_other_deals() {
    // What follows when the companies that were asked for are found: is the profile asked for?
    let asks = |desk: &mut Desk| {
        let asked = std::mem::take(&mut desk.waiting);
        let mut replies = asked.iter().filter_map(|effect| desk.reply(effect));
        let found = replies.find(|reply| matches!(reply, Reply::Companies { .. }));
        let update = desk.app.update(Msg::Worker(found.unwrap()));
        let is_profile = |effect: &Effect| matches!(effect, Effect::Profile { .. });
        let asks = update.effects.iter().any(is_profile);
        desk.waiting = update.effects;
        desk.answer();
        asks
    };
    let mut desk = at_companies();
    desk.press("/").type_text("torex");
    desk.prompt = false;
    desk.press("Backspace");
    assert!(!asks(&mut desk));
    assert_eq!(desk.company(), "torex");
    assert!(desk.app.companies.profile().is_some());
    desk.grow(4);
    assert!(asks(&mut desk), "of other deals");
}

#[test]
fn a_first_answer_without_the_chosen_company_moves_nothing() {
    let mut desk = at_companies();
    desk.press("G Tab Down Down");
    let (chosen, at) = (desk.company(), desk.app.companies.reading.at());
    assert!(at > Some(0));
    let first = CompaniesFound {
        hits: desk.app.companies.hits.iter().take(1).cloned().collect(),
        ..desk.app.companies.found.clone()
    };
    assert_ne!(first.hits.last(), desk.app.companies.current());
    let job = desk.app.jobs.find;
    for is_whole in [false, true] {
        let found = CompaniesFound {
            is_whole,
            ..first.clone()
        };
        desk.tell(Msg::Worker(Reply::Companies { job, found }));
        let here = (desk.company(), desk.app.companies.reading.at());
        assert_eq!(here == (chosen.clone(), at), !is_whole);
    }
}

#[test]
fn the_profile_tells_names_then_and_now_sums_roles_deals_and_partners() {
    let desk = at_companies();
    insta::assert_snapshot!(said(&desk));
}

#[test]
fn the_profile_of_a_company_tells_what_it_became() {
    let mut desk = at_companies();
    desk.press("/").type_text("torex");
    insta::assert_snapshot!(said(&desk));
}

/// The lines of the profile; of a deal its title.
fn said(desk: &Desk) -> String {
    let said = desk.app.companies.sheet().lines.iter().map(|line| {
        let words = match &line.body {
            Body::Deal { row, form } => {
                format!(
                    "[{form:?}] {}\n",
                    desk.app.index.entry(*row).unwrap().title()
                )
            }
            Body::Text(line) => text(std::slice::from_ref(line)),
            Body::Axis => "[years]\n".to_owned(),
        };
        format!("{} {words}", if line.goal.is_some() { ">" } else { " " })
    });
    said.collect()
}

#[test]
fn another_file_leaves_nothing_of_the_old_one() {
    let mut desk = at_companies();
    desk.press("G");
    desk.app.forget_companies();
    assert!(desk.app.companies.current().is_none());
    assert!(desk.app.companies.sheet().lines.is_empty());
    assert!(desk.app.companies.reading.is_empty());
}
