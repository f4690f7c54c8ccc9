//! Whose rows they are. Exact matches are taken: what was told, the e-mail, the name. What only resembles somebody is a
//! question; two people who fit equally well are a question; nobody is ever guessed. What resembles nobody is unknown,
//! which is counted and listed.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::domain::attendance::connection::Appearance;
use crate::domain::attendance::expectation::expected;
use crate::domain::index::{EnrolmentIndex, SessionIndex};
use crate::domain::people::names::{NEAR, email_key, is_address};
use crate::domain::people::nearness::{KnownName, KnownNames};
use crate::domain::people::shown_name::ShownName;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::log::{Unsure, UnsureBecause};

use super::super::names::candidate;
use super::known::KnownPeople;
use super::rows::{Falls, LogRow};
use super::stay::LogStay;
use super::told::AliasTelling;
use super::whose::{Entity, OwnedRows, RowOwner};

/// The rows with whose they are, and the questions that stay open.
pub(super) struct Sorted {
    /// Whose each row is.
    pub whose: OwnedRows,
    /// Who resembles somebody of the cohort, or several.
    pub unsure: Vec<Unsure>,
    /// People recognised by name who were connected under another e-mail than that of their enrolment.
    pub other_email: Vec<(EnrolmentIndex, String)>,
    /// Who ran the meeting, left out, with somebody expected who is not in the log and may be them: as shown, position.
    pub hosts_alike: Vec<(String, EnrolmentIndex)>,
    /// Who was known by what was told before: as shown, position.
    pub recalled: Vec<(String, EnrolmentIndex)>,
}

/// Rows of one name and one e-mail: one showing of somebody.
struct Showing {
    email: Option<String>,
    name: ShownName,
    /// The address that the name is or holds.
    address: Option<String>,
    rows: Vec<usize>,
    host: bool,
    found: Recognition,
    /// An alias of an earlier log says who that is.
    recalled: bool,
}

enum Recognition {
    Enrolled(EnrolmentIndex),
    Trainer(String),
    Dismissed,
    Several(UnsureBecause, Vec<EnrolmentIndex>),
    Nobody,
}

/// Sorts the rows.
pub(super) fn sort(
    rows: &[LogRow<'_>],
    records: &CohortRecords,
    known: &KnownPeople<'_>,
    session: SessionIndex,
) -> Sorted {
    let mut showings = showings(rows);
    for showing in &mut showings {
        (showing.found, showing.recalled) = found(showing, known);
    }
    join(&mut showings);
    let (mut other_email, mut recalled) = (Vec::new(), Vec::new());
    let mut whose = OwnedRows::unknown(rows.len());
    let emails_of_names = emails_of_names(&showings);
    let ran_it = showings.iter().filter(|showing| showing.host);
    let hosts: HashSet<Entity> =
        ran_it.flat_map(|showing| entities(showing, &emails_of_names)).map(|(entity, _)| entity).collect();
    for showing in &mut showings {
        let ran_it = entities(showing, &emails_of_names).any(|(entity, _)| hosts.contains(&entity));
        showing.host |= ran_it;
    }
    let Questions { unsure, hosts_alike } = questions(&showings, rows, records, session);
    for showing in &showings {
        let seen = showing.rows.iter().any(|row| rows[*row].falls == Falls::In);
        if let (Recognition::Enrolled(person), true, true) = (&showing.found, showing.recalled, seen) {
            let shown = &rows[showing.rows[0]].connection.shown;
            let shown = if showing.name.is_empty() { &shown.email } else { &shown.name };
            recalled.push((shown.trim().to_owned(), *person));
        }
        if let (Recognition::Enrolled(person), Some(email)) = (&showing.found, &showing.email) {
            let own = email_key(&records.enrolment(*person).email);
            let other = (*person, email.clone());
            if seen && own.is_some_and(|own| own != *email) && !other_email.contains(&other) {
                other_email.push(other);
            }
        }
        for (entity, rows) in entities(showing, &emails_of_names) {
            let who = match &showing.found {
                Recognition::Enrolled(person) => RowOwner::Enrolled(*person),
                Recognition::Trainer(id) => RowOwner::Staff(Entity::Trainer(id.clone())),
                Recognition::Dismissed => RowOwner::Dismissed(entity),
                Recognition::Several(..) | Recognition::Nobody if showing.host => RowOwner::Staff(entity),
                Recognition::Several(..) | Recognition::Nobody => RowOwner::Unknown(entity),
            };
            whose.add(who, rows);
        }
    }
    Sorted { whose, unsure, other_email, hosts_alike, recalled }
}

/// The rows by name and e-mail. A row that says neither is a showing of its own: two of them may be two people.
fn showings(rows: &[LogRow<'_>]) -> Vec<Showing> {
    let mut showings: Vec<Showing> = Vec::new();
    let mut known: HashMap<(Option<String>, &str, &str), usize> = HashMap::new();
    // Rows that share how they show somebody need not be looked at one by one.
    let mut met: HashMap<*const Appearance, usize> = HashMap::new();
    for (number, row) in rows.iter().enumerate() {
        if let Some(at) = met.get(&Arc::as_ptr(&row.connection.shown)) {
            showings[*at].rows.push(number);
            continue;
        }
        let email = email_key(&row.connection.shown.email).filter(|email| email.contains('@'));
        let address = address_in(&row.connection.shown.name);
        let email = email.or_else(|| address.clone());
        let key = (email.clone(), row.connection.shown.name.trim(), row.connection.shown.registered.trim());
        let nameless = email.is_none() && key.1.is_empty() && key.2.is_empty();
        let at = match known.get(&key) {
            Some(at) if !nameless => *at,
            _ => {
                let name = ShownName::of(key.1).or_registered(key.2);
                showings.push(Showing {
                    email,
                    name,
                    address,
                    rows: Vec::new(),
                    host: false,
                    found: Recognition::Nobody,
                    recalled: false,
                });
                known.insert(key, showings.len() - 1);
                showings.len() - 1
            }
        };
        showings[at].rows.push(number);
        showings[at].host |= row.connection.shown.host;
        if !nameless {
            met.insert(Arc::as_ptr(&row.connection.shown), at);
        }
    }
    showings
}

/// The one address that a name shown is or holds: `zoe@example.org`, `Zoé <zoe@example.org>`.
fn address_in(name: &str) -> Option<String> {
    let words = name.split(|c: char| c.is_whitespace() || "()[]<>,;".contains(c));
    let mut addresses = words.filter(|word| is_address(word));
    let only = addresses.next().filter(|_| name.contains('@') && addresses.next().is_none())?;
    email_key(only)
}

/// What is told now of the e-mail; the e-mail, unless the name is somebody else's; what is told now of the name; what was
/// told before; the name. So what is told of a name (`iPhone`) takes no row of somebody who is known by their e-mail.
/// Whether it was told before comes along.
fn found(showing: &Showing, known: &KnownPeople<'_>) -> (Recognition, bool) {
    let (name, email) = (&showing.name, showing.email.as_deref());
    if let Some(telling) = known.given.of_email(email) {
        return (as_told(telling), false);
    }
    let (by_email, mut by_name) = (known.of_email(email), known.of_name(name));
    // A name that is somebody's address names them.
    if let [only] = known.of_email(showing.address.as_deref())
        && !by_name.contains(only)
    {
        by_name.push(*only);
    }
    if let [only] = by_email
        && (by_name.is_empty() || by_name.contains(only))
    {
        return (Recognition::Enrolled(*only), false);
    }
    if let Some(telling) = known.given.of_name(name) {
        return (as_told(telling), false);
    }
    if let Some(telling) = known.remembered.of_email(email).or_else(|| known.remembered.of_name(name)) {
        return (as_told(telling), true);
    }
    let both: Vec<EnrolmentIndex> = by_email.iter().copied().filter(|person| by_name.contains(person)).collect();
    let found = match (by_email, &by_name[..], &both[..]) {
        ([], [only], _) | ([_, _, ..], _, [only]) => Recognition::Enrolled(*only),
        ([], [], _) => known.trainer(name).map_or(Recognition::Nobody, |id| Recognition::Trainer(id.to_string())),
        ([], several, _) => Recognition::Several(UnsureBecause::SeveralOfThatName, several.to_vec()),
        (several, [], _) => Recognition::Several(UnsureBecause::SeveralOfThatEmail, several.to_vec()),
        (of_email, of_name, _) => {
            let mut all: Vec<EnrolmentIndex> = of_email.iter().chain(of_name).copied().collect();
            all.sort_unstable();
            all.dedup();
            Recognition::Several(UnsureBecause::EmailAndNameDiffer, all)
        }
    };
    (found, false)
}

fn as_told(telling: AliasTelling) -> Recognition {
    match telling {
        AliasTelling::One(told) => told.map_or(Recognition::Dismissed, Recognition::Enrolled),
        AliasTelling::Several(several) => Recognition::Several(UnsureBecause::SeveralAliases, several),
    }
}

/// What stands in the same log beside somebody recognised: a showing that by itself says nothing is theirs when all that
/// shares its e-mail, or, where it has none, its name, is one and the same person.
fn join(showings: &mut [Showing]) {
    let of_email = one_each(showings.iter().filter_map(|showing| Some((showing.email.clone()?, whose(showing)?))));
    for showing in showings.iter_mut().filter(|showing| matches!(showing.found, Recognition::Nobody)) {
        if let Some(Some(found)) = showing.email.as_ref().and_then(|email| of_email.get(email)) {
            showing.found = again(found);
        }
    }
    let keys = |showing: &Showing| showing.name.keys().next().map(str::to_owned);
    let of_name = one_each(showings.iter().filter_map(|showing| Some((keys(showing)?, whose(showing)?))));
    for showing in showings.iter_mut().filter(|showing| matches!(showing.found, Recognition::Nobody)) {
        let key = keys(showing).filter(|_| showing.email.is_none());
        if let Some(Some(found)) = key.and_then(|key| of_name.get(&key)) {
            showing.found = again(found);
        }
    }
}

/// Whom a showing was found to be, as something that can be compared.
#[derive(Clone, PartialEq, Eq)]
enum Whose {
    Enrolled(EnrolmentIndex),
    Trainer(String),
    Dismissed,
}

fn whose(showing: &Showing) -> Option<Whose> {
    match &showing.found {
        Recognition::Enrolled(person) => Some(Whose::Enrolled(*person)),
        Recognition::Trainer(id) => Some(Whose::Trainer(id.clone())),
        Recognition::Dismissed => Some(Whose::Dismissed),
        Recognition::Several(..) | Recognition::Nobody => None,
    }
}

fn again(whose: &Whose) -> Recognition {
    match whose {
        Whose::Enrolled(person) => Recognition::Enrolled(*person),
        Whose::Trainer(id) => Recognition::Trainer(id.clone()),
        Whose::Dismissed => Recognition::Dismissed,
    }
}

/// For each key the one thing it goes with; none where it goes with several.
fn one_each<T: PartialEq>(pairs: impl Iterator<Item = (String, T)>) -> HashMap<String, Option<T>> {
    let mut all: HashMap<String, Option<T>> = HashMap::new();
    for (key, value) in pairs {
        match all.get_mut(&key) {
            None => {
                all.insert(key, Some(value));
            }
            Some(kept) if kept.as_ref() != Some(&value) => *kept = None,
            Some(_) => {}
        }
    }
    all
}

/// For each name the one e-mail it is shown with; none where there are several.
fn emails_of_names(showings: &[Showing]) -> HashMap<String, Option<String>> {
    one_each(showings.iter().filter_map(|showing| Some((showing.name.whole.clone(), showing.email.clone()?))))
}

/// Whom the rows of a showing show: all of them one stranger, unless they name nobody.
fn entities<'s>(
    showing: &'s Showing,
    emails: &HashMap<String, Option<String>>,
) -> impl Iterator<Item = (Entity, &'s [usize])> + use<'s> {
    let email = showing.email.clone().or_else(|| emails.get(&showing.name.whole).cloned().flatten());
    let one = match email {
        Some(email) => Some(Entity::Email(email)),
        None if showing.name.is_empty() => None,
        None => Some(Entity::Name(showing.name.whole.clone())),
    };
    let alone = if one.is_none() { showing.rows.chunks(1) } else { [].chunks(1) };
    one.map(|one| (one, &showing.rows[..])).into_iter().chain(alone.map(|row| (Entity::Row(row[0]), row)))
}

/// What stays open, and what was left out though it may be somebody.
struct Questions {
    unsure: Vec<Unsure>,
    hosts_alike: Vec<(String, EnrolmentIndex)>,
}

/// The questions: showings in the session that several people fit, or that resemble somebody expected there. A word
/// shared with somebody (`Karim le vrai`) is a question only while that person is not in the log under their own name.
/// Whoever ran the meeting is a question only when they are nearly called so.
fn questions(showings: &[Showing], rows: &[LogRow<'_>], records: &CohortRecords, session: SessionIndex) -> Questions {
    let seen = |showing: &&Showing| showing.rows.iter().any(|row| rows[*row].falls == Falls::In);
    let mut there = vec![false; records.enrolments().len()];
    for showing in showings.iter().filter(seen) {
        if let Recognition::Enrolled(person) = showing.found {
            there[person.0] = true;
        }
    }
    let session = records.session(session);
    let expected: Vec<_> = records.indexed_enrolments().filter(|(_, row)| expected(row, session)).collect();
    let names =
        expected.iter().map(|(_, row)| KnownName::new(&row.first_name, &row.last_name, &row.organisation, &row.phone));
    let names = KnownNames::of(names);
    let (mut all, mut hosts_alike) = (Vec::new(), Vec::new());
    for showing in showings.iter().filter(seen) {
        let (because, mut near): (_, Vec<(EnrolmentIndex, f64)>) = match &showing.found {
            Recognition::Several(because, several) => (*because, several.iter().map(|person| (*person, 1.0)).collect()),
            Recognition::Nobody => {
                let name = showing.name.clone().or_mailbox(showing.email.as_deref().unwrap_or_default());
                let near = names.near(&name).into_iter().map(|(known, near)| (expected[known].0, near));
                let near = near.filter(|(person, near)| near.strong || !there[person.0]);
                let (near, alike): (Vec<_>, Vec<_>) =
                    near.partition(|(_, near)| !showing.host || (near.strong && near.score >= NEAR));
                if near.is_empty() {
                    let first = &rows[showing.rows[0]].connection.shown;
                    let shown = if showing.name.is_empty() { first.email.trim() } else { first.name.trim() };
                    let alike = alike.into_iter().filter(|(person, near)| near.strong && !there[person.0]);
                    hosts_alike.extend(alike.map(|(person, _)| (shown.to_owned(), person)));
                }
                (UnsureBecause::Alike, near.into_iter().map(|(person, near)| (person, near.score)).collect())
            }
            Recognition::Enrolled(_) | Recognition::Trainer(_) | Recognition::Dismissed => continue,
        };
        if near.is_empty() {
            continue;
        }
        near.sort_by(|one, other| other.1.total_cmp(&one.1));
        let own: Vec<LogRow<'_>> = showing.rows.iter().map(|row| rows[*row]).collect();
        let first = &own[0].connection.shown;
        let candidates = near.into_iter().map(|(person, score)| (candidate(records.enrolment(person)), percent(score)));
        all.push(Unsure {
            shown: first.name.trim().to_owned(),
            email: first.email.trim().to_owned(),
            minutes: LogStay::of(&own, session).minutes,
            because,
            candidates: candidates.collect(),
        });
    }
    Questions { unsure: all, hosts_alike }
}

/// A likeness as people read it.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100")]
fn percent(score: f64) -> u8 {
    (score.clamp(0.0, 1.0) * 100.0).round() as u8
}
