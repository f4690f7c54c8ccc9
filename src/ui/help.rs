//! How a page of help is laid out, and its words in each language. The texts stand with each argument, English and French.

use crate::lang::Lang;

/// Order of a help page.
pub const TEMPLATE_EN: &str = "{before-help}{about-with-newline}\nUsage: {usage}\n\n{all-args}{after-help}";

/// The same in French.
pub const TEMPLATE_FR: &str = "{before-help}{about-with-newline}\nUsage : {usage}\n\n{all-args}{after-help}";

/// The placeholder of a value, `<DATE>`: words in capitals, as they stand in a usage line.
pub fn placeholder(english: &str) -> String {
    let word = |word: &str| {
        match word {
            "OFFICE" => "ANTENNE",
            "WHO" => "QUI",
            "FIRST" => "PRÉNOM",
            "LAST" | "NAME" => "NOM",
            "PERSON" => "PERSONNE",
            "WHAT" => "QUOI",
            "ID" => "IDENTIFIANT",
            "PEOPLE" => "PERSONNES",
            "SESSION" => "SÉANCE",
            "COHORT" => "COHORTE",
            "TIME" => "HEURE",
            "TEXT" => "TEXTE",
            "REASON" => "MOTIF",
            "FILE" => "FICHIER",
            "DIR" => "DOSSIER",
            "KIND" => "SORTE",
            "MARK" => "MARQUE",
            "STATUS" => "STATUT",
            "PHONE" => "TÉLÉPHONE",
            "EMAIL" | "ADDRESS" => "ADRESSE",
            "COLUMNS" => "COLONNES",
            "YEAR" => "ANNÉE",
            "VALUE" => "VALEUR",
            "WORD" => "MOT",
            "LINE" | "ROW" => "LIGNE",
            "LANG" => "LANGUE",
            "HEADING" => "TITRE",
            "COLUMN" => "COLONNE",
            "LOG" => "JOURNAL",
            "SHOWN" => "AFFICHÉ",
            "TZ" => "FUSEAU",
            "ORDER" => "ORDRE",
            "SHELL" => "INTERPRÉTEUR",
            "TITLE" | "LABEL" => "INTITULÉ",
            "STATE" => "ÉTAT",
            "TOPIC" => "SUJET",
            "DOTS" => "POINTS",
            "LINK" => "LIEN",
            "EXPERIENCE" => "EXPÉRIENCE",
            "CRITERION" => "CRITÈRE",
            "ORGANISATION" => "STRUCTURE",
            "TOOL" => "OUTIL",
            "YES" => "OUI",
            "NO" => "NON",
            "FEEDBACK" => "RETOUR",
            "FUNDER" => "FINANCEUR",
            "REPORT" => "RAPPORT",
            "RESOURCE" => "RESSOURCE",
            "SEAL" => "SCELLÉ",
            "SHEET" => "FEUILLE",
            "FIELD" => "CHAMP",
            "TAG" => "MOT-CLÉ",
            "TAGS" => "MOTS-CLÉS",
            "OFFER" => "OFFRE",
            "TRAINER" => "FORMATEUR",
            "PLACE" => "LIEU",
            "MODALITY" => "MODALITÉ",
            "WEEKS" => "SEMAINES",
            "COMMITMENT" => "ENGAGEMENT",
            other => other,
        }
        .to_owned()
    };
    let pieces = english.split_inclusive(['=', ':', '|', ',']);
    let told = pieces.map(|piece| {
        let end = piece.trim_end_matches(['=', ':', '|', ',']);
        word(end) + &piece[end.len()..]
    });
    told.collect()
}

/// The French of a heading over some of a command's options.
pub fn heading(english: &str) -> Option<&'static str> {
    Some(match english {
        "From a form" => "Depuis un formulaire\u{a0}",
        "From a log" => "Depuis le journal de la visioconférence\u{a0}",
        _ => return None,
    })
}

/// Stands in a help text before its French: clap makes one line of a doc comment, and each has its French below its
/// English.
pub const FRENCH: &str = " fr: ";

/// The part of a help text that is in that language.
pub fn in_language(text: &str, lang: Lang) -> String {
    text.split_once(FRENCH).map_or(text, |(en, fr)| lang.pick(en, fr)).to_owned()
}
