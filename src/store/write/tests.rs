//! A new file is whole or not there, and gives back what went in.

use std::time::Instant;

use super::*;
use crate::deal::Cancel;

const CATALOGUE: &str = include_str!("../../../assets/catalogue.json");

fn catalogue() -> Contents {
    Contents {
        document: serde_json::from_str(CATALOGUE).unwrap(),
        ..Contents::default()
    }
}

#[test]
fn the_catalogue_comes_out_of_a_deals_file_byte_for_byte() {
    let begun = Instant::now();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deals.db");
    catalogue()
        .write(&path, Existing::Keep, Access::Private)
        .unwrap();
    eprintln!("written after {:?}", begun.elapsed());
    let file = DealsFile::open(&path).unwrap();
    eprintln!("opened after {:?}", begun.elapsed());
    let document = file.document(None, &Cancel::default()).unwrap();
    eprintln!("read after {:?}", begun.elapsed());
    assert_eq!(document.problems, 0);
    let text = serde_json::to_string_pretty(&document.value).unwrap() + "\n";
    let differs = text
        .lines()
        .zip(CATALOGUE.lines())
        .zip(1..)
        .find(|((mine, its), _)| mine != its);
    assert_eq!(differs, None);
    assert!(text == CATALOGUE);
}

fn small() -> Contents {
    let mut contents = catalogue();
    contents.document.deals.retain(|deal| deal.links.is_empty());
    contents.document.deals.truncate(3);
    contents
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

#[test]
fn a_file_that_is_there_stays_unless_it_may_be_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deals.db");
    fs::write(&path, "mine").unwrap();
    fs::set_permissions(&path, Permissions::from_mode(0o640)).unwrap();
    let error = small()
        .write(&path, Existing::Keep, Access::Usual)
        .unwrap_err();
    assert!(matches!(error, WriteError::Exists { .. }), "{error}");
    assert_eq!(fs::read(&path).unwrap(), b"mine");
    small()
        .write(&path, Existing::Replace, Access::Usual)
        .unwrap();
    assert_eq!(
        DealsFile::open(&path).unwrap().meta().unwrap().deals,
        Some(3)
    );
    assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(names(folder.path()), ["deals.db"]);
}

#[test]
fn a_link_to_a_deals_file_stays_a_link() {
    let folder = tempfile::tempdir().unwrap();
    let (real, link) = (folder.path().join("real.db"), folder.path().join("link.db"));
    small().write(&real, Existing::Keep, Access::Usual).unwrap();
    std::os::unix::fs::symlink(&real, &link).unwrap();
    small()
        .write(&link, Existing::Replace, Access::Usual)
        .unwrap();
    assert!(link.symlink_metadata().unwrap().is_symlink());
    assert!(DealsFile::open(&link).is_ok());
}

#[test]
fn what_cannot_be_stored_leaves_no_file_behind() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deals.db");
    let mut contents = small();
    contents.document.deals[0].parties[0].company = Some("nobody".to_owned());
    let error = contents
        .write(&path, Existing::Keep, Access::Usual)
        .unwrap_err();
    assert!(
        error
            .to_string()
            .contains("nobody is not among the companies"),
        "{error}"
    );
    assert!(names(folder.path()).is_empty());
    let nowhere = folder.path().join("no/such/folder.db");
    assert!(
        small()
            .write(&nowhere, Existing::Keep, Access::Usual)
            .is_err()
    );
}

#[test]
fn the_same_contents_give_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let [one, two] = ["one.db", "two.db"].map(|name| folder.path().join(name));
    catalogue()
        .write(&one, Existing::Keep, Access::Usual)
        .unwrap();
    let mut shuffled = catalogue();
    shuffled.document.deals.reverse();
    shuffled.document.companies.reverse();
    shuffled.document.sources.reverse();
    shuffled.write(&two, Existing::Keep, Access::Usual).unwrap();
    assert!(fs::read(one).unwrap() == fs::read(two).unwrap());
}

#[test]
fn everything_that_is_written_is_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deals.db");
    let mut contents = small();
    contents.catalogue_version = Some("2026-01-01".to_owned());
    contents.of_catalogue = [contents.document.deals[0].id.clone()].into();
    contents.codes = vec![OwnCode {
        list: "deal_kind".to_owned(),
        code: "barter".to_owned(),
        label: "Barter".to_owned(),
        meaning: None,
    }];
    contents.imports = vec![Import {
        path: "a.json".to_owned(),
        rows_read: 2,
        rows_kept: 1,
        issues: vec![ImportIssue {
            line: Some(3),
            severity: "rejected".to_owned(),
            problem: "no title".to_owned(),
            field: None,
        }],
        ..Import::default()
    }];
    contents
        .write(&path, Existing::Keep, Access::Usual)
        .unwrap();
    let read = DealsFile::open(&path).unwrap().contents().unwrap();
    assert_eq!(read.problems, 0);
    assert_eq!(read.value.document, contents.document);
    assert_eq!(read.value.of_catalogue, contents.of_catalogue);
    assert_eq!(read.value.catalogue_version, contents.catalogue_version);
    assert_eq!(read.value.codes, contents.codes);
    assert_eq!(read.value.imports, contents.imports);
}
