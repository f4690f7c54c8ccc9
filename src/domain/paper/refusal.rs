//! Why somebody gets no paper, in words, and the command that leads to one.

use super::dossier::Missing;
use super::reason::PaperReason;
use crate::domain::programme::ids::{CohortId, ModuleId, SessionId};
use crate::domain::refusal::candidate::Candidate;
use crate::domain::vocabulary::PaperKind;
use crate::lang::message::words;
use crate::lang::words::{Lang, Words as _, list_en, list_fr, of_fr};

/// Somebody who gets no paper, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unserved {
    pub person: Candidate,
    pub why: PaperReason,
}

words! {
    /// Why no paper is made.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum PaperRefusal {
        Person { kind: PaperKind, person: Candidate, why: PaperReason }
            en: "no {kind} for {person}: {why}"
            fr: ("pas {} pour {person} : {}", of_fr(kind.word(Lang::Fr)), why.say(Lang::Fr))
            hint: (|lang| why.next(&person.id, lang)),

        /// Of all who were asked for.
        Several { kind: PaperKind, unserved: Vec<Unserved>, of: usize }
            en: ("no {} for {} of {of}:{}", kind.word(Lang::En), unserved.len(), lines(unserved, Lang::En))
            fr: ("pas {} pour {} sur {of} :{}", of_fr(kind.word(Lang::Fr)), unserved.len(), lines(unserved, Lang::Fr))
            hint_en: "nothing was written; `--skip-refused` leaves them out"
            hint_fr: "rien n'a été écrit ; `--skip-refused` les laisse de côté",

        /// All who were asked for were to be left out.
        NobodyLeft { kind: PaperKind, unserved: Vec<Unserved> }
            en: ("no {}: all who were asked for are left out:{}", kind.word(Lang::En), lines(unserved, Lang::En))
            fr: ("pas {} : toutes les personnes demandées sont laissées de côté :{}", of_fr(kind.word(Lang::Fr)), lines(unserved, Lang::Fr)),

        NobodyEnrolled { cohort: CohortId }
            en: "nobody is enrolled in `{cohort}`"
            fr: "personne n'est inscrit dans « {cohort} »"
            hint_en: "`formation enrol FIRST LAST … -c {cohort}` enrols somebody, `formation enrol --from FILE` the rows of a form"
            hint_fr: "`formation enrol PRÉNOM NOM … -c {cohort}` inscrit une personne, `formation enrol --from FICHIER` les lignes d'un formulaire",

        NobodyAttended { cohort: CohortId }
            en: "nobody has attended a minute in `{cohort}` yet"
            fr: "personne n'a encore suivi une minute dans « {cohort} »"
            hint_en: "`formation sessions list -c {cohort}` shows which sessions are not marked, `formation attend SESSION` marks one"
            hint_fr: "`formation sessions list -c {cohort}` montre les séances à renseigner, `formation attend SÉANCE` en renseigne une",

        ProviderIncomplete { missing: Vec<&'static str> }
            en: ("the provider's {} is not written: no paper stands without it", list_en(missing))
            fr: ("il manque {} à l'organisme de formation : un document ne vaut rien sans cela", list_fr(missing))
            hint_en: ("add {} under `[provider]` in programme.toml", list_en(missing))
            hint_fr: ("ajoutez {} sous `[provider]` dans programme.toml", list_fr(missing)),

        NoObjectives
            en: "the programme has no objectives: an attestation says how far each was reached"
            fr: "le programme n'a pas d'objectifs : une attestation dit où chacun en est"
            hint_en: "add `objectives` under `[programme]` in programme.toml"
            hint_fr: "ajoutez `objectives` sous `[programme]` dans programme.toml",

        SheetOfCancelled { session: SessionId }
            en: "{session} is cancelled: nobody signs for it"
            fr: "{session} est annulée : personne n'y émarge"
            hint: "`formation sessions restore {session}`",

        NobodyExpected { session: SessionId }
            en: "nobody is expected at {session}"
            fr: "personne n'est attendu à {session}"
            hint: "`formation sessions show {session}`",

        NobodyInModule { module: ModuleId, cohort: CohortId }
            en: "nobody is expected at a session of {module} in `{cohort}`"
            fr: "personne n'est attendu à une séance de {module} dans « {cohort} »"
            hint: "`formation sessions list --module {module}`",

        NobodyPaidBy { funder: String, cohort: CohortId }
            en: "{funder} pays for nobody in `{cohort}`"
            fr: "{funder} ne finance personne dans « {cohort} »"
            hint: "`formation participants list --columns name,funder`",

        DossierIncomplete { funder: String, missing: Vec<Missing> }
            en: ("the dossier for {funder} lacks:{}", said(missing, Lang::En))
            fr: ("il manque au dossier pour {funder} :{}", said(missing, Lang::Fr))
            hint_en: "nothing was written; `formation todo` has the commands, `--partial` makes it all the same with this list in front"
            hint_fr: "rien n'a été écrit ; `formation todo` donne les commandes, `--partial` le fait quand même avec cette liste en tête",

        LogoUnusable { file: String, why: LogoFault }
            en: "the logo {file} cannot be used: {why}"
            fr: "le logo {file} est inutilisable : {why}"
            hint_en: "`provider.logo` in programme.toml names an SVG or PNG file of at most 1 MB, from the folder of the programme"
            hint_fr: "`provider.logo` dans programme.toml désigne un fichier SVG ou PNG d'au plus 1 Mo, à partir du dossier du programme",

        /// Files that are there and say something else.
        FilesDiffer { files: Vec<String> }
            en: ("{} there already, with another content: nothing was written", are_there(files, Lang::En))
            fr: ("{} déjà, avec un autre contenu : rien n'a été écrit", are_there(files, Lang::Fr))
            hint_en: "`--force` writes over, or name another place with `-o`"
            hint_fr: "`--force` écrit par-dessus, ou indiquez un autre endroit avec `-o`",

        /// Files that are templates of one document, all of them the coordinator's.
        SeveralTemplates { files: Vec<String> }
            en: ("{} are templates of one document: which one is meant?", list_en(files))
            fr: ("{} sont les modèles d'un même document : lequel prendre ?", list_fr(files))
            hint_en: "say it with the ending of `-o` (`-o x.docx`, `-o x.html`) or with `--format`, or keep only one"
            hint_fr: "dites-le par la terminaison de `-o` (`-o x.docx`, `-o x.html`) ou par `--format`, ou n'en gardez qu'un",

        NoOfficeTemplate { file: String }
            en: "there is no template {file}"
            fr: "il n'y a pas de modèle {file}"
            hint_en: "write it in your word processor, with the variables that README names; without one, documents are HTML or PDF"
            hint_fr: "écrivez-le dans votre traitement de texte, avec les variables que README donne ; sans modèle, les documents sont en HTML ou PDF",

        /// A document whose words are not the coordinator's, asked for as a file of a word processor.
        WordsOfTheModel
            en: "a certificate follows the ministry's model, word for word: no Word or Writer file stands for it"
            fr: "un certificat de réalisation suit mot pour mot le modèle du ministère : aucun fichier Word ou Writer n'en tient lieu"
            hint_en: "write it as HTML or PDF; `certificate.docx` and `certificate.odt` do not belong in `templates`"
            hint_fr: "écrivez-le en HTML ou PDF ; `certificate.docx` et `certificate.odt` n'ont pas leur place dans `templates`",

        OnePaperAFile { papers: usize }
            en: "{papers} documents do not fit in one file"
            fr: "{papers} documents ne tiennent pas dans un seul fichier"
            hint_en: "name a folder with `-o`, and the format with `--format`"
            hint_fr: "indiquez un dossier avec `-o`, et le format avec `--format`",
    }
}

words! {
    /// What is wrong with a logo.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum LogoFault {
        NotThere en: "there is no such file" fr: "ce fichier n'existe pas",
        TooLarge en: "it is larger than 1 MB" fr: "il dépasse 1 Mo",
        NoPicture en: "it is neither SVG nor PNG" fr: "ce n'est ni du SVG ni du PNG",
    }
}

fn said(missing: &[Missing], lang: Lang) -> String {
    let lines: Vec<String> = missing.iter().map(|one| format!("\n- {}", one.say(lang))).collect();
    lines.concat()
}

/// A line for each of them.
fn lines(unserved: &[Unserved], lang: Lang) -> String {
    let line = |Unserved { person, why }: &Unserved| {
        let colon = lang.pick(": ", " : ");
        format!("\n- {person}{colon}{}{}{}", why.say(lang), lang.pick("; ", " ; "), why.next(&person.id, lang))
    };
    unserved.iter().map(line).collect()
}

fn are_there(files: &[String], lang: Lang) -> String {
    match (lang, files) {
        (Lang::En, [one]) => format!("{one} is"),
        (Lang::En, several) => format!("{} are", list_en(several)),
        (Lang::Fr, [one]) => format!("{one} existe"),
        (Lang::Fr, several) => format!("{} existent", list_fr(several)),
    }
}
