//! The library is made once, opened after that, and never stands in the way.

use std::os::unix::fs::PermissionsExt as _;
use std::time::Instant;

use super::*;
use crate::deal::Cancel;
use crate::index::Index;

fn paths_in(folder: &Path) -> Paths {
    Paths::new(Some(folder.join("data/dealscope")), None, None)
}

fn loaded(opened: &Opened) -> (Index, usize) {
    let begun = begin(&opened.file).unwrap();
    let mut last = None;
    load(
        &opened.file,
        begun,
        &Cancel::default(),
        &mut |index, progress| {
            last = Some((index.clone(), progress));
        },
    )
    .unwrap();
    let (index, progress) = last.unwrap();
    assert!(progress.complete);
    (index, progress.problems)
}

#[test]
fn the_first_start_makes_the_library_for_the_user_alone_and_the_next_opens_it() {
    let folder = tempfile::tempdir().unwrap();
    let paths = paths_in(folder.path());
    let begun = Instant::now();
    let first = open(None, &paths).unwrap();
    let (index, problems) = loaded(&first);
    eprintln!("first start after {:?}", begun.elapsed());
    assert_eq!((index.len(), problems), (first.meta.deals.unwrap(), 0));
    assert!(index.len() >= 175);
    assert!(first.notice.is_none() && !first.named);
    let file = paths.library_file().unwrap();
    let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&file), 0o600);
    assert_eq!(mode(paths.data_dir().unwrap()), 0o700);
    let bytes = std::fs::read(&file).unwrap();
    let begun = Instant::now();
    let second = open(None, &paths).unwrap();
    loaded(&second);
    eprintln!("next start after {:?}", begun.elapsed());
    assert_eq!(std::fs::read(&file).unwrap(), bytes);
    assert_eq!(second.meta, first.meta);
}

#[test]
fn without_a_place_to_write_the_catalogue_opens_in_memory_and_says_so() {
    let nowhere = open(None, &Paths::default()).unwrap();
    assert!(nowhere.notice.as_deref().unwrap().contains("in memory"));
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("data"),
        "a file where a folder should be",
    )
    .unwrap();
    let mut blocked = open(None, &paths_in(folder.path())).unwrap();
    assert!(blocked.notice.as_deref().unwrap().contains("in memory"));
    assert_eq!(loaded(&blocked).0.len(), loaded(&nowhere).0.len());
    blocked.file.reopen().unwrap();
}

#[test]
fn a_named_file_that_cannot_be_opened_is_an_error_and_no_library_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let paths = paths_in(folder.path());
    let error = open(Some(&folder.path().join("no.db")), &paths)
        .err()
        .unwrap();
    assert!(
        error.to_string().contains("no.db: there is no such file"),
        "{error}"
    );
    assert!(!paths.library_file().unwrap().exists());
}

#[test]
fn a_damaged_library_is_left_alone_and_the_message_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let paths = paths_in(folder.path());
    paths.make_data_dir().unwrap();
    let file = paths.library_file().unwrap();
    std::fs::write(&file, "not a database").unwrap();
    let error = open(None, &paths).err().unwrap().to_string();
    assert!(
        error.contains("deals.db") && error.contains("moved away"),
        "{error}"
    );
    assert_eq!(std::fs::read(&file).unwrap(), b"not a database");
}

#[test]
fn a_library_with_an_older_catalogue_is_told_of_the_newer_one() {
    let folder = tempfile::tempdir().unwrap();
    let paths = paths_in(folder.path());
    paths.make_data_dir().unwrap();
    let older = crate::store::Contents {
        catalogue_version: Some("2020-01-01".to_owned()),
        ..catalogue()
    };
    let file = paths.library_file().unwrap();
    older.write(&file, Existing::Keep, Access::Private).unwrap();
    let notice = open(None, &paths).unwrap().notice.unwrap();
    assert!(
        notice.contains(REFRESH_COMMAND) && notice.contains("2020-01-01"),
        "{notice}"
    );
}
