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

        AsHtml
            en: "no browser was found: the document goes with it as HTML"
            fr: "aucun navigateur n'a été trouvé : le document est joint en HTML"
            hint_en: "a Chromium, Chrome or Edge makes it a PDF; `--format html` asks for HTML"
            hint_fr: "un Chromium, Chrome ou Edge en fait un PDF ; `--format html` demande du HTML",

        TooLarge { megabytes: usize, most: usize }
            en: "the files to attach come to {megabytes} MB: no more than {most} MB go with a mail"
            fr: "les fichiers à joindre font {megabytes} Mo : pas plus de {most} Mo par courriel"
            hint_en: "put them where people can fetch them, and write the link"
            hint_fr: "déposez-les en ligne et donnez le lien",
    }
}
