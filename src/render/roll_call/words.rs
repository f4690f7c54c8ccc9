//! The words of the roll-call page in both languages, and the form in which its script gets them: a text with the names of its
//! fields between braces.

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::lang::message::words;
use crate::lang::{Lang, Words};

words! {
    /// What the script says of people and their marks.
    #[derive(Clone, Debug)]
    pub enum Marking {
        Present en: "Present" fr: "Présent",
        Excused en: "Excused" fr: "Excusé",
        Absent both: "Absent",
        Unmarked en: "not marked" fr: "non renseigné",
        OnePresent { n: String } en: "{n} present" fr: "{n} présent",
        ManyPresent { n: String } en: "{n} present" fr: "{n} présents",
        OneExcused { n: String } en: "{n} excused" fr: "{n} excusé",
        ManyExcused { n: String } en: "{n} excused" fr: "{n} excusés",
        OneAbsent { n: String } both: "{n} absent",
        ManyAbsent { n: String } en: "{n} absent" fr: "{n} absents",
        ToMark { n: String } en: "{n} to mark" fr: "{n} à pointer",
        OneToSign { n: String } en: "{n} has to sign" fr: "{n} doit signer",
        ManyToSign { n: String } en: "{n} have to sign" fr: "{n} doivent signer",
        Without { n: String } en: "{n} without a signature" fr: "{n} sans signature",
        NoList
            en: "This link holds no list, or this browser is too old: ask for the link again."
            fr: "Ce lien ne contient pas de liste, ou ce navigateur est trop ancien : demandez-le de nouveau.",
        KeepsItself
            en: "What you note is kept on this device as you go."
            fr: "Ce que vous notez est gardé sur cet appareil au fur et à mesure.",
        KeptAt { time: String } en: "Kept on this device at {time}." fr: "Gardé sur cet appareil à {time}.",
        KeptTab
            en: "Kept in this tab only: save a copy."
            fr: "Gardé dans cet onglet seulement : enregistrez une copie.",
        NotKept en: "Lost if you close this page!" fr: "Perdu si vous fermez cette page !",
        StepSigned en: "1. Roll call, signatures" fr: "1. Appel et signatures",
        StepRemote en: "1. Roll call" fr: "1. Appel",
        StepClosing en: "2. Closing" fr: "2. Clôture",
        StepSending en: "3. Sending" fr: "3. Envoi",
        AllPresent en: "Everybody is here" fr: "Tout le monde est là",
        RestPresent { n: String } en: "The other {n} are here" fr: "Les {n} autres sont là",
        Chain { n: String } en: "Have people sign ({n})" fr: "Faire signer ({n})",
        Undo en: "Undo" fr: "Annuler",
        Undone en: "Undone" fr: "Annulé",
        AllMarked en: "Noted: all present." fr: "C'est noté : tous présents.",
        Late en: "Late…" fr: "En retard…",
        Early en: "Left early…" fr: "Parti plus tôt…",
        ArrivedAt en: "Arrived at" fr: "Arrivée à",
        LeftAt en: "Left at" fr: "Départ à",
        Arrived { time: String } en: "arrived at {time}" fr: "arrivée à {time}",
        Left { time: String } en: "left at {time}" fr: "départ à {time}",
        Whole en: "Present from start to end" fr: "Présent du début à la fin",
        BadTime { from: String, to: String }
            en: "This time is not within the session, from {from} to {to}."
            fr: "Cette heure n'est pas dans la séance, de {from} à {to}.",
        Sign en: "Sign" fr: "Signer",
        SignHalf { half: String } en: "Sign: {half}" fr: "Signer : {half}",
        SignatureOf { name: String } en: "Signature of {name}" fr: "Signature : {name}",
        SignedAt { time: String } en: "signed at {time}" fr: "signé à {time}",
        DeclaredAt { time: String } en: "declared at {time}" fr: "déclaré à {time}",
        Redo en: "Again" fr: "Refaire",
        Remove en: "Remove this person" fr: "Retirer cette personne",
        Unexpected en: "not on the list" fr: "non prévu sur la liste",
        Shortened
            en: "shortened since by the trainer"
            fr: "horaire raccourci depuis par le formateur",
        SignAgain { name: String }
            en: "{name} has to sign again: the time is no longer the one signed for."
            fr: "{name} doit signer de nouveau : le temps de présence n'est plus celui qui est signé.",
        DropSignature { name: String }
            en: "{name} has signed. Changing this deletes the signature. Go on?"
            fr: "{name} a signé. Changer ce choix efface sa signature. Continuer ?",
    }
}

words! {
    /// What the script says of signing.
    #[derive(Clone, Debug)]
    pub enum Signing {
        Says { date: String, from: String, to: String, title: String }
            en: "I am present at this session, on {date}, from {from} to {to}: “{title}”."
            fr: "Je suis présent·e à cette séance, le {date}, de {from} à {to} : « {title} ».",
        TrainerSays { date: String, from: String, to: String }
            en: "I certify that I held this session on {date} from {from} to {to}, and that those who signed did so before me."
            fr: "J'atteste avoir animé cette séance le {date} de {from} à {to}, et que les personnes qui ont signé l'ont fait \
                devant moi.",
        TrainerSaysRemote { date: String, from: String, to: String }
            en: "I certify that I held this session remotely on {date} from {from} to {to}, and that the roll call above is right."
            fr: "J'atteste avoir animé cette séance à distance le {date} de {from} à {to}, et que l'appel ci-dessus est exact.",
        SignHere en: "Sign here: finger or mouse" fr: "Signez ici, au doigt ou à la souris",
        PadLabel en: "Where to sign" fr: "Zone de signature",
        Clear en: "Clear" fr: "Effacer",
        Cleared en: "Cleared" fr: "Effacé",
        Cancel en: "Cancel" fr: "Annuler",
        Confirm en: "Confirm my signature" fr: "Valider ma signature",
        Cannot en: "Cannot sign on the screen?" fr: "Impossible de signer sur l'écran ?",
        TypedLabel { name: String } en: "Write your name: {name}" fr: "Écrivez votre nom : {name}",
        TypedHint
            en: "It counts as a declaration, not as a signature; the trainer is its witness."
            fr: "Cela vaut déclaration, non signature ; le formateur en est témoin.",
        TypedBy { name: String } en: "Declared by {name}" fr: "Déclaré par {name}",
        Thanks { name: String } en: "Thank you {name}. Everybody has signed." fr: "Merci {name}. Tout le monde a signé.",
        ThanksNext { name: String, next: String } en: "Thank you {name}. Next: {next}." fr: "Merci {name}. Au tour de {next}.",
        CloseTitle en: "The trainer signs" fr: "Signature du formateur",
        CloseOk en: "Sign and close" fr: "Signer et clore",
        CloseEarly { to: String }
            en: "The session is not over: it lasts until {to}."
            fr: "La séance n'est pas finie : elle dure jusqu'à {to}.",
        CloseUnsigned { n: String }
            en: "{n} without a signature: a presence by roll call only."
            fr: "{n} sans signature : ce sera une présence par appel seulement.",
        Trainer en: "Name of the trainer" fr: "Nom du formateur",
        TrainerNeeds en: "Write your name." fr: "Écrivez votre nom.",
    }
}

words! {
    /// What the script says of the end of the session and of the file.
    #[derive(Clone, Debug)]
    pub enum Ending {
        EndTitle en: "End of the session" fr: "Fin de la séance",
        Headcount en: "How many people were there? (count heads)" fr: "Combien de personnes étaient là ? (comptez les têtes)",
        Less en: "One less" fr: "Un de moins",
        More en: "One more" fr: "Un de plus",
        HeadHint en: "Optional. Without counting yourself." fr: "Facultatif. Sans vous compter.",
        HeadDiffers { n: String }
            en: "You marked {n} present: check, or say why below."
            fr: "Vous avez pointé {n} présents : vérifiez, ou dites pourquoi ci-dessous.",
        Note en: "Incident, remark" fr: "Incident, remarque",
        NoteHint en: "Optional. Nothing about anybody's health." fr: "Facultatif. Rien sur la santé de quelqu'un.",
        Add en: "Add somebody who was not expected" fr: "Ajouter une personne non prévue",
        AddHint
            en: "Somebody came without being on the list? They can sign; the office will check their enrolment."
            fr: "Quelqu'un est venu sans être sur la liste ? Il pourra signer ; le secrétariat vérifiera son inscription.",
        First en: "First name" fr: "Prénom",
        Last en: "Last name" fr: "Nom",
        House en: "Organisation" fr: "Structure",
        AddOk en: "Add" fr: "Ajouter",
        AddNeeds en: "A first name and a last name are needed." fr: "Il faut un prénom et un nom.",
        Added { name: String } en: "{name} added" fr: "{name} : ajout fait",
        Still en: "Still missing:" fr: "Il reste :",
        StillMark en: "to mark:" fr: "à pointer :",
        StillSign en: "to sign:" fr: "à faire signer :",
        Close en: "Sign and close the sheet" fr: "Signer et clore la feuille",
        CloseNeeds
            en: "Mark everybody first: a blank is not an absence."
            fr: "Pointez d'abord tout le monde : un blanc n'est pas une absence.",
        CloseHint en: "The trainer signs last." fr: "Le formateur signe en dernier.",
        SaveCopy en: "Save a copy" fr: "Enregistrer une copie",
        Resume en: "Take up a copy" fr: "Reprendre une copie",
        ClosedTitle en: "The sheet is closed" fr: "La feuille est close",
        ClosedBy { name: String, date: String, time: String }
            en: "Signed by {name} on {date} at {time}."
            fr: "Signée par {name} le {date} à {time}.",
        Counted { n: String } en: "People counted: {n}." fr: "Personnes comptées : {n}.",
        Noted { note: String } en: "Remark: {note}" fr: "Remarque : {note}",
        SendTo { mail: String }
            en: "Last step: send the file to {mail}."
            fr: "Dernière étape : envoyez le fichier à {mail}.",
        SendOffice en: "Last step: send the file to the office." fr: "Dernière étape : envoyez le fichier au secrétariat.",
        Send en: "Send the file" fr: "Envoyer le fichier",
        Save en: "Save" fr: "Enregistrer",
        Copy en: "Copy the text" fr: "Copier le texte",
        Print en: "Print" fr: "Imprimer",
        Saved { name: String, size: String, time: String }
            en: "File {name} ({size} kB) at {time}: if it has not left, attach it to your e-mail."
            fr: "Fichier {name} ({size} ko) à {time} : s'il n'est pas parti, joignez-le à votre courriel.",
        Erase en: "Delete from this device…" fr: "Effacer de cet appareil…",
        EraseSure
            en: "Has the file left? Names and signatures will be deleted from this device."
            fr: "Le fichier est-il bien parti ? Noms et signatures seront effacés de cet appareil.",
        EraseYes en: "Delete" fr: "Effacer",
        Erased en: "Deleted from this device." fr: "Effacé de cet appareil.",
        Reopen en: "Open the sheet again…" fr: "Rouvrir la feuille…",
        ReopenTitle en: "Open the sheet again" fr: "Rouvrir la feuille",
        ReopenHint
            en: "The reason is kept, and you will have to sign again."
            fr: "Le motif est gardé, et vous devrez signer de nouveau.",
        ReopenWhy en: "Why?" fr: "Pourquoi ?",
        ReopenNeeds en: "Write a reason." fr: "Écrivez un motif.",
        ReopenOk en: "Open again" fr: "Rouvrir",
        Reopened en: "The sheet is open again" fr: "La feuille est rouverte",
        Subject { session: String, date: String }
            en: "Attendance sheet {session}, {date}"
            fr: "Feuille de présence {session}, {date}",
        Body { name: String }
            en: "Hello,\n\nHere is the attendance sheet. (Attach the file {name}, just saved among the downloads.)"
            fr: "Bonjour,\n\nVoici la feuille de présence. (Joindre le fichier {name}, qui vient d'être enregistré dans les \
                téléchargements.)",
        Copied en: "Copied: paste it into your e-mail." fr: "Copié : collez-le dans votre courriel.",
        BadFile
            en: "This file is no sheet that this page saved, or it was changed."
            fr: "Ce fichier n'est pas une feuille enregistrée par cette page, ou il a été modifié.",
        OtherSheet
            en: "This file is that of another session, or of another list."
            fr: "Ce fichier est celui d'une autre séance ou d'une autre liste.",
        ReplaceAll
            en: "Replace what is noted here by this file?"
            fr: "Remplacer ce qui est noté ici par ce fichier ?",
        ReplaceYes en: "Replace" fr: "Remplacer",
        Resumed en: "Sheet taken up." fr: "Feuille reprise.",
        Restored { time: String }
            en: "Taken up where you were, at {time}."
            fr: "Feuille reprise là où vous en étiez, à {time}.",
        OtherDay { date: String, today: String }
            en: "This sheet is that of {date}. This device says that today is {today}."
            fr: "Cette feuille est celle du {date}. Cet appareil dit que nous sommes le {today}.",
        OtherZone { zone: String }
            en: "This device is set to another time zone. The times of this sheet are those of {zone}."
            fr: "Cet appareil est réglé sur un autre fuseau. Les heures de cette feuille sont celles de {zone}.",
        When { date: String, from: String, to: String } both: "{date}, {from} – {to}",
        With { name: String } en: "with {name}" fr: "avec {name}",
        Remote en: "remote" fr: "à distance",
        File en: "attendance" fr: "emargement",
        Draft en: "draft" fr: "en-cours",
    }
}

words! {
    /// What stands on the page whether its script runs or not.
    #[derive(Clone, Debug)]
    pub enum FixedWords {
        Title en: "Attendance sheet" fr: "Feuille de présence",
        OpenInBrowser
            en: "To mark and sign, open this file in a browser: here it is only a preview. On Android: touch “Open with”, then \
                Chrome. On a computer: save the attachment, then double-click it. An iPhone or an iPad does not open this \
                file: take another device, or print this page and have people sign on paper."
            fr: "Pour cocher et signer, ouvrez ce fichier dans un navigateur : ici, ce n'est qu'un aperçu. Sur Android : \
                touchez « Ouvrir avec », puis Chrome. Sur ordinateur : enregistrez la pièce jointe, puis double-cliquez. Un \
                iPhone ou un iPad n'ouvre pas ce fichier : prenez un autre appareil, ou imprimez cette page et faites signer \
                sur papier.",
        Participant en: "Participant" fr: "Participant·e",
        ArrivedLeft en: "Arrived, left" fr: "Arrivée, départ",
        Signature en: "Signature, or “absent”" fr: "Signature, ou « absent »",
        TrainerLine en: "Name and signature of the trainer:" fr: "Nom et signature du formateur :",
        DayHint
            en: "If the clock is wrong, or if you fill the sheet in afterwards, go on: the times of the signatures will tell."
            fr: "Si l'horloge se trompe, ou si vous remplissez la feuille après coup, continuez : les heures de signature le \
                diront.",
        DayYes en: "It is this session" fr: "C'est bien cette séance",
        NotKeptHint
            en: "This browser does not keep what you note once this page is closed. Save a copy, below, before you leave it."
            fr: "Ce navigateur ne garde pas votre saisie si vous fermez cette page. Enregistrez une copie, en bas, avant de la \
                quitter.",
        Participants en: "Participants" fr: "Les participants",
        End en: "End of the session" fr: "Fin de la séance",
        Resume en: "Take up a copy" fr: "Reprendre une copie",
    }
}

/// What stands on the page in its template.
#[derive(Serialize)]
pub struct StandingWords {
    open_in_browser: String,
    participant: String,
    arrived_left: String,
    signature: String,
    trainer_line: String,
    day_hint: String,
    day_yes: String,
    not_kept_hint: String,
    participants: String,
    end: String,
    resume: String,
}

impl StandingWords {
    pub fn of(lang: Lang) -> Self {
        let say = |words: FixedWords| words.say(lang);
        Self {
            open_in_browser: say(FixedWords::OpenInBrowser),
            participant: say(FixedWords::Participant),
            arrived_left: say(FixedWords::ArrivedLeft),
            signature: say(FixedWords::Signature),
            trainer_line: say(FixedWords::TrainerLine),
            day_hint: say(FixedWords::DayHint),
            day_yes: say(FixedWords::DayYes),
            not_kept_hint: say(FixedWords::NotKeptHint),
            participants: say(FixedWords::Participants),
            end: say(FixedWords::End),
            resume: say(FixedWords::Resume),
        }
    }
}

/// No line ends between a sign of French and its word.
fn unbroken(text: String) -> String {
    const SIGNS: [(&str, &str); 6] = [
        ("« ", "«\u{a0}"),
        (" »", "\u{a0}»"),
        (" :", "\u{a0}:"),
        (" ;", "\u{a0};"),
        (" ?", "\u{a0}?"),
        (" !", "\u{a0}!"),
    ];
    SIGNS.into_iter().fold(text, |text, (sign, unbroken)| text.replace(sign, unbroken))
}

/// A field of a text, to be filled by the script.
fn slot(name: &str) -> String {
    format!("{{{name}}}")
}

/// The words of the script, by the names it has for them.
pub fn for_script(lang: Lang) -> Value {
    let mut words = Map::new();
    for (key, text) in marking(lang).into_iter().chain(signing(lang)).chain(ending(lang)) {
        words.insert(key.to_owned(), Value::String(unbroken(text)));
    }
    for (key, first) in [("steps", Marking::StepSigned), ("stepsRemote", Marking::StepRemote)] {
        let steps = [first, Marking::StepClosing, Marking::StepSending].map(|step| step.say(lang));
        words.insert(key.to_owned(), json!(steps));
    }
    words.insert("locale".to_owned(), json!(lang.pick("en-GB", "fr-FR")));
    words.insert("clock".to_owned(), json!(lang.pick(":", "h")));
    Value::Object(words)
}

fn marking(lang: Lang) -> Vec<(&'static str, String)> {
    vec![
        ("present", Marking::Present.say(lang)),
        ("excused", Marking::Excused.say(lang)),
        ("absent", Marking::Absent.say(lang)),
        ("unmarked", Marking::Unmarked.say(lang)),
        ("present1", Marking::OnePresent { n: slot("n") }.say(lang)),
        ("presentN", Marking::ManyPresent { n: slot("n") }.say(lang)),
        ("excused1", Marking::OneExcused { n: slot("n") }.say(lang)),
        ("excusedN", Marking::ManyExcused { n: slot("n") }.say(lang)),
        ("absent1", Marking::OneAbsent { n: slot("n") }.say(lang)),
        ("absentN", Marking::ManyAbsent { n: slot("n") }.say(lang)),
        ("todo1", Marking::ToMark { n: slot("n") }.say(lang)),
        ("todoN", Marking::ToMark { n: slot("n") }.say(lang)),
        ("toSign1", Marking::OneToSign { n: slot("n") }.say(lang)),
        ("toSignN", Marking::ManyToSign { n: slot("n") }.say(lang)),
        ("without1", Marking::Without { n: slot("n") }.say(lang)),
        ("withoutN", Marking::Without { n: slot("n") }.say(lang)),
        ("noList", Marking::NoList.say(lang)),
        ("keepsItself", Marking::KeepsItself.say(lang)),
        ("keptAt", Marking::KeptAt { time: slot("time") }.say(lang)),
        ("keptTab", Marking::KeptTab.say(lang)),
        ("notKept", Marking::NotKept.say(lang)),
        ("allPresent", Marking::AllPresent.say(lang)),
        ("restPresent", Marking::RestPresent { n: slot("n") }.say(lang)),
        ("chain", Marking::Chain { n: slot("n") }.say(lang)),
        ("undo", Marking::Undo.say(lang)),
        ("undone", Marking::Undone.say(lang)),
        ("allMarked", Marking::AllMarked.say(lang)),
        ("late", Marking::Late.say(lang)),
        ("early", Marking::Early.say(lang)),
        ("arrivedAt", Marking::ArrivedAt.say(lang)),
        ("leftAt", Marking::LeftAt.say(lang)),
        ("arrived", Marking::Arrived { time: slot("time") }.say(lang)),
        ("left", Marking::Left { time: slot("time") }.say(lang)),
        ("whole", Marking::Whole.say(lang)),
        ("badTime", Marking::BadTime { from: slot("from"), to: slot("to") }.say(lang)),
        ("sign", Marking::Sign.say(lang)),
        ("signHalf", Marking::SignHalf { half: slot("half") }.say(lang)),
        ("signatureOf", Marking::SignatureOf { name: slot("name") }.say(lang)),
        ("signedAt", Marking::SignedAt { time: slot("time") }.say(lang)),
        ("declaredAt", Marking::DeclaredAt { time: slot("time") }.say(lang)),
        ("redo", Marking::Redo.say(lang)),
        ("remove", Marking::Remove.say(lang)),
        ("unexpected", Marking::Unexpected.say(lang)),
        ("shortened", Marking::Shortened.say(lang)),
        ("signAgain", Marking::SignAgain { name: slot("name") }.say(lang)),
        ("dropSignature", Marking::DropSignature { name: slot("name") }.say(lang)),
    ]
}

fn signing(lang: Lang) -> Vec<(&'static str, String)> {
    vec![
        (
            "says",
            Signing::Says { date: slot("date"), from: slot("from"), to: slot("to"), title: slot("title") }.say(lang),
        ),
        ("trainerSays", Signing::TrainerSays { date: slot("date"), from: slot("from"), to: slot("to") }.say(lang)),
        (
            "trainerSaysRemote",
            Signing::TrainerSaysRemote { date: slot("date"), from: slot("from"), to: slot("to") }.say(lang),
        ),
        ("signHere", Signing::SignHere.say(lang)),
        ("padLabel", Signing::PadLabel.say(lang)),
        ("clear", Signing::Clear.say(lang)),
        ("cleared", Signing::Cleared.say(lang)),
        ("cancel", Signing::Cancel.say(lang)),
        ("confirm", Signing::Confirm.say(lang)),
        ("cannot", Signing::Cannot.say(lang)),
        ("typedLabel", Signing::TypedLabel { name: slot("name") }.say(lang)),
        ("typedHint", Signing::TypedHint.say(lang)),
        ("typedBy", Signing::TypedBy { name: slot("name") }.say(lang)),
        ("thanks", Signing::Thanks { name: slot("name") }.say(lang)),
        ("thanksNext", Signing::ThanksNext { name: slot("name"), next: slot("next") }.say(lang)),
        ("closeTitle", Signing::CloseTitle.say(lang)),
        ("closeOk", Signing::CloseOk.say(lang)),
        ("closeEarly", Signing::CloseEarly { to: slot("to") }.say(lang)),
        ("closeUnsigned", Signing::CloseUnsigned { n: slot("n") }.say(lang)),
        ("trainer", Signing::Trainer.say(lang)),
        ("trainerNeeds", Signing::TrainerNeeds.say(lang)),
    ]
}

fn ending(lang: Lang) -> Vec<(&'static str, String)> {
    vec![
        ("endTitle", Ending::EndTitle.say(lang)),
        ("headcount", Ending::Headcount.say(lang)),
        ("less", Ending::Less.say(lang)),
        ("more", Ending::More.say(lang)),
        ("headHint", Ending::HeadHint.say(lang)),
        ("headDiffers", Ending::HeadDiffers { n: slot("n") }.say(lang)),
        ("note", Ending::Note.say(lang)),
        ("noteHint", Ending::NoteHint.say(lang)),
        ("add", Ending::Add.say(lang)),
        ("addHint", Ending::AddHint.say(lang)),
        ("first", Ending::First.say(lang)),
        ("last", Ending::Last.say(lang)),
        ("house", Ending::House.say(lang)),
        ("addOk", Ending::AddOk.say(lang)),
        ("addNeeds", Ending::AddNeeds.say(lang)),
        ("added", Ending::Added { name: slot("name") }.say(lang)),
        ("still", Ending::Still.say(lang)),
        ("stillMark", Ending::StillMark.say(lang)),
        ("stillSign", Ending::StillSign.say(lang)),
        ("close", Ending::Close.say(lang)),
        ("closeNeeds", Ending::CloseNeeds.say(lang)),
        ("closeHint", Ending::CloseHint.say(lang)),
        ("saveCopy", Ending::SaveCopy.say(lang)),
        ("resume", Ending::Resume.say(lang)),
        ("closedTitle", Ending::ClosedTitle.say(lang)),
        ("closedBy", Ending::ClosedBy { name: slot("name"), date: slot("date"), time: slot("time") }.say(lang)),
        ("counted", Ending::Counted { n: slot("n") }.say(lang)),
        ("noted", Ending::Noted { note: slot("note") }.say(lang)),
        ("sendTo", Ending::SendTo { mail: slot("mail") }.say(lang)),
        ("sendOffice", Ending::SendOffice.say(lang)),
        ("send", Ending::Send.say(lang)),
        ("save", Ending::Save.say(lang)),
        ("copy", Ending::Copy.say(lang)),
        ("print", Ending::Print.say(lang)),
        ("saved", Ending::Saved { name: slot("name"), size: slot("size"), time: slot("time") }.say(lang)),
        ("erase", Ending::Erase.say(lang)),
        ("eraseSure", Ending::EraseSure.say(lang)),
        ("eraseYes", Ending::EraseYes.say(lang)),
        ("erased", Ending::Erased.say(lang)),
        ("reopen", Ending::Reopen.say(lang)),
        ("reopenTitle", Ending::ReopenTitle.say(lang)),
        ("reopenHint", Ending::ReopenHint.say(lang)),
        ("reopenWhy", Ending::ReopenWhy.say(lang)),
        ("reopenNeeds", Ending::ReopenNeeds.say(lang)),
        ("reopenOk", Ending::ReopenOk.say(lang)),
        ("reopened", Ending::Reopened.say(lang)),
        ("subject", Ending::Subject { session: slot("session"), date: slot("date") }.say(lang)),
        ("body", Ending::Body { name: slot("name") }.say(lang)),
        ("copied", Ending::Copied.say(lang)),
        ("badFile", Ending::BadFile.say(lang)),
        ("otherSheet", Ending::OtherSheet.say(lang)),
        ("replaceAll", Ending::ReplaceAll.say(lang)),
        ("replaceYes", Ending::ReplaceYes.say(lang)),
        ("resumed", Ending::Resumed.say(lang)),
        ("restored", Ending::Restored { time: slot("time") }.say(lang)),
        ("otherDay", Ending::OtherDay { date: slot("date"), today: slot("today") }.say(lang)),
        ("otherZone", Ending::OtherZone { zone: slot("zone") }.say(lang)),
        ("when", Ending::When { date: slot("date"), from: slot("from"), to: slot("to") }.say(lang)),
        ("with", Ending::With { name: slot("name") }.say(lang)),
        ("remote", Ending::Remote.say(lang)),
        ("file", Ending::File.say(lang)),
        ("draft", Ending::Draft.say(lang)),
    ]
}
