//! What the file of a paper is called where a folder is named: `certificat-2021-0007-martin-zoe.html`.

use crate::domain::vocabulary::PaperKind;
use crate::lang::{Lang, folded_words};

/// Letters and digits of the name of a file.
const LONGEST: usize = 60;

/// Whether a file is called as one of that kind, number and version is, whoever it is about.
pub fn numbered_as(name: &str, kind: PaperKind, number: (&str, u32), lang: Lang) -> bool {
    let begins = format!("{}-{}", kind_word(kind, lang), number_word(Some(number), lang));
    let Some((_, rest)) = name.split_once(&begins) else { return false };
    let is_version =
        |rest: &str| rest.strip_prefix("-v").is_some_and(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit()));
    rest.starts_with(['-', '.']) && !is_version(rest)
}

/// Of a paper with that number and version, about whom it says; a draft has no number.
pub fn file_name(kind: PaperKind, number: Option<(&str, u32)>, about: &str, ending: &str, lang: Lang) -> String {
    let words = folded_words(about);
    [kind_word(kind, lang).to_owned(), number_word(number, lang)]
        .into_iter()
        .chain(words)
        .collect::<Vec<_>>()
        .join("-")
        .chars()
        .take(LONGEST)
        .collect::<String>()
        + "."
        + ending
}

const fn kind_word(kind: PaperKind, lang: Lang) -> &'static str {
    match (kind, lang) {
        (PaperKind::Certificate, Lang::Fr) => "certificat",
        (PaperKind::Certificate, Lang::En) => "certificate",
        (PaperKind::Attestation, _) => "attestation",
        (PaperKind::Invitation, Lang::Fr) => "convocation",
        (PaperKind::Invitation, Lang::En) => "invitation",
        (of, _) => of.key(),
    }
}

fn number_word(number: Option<(&str, u32)>, lang: Lang) -> String {
    match number {
        Some((number, 1)) => number.to_owned(),
        Some((number, version)) => format!("{number}-v{version}"),
        None => lang.pick("draft", "projet").to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_bears_a_number_and_a_version() {
        let bears = |name: &str, version| numbered_as(name, PaperKind::Certificate, ("2021-0007", version), Lang::Fr);
        assert!(bears("certificat-2021-0007-martin-zoe.pdf", 1) && bears("05-certificat-2021-0007-v2-martin.html", 2));
        assert!(!bears("certificat-2021-0007-v2-martin-zoe.pdf", 1) && !bears("certificat-2021-0007-martin.pdf", 2));
        assert!(!bears("certificat-2021-00071-martin.pdf", 1) && !bears("attestation-2021-0007-martin.pdf", 1));
    }

    #[test]
    fn a_name_holds_the_number_and_whom_it_is_about() {
        let name = |number, lang| file_name(PaperKind::Certificate, number, "d'Almeida Léo", "pdf", lang);
        assert_eq!(name(Some(("2021-0007", 1)), Lang::Fr), "certificat-2021-0007-d-almeida-leo.pdf");
        assert_eq!(name(Some(("2021-0007", 2)), Lang::En), "certificate-2021-0007-v2-d-almeida-leo.pdf");
        assert_eq!(name(None, Lang::Fr), "certificat-projet-d-almeida-leo.pdf");
    }
}
