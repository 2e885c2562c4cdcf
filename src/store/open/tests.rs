//! Every connection to a file sees the same content, wherever it is kept.

use super::*;
use crate::deal::{Cancel, DealId};
use crate::store::{Access, Contents, Existing};

/// A deals file with ballast in it.
fn file_of(folder: &Path, ballast: usize) -> PathBuf {
    let text = include_str!("../../../assets/catalogue.json");
    let contents = Contents {
        document: serde_json::from_str(text).unwrap(),
        ..Contents::default()
    };
    let path = folder.join("deals.db");
    contents
        .write(&path, Existing::Keep, Access::Usual)
        .unwrap();
    if ballast > 0 {
        let sql =
            format!("CREATE TABLE ballast (x); INSERT INTO ballast VALUES (zeroblob({ballast}))");
        Connection::open(&path)
            .unwrap()
            .execute_batch(&sql)
            .unwrap();
    }
    path
}

#[test]
fn another_connection_has_the_same_deals_also_when_the_file_is_gone() {
    for ballast in [0, 20 << 20] {
        let folder = tempfile::tempdir().unwrap();
        let path = file_of(folder.path(), ballast);
        let mut file = DealsFile::open(&path).unwrap();
        assert_eq!(matches!(file.kept, Kept::Shared(_)), ballast > 0);
        std::fs::remove_file(&path).unwrap();
        let first = file.deal(DealId(1)).unwrap();
        let others: Vec<DealsFile> = (0..4).map(|_| file.another().unwrap()).collect();
        drop(file);
        for other in others {
            assert_eq!(other.deal(DealId(1)).unwrap(), first);
        }
    }
}

#[test]
fn connections_read_side_by_side() {
    let folder = tempfile::tempdir().unwrap();
    let mut file = DealsFile::open(&file_of(folder.path(), 9 << 20)).unwrap();
    let others: Vec<DealsFile> = (0..3).map(|_| file.another().unwrap()).collect();
    let threads = others.into_iter().map(|other| {
        std::thread::spawn(move || other.document(None, &Cancel::default()).unwrap().value)
    });
    let documents: Vec<_> = threads
        .collect::<Vec<_>>()
        .into_iter()
        .map(|thread| thread.join().unwrap())
        .collect();
    assert!(documents.iter().all(|document| *document == documents[0]));
}

#[test]
fn what_is_opened_again_is_what_is_in_the_file_by_then() {
    let folder = tempfile::tempdir().unwrap();
    let path = file_of(folder.path(), 0);
    let mut file = DealsFile::open(&path).unwrap();
    let sql = "UPDATE deals SET title = 'Another' WHERE id = 1";
    Connection::open(&path).unwrap().execute_batch(sql).unwrap();
    let title = |file: &DealsFile| file.deal(DealId(1)).unwrap().unwrap().title.to_string();
    assert_ne!(title(&file), "Another");
    assert_eq!(title(&file.reopen().unwrap()), "Another");
    std::fs::write(&path, "no deals file any more").unwrap();
    assert!(file.reopen().is_err());
    assert_ne!(title(&file), "Another");
}
