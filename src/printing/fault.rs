//! Why a page was not printed.

use crate::lang::message::words;
use crate::lang::words::{any_en, any_fr};

words! {
    /// Why there is no PDF.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum PrintFault {
        NoBrowser { looked_for: Vec<String> }
            en: "a browser is needed to write PDF, and none was found"
            fr: "il faut un navigateur pour écrire un PDF, et aucun n'a été trouvé"
            hint_en: (
                "install one of {}, or name it in FORMATION_BROWSER; or write HTML (`-o x.html`), which any browser prints",
                any_en(looked_for),
            )
            hint_fr: (
                "installez {}, ou indiquez-le dans FORMATION_BROWSER ; ou écrivez du HTML (`-o x.html`), que tout navigateur imprime",
                any_fr(looked_for),
            ),

        NoConverter
            en: "LibreOffice is needed to make a PDF of a Word or Writer template, and none was found"
            fr: "il faut LibreOffice pour faire un PDF d'un modèle Word ou Writer, et il n'a pas été trouvé"
            hint_en: "install LibreOffice; or leave out `--format pdf`, and save the document as PDF in your word processor"
            hint_fr: "installez LibreOffice ; ou laissez `--format pdf` de côté, et enregistrez le document en PDF depuis votre traitement de texte",

        NotThere { program: String }
            en: "FORMATION_BROWSER names {program}, which is not there"
            fr: "FORMATION_BROWSER désigne {program}, qui n'existe pas"
            hint_en: "name the program of a Chromium, Chrome or Edge, or unset it"
            hint_fr: "indiquez le programme d'un Chromium, Chrome ou Edge, ou retirez cette variable",

        NotStarted { program: String, why: String }
            en: "{program} could not be started: {why}"
            fr: "impossible de démarrer {program} : {why}"
            hint_en: "`-o x.html` writes HTML, which any browser prints"
            hint_fr: "`-o x.html` écrit du HTML, que tout navigateur imprime",

        Broken { program: String, why: String }
            en: "{program} printed nothing: {why}"
            fr: "{program} n'a rien imprimé : {why}"
            hint_en: "run it again; `-o x.html` writes HTML, which any browser prints"
            hint_fr: "relancez la commande ; `-o x.html` écrit du HTML, que tout navigateur imprime",

        TooSlow { program: String, seconds: u64 }
            en: "{program} did not answer within {seconds} seconds"
            fr: "{program} n'a pas répondu en {seconds} secondes"
            hint_en: "run it again when the machine has less to do; `-o x.html` writes HTML, which any browser prints"
            hint_fr: "relancez la commande quand la machine sera moins occupée ; `-o x.html` écrit du HTML, que tout navigateur imprime",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::{Lang, Words as _};

    #[test]
    fn each_is_said_with_what_to_do() {
        let said =
            |fault: &PrintFault| [Lang::En, Lang::Fr].map(|lang| format!("{} / {}", fault.say(lang), fault.hint(lang)));
        let program = || "chromium".to_owned();
        assert_eq!(
            said(&PrintFault::NoConverter),
            [
                "LibreOffice is needed to make a PDF of a Word or Writer template, and none was found / install LibreOffice; or leave out `--format pdf`, and save the document as PDF in your word processor",
                "il faut LibreOffice pour faire un PDF d'un modèle Word ou Writer, et il n'a pas été trouvé / installez LibreOffice ; ou laissez `--format pdf` de côté, et enregistrez le document en PDF depuis votre traitement de texte",
            ]
        );
        assert_eq!(
            said(&PrintFault::NoBrowser { looked_for: vec!["Chromium".to_owned(), "Edge".to_owned()] }),
            [
                "a browser is needed to write PDF, and none was found / install one of Chromium or Edge, or name it in FORMATION_BROWSER; or write HTML (`-o x.html`), which any browser prints",
                "il faut un navigateur pour écrire un PDF, et aucun n'a été trouvé / installez Chromium ou Edge, ou indiquez-le dans FORMATION_BROWSER ; ou écrivez du HTML (`-o x.html`), que tout navigateur imprime",
            ]
        );
        assert_eq!(
            said(&PrintFault::NotStarted { program: program(), why: "x".to_owned() }),
            [
                "chromium could not be started: x / `-o x.html` writes HTML, which any browser prints",
                "impossible de démarrer chromium : x / `-o x.html` écrit du HTML, que tout navigateur imprime",
            ]
        );
        assert_eq!(
            said(&PrintFault::Broken { program: program(), why: "x".to_owned() }),
            [
                "chromium printed nothing: x / run it again; `-o x.html` writes HTML, which any browser prints",
                "chromium n'a rien imprimé : x / relancez la commande ; `-o x.html` écrit du HTML, que tout navigateur imprime",
            ]
        );
        assert_eq!(
            said(&PrintFault::TooSlow { program: program(), seconds: 60 }),
            [
                "chromium did not answer within 60 seconds / run it again when the machine has less to do; `-o x.html` writes HTML, which any browser prints",
                "chromium n'a pas répondu en 60 secondes / relancez la commande quand la machine sera moins occupée ; `-o x.html` écrit du HTML, que tout navigateur imprime",
            ]
        );
    }
}
