//! Files as a whole: what is written is read again, and no bytes panic.

use proptest::prelude::{any, prop, proptest};

use super::{Integrity, read};
use crate::domain::privacy::mentions::Mentions;

const CLOSED: &[u8] = include_bytes!("../../../tests/fixtures/roll-call/sheets/closed.json");

#[test]
fn what_is_written_is_read_again() {
    let closed = read(CLOSED).unwrap();
    assert_eq!(closed.integrity, Integrity::Whole);
    assert_eq!(read(closed.sheet.file().as_bytes()), Ok(closed));
}

#[test]
fn a_sheet_without_somebody_is_whole_and_names_them_nowhere() {
    let sheet = read(CLOSED).unwrap().sheet;
    let mut mentions = Mentions::default();
    mentions.add_name("Inès", "Carvalho");
    mentions.add_name("Pascale", "Ferry");
    let without = sheet.without(&["bmt3rq"], &mentions).unwrap();
    let text = without.file();
    assert!(!text.contains("Carvalho") && !text.contains("Ferry"), "{text}");
    let again = read(text.as_bytes()).unwrap();
    assert_eq!((again.integrity, &again.sheet), (Integrity::Whole, &without));
    assert_eq!((sheet.marks.len(), without.marks.len()), (12, 10));
    let of_others = sheet.signatures.iter().filter(|signature| signature.by != "xsrwwv");
    assert_eq!(of_others.cloned().collect::<Vec<_>>(), without.signatures);
    assert_eq!(without.without(&["bmt3rq"], &mentions), None, "once");
}

proptest! {
    #[test]
    fn no_bytes_panic(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8), cut in any::<prop::sample::Index>()) {
        let mut bytes = CLOSED.to_vec();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = read(&bytes);
        bytes.truncate(cut.index(bytes.len()));
        let _ = read(&bytes);
    }
}
