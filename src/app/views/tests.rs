//! Saving, opening, renaming, removing; what counts as seen.

use std::sync::Arc;

use super::{KeptView, Look, NamingPurpose, ViewPicker};
use crate::app::testing::Desk;
use crate::app::{Effect, Job, Msg, Overlay, Reply, Tab};
use crate::deal::DealId;
use crate::index::{News, Row, Seen, Since};

fn desk() -> Desk {
    let mut desk = Desk::new(120, 36);
    desk.effects.clear();
    desk
}

fn picker(desk: &Desk) -> &ViewPicker {
    match desk.app.overlays.last() {
        Some(Overlay::Views(picker)) => picker,
        other => panic!("{other:?} is open"),
    }
}

fn names(desk: &Desk) -> Vec<&str> {
    let views = desk.app.views.list().iter();
    views.map(|view| view.name.as_str()).collect()
}

/// Effects that keep something, since the last time.
fn kept(desk: &mut Desk) -> Vec<Effect> {
    let effects = std::mem::take(&mut desk.effects).into_iter();
    let (kept, others) = effects.partition(|effect| {
        matches!(
            effect,
            Effect::KeepView(_)
                | Effect::RenameView { .. }
                | Effect::RemoveView(_)
                | Effect::KeepLook { .. }
                | Effect::KeepVisit(_)
        )
    });
    desk.effects = others;
    kept
}

/// The job and the views of the newest question for counts.
fn asked(desk: &Desk) -> (Job, Vec<String>) {
    let asked = desk.effects.iter().rev().find_map(|effect| match effect {
        Effect::CountViews { job, views } => {
            let views = views.iter().map(|view| view.view.clone());
            Some((*job, views.collect()))
        }
        _ => None,
    });
    asked.expect("views are counted")
}

fn seen(desk: &Desk, deals: u32) -> Arc<Seen> {
    let rows: Vec<Row> = (0..deals).map(Row).collect();
    Arc::new(desk.app.index.seen(&rows))
}

fn count(desk: &mut Desk, view: &str, deals: u32, since: Option<Since>) {
    let (job, _) = asked(desk);
    let now = seen(desk, deals);
    desk.tell(Msg::Worker(Reply::ViewCounted {
        job,
        view: view.to_owned(),
        counted: Ok((now, since)),
    }));
}

fn save(desk: &mut Desk, query: &str, name: &str) {
    desk.press("/").type_text(query).press("Enter");
    desk.press("V s").type_text(name).press("Enter");
}

#[test]
fn five_views_are_there_from_the_start_and_all_can_be_read() {
    let mut desk = desk();
    desk.press("V");
    assert_eq!(names(&desk).len(), 5);
    assert_eq!(asked(&desk).1, names(&desk));
    assert_eq!(picker(&desk).cursor.at(), Some(0));
}

#[test]
fn a_view_is_saved_with_its_tab_and_opens_where_it_was_saved() {
    let mut desk = desk();
    desk.press("3 /")
        .type_text("kind:contract sort:title")
        .press("Enter");
    desk.press("V s").type_text("Contracts").press("Enter");
    let view = KeptView {
        name: "Contracts".to_owned(),
        query: "kind:contract sort:title".to_owned(),
        tab: "Timeline".to_owned(),
    };
    assert_eq!(kept(&mut desk), [Effect::KeepView(view)]);
    desk.press("Esc Ctrl-x 1 V G Enter");
    assert_eq!(
        (desk.app.lens.text(), desk.app.tab),
        ("kind:contract sort:title", Tab::Timeline)
    );
    assert!(desk.app.overlays.is_empty());
    // u takes the lens back.
    desk.press("u");
    assert_eq!(desk.app.lens.text(), "");
}

#[test]
fn what_a_view_has_when_it_is_opened_counts_as_seen_even_when_the_count_comes_later() {
    let mut desk = desk();
    desk.press("V");
    let name = names(&desk)[1].to_owned();
    count(&mut desk, &name, 3, Some(Since { new: 2, changed: 0 }));
    desk.press("j Enter");
    let look = |desk: &Desk, deals| Effect::KeepLook {
        view: name.clone(),
        seen: seen(desk, deals),
    };
    let wanted = look(&desk, 3);
    assert_eq!(kept(&mut desk), [wanted]);
    desk.press("V");
    let Some(Look::Deals { since, .. }) = &desk.app.views.list()[1].look else {
        panic!("not counted");
    };
    assert_eq!(*since, Some(Since::default()));

    // Opened again before it was counted: the count that comes then is what was seen.
    desk.press("j Enter");
    let wanted = look(&desk, 3);
    assert_eq!(kept(&mut desk), [wanted]);
    let mut desk = self::desk();
    desk.press("V j Enter");
    assert_eq!(kept(&mut desk), []);
    count(&mut desk, &name, 4, None);
    let wanted = look(&desk, 4);
    assert_eq!(kept(&mut desk), [wanted]);
}

#[test]
fn a_count_that_nobody_waits_for_any_more_is_dropped() {
    let mut desk = desk();
    desk.press("V");
    let name = names(&desk)[0].to_owned();
    let (old, _) = asked(&desk);
    desk.press("Esc V");
    let now = seen(&desk, 2);
    desk.tell(Msg::Worker(Reply::ViewCounted {
        job: old,
        view: name,
        counted: Ok((now, None)),
    }));
    assert_eq!(desk.app.views.list()[0].look, None);
}

#[test]
fn a_name_that_is_taken_is_asked_about_and_one_of_ours_is_refused() {
    let mut desk = desk();
    save(&mut desk, "nhs", "Mine");
    desk.press("Esc Ctrl-x");
    kept(&mut desk);
    save(&mut desk, "cerner", "Mine");
    assert_eq!(kept(&mut desk), []);
    let naming = picker(&desk).naming.as_ref().unwrap();
    assert_eq!(naming.purpose, NamingPurpose::Save);
    assert!(naming.problem.as_ref().unwrap().contains("Enter again"));
    desk.press("Enter");
    assert_eq!(kept(&mut desk).len(), 1);
    assert_eq!(names(&desk).len(), 6);
    assert_eq!(desk.app.views.list()[5].query, "cerner");

    desk.press("s")
        .type_text("Unconfirmed claims")
        .press("Enter Enter");
    assert_eq!(kept(&mut desk), []);
    let problem = &picker(&desk).naming.as_ref().unwrap().problem;
    assert_eq!(
        problem.as_ref().unwrap().as_str(),
        "a view of this name is built in"
    );
    desk.press("Esc");
    assert!(picker(&desk).naming.is_none());
}

#[test]
fn an_own_view_gets_another_name_and_a_built_in_one_does_not() {
    let mut desk = desk();
    save(&mut desk, "nhs", "Mine");
    kept(&mut desk);
    desk.press("r Ctrl-u").type_text("Ours").press("Enter");
    let renamed = Effect::RenameView {
        from: "Mine".to_owned(),
        to: "Ours".to_owned(),
    };
    assert_eq!(kept(&mut desk), [renamed]);
    assert_eq!(names(&desk)[5], "Ours");
    desk.press("g r");
    assert!(picker(&desk).naming.is_none());
}

#[test]
fn a_removed_view_comes_back_to_its_place() {
    let mut desk = desk();
    for name in ["One", "Two"] {
        save(&mut desk, "nhs", name);
        desk.press("Esc Ctrl-x");
    }
    desk.press("V G k");
    kept(&mut desk);
    desk.press("d");
    assert_eq!(kept(&mut desk), [Effect::RemoveView("One".to_owned())]);
    assert_eq!(names(&desk)[5..], ["Two"]);
    desk.press("u");
    assert_eq!(names(&desk)[5..], ["One", "Two"]);
    assert!(matches!(&kept(&mut desk)[..], [Effect::KeepView(view)] if view.name == "One"));
    desk.press("u");
    assert!(
        desk.app
            .notice
            .as_ref()
            .unwrap()
            .text
            .contains("No view was removed")
    );
    desk.press("g d");
    assert_eq!(kept(&mut desk), []);
    assert_eq!(names(&desk).len(), 7);
}

#[test]
fn nothing_is_saved_of_an_empty_lens_and_an_empty_name_is_none() {
    let mut desk = desk();
    desk.press("V s");
    assert!(picker(&desk).naming.is_none());
    desk.press("Esc /")
        .type_text("nhs")
        .press("Enter V s Enter");
    assert!(picker(&desk).naming.as_ref().unwrap().problem.is_some());
    assert_eq!(kept(&mut desk), []);
}

#[test]
fn views_of_the_notebook_join_ours_and_one_that_cannot_be_read_says_so() {
    let mut desk = desk();
    let view = |name: &str, query: &str, tab: &str| KeptView {
        name: name.to_owned(),
        query: query.to_owned(),
        tab: tab.to_owned(),
    };
    let views = vec![
        view("Radar of mine", "ends:<18mo", "Radar"),
        view("Broken", "kind:nonsense", "No such tab"),
        view("Unconfirmed claims", "nhs", "Deals"),
    ];
    let looks = vec![("Unconfirmed claims".to_owned(), seen(&desk, 2))];
    desk.tell(Msg::Worker(Reply::Views { views, looks }));
    assert_eq!(names(&desk)[5..], ["Radar of mine", "Broken"]);
    assert_eq!(desk.app.views.list()[5].tab, Tab::Radar);
    desk.press("V");
    assert!(!asked(&desk).1.contains(&"Broken".to_owned()));
    assert!(matches!(
        desk.app.views.list()[6].look,
        Some(Look::Failed(_))
    ));
    desk.press("G Enter");
    assert_eq!(desk.app.lens.text(), "");
    assert!(desk.app.notice.as_ref().unwrap().bad);
}

#[test]
fn what_is_new_selects_anew_where_the_lens_asks_for_it_and_is_kept_once() {
    let mut desk = desk();
    desk.press("/").type_text("is:new").press("Enter");
    assert!(desk.app.selection.rows.is_empty());
    let news = News {
        new: [DealId(2)].into(),
        changed: Arc::default(),
    };
    let now = seen(&desk, 3);
    desk.tell(Msg::Worker(Reply::Visited {
        news,
        seen: Some(Arc::clone(&now)),
    }));
    assert_eq!(desk.app.selection.rows.len(), 1);
    assert_eq!(kept(&mut desk), [Effect::KeepVisit(now)]);
}
