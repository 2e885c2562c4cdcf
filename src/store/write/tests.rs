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
