//! Why no presence at all can be taken from a log, in words.

use crate::domain::decide::log::{NoPresence, Seen};
use crate::i18n::dates::{clock, full_date};
use crate::i18n::words::{Lang, Words, count_en, count_fr};

use super::parts::people;

/// A log without anybody to mark.
#[derive(Clone, Debug)]
pub struct LogFailed(pub NoPresence);

impl Words for LogFailed {
    fn en(&self) -> String {
        match &self.0 {
            NoPresence::Refused(refusal) => refusal.en(),
            NoPresence::NothingInSession { rows: 0, .. } => "the log has no row of anybody".to_owned(),
            NoPresence::NothingInSession { rows, times, .. } => {
                let times = times.map(|(first, last)| span(first, last, Lang::En)).unwrap_or_default();
                format!("nothing in the log falls in the session ({}){times}", count_en(*rows, "row", "rows"))
            }
            NoPresence::NobodyKnown { people: seen } if seen.is_empty() => {
                "the log shows nobody of the cohort: only the trainer, or whoever ran the meeting".to_owned()
            }
            NoPresence::NobodyKnown { people: seen } => {
                format!("nobody of the cohort is recognised: {}", people(seen, Lang::En))
            }
        }
    }

    fn fr(&self) -> String {
        match &self.0 {
            NoPresence::Refused(refusal) => refusal.fr(),
            NoPresence::NothingInSession { rows: 0, .. } => "le journal n'a de ligne pour personne".to_owned(),
            NoPresence::NothingInSession { rows, times, .. } => {
                let times = times.map(|(first, last)| span(first, last, Lang::Fr)).unwrap_or_default();
                let rows = count_fr(*rows, "ligne", "lignes");
                format!("aucune connexion du journal ne tombe pendant la séance ({rows}){times}")
            }
            NoPresence::NobodyKnown { people: seen } if seen.is_empty() => {
                "le journal ne montre personne de la cohorte : seulement le formateur, ou qui a animé la réunion"
                    .to_owned()
            }
            NoPresence::NobodyKnown { people: seen } => {
                format!("personne de la cohorte n'est reconnu : {}", people(seen, Lang::Fr))
            }
        }
    }
}

/// When the log is from, behind what was said of it.
fn span(first: chrono::NaiveDateTime, last: chrono::NaiveDateTime, lang: Lang) -> String {
    let day = |time: chrono::NaiveDateTime| full_date(time.date(), lang);
    let (from, to) = (clock(first.time(), lang), clock(last.time(), lang));
    match (lang, first.date() == last.date()) {
        (Lang::En, true) => format!("; the log is of {}, {from} to {to}", day(first)),
        (Lang::En, false) => format!("; the log goes from {} {from} to {} {to}", day(first), day(last)),
        (Lang::Fr, true) => format!(" ; le journal est du {}, de {from} à {to}", day(first)),
        (Lang::Fr, false) => format!(" ; le journal va du {} {from} au {} {to}", day(first), day(last)),
    }
}

/// What to do about it.
#[derive(Clone, Debug)]
pub struct LogFailedHint(pub NoPresence);

impl Words for LogFailedHint {
    fn en(&self) -> String {
        match &self.0 {
            NoPresence::Refused(_) | NoPresence::NothingInSession { rows: 0, .. } => String::new(),
            NoPresence::NothingInSession { on_that_day: Some(session), .. } => {
                format!("at that time it was {session}: `formation attend {session} --from …`")
            }
            NoPresence::NothingInSession { shift: Some(hours), .. } => format!(
                "everything is {} {}: perhaps the times are of another zone, `--timezone TZ`",
                count_en(usize::try_from(hours.unsigned_abs()).unwrap_or(0), "hour", "hours"),
                if *hours < 0 { "early" } else { "late" }
            ),
            NoPresence::NothingInSession { .. } => {
                "is it the right session, or the right file? `--date-order` and `--timezone` say how to read its times"
                    .to_owned()
            }
            NoPresence::NobodyKnown { people } => alias_en(people),
        }
    }

    fn fr(&self) -> String {
        match &self.0 {
            NoPresence::Refused(_) | NoPresence::NothingInSession { rows: 0, .. } => String::new(),
            NoPresence::NothingInSession { on_that_day: Some(session), .. } => {
                format!("à ce moment, c'était {session} : `formation attend {session} --from …`")
            }
            NoPresence::NothingInSession { shift: Some(hours), .. } => format!(
                "tout est {} trop {} : ces heures sont peut-être celles d'un autre fuseau, `--timezone FUSEAU`",
                count_fr(usize::try_from(hours.unsigned_abs()).unwrap_or(0), "heure", "heures"),
                if *hours < 0 { "tôt" } else { "tard" }
            ),
            NoPresence::NothingInSession { .. } => {
                "est-ce la bonne séance, ou le bon fichier ? `--date-order` et `--timezone` disent comment lire ses heures".to_owned()
            }
            NoPresence::NobodyKnown { people } => alias_fr(people),
        }
    }
}

fn named(people: &[Seen]) -> Option<&Seen> {
    people.iter().find(|seen| !seen.name.is_empty() || !seen.email.is_empty())
}

fn shown(seen: &Seen) -> &str {
    if seen.name.is_empty() { &seen.email } else { &seen.name }
}

fn alias_en(people: &[Seen]) -> String {
    named(people)
        .map(|seen| {
            format!("is it the right cohort? to say who somebody is: `{}`", super::alias_flag(shown(seen), "…"))
        })
        .unwrap_or_default()
}

fn alias_fr(people: &[Seen]) -> String {
    named(people)
        .map(|seen| {
            format!("est-ce la bonne cohorte ? pour dire qui est quelqu'un : `{}`", super::alias_flag(shown(seen), "…"))
        })
        .unwrap_or_default()
}
