//! What papers say of people and sessions beside the data. Gender is not recorded: the form of the ministry's model, `(e)`.

use crate::domain::attendance::evidence::Proof;
use crate::domain::vocabulary::{EvidenceKind, Modality, PersonStatus};
use crate::lang::message::words;
use crate::lang::words::Lang;

words! {
    /// What somebody was when they enrolled.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum EnrolledAs {
        Of(status: PersonStatus) match status {
            PersonStatus::Employee => en: "employee" fr: "salarié(e)",
            PersonStatus::Volunteer => en: "volunteer" fr: "bénévole",
            PersonStatus::PublicAgent => en: "public agent" fr: "agent public",
            PersonStatus::SelfEmployed => en: "self-employed" fr: "travailleur(se) non salarié(e)",
            PersonStatus::JobSeeker => en: "job seeker" fr: "demandeur(se) d’emploi",
            PersonStatus::Intermittent => en: "intermittent worker" fr: "intermittent(e)",
            PersonStatus::Apprentice => en: "apprentice" fr: "apprenti(e)",
            PersonStatus::Individual => en: "private individual" fr: "particulier",
            PersonStatus::Other => en: "other" fr: "autre",
        },
    }
}

/// The line under a name: what ties somebody to a structure. House wording but for employees (domain §2).
#[derive(Clone, Debug)]
pub struct Link<'a> {
    pub status: Option<PersonStatus>,
    /// As typed, may be empty.
    pub organisation: &'a str,
}

impl Link<'_> {
    /// In that language; empty where nothing is known, or the status says nothing.
    pub fn say(&self, lang: Lang) -> String {
        use PersonStatus as S;
        let beside = match (self.status, lang) {
            (Some(S::Employee), Lang::Fr) => ("salarié(e)", " de l’entreprise "),
            (Some(S::Employee), Lang::En) => ("employee", " of "),
            (Some(S::Volunteer), Lang::Fr) => ("bénévole", " au sein de "),
            (Some(S::Volunteer), Lang::En) => ("volunteer", " at "),
            (Some(S::Apprentice), Lang::Fr) => ("apprenti(e)", " de l’entreprise "),
            (Some(S::Apprentice), Lang::En) => ("apprentice", " of "),
            (Some(S::PublicAgent), Lang::Fr) => ("agent public", ", "),
            (Some(S::PublicAgent), Lang::En) => ("public agent", ", "),
            (Some(S::Intermittent), Lang::Fr) => ("intermittent(e)", ", "),
            (Some(S::Intermittent), Lang::En) => ("intermittent worker", ", "),
            (Some(S::JobSeeker), Lang::Fr) => return "demandeur(se) d’emploi".to_owned(),
            (Some(S::JobSeeker), Lang::En) => return "job seeker".to_owned(),
            (Some(S::SelfEmployed), Lang::Fr) => return "travailleur(se) non salarié(e)".to_owned(),
            (Some(S::SelfEmployed), Lang::En) => return "self-employed".to_owned(),
            (Some(S::Individual | S::Other) | None, _) => ("", ""),
        };
        match self.organisation {
            "" => beside.0.to_owned(),
            organisation => format!("{}{}{organisation}", beside.0, beside.1),
        }
    }
}

words! {
    /// Where people sit.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Seating {
        At(modality: Modality) match modality {
            Modality::Remote => en: "remote (virtual classes)" fr: "à distance (classes virtuelles)",
            Modality::InPerson => en: "in person" fr: "en présence",
            Modality::Blended => en: "blended" fr: "mixte (en présence et à distance)",
        },
    }
}

words! {
    /// In which zone times are told: the town in the zone's name.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct PaperZone { pub name: String }
        en: ("{} time", town(name))
        fr: ("heure de {}", town(name))
}

fn town(zone: &str) -> String {
    zone.rsplit('/').next().unwrap_or(zone).replace('_', " ")
}

/// What shows that somebody was there, as a paper lists it.
#[derive(Clone, Copy, Debug)]
pub struct Evidences<'a>(pub &'a [Proof]);

impl Evidences<'_> {
    /// In that language.
    pub fn say(self, lang: Lang) -> Vec<&'static str> {
        self.0.iter().map(|proof| evidence(proof, lang)).collect()
    }
}

fn evidence(proof: &Proof, lang: Lang) -> &'static str {
    let [en, fr] = match proof.kind {
        EvidenceKind::RollCall => ["roll call", "appel"],
        // A roll-call page keeps what was drawn in its file; a signature without one was given on paper.
        EvidenceKind::Signature if proof.digest.is_some() => ["signed on a screen", "signé à l’écran"],
        EvidenceKind::Signature => ["signature on the original", "signature sur l’original"],
        EvidenceKind::Log => ["connection log", "relevé de connexion"],
        EvidenceKind::LogTotal => ["connection log (total only)", "relevé de connexion (durée totale)"],
        EvidenceKind::Declaration => ["declaration", "déclaration"],
        EvidenceKind::Trainer => ["trainer", "formateur"],
        EvidenceKind::Recording => ["recording", "enregistrement"],
        EvidenceKind::Work => ["work done", "travaux"],
    };
    lang.pick(en, fr)
}

#[cfg(test)]
crate::lang::sample::samples! {
    PersonStatus: [PersonStatus::Employee],
    Modality: [Modality::Remote],
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Words as _;

    #[test]
    fn what_somebody_is_and_where_people_sit() {
        let said = |status| [Lang::En, Lang::Fr].map(|lang| EnrolledAs::Of(status).say(lang));
        assert_eq!(said(PersonStatus::SelfEmployed), ["self-employed", "travailleur(se) non salarié(e)"]);
        assert_eq!(said(PersonStatus::Intermittent), ["intermittent worker", "intermittent(e)"]);
        assert_eq!(said(PersonStatus::Apprentice), ["apprentice", "apprenti(e)"]);
        assert_eq!(said(PersonStatus::Individual), ["private individual", "particulier"]);
        let said = |modality| [Lang::En, Lang::Fr].map(|lang| Seating::At(modality).say(lang));
        assert_eq!(said(Modality::Remote), ["remote (virtual classes)", "à distance (classes virtuelles)"]);
        assert_eq!(said(Modality::Blended), ["blended", "mixte (en présence et à distance)"]);
        let zone = PaperZone { name: "Indian/Reunion".to_owned() };
        assert_eq!([zone.say(Lang::En), zone.say(Lang::Fr)], ["Reunion time", "heure de Reunion"]);
    }

    #[test]
    fn no_organisation_leaves_no_dangling_word() {
        let said = |status, organisation| Link { status, organisation }.say(Lang::Fr);
        assert_eq!(said(Some(PersonStatus::Employee), "Le Pont"), "salarié(e) de l’entreprise Le Pont");
        assert_eq!(said(Some(PersonStatus::Employee), ""), "salarié(e)");
        assert_eq!(said(Some(PersonStatus::Volunteer), "Le Pont"), "bénévole au sein de Le Pont");
        assert_eq!(said(Some(PersonStatus::PublicAgent), "Ville"), "agent public, Ville");
        assert_eq!(said(Some(PersonStatus::JobSeeker), "Le Pont"), "demandeur(se) d’emploi");
        assert_eq!((said(None, "Le Pont"), said(None, "")), ("Le Pont".to_owned(), String::new()));
        for status in PersonStatus::ALL {
            for lang in [Lang::Fr, Lang::En] {
                let said = Link { status: Some(*status), organisation: "" }.say(lang);
                assert!(!said.ends_with([' ', ',']) && !said.ends_with("de"), "{said}");
            }
        }
    }
}
