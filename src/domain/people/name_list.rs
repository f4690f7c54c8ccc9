//! Who is enrolled in a cohort, by what says who they are. Packed: of a thousand cohorts all are kept at once.

use super::enrolment::Enrolment;
use super::names::email_key;
use super::trail::Trace;
use crate::domain::privacy::mentions::Mentions;
use crate::domain::programme::ids::CohortId;
use crate::domain::records::CohortRecords;
use crate::lang::folded::each_letter;

/// The enrolments of a cohort, in the order of the file.
#[derive(Clone, Debug)]
pub struct NameList {
    pub cohort: CohortId,
    text: String,
    /// Where each of the parts of an enrolment ends in the text.
    ends: Vec<[u32; PARTS]>,
}

/// How many texts are kept of an enrolment.
const PARTS: usize = 9;

/// What says who somebody is: as it is written, and as it is compared.
#[derive(Clone, Copy, Debug)]
pub struct Named<'n> {
    pub id: &'n str,
    first_name: &'n str,
    last_name: &'n str,
    email: &'n str,
    phone: &'n str,
    /// The folded words of the first name, nothing between them.
    first_key: &'n str,
    /// The folded words of the last name, nothing between them.
    last_key: &'n str,
    name_key: &'n str,
    email_key: &'n str,
}

impl NameList {
    pub fn of(records: &CohortRecords) -> Self {
        let mut list = Self { cohort: records.cohort.id.clone(), text: String::new(), ends: Vec::new() };
        records.enrolments().for_each(|enrolment| list.add(enrolment));
        list.text.shrink_to_fit();
        list.ends.shrink_to_fit();
        list
    }

    fn add(&mut self, enrolment: &Enrolment) {
        let Enrolment { id, email, phone, .. } = enrolment;
        let [first_name, last_name] = Trace::names(enrolment);
        let mut ends = [0; PARTS];
        let mut part = 0;
        let mut end = |text: &String| {
            ends[part] = u32::try_from(text.len()).unwrap_or(u32::MAX);
            part += 1;
        };
        for written in [id.as_str(), first_name, last_name, email, phone] {
            self.text.push_str(written);
            end(&self.text);
        }
        let keys = self.text.len();
        let mut words = Vec::new();
        for name in [first_name, last_name] {
            let mut begin = self.text.len();
            each_letter(name, |letter| match letter {
                Some(letter) => self.text.push(letter),
                None if self.text.len() == begin => {}
                None => words.push(std::mem::replace(&mut begin, self.text.len())..self.text.len()),
            });
            end(&self.text);
        }
        // The words of both names are apart in the text before: only their order is another.
        let folded = self.text[keys..].to_owned();
        let mut words: Vec<&str> = words.into_iter().map(|word| &folded[word.start - keys..word.end - keys]).collect();
        words.sort_unstable();
        for (at, word) in words.into_iter().enumerate() {
            if at > 0 {
                self.text.push(' ');
            }
            self.text.push_str(word);
        }
        end(&self.text);
        self.text.push_str(&email_key(email).unwrap_or_default());
        end(&self.text);
        self.ends.push(ends);
    }

    /// How many they are.
    pub fn count(&self) -> usize {
        self.ends.len()
    }

    pub fn at(&self, position: usize) -> Named<'_> {
        let before = position.checked_sub(1).map_or(0, |before| self.ends[before][PARTS - 1]);
        let mut start = before as usize;
        let parts = self.ends[position].map(|end| {
            let part = &self.text[start..end as usize];
            start = end as usize;
            part
        });
        let [id, first_name, last_name, email, phone, first_key, last_key, name_key, email_key] = parts;
        Named { id, first_name, last_name, email, phone, first_key, last_key, name_key, email_key }
    }

    pub fn each(&self) -> impl Iterator<Item = Named<'_>> {
        (0..self.count()).map(|position| self.at(position))
    }
}

impl<'n> Named<'n> {
    pub fn trace(&self) -> Trace {
        Trace {
            first_name: self.first_name.to_owned(),
            last_name: self.last_name.to_owned(),
            email: self.email.to_owned(),
            phone: self.phone.to_owned(),
        }
    }

    /// Whether they may be written as somebody else is.
    pub fn may_share(&self, mentions: &Mentions) -> bool {
        mentions.may_share(self.first_key, self.last_key, self.name_key(), self.email, !self.phone.is_empty())
    }

    /// As [`Trace::name_key`].
    pub fn name_key(&self) -> Option<&'n str> {
        Some(self.name_key).filter(|key| !key.is_empty())
    }

    /// As [`email_key`].
    pub fn email_key(&self) -> Option<&'n str> {
        Some(self.email_key).filter(|key| !key.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::fixture::cohort;

    proptest! {
        #[test]
        fn a_list_says_what_the_rows_say(
            people in prop::collection::vec(("[a-zÉœß名 '-]{0,9}", "[A-Zé '-]{0,9}", "[a-zA-Zé@. ]{0,9}"), 0..5),
        ) {
            let built = people.iter().fold(cohort("c"), |built, (first, last, email)| {
                built.person(first, last, |row| row.email = email.clone())
            });
            let records = built.records();
            let list = NameList::of(&records);
            prop_assert_eq!(list.count(), people.len());
            for (named, enrolment) in list.each().zip(records.enrolments()) {
                let trace = Trace::of(enrolment);
                prop_assert_eq!(named.id, enrolment.id.as_str());
                prop_assert_eq!(named.name_key().map(str::to_owned), trace.name_key());
                prop_assert_eq!(named.email_key().map(str::to_owned), email_key(&trace.email));
                prop_assert_eq!(named.trace(), trace);
            }
        }
    }
}
