//! The templates that are part of the program.

use super::office::OfficeFormat;
use crate::lang::Lang;

/// The coordinator's own templates: file, from the folder of templates, and text. One that is not there is the program's.
pub type Overrides = [(String, String)];

/// A paper that has a template in each language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Template {
    Certificate,
    Attestation,
    Invitation,
    Programme,
    Dossier,
    SignInSheet,
}

impl Template {
    pub const ALL: [Self; 6] =
        [Self::Certificate, Self::Attestation, Self::Invitation, Self::Programme, Self::Dossier, Self::SignInSheet];

    /// The name of its file in a language, for a word processor.
    pub fn office_file(self, lang: Lang, format: OfficeFormat) -> String {
        let file = self.file(lang);
        format!("{}{}", file.strip_suffix("html").unwrap_or(file), format.ending())
    }

    /// Whether a coordinator may have it as a file of a word processor: the words of a certificate are the ministry's model,
    /// and the summary of a dossier is always a page.
    pub fn may_be_office(self) -> bool {
        !matches!(self, Self::Certificate | Self::Dossier)
    }

    /// The name of its file in a language, from the folder of templates.
    pub const fn file(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Certificate, Lang::Fr) => "fr/certificate.html",
            (Self::Certificate, Lang::En) => "en/certificate.html",
            (Self::Attestation, Lang::Fr) => "fr/attestation.html",
            (Self::Attestation, Lang::En) => "en/attestation.html",
            (Self::Invitation, Lang::Fr) => "fr/invitation.html",
            (Self::Invitation, Lang::En) => "en/invitation.html",
            (Self::Programme, Lang::Fr) => "fr/programme.html",
            (Self::Programme, Lang::En) => "en/programme.html",
            (Self::Dossier, Lang::Fr) => "fr/dossier.html",
            (Self::Dossier, Lang::En) => "en/dossier.html",
            (Self::SignInSheet, Lang::Fr) => "fr/sign-in-sheet.html",
            (Self::SignInSheet, Lang::En) => "en/sign-in-sheet.html",
        }
    }
}

macro_rules! templates {
    ($($file:literal),+ $(,)?) => {
        /// Every template: its file, from the folder of templates, and its text.
        pub const BUILT_IN: &[(&str, &str)] = &[$(($file, include_str!(concat!("templates/", $file)))),+];
    };
}

templates! {
    "page.html",
    "head.html",
    "style.css",
    "certificate.css",
    "attestation.css",
    "invitation.css",
    "programme.css",
    "dossier.css",
    "sign-in-sheet.css",
    "fr/certificate.html",
    "en/certificate.html",
    "fr/attestation.html",
    "en/attestation.html",
    "fr/invitation.html",
    "en/invitation.html",
    "fr/programme.html",
    "en/programme.html",
    "fr/dossier.html",
    "en/dossier.html",
    "fr/sign-in-sheet.html",
    "en/sign-in-sheet.html",
    "mail.html",
    "fr/mail-invitation.txt",
    "en/mail-invitation.txt",
    "fr/mail-reminder.txt",
    "en/mail-reminder.txt",
    "fr/mail-moved.txt",
    "en/mail-moved.txt",
    "fr/mail-cancelled.txt",
    "en/mail-cancelled.txt",
    "fr/mail-certificate.txt",
    "en/mail-certificate.txt",
    "fr/mail-feedback.txt",
    "en/mail-feedback.txt",
}
