//! What there is to know of something due, in words.

use super::due::{Due, DueMatter};
use crate::domain::findings::sessions::few;
use crate::domain::paper::content::{hours, paper_time};
use crate::domain::programme::definition::Programme;
use crate::domain::programme::ids::FieldId;
use crate::lang::cut::cut;
use crate::lang::dates::long_date;
use crate::lang::message::words;
use crate::lang::words::{Lang, count_en, count_fr, list_en, list_fr};

words! {
    /// What there is to know of something due.
    #[derive(Debug)]
    pub struct DueDetail<'a> {
        pub due: &'a Due,
        /// The definition: questions are asked by their label.
        pub programme: &'a Programme,
        /// The file that defines the cohort.
        pub file: &'a str,
    } match (&due.what) {
        DueMatter::OpenSheet => en: "everybody is marked" fr: "tout le monde est renseigné",
        DueMatter::NoProof { marks, .. } =>
            en: ("{} without any evidence", count_en(*marks, "presence", "presences"))
            fr: ("{} sans justificatif", count_fr(*marks, "présence", "présences")),
        DueMatter::Invitations { people, .. } =>
            en: ("{} not invited yet", count_en(*people, "person", "people"))
            fr: ("{} sans convocation", count_fr(*people, "personne", "personnes")),
        DueMatter::Certificates { people } =>
            en: ("{} without a certificate", count_en(*people, "person", "people"))
            fr: ("{} sans certificat", count_fr(*people, "personne", "personnes")),
        DueMatter::Misled { people, cancelled: true, .. } =>
            en: ("{} invited, and it is cancelled", count_en(*people, "person", "people"))
            fr: ("{} avec une convocation, et elle est annulée", count_fr(*people, "personne", "personnes")),
        DueMatter::Misled { people, announced: None, .. } =>
            en: ("{} told that it is cancelled", count_en(*people, "person", "people"))
            fr: ("{} à qui elle est dite annulée", count_fr(*people, "personne", "personnes")),
        DueMatter::Misled { people, announced: Some(at), .. } =>
            en: ("{} invited for {}, {}", count_en(*people, "person", "people"), long_date(at.date(), Lang::En), paper_time(at.time(), Lang::En))
            fr: ("{} avec une convocation pour le {} à {}", count_fr(*people, "personne", "personnes"), long_date(at.date(), Lang::Fr), paper_time(at.time(), Lang::Fr)),
        DueMatter::CertificateOutdated { number, was, now, .. } =>
            en: ("{}: {number} says {} h, {} h were attended", due.name, hours(*was, Lang::En), hours(*now, Lang::En))
            fr: ("{} : le certificat {number} dit {} h, {} h ont été suivies", due.name, hours(*was, Lang::Fr), hours(*now, Lang::Fr)),
        DueMatter::LogAlone { marks, .. } =>
            en: ("{} on a connection log alone", count_en(*marks, "presence", "presences"))
            fr: ("{} avec un journal de connexion seul", count_fr(*marks, "présence", "présences")),
        DueMatter::ModuleHours { module, planned, scheduled } =>
            en: ("{module}: {} min of {} planned, at {file}", scheduled.0, planned.0)
            fr: ("{module} : {} min prévues sur {}, dans {file}", scheduled.0, planned.0),
        DueMatter::Unmarked { people, expected, .. } =>
            en: ("{} of {expected} not marked", count_en(*people, "person", "people"))
            fr: ("{} sur {expected} sans marque", count_fr(*people, "personne", "personnes")),
        DueMatter::Link { line } => en: "`link = \"…\"` at {file}:{line}" fr: "`link = \"…\"` dans {file}:{line}",
        DueMatter::Place { line } => en: "`place = \"…\"` at {file}:{line}" fr: "`place = \"…\"` dans {file}:{line}",
        DueMatter::Trainer { line } => en: "`trainer = \"…\"` at {file}:{line}" fr: "`trainer = \"…\"` dans {file}:{line}",
        DueMatter::FreeSeat { free, waiting } =>
            en: {
                let free = free.map(|free| format!("{}, ", count_en(free, "free seat", "free seats")));
                let waiting = count_en(*waiting, "waits", "wait");
                format!("{}{waiting}; {} is next", free.unwrap_or_default(), due.name)
            }
            fr: {
                let free = free.map(|free| format!("{}, ", count_fr(free, "place libre", "places libres")));
                let waiting = count_fr(*waiting, "personne attend", "personnes attendent");
                format!("{}{waiting} ; {} est en tête", free.unwrap_or_default(), due.name)
            },
        DueMatter::Answers { fields } =>
            en: ("{}: {}", due.name, list_en(&labels(programme, fields)))
            fr: ("{} : {}", due.name, list_fr(&labels(programme, fields))),
        DueMatter::Topics { open: 0 } => en: "no topic is open" fr: "aucun sujet n'est ouvert",
        DueMatter::Topics { open } =>
            en: ("none chosen yet, of {}", count_en(*open, "open topic", "open topics"))
            fr: ("aucun n'est choisi, sur {}", count_fr(*open, "sujet ouvert", "sujets ouverts")),
        DueMatter::Feedback { after, people } =>
            en: ("nothing told since {after}: {}", list_en(&few(people, Lang::En)))
            fr: ("rien de rapporté depuis {after} : {}", list_fr(&few(people, Lang::Fr))),
        DueMatter::Commitment { text, .. } =>
            en: ("{}: {}", due.name, cut(text, TEXT))
            fr: ("{} : {}", due.name, cut(text, TEXT)),
    }
}

/// Letters of a commitment that are shown.
const TEXT: usize = 60;

fn labels(programme: &Programme, fields: &[FieldId]) -> Vec<String> {
    let label = |id: &FieldId| {
        let field = programme.fields.iter().find(|field| field.id == *id);
        field.map_or_else(|| id.to_string(), |field| field.label.clone())
    };
    fields.iter().map(label).collect()
}
