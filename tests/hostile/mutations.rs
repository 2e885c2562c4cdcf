//! Thousands of damaged copies of sound files: each opens or is refused, none panics, none takes long.

use std::panic::{AssertUnwindSafe, catch_unwind};

use dealscope::import::catalogue;
use dealscope::store::{Access, Existing};

use super::files::Kit;

/// Numbers that look random and are the same in every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        // xorshift64*
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(limit).unwrap()).unwrap()
    }
}

/// Damages a file in one of the ways in which files are damaged.
fn damage(file: &mut Vec<u8>, random: &mut Random) {
    let length = file.len();
    match random.below(5) {
        // Bytes here and there.
        0 | 1 => {
            for _ in 0..=random.below(40) {
                let place = random.below(length);
                file[place] = random.next().to_le_bytes()[3];
            }
        }
        // The header and the beginning of the schema, where every byte means something.
        2 => {
            for _ in 0..=random.below(4) {
                let place = random.below(length.min(600));
                file[place] = random.next().to_le_bytes()[3];
            }
        }
        // The head of a page: what kind it is, how many cells, where they are.
        3 => {
            let place = random.below(length / 4096) * 4096 + random.below(64);
            file[place] = random.next().to_le_bytes()[3];
        }
        // A page in the place of another.
        _ => {
            let from = random.below(length / 4096) * 4096;
            let to = random.below(length / 4096) * 4096;
            let page = file[from..from + 4096].to_vec();
            file[to..to + 4096].copy_from_slice(&page);
        }
    }
}

fn survive(sound: &[u8], rounds: u64) {
    let mut opened = 0;
    for round in 1..=rounds {
        let mut random = Random(round.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let mut bytes = sound.to_vec();
        damage(&mut bytes, &mut random);
        let kit = Kit::bare().put(&bytes);
        // One in sixteen is read in every way, which takes as long as listing the others.
        let read = catch_unwind(AssertUnwindSafe(|| match round % 16 {
            0 => kit.read_all(),
            _ => kit.skim(),
        }));
        match read {
            Ok(Ok(_)) => opened += 1,
            Ok(Err(error)) => assert_eq!(error.to_string().lines().count(), 1, "{error}"),
            Err(_) => panic!("round {round} panicked"),
        }
    }
    assert!(
        opened > rounds / 20,
        "only {opened} of {rounds} opened: nothing behind the door was tried"
    );
}

#[test]
fn damaged_copies_of_a_small_file_open_or_are_refused() {
    survive(&Kit::new().bytes(), 600);
}

#[test]
fn damaged_copies_of_the_catalogue_open_or_are_refused() {
    let kit = Kit::bare();
    catalogue()
        .write(&kit.path, Existing::Keep, Access::Usual)
        .unwrap();
    survive(&kit.bytes(), 50);
}
