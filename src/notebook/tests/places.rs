//! Places where a notebook cannot be written, or must not be.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

use super::*;

/// Opens a notebook that cannot be kept: one notice of one line says so, and marking works all the same.
fn expect_unkept(file: &Path) -> (Notebook, String) {
    let (mut notebook, notice) = Notebook::open(file);
    let notice = notice.expect("a notice").to_string();
    assert!(notice.starts_with("marks will not be kept: "), "{notice}");
    assert!(
        notice.contains("notebook.db") && !notice.contains('\n'),
        "{notice}"
    );
    assert!(!notebook.is_kept());
    let before = notebook.marks().unwrap();
    notebook.mark(&["one more"]).unwrap();
    assert_eq!(notebook.marks().unwrap().len(), before.len() + 1);
    notebook.unmark(&["one more"]).unwrap();
    (notebook, notice)
}

#[test]
fn a_folder_in_the_notebooks_place_is_left_alone() {
    let (_folder, file) = room();
    fs::create_dir_all(file.join("something")).unwrap();
    let (_, notice) = expect_unkept(&file);
    assert!(notice.contains("is not a file"), "{notice}");
    assert!(file.join("something").is_dir());
}

#[test]
fn a_file_in_the_place_of_the_folder_is_left_alone() {
    let (folder, file) = room();
    fs::write(folder.path().join("dealscope"), b"theirs").unwrap();
    expect_unkept(&file);
    assert_eq!(
        fs::read(folder.path().join("dealscope")).unwrap(),
        b"theirs"
    );
}

#[test]
fn without_a_data_folder_marks_live_as_long_as_the_program() {
    let (mut notebook, notice) = Notebook::without_place();
    assert!(notice.starts_with("marks will not be kept: "));
    notebook.mark(&["a"]).unwrap();
    assert_eq!(notebook.marks().unwrap(), ["a"]);
}

#[test]
fn a_notebook_that_another_program_holds_is_shown_and_not_kept() {
    let (_folder, file) = room();
    opened(&file).mark(&["a"]).unwrap();
    let other = Connection::open(&file).unwrap();
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    let (notebook, notice) = expect_unkept(&file);
    assert!(notice.contains("another program is using it"), "{notice}");
    assert_eq!(notebook.marks().unwrap(), ["a"]);
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn folder_and_file_are_for_the_user_alone() {
    let (_folder, file) = room();
    drop(opened(&file));
    assert_eq!(mode(file.parent().unwrap()), 0o700);
    assert_eq!(mode(&file), 0o600);
    fs::set_permissions(&file, fs::Permissions::from_mode(0o664)).unwrap();
    drop(opened(&file));
    assert_eq!(mode(&file), 0o600);
}

#[test]
fn a_link_to_something_else_is_never_written_through() {
    let (folder, file) = room();
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    let victim = folder.path().join("victim.txt");
    let database = folder.path().join("theirs.db");
    Connection::open(&database)
        .unwrap()
        .execute_batch("CREATE TABLE theirs (x)")
        .unwrap();
    for (target, bytes) in [
        (&victim, b"must never change\n".to_vec()),
        (&victim, vec![]),
        (&database, fs::read(&database).unwrap()),
    ] {
        fs::write(target, &bytes).unwrap();
        symlink(target, &file).unwrap();
        let (_, notice) = expect_unkept(&file);
        assert!(notice.contains("is a link to"), "{notice}");
        assert_eq!(fs::read(target).unwrap(), bytes);
        assert!(fs::symlink_metadata(&file).unwrap().is_symlink());
        fs::remove_file(&file).unwrap();
    }
}

#[test]
fn a_link_to_nowhere_creates_nothing() {
    let (folder, file) = room();
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    let nowhere = folder.path().join("nowhere.db");
    symlink(&nowhere, &file).unwrap();
    expect_unkept(&file);
    assert!(!nowhere.exists());
}

#[test]
fn a_link_to_a_real_notebook_is_followed() {
    let (folder, file) = room();
    let real = folder.path().join("synced/notebook.db");
    opened(&real).mark(&["a"]).unwrap();
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    symlink(&real, &file).unwrap();
    opened(&file).mark(&["b"]).unwrap();
    assert_eq!(opened(&real).marks().unwrap(), ["a", "b"]);
}

#[test]
fn links_above_the_notebook_are_the_users_own_way_of_keeping_house() {
    let (folder, file) = room();
    let real = folder.path().join("elsewhere");
    fs::create_dir(&real).unwrap();
    symlink(&real, file.parent().unwrap()).unwrap();
    opened(&file).mark(&["a"]).unwrap();
    assert_eq!(opened(&real.join("notebook.db")).marks().unwrap(), ["a"]);
}

/// Not even root may write below `/proc`.
#[cfg(target_os = "linux")]
#[test]
fn where_nothing_can_be_written_browsing_works() {
    expect_unkept(Path::new("/proc/dealscope/notebook.db"));
    expect_unkept(Path::new("/proc/self/notebook.db"));
}

#[test]
fn a_file_that_may_not_be_written_is_shown_and_not_kept() {
    let (_folder, file) = room();
    opened(&file).mark(&["a"]).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o400)).unwrap();
    if fs::OpenOptions::new().write(true).open(&file).is_ok() {
        return; // The superuser may write all the same.
    }
    let (notebook, notice) = expect_unkept(&file);
    assert!(notice.contains("cannot be written"), "{notice}");
    assert_eq!(notebook.marks().unwrap(), ["a"]);
    assert_eq!(mode(&file), 0o400);
}

#[test]
fn a_folder_that_may_not_be_written_is_noticed_when_opening() {
    let (_folder, file) = room();
    opened(&file).mark(&["a"]).unwrap();
    let folder = file.parent().unwrap();
    fs::set_permissions(folder, fs::Permissions::from_mode(0o500)).unwrap();
    if fs::File::create(folder.join("probe")).is_err() {
        let (notebook, _) = expect_unkept(&file);
        assert_eq!(notebook.marks().unwrap(), ["a"]);
    }
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).unwrap();
}
