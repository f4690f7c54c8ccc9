//! What the coordinator should know of a log that was taken, as data: what was counted once, assumed, or cannot be known.

use chrono::NaiveTime;

use crate::domain::programme::ids::SessionId;
use crate::domain::quantity::Minutes;
use crate::domain::refusal::log::alias_flag;
use crate::lang::dates::clock;
use crate::lang::message::words;
use crate::lang::words::{Lang, count_en, count_fr, list_en, list_fr};

words! {
    /// Something to know.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum LogRemark {
        /// Nearly everybody came and left so many whole hours after the plan, before it when negative.
        Shifted { hours: i64 }
            en: (
                "nearly everybody is {} {}: perhaps the times are of another zone, `--timezone TZ`",
                count_en(whole(*hours), "hour", "hours"),
                if *hours < 0 { "early" } else { "late" },
            )
            fr: (
                "presque tout le monde a {} {} : ces heures sont peut-être celles d'un autre fuseau, `--timezone \
                    FUSEAU`",
                count_fr(whole(*hours), "heure", "heures"),
                if *hours < 0 { "d'avance" } else { "de retard" },
            ),

        /// Connections of one person that overlap were counted once: name, seconds.
        Overlaps { people: Vec<(String, u64)> }
            en: {
                let people: Vec<String> =
                    people.iter().map(|(name, seconds)| format!("{name} ({} min)", seconds / 60)).collect();
                format!("connected twice at the same time, counted once: {}", list_en(&people))
            }
            fr: {
                let people: Vec<String> =
                    people.iter().map(|(name, seconds)| format!("{name} ({} min)", seconds / 60)).collect();
                format!("connexions simultanées, comptées une seule fois : {}", list_fr(&people))
            },

        OnlyTotals { people: usize }
            en: (
                "the tool gives only totals for {}: breaks are not seen, overlaps count twice; the least of the total, \
                    the time from first arrival to last departure and the session was taken",
                count_en(*people, "person", "people"),
            )
            fr: (
                "l'outil ne donne que des totaux, pour {} : il ne montre pas les pauses et compte deux fois les \
                    connexions simultanées ; on retient le moindre du total, du temps entre première arrivée et \
                    dernier départ, et de la séance",
                count_fr(*people, "personne", "personnes"),
            ),

        /// The tool rounds each connection up to the next minute: its totals are a little too great.
        RoundedUp
            en: "this tool rounds each connection up to the next minute: a total may be a minute too long for each"
            fr: "cet outil arrondit chaque connexion à la minute supérieure : un total peut compter une minute de trop \
                par connexion",

        /// Totals greater than what was taken: name, the total, the minutes taken.
        TotalsCut { people: Vec<(String, Minutes, Minutes)> }
            en: {
                let people: Vec<String> = people
                    .iter()
                    .map(|(name, total, taken)| format!("{name} ({} min for {} possible)", total.0, taken.0))
                    .collect();
                format!("totals greater than can be: {}", list_en(&people))
            }
            fr: {
                let people: Vec<String> = people
                    .iter()
                    .map(|(name, total, taken)| format!("{name} ({} min pour {} possibles)", total.0, taken.0))
                    .collect();
                format!("totaux plus grands que possible : {}", list_fr(&people))
            },

        /// Some of the rows of these have a duration that cannot be read: it counts nothing.
        PartUnreadable { people: Vec<String> }
            en: "a duration that cannot be read counts nothing: {people}"
            fr: "une durée illisible ne compte pas : {people}",

        OpenEnds { people: Vec<String>, end: NaiveTime }
            en: ("no departure, so the planned end was taken ({}): {}", clock(*end, Lang::En), list_en(people))
            fr: ("pas de départ, on retient la fin prévue ({}) : {}", clock(*end, Lang::Fr), list_fr(people)),

        /// When these came is not known: they were there when the tool began to look.
        StartUnsure { people: Vec<String> }
            en: "there before the list began, so its time was taken: {people}"
            fr: "déjà là au début de la liste, on retient son heure : {people}",

        /// Recognised by name, connected with another e-mail than that of the enrolment: name, e-mail.
        OtherEmail { people: Vec<(String, String)> }
            en: {
                let people: Vec<String> = people.iter().map(|(name, email)| format!("{name} <{email}>")).collect();
                format!("recognised by name, with another e-mail than at enrolment: {}", list_en(&people))
            }
            fr: {
                let people: Vec<String> = people.iter().map(|(name, email)| format!("{name} <{email}>")).collect();
                format!("reconnus par leur nom, avec une autre adresse qu'à l'inscription : {}", list_fr(&people))
            },

        /// They ran the meeting and are left out, though they may be somebody expected: as shown, the name, the id.
        HostsAlike { people: Vec<(String, String, String)> }
            en: {
                let people: Vec<String> =
                    people.iter().map(|(shown, name, _)| format!("{shown} (perhaps {name})")).collect();
                format!("ran the meeting, so left out: {}", list_en(&people))
            }
            fr: {
                let people: Vec<String> =
                    people.iter().map(|(shown, name, _)| format!("{shown} (peut-être {name})")).collect();
                format!("a animé la réunion, donc laissé de côté : {}", list_fr(&people))
            }
            hint_en: ("if it is them: `{}`", aliases(people))
            hint_fr: ("si c'est bien le cas : `{}`", aliases(people)),

        OtherLog { people: Vec<String> }
            en: "marked from another log, kept: {people}"
            fr: "marqués d'après un autre journal, gardés : {people}"
            hint_en: "for a meeting that was restarted, give all its files in one command (`--from A --from B`); \
                `--replace` takes only this one"
            hint_fr: "si la réunion a été relancée, donnez tous ses fichiers dans une seule commande (`--from A --from \
                B`) ; `--replace` ne retient que celui-ci",

        /// Their marks come from these logs, in which they are no longer recognised: name, id.
        NoLongerThere { people: Vec<(String, String)>, session: SessionId }
            en: ("marked from this log, in which they are no longer recognised: {}", list_en(&names(people)))
            fr: ("présences marquées d'après ce journal, où ces noms ne sont plus : {}", list_fr(&names(people)))
            hint_en: ("to take the mark away: `{}`", clear(session, people))
            hint_fr: ("pour retirer la marque : `{}`", clear(session, people)),

        Nobody { rows: u32 }
            en: ("{} of nobody left out", count_en(*rows as usize, "row", "rows"))
            fr: (
                "{} de personne, {}",
                count_fr(*rows as usize, "ligne", "lignes"),
                if *rows < 2 { "laissée de côté" } else { "laissées de côté" },
            ),
    }
}

impl LogRemark {
    /// As programs read it.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Shifted { .. } => "shifted",
            Self::Overlaps { .. } => "overlaps",
            Self::OnlyTotals { .. } => "only_totals",
            Self::RoundedUp => "rounded_up",
            Self::TotalsCut { .. } => "totals_cut",
            Self::PartUnreadable { .. } => "part_unreadable",
            Self::OpenEnds { .. } => "open_ends",
            Self::StartUnsure { .. } => "start_unsure",
            Self::OtherEmail { .. } => "other_email",
            Self::HostsAlike { .. } => "hosts_alike",
            Self::OtherLog { .. } => "other_log",
            Self::NoLongerThere { .. } => "no_longer_there",
            Self::Nobody { .. } => "nobody",
        }
    }
}

fn whole(hours: i64) -> usize {
    usize::try_from(hours.unsigned_abs()).unwrap_or(0)
}

/// Who they may be, as the command line says it.
fn aliases(people: &[(String, String, String)]) -> String {
    people.iter().map(|(shown, _, id)| alias_flag(shown, id)).collect::<Vec<_>>().join(" ")
}

fn names(people: &[(String, String)]) -> Vec<&str> {
    people.iter().map(|(name, _)| name.as_str()).collect()
}

/// The command that takes their marks away.
fn clear(session: &SessionId, people: &[(String, String)]) -> String {
    let ids: Vec<&str> = people.iter().map(|(_, id)| id.as_str()).collect();
    format!("formation attend {session} --clear {}", ids.join(","))
}
