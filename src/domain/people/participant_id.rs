//! Ids of participants: six characters without look-alikes, derived from the cohort and the person, so that the same
//! person enrolled twice, or on two laptops, gets the same id (product §5).

use sha2::{Digest, Sha256};

use super::names::{email_key, name_key};
use crate::domain::programme::ids::{CohortId, ParticipantId};
use crate::domain::spreadsheet::changes;

/// No `0 o`, `1 i l`, `u v`.
const ALPHABET: &[u8; 29] = b"23456789abcdefghjkmnpqrstwxyz";

/// The id of a person in a cohort: from the e-mail, else from the name. `taken` says which ids other people already
/// have; a clash takes the next id of the same derivation, and so does an id that a spreadsheet would take for a number or
/// a date (`242e83`).
pub fn participant_id(
    cohort: &CohortId,
    email: &str,
    first_name: &str,
    last_name: &str,
    taken: impl Fn(&str) -> bool,
) -> ParticipantId {
    let mut attempt = 0_u32;
    loop {
        let id = derivation(cohort, email, first_name, last_name, attempt);
        if !taken(id.as_str()) && is_given(&id) {
            return id;
        }
        attempt += 1;
    }
}

/// Whether anybody is given that id: none that a spreadsheet would change.
pub fn is_given(id: &ParticipantId) -> bool {
    !changes(id.as_str())
}

/// The id that a person takes where `attempt` others took the ones before.
fn derivation(cohort: &CohortId, email: &str, first_name: &str, last_name: &str, attempt: u32) -> ParticipantId {
    let person = email_key(email).unwrap_or_else(|| name_key(first_name, last_name));
    ParticipantId::new(derive(&format!("{cohort}\n{person}\n{attempt}")))
}

/// The ids that a person may have, the likeliest first, without end.
pub fn derivations<'a>(
    cohort: &'a CohortId,
    email: &'a str,
    first_name: &'a str,
    last_name: &'a str,
) -> impl Iterator<Item = ParticipantId> + 'a {
    (0..).map(move |attempt| derivation(cohort, email, first_name, last_name, attempt))
}

fn derive(seed: &str) -> String {
    let digest = Sha256::digest(seed.as_bytes());
    let mut number = digest.iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    let mut id = String::with_capacity(6);
    for _ in 0..6 {
        let base = ALPHABET.len() as u64;
        id.push(char::from(ALPHABET[usize::try_from(number % base).unwrap_or(0)]));
        number /= base;
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(email: &str, first: &str, last: &str) -> String {
        participant_id(&CohortId::new("2021-spring"), email, first, last, |_| false).to_string()
    }

    #[test]
    fn the_same_person_gets_the_same_id() {
        assert_eq!(id("Zoe@Example.org", "Zoé", "Martin"), id("zoe@example.org", "Z.", "M."));
        assert_eq!(id("", "Zoé", "MARTIN"), id("", "zoe", "Martin"));
        assert_ne!(id("zoe@example.org", "Zoé", "Martin"), id("", "Zoé", "Martin"));
    }

    #[test]
    fn no_id_is_one_that_a_spreadsheet_changes() {
        let emails = (0..3_000).map(|number| format!("p{number}@example.org"));
        let hostile = emails.filter(|email| changes(&derive(&format!("c\n{email}\n0")))).collect::<Vec<_>>();
        assert!(!hostile.is_empty());
        for email in hostile {
            let id = participant_id(&CohortId::new("c"), &email, "", "", |_| false);
            assert!(!changes(id.as_str()), "{id} of {email}");
        }
    }

    #[test]
    fn a_clash_takes_another_id() {
        let first = id("zoe@example.org", "", "");
        let next = participant_id(&CohortId::new("2021-spring"), "zoe@example.org", "", "", |id| id == first);
        assert_ne!(next.as_str(), first);
    }
}
