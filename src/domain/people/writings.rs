//! How one person is written in a folder: as they are called now and as the journal knows that they were, in each cohort
//! without what others there are called too. Two people of one name are never taken for each other.

use std::collections::BTreeMap;

use super::everywhere::KnownEnrolment;
use super::name_list::NameList;
use super::trail::{NamedEnrolment, Trace, Trail};
use crate::domain::privacy::mentions::Mentions;
use crate::domain::programme::ids::{CohortId, ParticipantId};
use crate::domain::records::CohortRecords;

/// The writings of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Writings {
    all: Mentions,
    /// What of it is somebody else's too, by cohort.
    others: BTreeMap<CohortId, Mentions>,
}

impl Writings {
    /// Of the enrolments of a person: in the tables, and in what the journal says of them.
    /// `lists`: everybody; `cohorts`: those in which anything but the names of those enrolled can speak of somebody, to which the
    /// spots of `theirs` point.
    pub fn of(lists: &[NameList], cohorts: &[CohortRecords], trail: &Trail, theirs: &[KnownEnrolment]) -> Self {
        let is_theirs = |who: &NamedEnrolment| theirs.iter().any(|one| one.who == *who);
        let mut all = Mentions::default();
        for one in theirs {
            [&one.trace].into_iter().chain(trail.of(&one.who)).for_each(|trace| add(&mut all, trace));
            if let Some(spot) = one.spot {
                let aliases = cohorts[spot.cohort].aliases().iter().map(|row| &row.record);
                aliases.filter(|alias| alias.is_of(&one.who.id)).for_each(|alias| all.add_alias(&alias.alias));
            }
        }
        trail.aliases.iter().filter(|(who, _)| is_theirs(who)).for_each(|(_, alias)| all.add_alias(alias));
        let mut others = BTreeMap::new();
        for list in lists {
            let mut shared = Mentions::default();
            for other in list.each().filter(|other| other.may_share(&all)) {
                if !is_theirs(&NamedEnrolment { cohort: list.cohort.clone(), id: ParticipantId::new(other.id) }) {
                    shared.extend(all.shared_with(&writings_of(&other.trace())));
                }
            }
            if shared != Mentions::default() {
                others.insert(list.cohort.clone(), shared);
            }
        }
        let mut writings = Self { all, others };
        for records in cohorts {
            // A name that a log shows and that was given to nobody may be theirs all the same.
            let certain = writings.in_cohort(&records.cohort.id);
            let nobodys = records.aliases().iter().map(|row| &row.record).filter(|alias| alias.participant.is_none());
            nobodys
                .filter(|alias| certain.shown_as(&alias.alias))
                .for_each(|alias| writings.all.add_alias(&alias.alias));
        }
        writings
    }

    /// Every writing, for what is theirs anyway.
    pub fn all(&self) -> &Mentions {
        &self.all
    }

    /// Those that mean nobody else in a cohort.
    pub fn in_cohort(&self, cohort: &CohortId) -> Mentions {
        self.others.get(cohort).map_or_else(|| self.all.clone(), |others| self.all.except(others))
    }

    /// Those that mean nobody else anywhere.
    pub fn alone(&self) -> Mentions {
        self.others.values().fold(self.all.clone(), |all, others| all.except(others))
    }

    /// Adds a text that is theirs alone.
    pub fn add_text(&mut self, text: &str) {
        self.all.add_text(text);
    }
}

fn writings_of(trace: &Trace) -> Mentions {
    let mut mentions = Mentions::default();
    add(&mut mentions, trace);
    mentions
}

fn add(mentions: &mut Mentions, trace: &Trace) {
    if !trace.full_name().is_empty() {
        mentions.add_name(&trace.first_name, &trace.last_name);
    }
    mentions.add_email(&trace.email);
    mentions.add_phone(&trace.phone);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;
    use crate::domain::fixture::cohort;
    use crate::domain::index::EnrolmentIndex;
    use crate::domain::people::everywhere::{FoundEverywhere, person};
    use crate::domain::privacy::evidence_file::{EvidenceFile, Occurrence};

    proptest! {
        #[test]
        fn who_may_share_no_writing_shares_none(
            names in prop::array::uniform4(select(&["Zoé", "zoe", "Martin", "Le Goff", "Legoff", "d'Arc", "Darc Zoé", ""][..])),
            emails in prop::array::uniform2(select(&["z@x.org", "Z.@X.org", "zoé@x.org", "martin zoe@", "0639980101", ""][..])),
            phones in prop::array::uniform2(select(&["06 39 98 01 01", "+33639980101", "12", ""][..])),
        ) {
            let [one, other] = [0, 1].map(|at| cohort("c").person(names[at], names[at + 2], |row| {
                (row.email, row.phone) = (emails[at].into(), phones[at].into());
            }).records());
            let all = writings_of(&Trace::of(one.enrolment(EnrolmentIndex(0))));
            let theirs = writings_of(&Trace::of(other.enrolment(EnrolmentIndex(0))));
            if !NameList::of(&other).at(0).may_share(&all) {
                prop_assert_eq!(all.shared_with(&theirs), Mentions::default());
            }
        }
    }

    #[test]
    fn what_somebody_else_of_a_cohort_is_called_too_is_not_taken_for_theirs_there() {
        let cohorts = [
            cohort("a").person("Zoé", "Martin", |row| row.email = "zoe@example.org".into()).records(),
            cohort("b").person("Zoé", "Martin", |_| {}).records(),
        ];
        let earlier = Trace { last_name: "Kaci".into(), first_name: "Zoé".into(), ..Trace::default() };
        let who = NamedEnrolment::new(&cohorts[0].cohort.id, &cohorts[0].enrolment(EnrolmentIndex(0)).id);
        let trail = Trail { traces: BTreeMap::from([(who, vec![earlier])]), ..Trail::default() };
        let lists = [0, 1].map(|at| NameList::of(&cohorts[at]));
        let FoundEverywhere::One { theirs, .. } = person(&lists, &trail, "zoe@example.org", None) else {
            panic!("nobody is found")
        };
        let writings = Writings::of(&lists, &cohorts, &trail, &theirs);
        let (a, b) = (CohortId::new("a"), CohortId::new("b"));
        let cases =
            [("Zoé Martin", true, false, false), ("zoe@example.org", true, true, true), ("Zoé Kaci", true, true, true)];
        for (text, in_a, in_b, alone) in cases {
            let found = [writings.in_cohort(&a), writings.in_cohort(&b), writings.alone()].map(|of| of.found_in(text));
            assert_eq!(found, [in_a, in_b, alone], "{text}");
            let file = |cohort: &CohortId| EvidenceFile {
                cohort: cohort.clone(),
                name: "0123456789ab.csv".into(),
                path: String::new(),
                bytes: text.as_bytes().into(),
                texts: vec![text.to_owned()],
                digest: "0123456789ab".into(),
            };
            assert_eq!(
                file(&b).names(&writings, false),
                if in_b { Occurrence::Them } else { Occurrence::Perhaps },
                "{text}"
            );
            assert_eq!(file(&b).names(&writings, true), Occurrence::Them, "{text}: their marks rest on it");
        }
    }
}
