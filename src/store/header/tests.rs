//! What a header claims is checked against the file.

use super::*;

/// The first bytes of a sound file of ten pages of 4096 bytes.
fn head() -> Vec<u8> {
    let mut head = vec![0; HEADER_BYTES];
    head[16..18].copy_from_slice(&4096_u16.to_be_bytes());
    head[18..20].copy_from_slice(&[1, 1]);
    head[24..28].copy_from_slice(&7_u32.to_be_bytes());
    head[28..32].copy_from_slice(&10_u32.to_be_bytes());
    head[92..96].copy_from_slice(&7_u32.to_be_bytes());
    head[60..64].copy_from_slice(&VERSION.to_be_bytes());
    head[68..72].copy_from_slice(&APPLICATION_ID.to_be_bytes());
    head
}

fn checked(head: &[u8], length: u64) -> Result<(), OpenProblem> {
    Header::read(head)?.check(length)
}

#[test]
fn a_whole_file_passes_and_one_that_lacks_a_byte_does_not() {
    assert!(checked(&head(), 40_960).is_ok());
    assert!(checked(&head(), 40_961).is_ok());
    let short = checked(&head(), 40_959).unwrap_err();
    assert!(matches!(
        short,
        OpenProblem::CutShort {
            wanted: 40_960,
            found: 40_959
        }
    ));
    assert!(Header::read(&head()[..99]).is_err());
}

#[test]
fn a_page_count_that_does_not_hold_any_more_is_not_believed() {
    let mut old = head();
    old[24..28].copy_from_slice(&8_u32.to_be_bytes());
    assert!(checked(&old, 4096).is_ok());
    assert!(checked(&old, 4095).is_err());
}

#[test]
fn a_page_size_of_1_means_65536_and_others_are_powers_of_two() {
    for (stored, sound) in [
        (1_u16, true),
        (512, true),
        (32_768, true),
        (511, false),
        (513, false),
        (256, false),
        (0, false),
    ] {
        let mut head = head();
        head[16..18].copy_from_slice(&stored.to_be_bytes());
        assert_eq!(checked(&head, 1 << 20).is_ok(), sound, "{stored}");
    }
}

#[test]
fn the_mark_of_a_log_is_taken_off_a_copy_and_nothing_else_is_changed() {
    let mut logged = head();
    logged[18..20].copy_from_slice(&[2, 2]);
    assert_eq!(without_log(logged), head());
    let mut strange = head();
    strange[18..20].copy_from_slice(&[9, 1]);
    assert_eq!(without_log(strange.clone()), strange);
}
