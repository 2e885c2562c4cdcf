//! Saved views, and what was there when they were looked at.

use rusqlite::Connection;

use super::super::{Notebook, View, notebook_key};
use super::{opened, room};

fn view(name: &str, query: &str, tab: &str) -> View {
    View {
        name: name.into(),
        query: query.into(),
        tab: tab.into(),
    }
}

fn names(notebook: &Notebook) -> Vec<String> {
    let views = notebook.views().unwrap().into_iter();
    views.map(|view| view.name).collect()
}

#[test]
fn a_view_survives_a_restart_with_its_tab() {
    let (_folder, file) = room();
    let soon = view("soon", "ends:<18mo sort:ends", "Timeline");
    opened(&file).set_view(&soon).unwrap();
    assert_eq!(opened(&file).views().unwrap(), [soon]);
}

#[test]
fn a_notebook_from_before_views_had_tabs_keeps_its_views_and_gets_more() {
    let (_folder, file) = room();
    drop(opened(&file));
    let raw = Connection::open(&file).unwrap();
    raw.execute("INSERT INTO views VALUES ('old', 'kind:licence', 1)", [])
        .unwrap();
    drop(raw);
    let mut notebook = opened(&file);
    assert_eq!(notebook.views().unwrap(), [view("old", "kind:licence", "")]);
    assert_eq!(notebook.looks("f").unwrap(), []);
    assert_eq!(notebook.visit("f").unwrap(), None);
    notebook.set_view(&view("new", "nhs", "Deals")).unwrap();
    assert_eq!(names(&opened(&file)), ["old", "new"]);
}

#[test]
fn a_renamed_view_keeps_its_place_its_tab_and_its_looks() {
    let (_folder, file) = room();
    let mut notebook = opened(&file);
    for name in ["a", "b", "c"] {
        notebook.set_view(&view(name, name, "Timeline")).unwrap();
    }
    notebook.set_look("b", "file", b"seen").unwrap();
    notebook.rename_view("b", "better").unwrap();
    let again = opened(&file);
    assert_eq!(names(&again), ["a", "better", "c"]);
    assert_eq!(again.views().unwrap()[1].tab, "Timeline");
    assert_eq!(
        again.looks("file").unwrap(),
        [("better".into(), b"seen".to_vec())]
    );
    // A name that is taken is an error, and nothing is lost.
    notebook.rename_view("a", "c").unwrap_err();
    assert_eq!(names(&notebook), ["a", "better", "c"]);
}

#[test]
fn what_was_seen_is_forgotten_with_the_view_and_with_its_query() {
    let (_folder, file) = room();
    let mut notebook = opened(&file);
    notebook.set_view(&view("a", "nhs", "Deals")).unwrap();
    notebook.set_look("a", "file", b"1").unwrap();
    notebook.set_look("Built in", "file", b"2").unwrap();
    notebook.set_view(&view("a", "nhs", "Timeline")).unwrap();
    assert_eq!(notebook.looks("file").unwrap().len(), 2);
    notebook.set_view(&view("a", "cerner", "Deals")).unwrap();
    let looks = notebook.looks("file").unwrap();
    assert_eq!(looks, [("Built in".into(), b"2".to_vec())]);
    notebook.set_look("a", "file", b"3").unwrap();
    notebook.remove_view("a").unwrap();
    assert_eq!(notebook.looks("file").unwrap(), looks);
    assert_eq!(notebook.looks("another file").unwrap(), []);
}

#[test]
fn visits_are_remembered_of_the_latest_files_only() {
    let (_folder, file) = room();
    let mut notebook = opened(&file);
    for number in 0..30 {
        notebook
            .set_look("view", &format!("file {number}"), b"look")
            .unwrap();
        notebook
            .set_visit(&format!("file {number}"), &[number])
            .unwrap();
        // This one is visited again and again.
        notebook.set_visit("library", &[number]).unwrap();
    }
    assert_eq!(notebook.visit("library").unwrap(), Some(vec![29]));
    assert_eq!(notebook.visit("file 29").unwrap(), Some(vec![29]));
    assert_eq!(notebook.visit("file 3").unwrap(), None);
    assert_eq!(notebook.looks("file 29").unwrap().len(), 1);
    assert_eq!(notebook.looks("file 3").unwrap(), []);
}

#[test]
fn a_deals_file_goes_by_one_name_however_it_is_named() {
    let (folder, file) = room();
    drop(opened(&file));
    let roundabout = folder.path().join("dealscope/../dealscope/notebook.db");
    assert!(notebook_key(&file).is_some());
    assert_eq!(notebook_key(&roundabout), notebook_key(&file));
    assert_eq!(notebook_key(&folder.path().join("nothing")), None);
}
