//! Enrolments that cannot be right, or that lack something.

use chrono::NaiveDate;

use crate::domain::findings::code::Code;
use crate::domain::findings::family::{Finding, one_of_en, one_of_fr};
use crate::domain::values::Value;
use crate::domain::vocabulary::EnrolmentState;
use crate::lang::dates::long_date;
use crate::lang::message::words;
use crate::lang::suggestion::did_you_mean;
use crate::lang::words::{Lang, count_en, count_fr};

#[derive(Clone, Debug)]
pub struct EnrolmentOwner {
    pub person: String,
    pub id: String,
    pub cohort: String,
}

impl EnrolmentOwner {
    fn edit(&self, rest: &str) -> String {
        format!("formation participants edit {} -c {} {rest}", self.id, self.cohort)
    }
}

words! {
    /// What is wrong with an enrolment, or with all of a cohort.
    #[derive(Clone, Debug)]
    pub enum Enrolments {
        OverCapacity { cohort: String, enrolled: usize, capacity: u32 }
            code: OverCapacity
            en: {
                let (people, seats) = (count_en(*enrolled, "person", "people"), seats_en(*capacity));
                format!("{cohort} has {people} enrolled for {seats}")
            }
            fr: {
                let (people, seats) = (count_fr(*enrolled, "inscription", "inscriptions"), seats_fr(*capacity));
                format!("{cohort} : {people} pour {seats}")
            }
            hint_en: "raise `capacity` to {enrolled}, or set the state of the last ones to `waiting`"
            hint_fr: "portez « capacity » à {enrolled}, ou mettez les derniers en attente (« waiting »)",

        EndsBeforeStart { who: EnrolmentOwner, starts_on: NaiveDate, ended_on: NaiveDate }
            code: EndsBeforeStart
            en: (
                "{} ends on {}, before their start on {}",
                who.person,
                long_date(*ended_on, Lang::En),
                long_date(*starts_on, Lang::En),
            )
            fr: (
                "{} : fin le {}, avant le début le {}",
                who.person,
                long_date(*ended_on, Lang::Fr),
                long_date(*starts_on, Lang::Fr),
            )
            hint_en: "correct `starts_on` or `ended_on`"
            hint_fr: "corrigez « starts_on » ou « ended_on »",

        NoLastDay { who: EnrolmentOwner, state: EnrolmentState }
            code: NoLastDay
            en: ("{} is {}, without a last day", who.person, Value::from(*state).word(Lang::En))
            fr: ("{} : « {} » sans dernier jour", who.person, Value::from(*state).word(Lang::Fr))
            hint_en: "write the last day that counts in `ended_on`"
            hint_fr: "écrivez dans « ended_on » le dernier jour qui compte",

        FieldMissing { who: EnrolmentOwner, field: String, label: String, allowed: Vec<String> }
            code: FieldMissing
            en: ("{} has no answer to “{label}”", who.person)
            fr: ("{} : pas de réponse à « {label} »", who.person)
            hint: ("`{}`{}", who.edit(&format!("--field {field}=…")), choices(allowed)),

        FieldValue { who: EnrolmentOwner, label: String, value: String, near: Option<String>, allowed: Vec<String> }
            code: FieldValue
            en: ("{}: `{value}` is no answer to “{label}”", who.person)
            fr: ("{} : « {value} » n'est pas une réponse à « {label} »", who.person)
            hint match near {
                Some(near) => hint: (|lang| did_you_mean(near, lang)),
                None => hint_en: { one_of_en(allowed) } hint_fr: { one_of_fr(allowed) },
            },

        NotEligible { who: EnrolmentOwner, column: String, value: String, allowed: Vec<String> }
            code: NotEligible
            en: ("{} is not eligible ({column} = {value}), and no reason is given", who.person)
            fr: ("{} : hors du public visé ({column} = {value}), sans motif", who.person)
            hint_en: ("allowed: {}; or say in `reason` why they were let in", allowed.join(", "))
            hint_fr: ("valeurs admises : {} ; sinon, donnez la raison dans « reason »", allowed.join(", ")),

        RoomTooSmall { session: String, expected: usize, capacity: u32 }
            code: RoomTooSmall
            en: {
                let (people, seats) = (count_en(*expected, "person", "people"), seats_en(*capacity));
                format!("{people} expected at {session}, which has {seats}")
            }
            fr: {
                let people = count_fr(*expected, "personne attendue", "personnes attendues");
                format!("{session} : {people} pour {}", seats_fr(*capacity))
            }
            hint_en: "raise `capacity` of {session} to {expected}, or move it to a larger room"
            hint_fr: "portez « capacity » de {session} à {expected}, ou changez de salle",

        LastDayOfEnrolled { who: EnrolmentOwner, ended_on: NaiveDate }
            code: LastDayOfEnrolled
            en: ("{} is enrolled but has a last day, {}", who.person, long_date(*ended_on, Lang::En))
            fr: ("{} : inscription en cours avec un dernier jour, le {}", who.person, long_date(*ended_on, Lang::Fr))
            hint_en: "set `state` to `withdrawn` or `transferred`, or empty the cell"
            hint_fr: "mettez « state » à « withdrawn » ou « transferred », ou videz la cellule",

        EnrolledAhead { who: EnrolmentOwner, enrolled_on: NaiveDate }
            code: EnrolledAhead
            en: ("{} is enrolled on a day to come, {}", who.person, long_date(*enrolled_on, Lang::En))
            fr: ("{} : date d'inscription à venir, le {}", who.person, long_date(*enrolled_on, Lang::Fr))
            hint_en: "correct `enrolled_on`"
            hint_fr: "corrigez « enrolled_on »",

        NotAnEmail { who: EnrolmentOwner, email: String }
            code: NotAnEmail
            en: ("{}: `{email}` is not an e-mail address", who.person)
            fr: ("{} : « {email} » n'est pas une adresse e-mail", who.person)
            hint: ("`{}`", who.edit("--email …")),

        NoStatus { who: EnrolmentOwner }
            code: NoStatus
            en: ("{} has no status", who.person)
            fr: ("{} : statut non renseigné", who.person)
            hint: ("`{}`", who.edit("--status …")),

        LeftBeforeFirst { who: EnrolmentOwner }
            code: LeftBeforeFirst
            en: ("{} is withdrawn, but left before the first session expected of them", who.person)
            fr: ("{} : abandon avant la première séance attendue, donc annulation", who.person)
            hint_en: "set `state` to `cancelled`"
            hint_fr: "mettez « state » à « cancelled »",
    }
}

fn choices(allowed: &[String]) -> String {
    if allowed.is_empty() { String::new() } else { format!(" ({})", allowed.join(", ")) }
}

fn seats_en(capacity: u32) -> String {
    count_en(capacity as usize, "seat", "seats")
}

fn seats_fr(capacity: u32) -> String {
    count_fr(capacity as usize, "place", "places")
}
