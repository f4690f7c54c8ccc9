//! What there is to know of a log that was taken, in words.

use crate::domain::decide::log::Remark;
use crate::lang::dates::clock;
use crate::lang::message::words;
use crate::lang::words::{Lang, Words, count_en, count_fr, list_en, list_fr};

use crate::domain::refusal::log_words::alias_flag;

/// Something to know.
#[derive(Clone, Debug)]
pub struct LogRemark(pub Remark);

impl Words for LogRemark {
    fn en(&self) -> String {
        match &self.0 {
            Remark::Shifted { hours } => format!(
                "nearly everybody is {} {}: perhaps the times are of another zone, `--timezone TZ`",
                count_en(whole(*hours), "hour", "hours"),
                if *hours < 0 { "early" } else { "late" }
            ),
            Remark::Overlaps { people } => {
                let people: Vec<String> =
                    people.iter().map(|(name, seconds)| format!("{name} ({} min)", seconds / 60)).collect();
                format!("connected twice at the same time, counted once: {}", list_en(&people))
            }
            Remark::OnlyTotals { people } => format!(
                "the tool gives only totals for {}: breaks are not seen, overlaps count twice; the least of the total, the time from first arrival to last departure and the session was taken",
                count_en(*people, "person", "people")
            ),
            Remark::RoundedUp => {
                "this tool rounds each connection up to the next minute: a total may be a minute too long for each"
                    .to_owned()
            }
            Remark::TotalsCut { people } => {
                let people: Vec<String> = people
                    .iter()
                    .map(|(name, total, taken)| format!("{name} ({} min for {} possible)", total.0, taken.0))
                    .collect();
                format!("totals greater than can be: {}", list_en(&people))
            }
            Remark::PartUnreadable { people } => {
                format!("a duration that cannot be read counts nothing: {}", list_en(people))
            }
            Remark::OpenEnds { people, end } => {
                format!("no departure, so the planned end was taken ({}): {}", clock(*end, Lang::En), list_en(people))
            }
            Remark::StartUnsure { people } => {
                format!("there before the list began, so its time was taken: {}", list_en(people))
            }
            Remark::OtherEmail { people } => {
                let people: Vec<String> = people.iter().map(|(name, email)| format!("{name} <{email}>")).collect();
                format!("recognised by name, with another e-mail than at enrolment: {}", list_en(&people))
            }
            Remark::HostsAlike { people } => {
                let people: Vec<String> =
                    people.iter().map(|(shown, name, _)| format!("{shown} (perhaps {name})")).collect();
                format!("ran the meeting, so left out: {}", list_en(&people))
            }
            Remark::OtherLog { people } => format!("marked from another log, kept: {}", list_en(people)),
            Remark::NoLongerThere { people } => {
                format!("marked from this log, where nothing says so any more: {}", list_en(&names(people)))
            }
            Remark::Nobody { rows } => format!("{} of nobody left out", count_en(*rows as usize, "row", "rows")),
        }
    }

    fn fr(&self) -> String {
        match &self.0 {
            Remark::Shifted { hours } => format!(
                "presque tout le monde a {} {} : ces heures sont peut-être celles d'un autre fuseau, `--timezone FUSEAU`",
                count_fr(whole(*hours), "heure", "heures"),
                if *hours < 0 { "d'avance" } else { "de retard" }
            ),
            Remark::Overlaps { people } => {
                let people: Vec<String> =
                    people.iter().map(|(name, seconds)| format!("{name} ({} min)", seconds / 60)).collect();
                format!("connexions simultanées, comptées une seule fois : {}", list_fr(&people))
            }
            Remark::OnlyTotals { people } => format!(
                "l'outil ne donne que des totaux, pour {} : il ne montre pas les pauses et compte deux fois les connexions simultanées ; on retient le moindre du total, du temps entre première arrivée et dernier départ, et de la séance",
                count_fr(*people, "personne", "personnes")
            ),
            Remark::RoundedUp => {
                "cet outil arrondit chaque connexion à la minute supérieure : un total peut compter une minute de trop par connexion".to_owned()
            }
            Remark::TotalsCut { people } => {
                let people: Vec<String> = people
                    .iter()
                    .map(|(name, total, taken)| format!("{name} ({} min pour {} possibles)", total.0, taken.0))
                    .collect();
                format!("totaux plus grands que possible : {}", list_fr(&people))
            }
            Remark::PartUnreadable { people } => {
                format!("une durée illisible ne compte pas : {}", list_fr(people))
            }
            Remark::OpenEnds { people, end } => {
                format!("pas de départ, on retient la fin prévue ({}) : {}", clock(*end, Lang::Fr), list_fr(people))
            }
            Remark::StartUnsure { people } => {
                format!("déjà là au début de la liste, on retient son heure : {}", list_fr(people))
            }
            Remark::OtherEmail { people } => {
                let people: Vec<String> = people.iter().map(|(name, email)| format!("{name} <{email}>")).collect();
                format!("reconnus par leur nom, avec une autre adresse qu'à l'inscription : {}", list_fr(&people))
            }
            Remark::HostsAlike { people } => {
                let people: Vec<String> =
                    people.iter().map(|(shown, name, _)| format!("{shown} (peut-être {name})")).collect();
                format!("a animé la réunion, donc laissé de côté : {}", list_fr(&people))
            }
            Remark::OtherLog { people } => format!("marqués d'après un autre journal, gardés : {}", list_fr(people)),
            Remark::NoLongerThere { people } => {
                format!("marqués d'après ce journal, où plus rien ne le dit : {}", list_fr(&names(people)))
            }
            Remark::Nobody { rows } => {
                format!(
                    "{} de personne, {}",
                    count_fr(*rows as usize, "ligne", "lignes"),
                    if *rows < 2 { "laissée de côté" } else { "laissées de côté" }
                )
            }
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

words! {
    /// What the lists below a balance leave to do.
    #[derive(Clone, Debug)]
    pub enum ListHint {
        Unknown(shown: String)
            en: ("if one of the unknown is of the cohort: `{}`", alias_flag(shown, "…"))
            fr: ("si l'un des inconnus est de la cohorte : `{}`", alias_flag(shown, "…")),

        Unmarked
            en: "`--rest absent` marks those without a mark absent"
            fr: "`--rest absent` marque absents ceux qui n'ont pas de marque",
    }
}

/// How marks made by hand give way to a log.
#[derive(Clone, Copy, Debug)]
pub struct KeptByHandHint;

impl Words for KeptByHandHint {
    fn en(&self) -> String {
        "`--replace` takes what the log says in place of marks made by hand".to_owned()
    }

    fn fr(&self) -> String {
        "`--replace` retient ce que dit le journal à la place des marques posées à la main".to_owned()
    }
}

/// What to do about it; empty where there is nothing.
#[derive(Clone, Debug)]
pub struct RemarkHint {
    /// What was remarked.
    pub remark: Remark,
    /// Id of the session.
    pub session: String,
}

impl Words for RemarkHint {
    fn en(&self) -> String {
        match &self.remark {
            Remark::OtherLog { .. } => {
                "for a meeting that was restarted, give all its files in one command (`--from A --from B`); `--replace` takes only this one".to_owned()
            }
            Remark::HostsAlike { people } => format!("if it is them: `{}`", aliases(people)),
            Remark::NoLongerThere { people } => format!("to take the mark away: `{}`", self.clear(people)),
            _ => String::new(),
        }
    }

    fn fr(&self) -> String {
        match &self.remark {
            Remark::OtherLog { .. } => {
                "si la réunion a été relancée, donnez tous ses fichiers dans une seule commande (`--from A --from B`) ; `--replace` ne retient que celui-ci".to_owned()
            }
            Remark::HostsAlike { people } => format!("si c'est bien le cas : `{}`", aliases(people)),
            Remark::NoLongerThere { people } => format!("pour retirer la marque : `{}`", self.clear(people)),
            _ => String::new(),
        }
    }
}

impl RemarkHint {
    fn clear(&self, people: &[(String, String)]) -> String {
        let ids: Vec<&str> = people.iter().map(|(_, id)| id.as_str()).collect();
        format!("formation attend {} --clear {}", self.session, ids.join(","))
    }
}
