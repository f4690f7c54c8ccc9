//! Why bytes are no file of a roll-call page: what is wrong, at which key, about whom.

use chrono::NaiveTime;

use crate::domain::roll_call::StrokeFault;
use crate::lang::dates::clock;
use crate::lang::message::words;
use crate::lang::words::{Lang, Words};

words! {
    /// Why a file of a roll-call page cannot be read.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum CannotReadRollCall {
        /// Too large, no UTF-8, or JSON that ends too early.
        NotWhole
            en: "the file of the roll-call page is not whole"
            fr: "le fichier de la page d'émargement n'est pas entier"
            hint_en: "ask the trainer to send it again, as a file and not as text"
            hint_fr: "demandez au formateur de le renvoyer, en pièce jointe et non en texte",

        Newer { version: i64 }
            en: "a newer `formation` made the page of this file (its version is {version})"
            fr: "la page de ce fichier vient d'un `formation` plus récent (version {version})"
            hint_en: "update `formation`, then read it again"
            hint_fr: "mettez `formation` à jour, puis relisez le fichier",

        Unknown { key: String }
            en: "the roll-call page writes no key `{key}`"
            fr: "la page d'émargement n'écrit pas de clé « {key} »"
            hint: (|lang| again(lang)),

        Missing { key: String }
            en: "the key `{key}` is missing"
            fr: "la clé « {key} » manque"
            hint: (|lang| again(lang)),

        Doubled { key: String }
            en: "the key `{key}` is there twice"
            fr: "la clé « {key} » est en double"
            hint: (|lang| again(lang)),

        /// A value that the page cannot have written; about whom, where it is about somebody.
        Wrong { key: String, person: Option<String>, form: ExpectedForm }
            en: ("`{key}`{}: {}", person.as_ref().map(|person| format!(" of {person}")).unwrap_or_default(), form.en())
            fr: ("« {key} »{} : {}", person.as_ref().map(|person| format!(" ({person})")).unwrap_or_default(), form.fr())
            hint: (|lang| again(lang)),

        /// A mark or a signature of somebody who is neither on the list nor added.
        Stranger { key: String, id: String }
            en: "`{key}`: `{id}` is neither on the list of this file nor added to it"
            fr: "« {key} » : « {id} » n'est ni dans la liste de ce fichier, ni parmi les personnes ajoutées"
            hint: (|lang| again(lang)),

        Twice { key: String, id: String, person: String }
            en: "`{key}`: {person} (`{id}`) is there twice"
            fr: "« {key} » : {person} (« {id} ») y est deux fois"
            hint: (|lang| again(lang)),
    }
}

words! {
    /// What form a value lacks.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum ExpectedForm {
        Object en: "not an object" fr: "ce n'est pas un objet",
        List en: "not a list" fr: "ce n'est pas une liste",
        Text en: "not a text" fr: "ce n'est pas un texte",
        WholeNumber en: "not a whole number" fr: "ce n'est pas un nombre entier",
        Flag en: "neither true nor false" fr: "ni true ni false",
        Day en: "not a date" fr: "ce n'est pas une date",
        Time en: "not a time like 10:12" fr: "ce n'est pas une heure comme 10:12",
        Moment en: "not a moment like 2021-04-02T08:12:00Z" fr: "ce n'est pas un moment comme 2021-04-02T08:12:00Z",
        Id en: "not an id" fr: "ce n'est pas un identifiant",
        Status en: "neither present, excused nor absent" fr: "ni present, ni excused, ni absent",
        Half en: "not a half-day of this session" fr: "ce n'est pas une demi-journée de cette séance",
        Digest en: "not a digest of 64 hex digits" fr: "ce n'est pas une empreinte de 64 chiffres hexadécimaux",
        Session en: "no session that a page can be made of" fr: "aucune page ne peut être faite d'une telle séance",
        Outside { from: NaiveTime, to: NaiveTime }
            en: ("not within the session, from {} to {}", clock(*from, Lang::En), clock(*to, Lang::En))
            fr: ("hors de la séance, de {} à {}", clock(*from, Lang::Fr), clock(*to, Lang::Fr)),
        Backwards en: "left before arriving" fr: "départ avant l'arrivée",
        NotPresent en: "a time of somebody who is not present" fr: "une heure pour quelqu'un qui n'est pas présent",
        SignedAbsent
            en: "a signature of somebody who is not marked present"
            fr: "une signature de quelqu'un qui n'est pas pointé présent",
        Minutes { minutes: i64 }
            en: "signed for {minutes} min, which these times do not come to"
            fr: "signé pour {minutes} min, ce qui ne correspond pas à ces heures",
        Ink
            en: "either strokes or a typed name"
            fr: "il faut un tracé, ou un nom écrit",
        Strokes(fault: StrokeFault) match fault {
            StrokeFault::Strokes => en: "more than 64 strokes" fr: "plus de 64 traits",
            StrokeFault::Numbers => en: "more than 4000 numbers" fr: "plus de 4000 nombres",
            StrokeFault::Odd => en: "a stroke that is no row of points" fr: "un trait qui n'est pas une suite de points",
            StrokeFault::OutsideBox => en: "a point outside of the box" fr: "un point hors du cadre",
        },
        TooMany { most: usize } en: "more than {most}" fr: "plus de {most}",
        TooLong { most: usize } en: "longer than {most} signs" fr: "plus de {most} signes",
        Hidden
            en: "signs that cannot be seen, or that turn the direction of writing"
            fr: "des signes invisibles, ou qui changent le sens de l'écriture",
        Empty en: "empty" fr: "vide",
        Beyond { most: i64 } en: "not from 0 to {most}" fr: "pas entre 0 et {most}",
    }
}

fn again(lang: Lang) -> String {
    lang.pick(
        "the page cannot have saved this: ask the trainer to send the file again",
        "la page n'a pas pu enregistrer cela : demandez au formateur de renvoyer le fichier",
    )
    .to_owned()
}
