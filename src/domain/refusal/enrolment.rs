//! Why somebody cannot be enrolled, corrected, seated or withdrawn.

use chrono::NaiveDate;

use crate::domain::people::all_taken::all_taken;
use crate::domain::people::eligibility::{Barrier, admitted, ruled, told};
use crate::domain::people::no_name::NoName;
use crate::domain::programme::ids::SessionId;
use crate::domain::refusal::candidate::Candidate;
use crate::domain::vocabulary::EnrolmentState;
use crate::lang::cut::cut;
use crate::lang::dates::long_date;
use crate::lang::message::words;
use crate::lang::typed::word;
use crate::lang::words::{Lang, Words, any_en, any_fr, list_en, than_fr};

words! {
    /// Why an enrolment is not made, not changed or not ended.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum EnrolmentRefusal {
        ValueNotAllowed { field: String, value: String, allowed: Vec<String> }
            en: "`{value}` is not an answer to `{field}`"
            fr: "« {value} » n'est pas une réponse possible à « {field} »"
            hint_en: ("it takes {}", any_en(allowed))
            hint_fr: ("réponses possibles : {}", any_fr(allowed)),

        FieldMissing { field: String, label: String, allowed: Vec<String> }
            en: "`{field}` ({label}) must be answered"
            fr: "il manque une réponse à « {field} » ({label})"
            hint_en: {
                let value = if allowed.is_empty() { "…".to_owned() } else { allowed.join("|") };
                format!("add `--field {}`", word(&format!("{field}={value}")))
            }
            hint_fr: {
                let value = if allowed.is_empty() { "…".to_owned() } else { allowed.join("|") };
                format!("ajoutez `--field {}`", word(&format!("{field}={value}")))
            },

        NoName { name: String, why: NoName }
            en: ("`{}` {}", cut(name, LONGEST), why.en())
            fr: ("« {} » {}", cut(name, LONGEST), why.fr())
            hint match why {
                NoName::Formula =>
                    hint_en: "write the name without its first sign; `--override \"reason\"` takes it as it is and \
                        keeps the reason"
                    hint_fr: "écrivez le nom sans son premier signe ; `--override \"motif\"` le prend tel quel et \
                        garde le motif",
                _ =>
                    hint_en: "write the name whole; if somebody is really called so, `--override \"reason\"` takes it \
                        and keeps the reason"
                    hint_fr: "écrivez le nom en entier ; si c'est vraiment le nom de la personne, `--override \
                        \"motif\"` le prend et garde le motif",
            },

        NotEligible { barriers: Vec<Barrier> }
            en: {
                let why = barriers.iter().map(|barrier| {
                    format!("{} is {}", ruled(barrier, Lang::En), told(&barrier.column, &barrier.value, Lang::En))
                });
                format!("not eligible: {}", list_en(&why.collect::<Vec<_>>()))
            }
            fr: {
                let why = barriers.iter().map(|barrier| {
                    format!("{} : {}", ruled(barrier, Lang::Fr), told(&barrier.column, &barrier.value, Lang::Fr))
                });
                format!("non éligible – {}", why.collect::<Vec<_>>().join(" ; "))
            }
            hint_en: ("{}; `--override \"reason\"` lets them in and keeps the reason", admitted(barriers, Lang::En))
            hint_fr: ("{} ; `--override \"motif\"` passe outre et garde le motif", admitted(barriers, Lang::Fr)),

        AlreadyEnrolled {
            person: Candidate,
            state: EnrolmentState,
            /// Whose row would say so; none: it would be a new one.
            edited: Option<Candidate>,
        }
            en: "{person} is in the cohort already ({state})"
            fr: "{person} figure déjà dans la cohorte ({state})"
            hint match (edited, state) {
                (Some(edited), _) =>
                    hint_en: ("`{}` makes one enrolment of the two", merging(person, edited))
                    hint_fr: ("`{}` n'en fait qu'une inscription", merging(person, edited)),
                (None, EnrolmentState::Transferred) =>
                    hint_en: "they went on in another cohort: a transfer from there brings them back"
                    hint_fr: "cette personne suit une autre cohorte : un transfert depuis celle-là la fait revenir",
                (None, _) =>
                    hint_en: (
                        "`formation participants show {}` shows that enrolment; `participants edit`, with what \
                            changes, corrects it",
                        person.id,
                    )
                    hint_fr: (
                        "`formation participants show {}` montre cette inscription ; `participants edit`, avec ce qui \
                            change, la corrige",
                        person.id,
                    ),
            },

        /// Somebody in the cohort is near: perhaps the same person.
        NearMatch {
            person: Candidate,
            /// Whose row would say so; none: it would be a new one.
            edited: Option<Candidate>,
            /// Whether it is the e-mail that is the same; else the name is alike.
            same_email: bool,
        } match same_email {
            true =>
                en: "perhaps the same person as {person}, who has the same e-mail"
                fr: ("peut-être la même personne {}, qui a la même adresse e-mail", than_fr(&person.to_string())),
            false =>
                en: "perhaps the same person as {person}: the names are alike"
                fr: ("peut-être la même personne {} : les noms se ressemblent", than_fr(&person.to_string())),
        }
            hint match edited {
                Some(edited) =>
                    hint_en: (
                        "if it is somebody else, add `--distinct`; if it is the same person: `{}`",
                        merging(person, edited),
                    )
                    hint_fr: (
                        "si c'est quelqu'un d'autre, ajoutez `--distinct` ; si c'est la même personne : `{}`",
                        merging(person, edited),
                    ),
                None =>
                    hint_en: "if it is somebody else, add `--distinct`"
                    hint_fr: "si c'est quelqu'un d'autre, ajoutez `--distinct`",
            },

        NotEnrolled { person: Candidate, state: EnrolmentState }
            en: "{person} is not enrolled: {state}"
            fr: "{person} n'est pas en cours d'inscription : {state}"
            hint_en: ("`formation history {}` shows when that changed", person.id)
            hint_fr: ("`formation history {}` montre depuis quand", person.id),

        AttendedAfter { person: Candidate, last_day: NaiveDate, session: SessionId, date: NaiveDate }
            en: (
                "{person} attended `{session}` on {}, after {}",
                long_date(*date, Lang::En),
                long_date(*last_day, Lang::En),
            )
            fr: (
                "{person} était à « {session} » le {}, après le {}",
                long_date(*date, Lang::Fr),
                long_date(*last_day, Lang::Fr),
            )
            hint_en: ("use `--on {date}` or later, or clear that mark first")
            hint_fr: ("donnez `--on {date}` ou plus tard, ou retirez d'abord cette marque"),

        /// They attended a session that would no longer be theirs.
        AttendedElsewhere { person: Candidate, session: SessionId, date: NaiveDate }
            en: (
                "{person} attended `{session}` on {}, which would no longer be theirs",
                long_date(*date, Lang::En),
            )
            fr: (
                "{person} était à « {session} » le {}, qui ne ferait plus partie de son parcours",
                long_date(*date, Lang::Fr),
            )
            hint_en: ("if the mark is wrong: `formation attend {session} --clear {}`", person.id)
            hint_fr: ("si la marque est fausse : `formation attend {session} --clear {}`", person.id),

        NobodyWaits
            en: "nobody is on the waiting list"
            fr: "la liste d'attente est vide"
            hint_en: "`formation waitlist list` shows who waits"
            hint_fr: "`formation waitlist list` montre qui attend",

        NotWaiting { person: Candidate, state: EnrolmentState }
            en: "{person} is not on the waiting list: {state}"
            fr: "{person} n'est pas en liste d'attente : {state}"
            hint_en: "`formation waitlist list` shows who waits"
            hint_fr: "`formation waitlist list` montre qui attend",

        NoFreeSeat { capacity: u32 }
            en: ("no free seat: {}", all_taken(*capacity, Lang::En))
            fr: ("aucune place libre : {}", all_taken(*capacity, Lang::Fr))
            hint_en: "raise `capacity` in the programme, or wait for a seat"
            hint_fr: "augmentez `capacity` dans le programme, ou attendez qu'une place se libère",

        PassesOver { person: Candidate, first: Candidate }
            en: "{first} waits longer than {person}"
            fr: ("{first} attend depuis plus longtemps {}", than_fr(&person.to_string()))
            hint_en: "add `--reason \"…\"`: it is kept"
            hint_fr: "ajoutez `--reason \"…\"` : le motif est gardé",
    }
}

/// Letters of what is no name that are shown.
const LONGEST: usize = 40;

/// The command that makes one enrolment of two.
fn merging(person: &Candidate, edited: &Candidate) -> String {
    format!("formation participants merge {} {}", person.id, edited.id)
}
