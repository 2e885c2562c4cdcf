//! What must never happen to a file: half of it, loss of another, something left beside it.

use super::*;

fn save_text(path: &Path, force: bool, own: &[PathBuf], text: &str) -> Result<(), ExportError> {
    save(path, force, own, |out| Ok(out.write_all(text.as_bytes())?))
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_new_file_is_written_and_nothing_stays_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out.csv");
    save_text(&path, false, &[], "text").unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "text");
    assert_eq!(names(folder.path()), ["out.csv"]);
}

#[test]
fn a_file_that_is_there_is_kept_unless_forced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out.csv");
    fs::write(&path, "old").unwrap();
    let error = save_text(&path, false, &[], "new").unwrap_err().to_string();
    assert!(
        error.ends_with("is there already: give --force to overwrite it, or another name"),
        "{error}"
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    save_text(&path, true, &[], "new").unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "new");
}

#[test]
fn when_writing_fails_the_old_file_stays_and_nothing_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out.csv");
    fs::write(&path, "old").unwrap();
    let failed = save::<()>(&path, true, &[], |out| {
        out.write_all(b"half")?;
        Err(io::Error::other("stop").into())
    });
    assert!(
        failed
            .unwrap_err()
            .to_string()
            .ends_with("out.csv cannot be written: stop")
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    assert_eq!(names(folder.path()), ["out.csv"]);
}

#[cfg(unix)]
#[test]
fn a_data_file_is_never_overwritten_under_any_of_its_names() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("deals.db");
    fs::write(&data, "data").unwrap();
    let hard = folder.path().join("hard.csv");
    let soft = folder.path().join("soft.csv");
    fs::hard_link(&data, &hard).unwrap();
    std::os::unix::fs::symlink(&data, &soft).unwrap();
    for path in [&data, &hard, &soft] {
        let error = save_text(path, true, std::slice::from_ref(&data), "x").unwrap_err();
        assert!(error.to_string().contains("data file"), "{error}");
    }
    assert_eq!(fs::read_to_string(&data).unwrap(), "data");
}

#[cfg(unix)]
#[test]
fn the_mode_and_the_link_of_an_overwritten_file_stay() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out.csv");
    fs::write(&path, "old").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    let link = folder.path().join("link.csv");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    save_text(&link, true, &[], "new").unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "new");
    assert_eq!(
        fs::metadata(&path).unwrap().permissions().mode() & 0o777,
        0o640
    );
    assert!(
        fs::symlink_metadata(&link)
            .unwrap()
            .file_type()
            .is_symlink()
    );
}

#[cfg(unix)]
#[test]
fn devices_folders_dangling_links_and_missing_folders_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let dangling = folder.path().join("dangling");
    std::os::unix::fs::symlink("nowhere", &dangling).unwrap();
    for path in [
        Path::new("/dev/null"),
        folder.path(),
        &dangling,
        Path::new(".."),
        Path::new(""),
    ] {
        assert!(save_text(path, true, &[], "x").is_err(), "{path:?}");
    }
    let error = save_text(&folder.path().join("no/out.csv"), false, &[], "x").unwrap_err();
    assert!(error.to_string().contains("no such folder"), "{error}");
    assert_eq!(names(folder.path()), ["dangling"]);
}
