//! What there is to know of a paper that is made all the same.

use chrono::NaiveDate;

use crate::domain::paper::content::PaperDifference;
use crate::domain::paper::reason::PaperReason;
use crate::domain::programme::holidays::Holiday;
use crate::domain::programme::ids::SessionId;
use crate::domain::refusal::candidate::Candidate;
use crate::domain::vocabulary::PaperKind;
use crate::lang::dates::long_date;
use crate::lang::message::words;
use crate::lang::words::{Lang, Words as _, count_en, count_fr, list_en, list_fr, of_fr};

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
            en: "{funder} wants proofs kept for {years} years, the certificate says 3: keep them for {years}"
            fr: "{funder} demande de garder les justificatifs {years} ans, le certificat dit 3 ans : gardez-les {years} ans",

        NoTrainer { session: SessionId }
            en: "{session} has no trainer: a sheet that no trainer signs is not accepted; fill in the line by hand"
            fr: "{session} n'a pas de formateur : une feuille qu'aucun formateur ne signe n'est pas acceptée ; complétez la ligne à la main"
            hint_en: "add `trainer` to the session in the file that defines the cohort"
            hint_fr: "ajoutez `trainer` à la séance dans le fichier qui définit la cohorte",

        Nowhere { session: SessionId }
            en: "{session} has neither a place nor a link"
            fr: "{session} n'a ni lieu ni lien de connexion",

        NoContact
            en: "the programme has no `contact`: nobody knows whom to tell of an absence"
            fr: "le programme n'a pas de `contact` : personne ne sait qui prévenir d'une absence",

        /// Article D6313-3-1 of the Code du travail: whoever learns at a distance must know where to find help.
        NoSupport
            en: "sessions are held at a distance, and the programme's `support` does not say who gives technical help (article D6313-3-1)"
            fr: "des séances ont lieu à distance, et `support` ne dit pas qui aide en cas de problème technique (article D6313-3-1)",

        /// Less than a week before the first session.
        Late { session: SessionId, date: NaiveDate, days: usize }
            en: ("{session} is on {}, {}: invitations are due 10 to 15 days before", long_date(*date, Lang::En), before_en(*days))
            fr: ("{session} a lieu le {}, {} : une convocation s'envoie 10 à 15 jours avant", long_date(*date, Lang::Fr), before_fr(*days)),

        /// All sessions that it is about are over.
        Over { session: SessionId, date: NaiveDate }
            en: ("{session} was on {}: the invitation comes after it", long_date(*date, Lang::En))
            fr: ("{session} a eu lieu le {} : la convocation arrive après", long_date(*date, Lang::Fr)),

        /// Of an attestation, which by its title is of the end.
        Left { person: String, on: NaiveDate }
            en: ("{person} left on {}, before the end: the attestation says what was followed until then", long_date(*on, Lang::En))
            fr: ("{person} a quitté la formation le {}, avant la fin : l'attestation dit ce qui a été suivi jusque-là", long_date(*on, Lang::Fr)),

        /// What a programme sheet leaves out, as nothing is written.
        NotOnSheet { sections: Vec<SheetSection> }
            en: ("not on the sheet, as programme.toml does not say it: {}", list_en(&named(sections)))
            fr: ("absent de la fiche, car programme.toml ne le dit pas : {}", list_fr(&named(sections))),

        OnHoliday { session: SessionId, date: NaiveDate, holiday: Holiday }
            en: ("{session} is on a public holiday: {}, {}", holiday.say(Lang::En), long_date(*date, Lang::En))
            fr: ("{session} tombe un jour férié : {}, {}", holiday.say(Lang::Fr), long_date(*date, Lang::Fr)),

        /// A session that is over.
        Unmarked { session: SessionId, people: Vec<String> }
            en: ("{session}: not marked: {}", list_en(people))
            fr: ("{session} : présence non renseignée : {}", list_fr(people)),

        LeftOut { kind: PaperKind, person: Candidate, why: PaperReason }
            en: "no {kind} for {person}: {why}"
            fr: ("pas {} pour {person} : {}", of_fr(kind.word(Lang::Fr)), why.say(Lang::Fr)),

        /// A paper goes with a mail as a page, for want of a browser.
        AsHtml
            en: "no browser was found: the document goes with the mail as HTML"
            fr: "aucun navigateur n'a été trouvé : le document est joint en HTML"
            hint_en: "a Chromium, Chrome or Edge makes it a PDF; `--format html` asks for HTML"
            hint_fr: "un Chromium, Chrome ou Edge en fait un PDF ; `--format html` demande du HTML",

        /// `provider.rules` names a file that does not go with an invitation.
        NoRules { file: String, why: RulesFault }
            en: "the internal rules do not go with the mail: {file} {why}"
            fr: "le règlement intérieur n'est pas joint : {file} {why}"
            hint_en: "`provider.rules` in programme.toml names a file from the folder of the programme, or an address"
            hint_fr: "`provider.rules` dans programme.toml désigne un fichier à partir du dossier du programme, ou une adresse",

        /// The journal knows another paper of that number and version, which `undo` took out of the table.
        GivenAgain { paper: String, operation: u64, files: Vec<String> }
            en: (
                "{paper} is given again: operation {operation} gave that number, and it was taken back{}",
                still_bear(files, Lang::En),
            )
            fr: (
                "{paper} : ce numéro est donné de nouveau ; l'opération {operation} l'avait donné, avant d'être annulée{}",
                still_bear(files, Lang::Fr),
            )
            hint_en: "destroy the earlier paper, or ask for it back: two papers must not bear one number"
            hint_fr: "détruisez le document précédent, ou faites-le revenir : deux documents ne doivent pas porter le même numéro",

        /// A file of the folder is called by that number and version, and no operation of this folder wrote the file.
        NumberInFolder { paper: String, files: Vec<String> }
            en: ("{paper}: another file bears that number already: {}", list_en(files))
            fr: ("{paper} : un autre fichier porte déjà ce numéro : {}", list_fr(files))
            hint_en: "is it of another programme, or of a copy of this folder? if so, keep it elsewhere; else destroy it"
            hint_fr: "vient-il d'un autre programme, ou d'une copie de ce dossier ? si oui, rangez-le ailleurs ; sinon, détruisez-le",

        /// A version replaces another.
        Replaces { paper: String, person: String, version: u32, before: u32, issued_on: NaiveDate, differences: Vec<PaperDifference> }
            en: (
                "{paper}, {person}: version {version} replaces version {before} of {}; what changed: {}",
                long_date(*issued_on, Lang::En),
                list_en(&told(differences, Lang::En)),
            )
            fr: (
                "{paper}, {person} : la version {version} remplace la version {before} du {} ; ce qui change : {}",
                long_date(*issued_on, Lang::Fr),
                list_fr(&told(differences, Lang::Fr)),
            ),
    }
}

words! {
    /// What is wrong with the file of internal rules.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum RulesFault {
        NotThere en: "is not there" fr: "n'existe pas",
        Outside en: "is not within the folder" fr: "n'est pas dans le dossier",
        Empty en: "is empty" fr: "est vide",
        TooLarge en: "is too large for a mail" fr: "est trop lourd pour un courriel",
    }
}

fn still_bear(files: &[String], lang: Lang) -> String {
    match (files, lang) {
        ([], _) => String::new(),
        ([one], Lang::En) => format!("; {one} still bears it"),
        ([one], Lang::Fr) => format!(" ; {one} le porte encore"),
        (files, Lang::En) => format!("; {} still bear it", list_en(files)),
        (files, Lang::Fr) => format!(" ; {} le portent encore", list_fr(files)),
    }
}

/// What a programme sheet says, with the indicator of Qualiopi that asks for it (guide V9).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SheetSection {
    /// Of `[programme]`, or of a module.
    pub key: &'static str,
    pub indicator: u8,
}

fn named(sections: &[SheetSection]) -> Vec<String> {
    sections.iter().map(|section| format!("`{}` (Qualiopi {})", section.key, section.indicator)).collect()
}

fn before_en(days: usize) -> String {
    if days == 0 { "today".to_owned() } else { format!("in {}", count_en(days, "day", "days")) }
}

fn before_fr(days: usize) -> String {
    if days == 0 { "aujourd'hui".to_owned() } else { format!("dans {}", count_fr(days, "jour", "jours")) }
}

fn told(differences: &[PaperDifference], lang: Lang) -> Vec<String> {
    differences.iter().map(|difference| difference.say(lang)).collect()
}

#[cfg(test)]
crate::lang::sample::samples! {
    SheetSection: [SheetSection { key: "price", indicator: 1 }],
}
