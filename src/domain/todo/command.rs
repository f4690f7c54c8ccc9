//! The command that settles something due.

use chrono::NaiveDate;

use super::due::{Due, DueMatter};
use crate::domain::programme::ids::CohortId;

/// The command that settles something due; none where the definition has to be edited. `cohort`: where it has to be named.
pub fn command(due: &Due, cohort: Option<&CohortId>) -> Option<String> {
    let id = due.participant.as_ref().map(ToString::to_string).unwrap_or_default();
    let session = due.session.as_ref().map(ToString::to_string).unwrap_or_default();
    let command = match &due.what {
        DueMatter::Unmarked { closed: false, .. } => format!("formation attend {session}"),
        // Its sheet is closed: marking there is refused without a reason.
        DueMatter::Unmarked { closed: true, .. } => format!("formation attend {session} --reopen …"),
        DueMatter::Certificates { .. } => "formation document certificate --all --skip-refused".to_owned(),
        DueMatter::Misled { cancelled: false, alone: true, .. } => {
            format!("formation mail invitation {session} --all -o …")
        }
        DueMatter::Invitations { by_mail: false, .. } => {
            "formation document invitation --all --skip-refused".to_owned()
        }
        DueMatter::Invitations { .. } | DueMatter::Misled { .. } => {
            "formation mail invitation --all --skip-refused -o …".to_owned()
        }
        DueMatter::CertificateOutdated { period, language, .. } => {
            let day =
                |option: &str, day: Option<NaiveDate>| day.map(|day| format!(" {option} {day}")).unwrap_or_default();
            let language = language.as_ref().map(|language| format!(" --lang {language}")).unwrap_or_default();
            let [from, to] = [day("--from", period.from), day("--to", period.to)];
            format!("formation document certificate {id}{from}{to}{language}")
        }
        DueMatter::NoProof { closed: false, .. } | DueMatter::LogAlone { closed: false, .. } => {
            format!("formation attend {session} --evidence …")
        }
        DueMatter::NoProof { closed: true, .. } | DueMatter::LogAlone { closed: true, .. } => {
            format!("formation attend {session} --evidence … --reopen …")
        }
        DueMatter::OpenSheet => format!("formation sessions close {session}"),
        DueMatter::FreeSeat { .. } => format!("formation waitlist promote {id}"),
        DueMatter::Answers { fields } => {
            let answers: Vec<String> = fields.iter().map(|field| format!(" --field {field}=…")).collect();
            format!("formation participants edit {id}{}", answers.concat())
        }
        DueMatter::Topics { open: 0 } => "formation topics propose …".to_owned(),
        DueMatter::Topics { .. } => format!("formation topics choose {session} … --why …"),
        DueMatter::Feedback { after, .. } => {
            let who = if id.is_empty() { "…" } else { &id };
            format!("formation feedback add {who} --after {after} --did …")
        }
        DueMatter::Commitment { id, .. } => format!("formation network done {id}"),
        DueMatter::Link { .. }
        | DueMatter::Place { .. }
        | DueMatter::Trainer { .. }
        | DueMatter::ModuleHours { .. } => return None,
    };
    let named = cohort.map(|cohort| format!(" -c {cohort}")).unwrap_or_default();
    Some(command + &named)
}
