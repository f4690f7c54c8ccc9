//! What is said of mails on the terminal.

use crate::domain::refusal::candidate::{Candidate, listed};
use crate::domain::vocabulary::PaperKind;
use crate::lang::message::words;
use crate::lang::words::{Lang, count_en, count_fr, list_en, list_fr};

words! {
    /// A draft: one line of the answer.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct DraftLine {
        pub file: String,
        pub kind: PaperKind,
        pub name: String,
        pub address: String,
        /// Names of the files that go with it.
        pub attached: Vec<String>,
    }
        en: ("{file}: {}, {name} <{address}>{}", kind.word(Lang::En), with(attached, Lang::En))
        fr: ("{file} : {}, {name} <{address}>{}", kind.word(Lang::Fr), with(attached, Lang::Fr))
}

fn with(attached: &[String], lang: Lang) -> String {
    match (attached, lang) {
        ([], _) => String::new(),
        (files, Lang::En) => format!(", with {}", list_en(files)),
        (files, Lang::Fr) => format!(", avec {}", list_fr(files)),
    }
}

words! {
    /// What there is to know of mails, and why some are not drafted.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum MailNotice {
        NoAddress { people: Vec<Candidate> }
            en: ("no single address to write to for {}:{}", count_en(people.len(), "person", "people"), listed(people))
            fr: ("pas d'adresse unique où écrire pour {} :{}", count_fr(people.len(), "personne", "personnes"), listed(people))
            hint_en: "`formation participants edit … --email …`: one address each"
            hint_fr: "`formation participants edit … --email …` : une seule adresse par personne",

        /// The files named on the command line alone.
        FilesTooHeavy { megabytes: usize, most: usize }
            en: "the files to attach come to {megabytes} MB as mails send them: no more than {most} MB go with a mail"
            fr: "les fichiers à joindre font {megabytes} Mo une fois encodés : pas plus de {most} Mo par courriel"
            hint_en: "put them where people can fetch them, and write the link"
            hint_fr: "déposez-les en ligne et donnez le lien",

        /// With the documents.
        TooHeavy { person: String, megabytes: usize, most: usize }
            en: "the mail to {person} comes to {megabytes} MB with what goes with it: no more than {most} MB"
            fr: "le courriel à {person} fait {megabytes} Mo avec ce qui y est joint : pas plus de {most} Mo"
            hint_en: "attach less, or put files where people can fetch them and write the link"
            hint_fr: "joignez-en moins, ou déposez des fichiers en ligne et donnez le lien",
    }
}
