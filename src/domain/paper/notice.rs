//! What there is to know of a paper that is made all the same.

use chrono::NaiveDate;

use crate::domain::paper::content::Difference;
use crate::domain::paper::refusal::PaperReason;
use crate::domain::programme::holidays::Holiday;
use crate::domain::programme::ids::SessionId;
use crate::domain::refusal::candidate::Candidate;
use crate::domain::vocabulary::PaperKind;
use crate::lang::dates::long_date;
use crate::lang::message::words;
use crate::lang::words::{Lang, Words as _, list_en, list_fr};

words! {
    /// A warning beside a paper.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum PaperNotice {
        LogAlone { person: String, sessions: Vec<SessionId> }
            en: "{person}: only a connection log shows the presence at {sessions}: some funders hold it to be weak"
            fr: "{person} : seul un relevé de connexion montre la présence à {sessions} : des financeurs le jugent faible",

        Unproved { person: String, sessions: Vec<SessionId> }
            en: "{person}: nothing shows the presence at {sessions}"
            fr: "{person} : rien ne prouve la présence à {sessions}",

        /// The model of the ministry says three years.
        KeptLonger { funder: String, years: u32 }
            en: "{funder} wants proofs kept for {years} years, the certificate says 3: keep both"
            fr: "{funder} demande de garder les justificatifs {years} ans, le certificat dit 3 : respectez les deux",

        NoTrainer { session: SessionId }
            en: "{session} has no trainer: a sheet that no trainer signs is not accepted; fill in the line by hand"
            fr: "{session} n'a pas de formateur : une feuille qu'aucun formateur ne signe n'est pas acceptée ; complétez la ligne à la main"
            hint_en: "add `trainer` to the session in the file that defines the cohort"
            hint_fr: "ajoutez `trainer` à la séance dans le fichier qui définit la promotion",

        Nowhere { session: SessionId }
            en: "{session} has neither a place nor a link"
            fr: "{session} n'a ni lieu ni lien de connexion",

        OnHoliday { session: SessionId, date: NaiveDate, holiday: Holiday }
            en: ("{session} is on a public holiday: {}, {}", holiday.say(Lang::En), long_date(*date, Lang::En))
            fr: ("{session} tombe un jour férié : {}, {}", holiday.say(Lang::Fr), long_date(*date, Lang::Fr)),

        /// A session that is over.
        Unmarked { session: SessionId, people: Vec<String> }
            en: ("{session}: not marked: {}", list_en(people))
            fr: ("{session} : présence non renseignée : {}", list_fr(people)),

        LeftOut { kind: PaperKind, person: Candidate, why: PaperReason }
            en: "no {kind} for {person}: {why}"
            fr: "pas de {kind} pour {person} : {why}",

        /// A version replaces another.
        Replaces { paper: String, person: String, version: u32, before: u32, issued_on: NaiveDate, differences: Vec<Difference> }
            en: (
                "{paper}, {person}: version {version} replaces version {before} of {}: {}",
                long_date(*issued_on, Lang::En),
                list_en(&told(differences, Lang::En)),
            )
            fr: (
                "{paper}, {person} : la version {version} remplace la version {before} du {} : {}",
                long_date(*issued_on, Lang::Fr),
                list_fr(&told(differences, Lang::Fr)),
            ),
    }
}

fn told(differences: &[Difference], lang: Lang) -> Vec<String> {
    differences.iter().map(|difference| difference.say(lang)).collect()
}
