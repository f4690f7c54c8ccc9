//! What the file of a paper is called where a folder is named: `certificat-2021-0007-martin-zoe.html`.

use crate::domain::vocabulary::PaperKind;
use crate::lang::{Lang, folded_words};

/// Letters and digits of the name of a file.
const LONGEST: usize = 60;

/// Of a paper with that number and version, about whom it says; a draft has no number.
pub fn file_name(kind: PaperKind, number: Option<(&str, u32)>, about: &str, ending: &str, lang: Lang) -> String {
    let kind = match (kind, lang) {
        (PaperKind::Certificate, Lang::Fr) => "certificat",
        (PaperKind::Certificate, Lang::En) => "certificate",
        (PaperKind::Attestation, _) => "attestation",
        (PaperKind::Invitation, Lang::Fr) => "convocation",
        (PaperKind::Invitation, Lang::En) => "invitation",
        (of, _) => of.key(),
    };
    let number = match number {
        Some((number, 1)) => number.to_owned(),
        Some((number, version)) => format!("{number}-v{version}"),
        None => lang.pick("draft", "projet").to_owned(),
    };
    let words = folded_words(about);
    [kind.to_owned(), number]
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_holds_the_number_and_whom_it_is_about() {
        let name = |number, lang| file_name(PaperKind::Certificate, number, "d'Almeida Léo", "pdf", lang);
        assert_eq!(name(Some(("2021-0007", 1)), Lang::Fr), "certificat-2021-0007-d-almeida-leo.pdf");
        assert_eq!(name(Some(("2021-0007", 2)), Lang::En), "certificate-2021-0007-v2-d-almeida-leo.pdf");
        assert_eq!(name(None, Lang::Fr), "certificat-projet-d-almeida-leo.pdf");
    }
}
