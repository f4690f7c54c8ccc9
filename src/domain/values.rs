//! The words of the closed lists as people read and type them. On input every gender and number of the French words
//! is understood, whatever the case and accents, and the key itself.

use std::fmt;

use crate::domain::vocabulary::{
    Attendance, BpfLine, DueKind, EnrolmentState, EvidenceKind, FunderKind, Modality, ModuleKind, PersonStatus,
    RetentionBecause, ReturnLine, SessionState,
};
use crate::lang::folded_words;
use crate::lang::message::Spoken;
use crate::lang::words::Lang;

/// A word of a closed list that people read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    PersonStatus(PersonStatus),
    EnrolmentState(EnrolmentState),
    Attendance(Attendance),
    ModuleKind(ModuleKind),
    Modality(Modality),
    FunderKind(FunderKind),
    SessionState(SessionState),
    EvidenceKind(EvidenceKind),
    BpfLine(BpfLine),
    DueKind(DueKind),
    RetentionBecause(RetentionBecause),
    ReturnLine(ReturnLine),
}

macro_rules! from_vocabulary {
    ($($name:ident),+) => {$(
        impl From<$name> for Value {
            fn from(word: $name) -> Self {
                Self::$name(word)
            }
        }

        impl Spoken for $name {
            fn spoken(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(Value::from(*self).word(lang))
            }
        }
    )+};
}

from_vocabulary!(
    PersonStatus,
    EnrolmentState,
    Attendance,
    ModuleKind,
    Modality,
    FunderKind,
    SessionState,
    EvidenceKind,
    BpfLine,
    DueKind,
    RetentionBecause,
    ReturnLine
);

impl Value {
    /// The key kept in files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::PersonStatus(word) => word.key(),
            Self::EnrolmentState(word) => word.key(),
            Self::Attendance(word) => word.key(),
            Self::ModuleKind(word) => word.key(),
            Self::Modality(word) => word.key(),
            Self::FunderKind(word) => word.key(),
            Self::SessionState(word) => word.key(),
            Self::EvidenceKind(word) => word.key(),
            Self::BpfLine(word) => word.key(),
            Self::DueKind(word) => word.key(),
            Self::RetentionBecause(word) => word.key(),
            Self::ReturnLine(word) => word.key(),
        }
    }

    /// What people read.
    pub const fn word(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Fr => self.fr(),
            Lang::En => self.en(),
        }
    }

    const fn fr(self) -> &'static str {
        match self {
            Self::PersonStatus(word) => match word {
                PersonStatus::Employee => "salarié",
                PersonStatus::Volunteer => "bénévole",
                PersonStatus::PublicAgent => "agent public",
                PersonStatus::SelfEmployed => "travailleur non salarié",
                PersonStatus::JobSeeker => "demandeur d'emploi",
                PersonStatus::Intermittent => "intermittent",
                PersonStatus::Apprentice => "apprenti",
                PersonStatus::Individual => "particulier",
                PersonStatus::Other => "autre",
            },
            Self::EnrolmentState(word) => match word {
                EnrolmentState::Enrolled => "inscrit",
                EnrolmentState::Waiting => "en liste d'attente",
                EnrolmentState::Withdrawn => "abandon",
                EnrolmentState::Cancelled => "annulé",
                EnrolmentState::Transferred => "transféré",
            },
            Self::Attendance(word) => match word {
                Attendance::Present => "présent",
                Attendance::Excused => "excusé",
                Attendance::Absent => "absent",
            },
            Self::ModuleKind(word) => match word {
                ModuleKind::ExchangeGroup => "groupe d'échange de pratiques",
                ModuleKind::Workshop => "atelier",
                ModuleKind::NetworkGroup => "groupe d'échange sur le réseau",
                ModuleKind::Course => "cours",
            },
            Self::Modality(word) => match word {
                Modality::Remote => "à distance",
                Modality::InPerson => "en présentiel",
                Modality::Blended => "mixte",
            },
            Self::FunderKind(word) => match word {
                FunderKind::Opco => "opérateur de compétences",
                FunderKind::Fdva => "FDVA",
                FunderKind::State => "État",
                FunderKind::Region => "Région",
                FunderKind::Eu => "Union européenne",
                FunderKind::Employer => "employeur",
                FunderKind::Individual => "particulier",
                FunderKind::Other => "autre",
            },
            Self::SessionState(word) => match word {
                SessionState::Planned => "prévue",
                SessionState::Held => "tenue",
                SessionState::Cancelled => "annulée",
            },
            Self::EvidenceKind(word) => match word {
                EvidenceKind::RollCall => "appel",
                EvidenceKind::Signature => "signature",
                EvidenceKind::Log => "journal de connexion",
                EvidenceKind::LogTotal => "durée totale de connexion",
                EvidenceKind::Declaration => "déclaration",
                EvidenceKind::Trainer => "attestation du formateur",
                EvidenceKind::Recording => "enregistrement",
                EvidenceKind::Work => "travaux",
            },
            Self::RetentionBecause(word) => because(word, Lang::Fr),
            Self::ReturnLine(word) => match word {
                ReturnLine::Internal => "interne",
                ReturnLine::External => "externe",
                ReturnLine::Total => "total",
                ReturnLine::Remote => "à distance",
            },
            Self::BpfLine(word) => match word {
                BpfLine::No => "hors bilan",
                _ => word.key(),
            },
            Self::DueKind(word) => match word {
                DueKind::Unmarked => "présences à renseigner",
                DueKind::OpenSheet => "feuille à clore",
                DueKind::LogAlone => "preuve à ajouter",
                DueKind::ModuleHours => "heures à prévoir",
                DueKind::NoLink => "lien à donner",
                DueKind::NoPlace => "lieu à donner",
                DueKind::NoTrainer => "formateur à désigner",
                DueKind::FreeSeat => "place à proposer",
                DueKind::MissingAnswer => "réponse à demander",
            },
        }
    }

    const fn en(self) -> &'static str {
        match self {
            Self::PersonStatus(word) => match word {
                PersonStatus::PublicAgent => "public agent",
                PersonStatus::SelfEmployed => "self-employed",
                PersonStatus::JobSeeker => "job seeker",
                _ => word.key(),
            },
            Self::EnrolmentState(word) => match word {
                EnrolmentState::Waiting => "on the waiting list",
                _ => word.key(),
            },
            Self::Attendance(word) => word.key(),
            Self::ModuleKind(word) => match word {
                ModuleKind::ExchangeGroup => "exchange group",
                ModuleKind::NetworkGroup => "network group",
                _ => word.key(),
            },
            Self::Modality(word) => match word {
                Modality::InPerson => "in person",
                _ => word.key(),
            },
            Self::FunderKind(word) => match word {
                FunderKind::Opco => "OPCO",
                FunderKind::Fdva => "FDVA",
                FunderKind::Eu => "European Union",
                _ => word.key(),
            },
            Self::SessionState(word) => word.key(),
            Self::EvidenceKind(word) => match word {
                EvidenceKind::RollCall => "roll call",
                EvidenceKind::LogTotal => "log, total only",
                _ => word.key(),
            },
            Self::RetentionBecause(word) => because(word, Lang::En),
            Self::ReturnLine(word) => word.key(),
            Self::BpfLine(word) => match word {
                BpfLine::No => "not counted",
                _ => word.key(),
            },
            Self::DueKind(word) => match word {
                DueKind::Unmarked => "attendance to mark",
                DueKind::OpenSheet => "sheet to close",
                DueKind::LogAlone => "proof to add",
                DueKind::ModuleHours => "hours to plan",
                DueKind::NoLink => "link to give",
                DueKind::NoPlace => "place to give",
                DueKind::NoTrainer => "trainer to name",
                DueKind::FreeSeat => "seat to offer",
                DueKind::MissingAnswer => "answer to ask for",
            },
        }
    }
}

/// The word meant by what was typed: the key, the English word, or the French word in any gender and number,
/// inclusive writing included (`salarié·e·s`, `bénévoles`, `demandeuse d'emploi`).
pub fn understood<T: Copy + Into<Value>>(all: &[T], typed: &str) -> Option<T> {
    // A key is a key, even one that reads like the ending of a word: line `e` of the yearly return.
    let plain = folded_words(typed);
    if let Some(keyed) = all.iter().copied().find(|word| folded_words((*word).into().key()) == plain) {
        return Some(keyed);
    }
    let typed = stems(typed);
    if typed.is_empty() {
        return None;
    }
    all.iter().copied().find(|word| {
        let value: Value = (*word).into();
        [value.key(), value.en(), value.fr()].iter().any(|known| stems(known) == typed)
    })
}

/// Folded words without gender and number; endings split off by a midpoint or brackets are dropped.
fn stems(text: &str) -> Vec<String> {
    const ENDINGS: [&str; 7] = ["e", "s", "es", "euse", "euses", "ere", "iere"];
    folded_words(text).iter().filter(|word| !ENDINGS.contains(&word.as_str())).map(|word| stem(word)).collect()
}

fn stem(word: &str) -> String {
    let word = word.strip_suffix('s').unwrap_or(word);
    for (ending, masculine) in [("euse", "eur"), ("iere", "ier"), ("ique", "ic")] {
        if let Some(root) = word.strip_suffix(ending) {
            return format!("{root}{masculine}");
        }
    }
    word.trim_end_matches('e').to_owned()
}

/// Who wants it kept so long.
pub const fn because(because: RetentionBecause, lang: Lang) -> &'static str {
    match (because, lang) {
        (RetentionBecause::Funder, Lang::En) => "funder",
        (RetentionBecause::Funder, Lang::Fr) => "financeur",
        (RetentionBecause::Provider, Lang::En) => "provider",
        (RetentionBecause::Provider, Lang::Fr) => "organisme",
        (RetentionBecause::Default, Lang::En) => "default",
        (RetentionBecause::Default, Lang::Fr) => "par défaut",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_words_are_understood_in_any_gender_and_number() {
        let cases = [
            ("salariée", PersonStatus::Employee),
            ("Salarié·e·s", PersonStatus::Employee),
            ("salarié(e)", PersonStatus::Employee),
            ("BENEVOLES", PersonStatus::Volunteer),
            ("agente publique", PersonStatus::PublicAgent),
            ("travailleuse non salariée", PersonStatus::SelfEmployed),
            ("demandeuse d’emploi", PersonStatus::JobSeeker),
            ("demandeur·euse d'emploi", PersonStatus::JobSeeker),
            ("particulière", PersonStatus::Individual),
            ("job_seeker", PersonStatus::JobSeeker),
            ("job seeker", PersonStatus::JobSeeker),
        ];
        for (typed, status) in cases {
            assert_eq!(understood(PersonStatus::ALL, typed), Some(status), "{typed}");
        }
        assert_eq!(understood(PersonStatus::ALL, "boss"), None);
        assert_eq!(understood(Attendance::ALL, "excusées"), Some(Attendance::Excused));
        assert_eq!(understood(Attendance::ALL, "e"), None);
        for line in BpfLine::ALL {
            assert_eq!(understood(BpfLine::ALL, line.key()), Some(*line), "{}", line.key());
            assert_eq!(understood(BpfLine::ALL, &line.key().to_uppercase()), Some(*line), "{}", line.key());
        }
    }
}
