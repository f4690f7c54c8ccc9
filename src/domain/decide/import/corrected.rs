//! Somebody whose name or e-mail was corrected after they were enrolled: a row that was imported before the correction is
//! still theirs. The id says so: it comes from the e-mail, else the name, that they were enrolled with.

use std::collections::HashMap;

use crate::domain::decide::roll::Roll;
use crate::domain::index::EnrolmentIndex;
use crate::domain::people::names::{email_key, name_key};
use crate::domain::people::registration::Registration;
use crate::domain::privacy::forgetting::is_erased;

/// Whom of those `there`, whose ids come from the registration, it is certainly about. Two people may share an e-mail:
/// there the name decides, as it is, or as it was (`former_names`, by id).
pub fn corrected(
    registration: &Registration,
    there: &[EnrolmentIndex],
    roll: &Roll<'_>,
    former_names: &HashMap<String, Vec<(String, String)>>,
) -> Option<EnrolmentIndex> {
    let key = name_key(registration.first_name(), registration.last_name());
    let there: Vec<EnrolmentIndex> =
        there.iter().copied().filter(|position| !is_erased(&roll.person(*position))).collect();
    let mut called = there.iter().filter(|position| {
        let person = roll.person(**position);
        let former = former_names.get(person.id.as_str()).into_iter().flatten();
        let mut former = former.map(|(first, last)| name_key(first, last));
        name_key(&person.first_name, &person.last_name) == key || former.any(|former| former == key)
    });
    match (called.next(), called.next(), &there[..]) {
        (Some(one), None, _) => Some(*one),
        // Without an e-mail the id comes from the name: this was theirs.
        (None, _, [one]) if email_key(registration.email()).is_none() => Some(*one),
        _ => None,
    }
}
