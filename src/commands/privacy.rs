//! What is held on a person, for how long, and what is said when they are erased (RGPD).

use crate::lang::message::words;
use chrono::NaiveDate;

use crate::domain::decide::erase::ErasureRemark;
use crate::domain::privacy::retention::Retention;

use crate::lang::dates::long_date;
use crate::lang::words::{Lang, count_en, count_fr, list_en, list_fr, of_fr};

words! {
    /// A line of `participants data`, `erase` and `retention`.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Privacy {
        NobodyAnywhere { typed: String }
            en: "nobody in any cohort is called `{typed}`"
            fr: "personne ne s'appelle « {typed} » dans aucune cohorte",

        Several { typed: String, people: Vec<MeantPerson> }
            en: ("`{typed}` may be several people:{}", people.iter().map(|one| one.line(Lang::En)).collect::<String>())
            fr: (
                "« {typed} » désigne peut-être plusieurs personnes :{}",
                people.iter().map(|one| one.line(Lang::Fr)).collect::<String>(),
            ),

        SayWhich { right: Right }
            en: ("say which one: `formation participants {} ID -c COHORT`", right.command())
            fr: ("dites laquelle : `formation participants {} IDENTIFIANT -c COHORTE`", right.command()),

        ListAll
            en: "`formation participants list -c all` shows everybody"
            fr: "`formation participants list -c all` les montre tous",

        NeedsYes
            en: "erasing cannot be taken back, and there is no terminal to ask"
            fr: "un effacement est définitif, et il n'y a pas de terminal où demander confirmation",

        AddYes
            en: "look at it with `--dry-run`, then add `--yes`"
            fr: "regardez d'abord avec `--dry-run`, puis ajoutez `--yes`",

        Sure { person: String }
            en: "Erase these data of {person}? This cannot be taken back"
            fr: ("Effacer ces données {} ? C'est définitif", of_fr(person)),

        Erased { operation: u64 }
            en: "operation {operation}; it cannot be taken back"
            fr: "opération {operation} ; elle ne peut pas être annulée",

        NothingLeft en: "nothing is left to erase" fr: "il ne reste rien à effacer",
        NothingElse en: "nothing else is left to erase" fr: "il ne reste rien d'autre à effacer",
        JournalUnread { lines: usize }
            en: (
                "{} of the journal, which may still name them: `formation check` shows where",
                count_en(*lines, "unreadable line", "unreadable lines"),
            )
            fr: (
                "{} du journal, où ce nom est peut-être encore : `formation check` montre où",
                count_fr(*lines, "ligne illisible", "lignes illisibles"),
            ),

        PerhapsTheirs { person: MeantPerson, right: Right } match person {
            MeantPerson { id, cohort, name,.. } =>
                en: (
                    "{name} ({id}) of `{cohort}` may be the same person, and nothing says so: not included; to mean \
                        them: `formation participants {} {id} -c {cohort}`",
                    right.command(),
                )
                fr: (
                    "{name} ({id}), cohorte « {cohort} », est peut-être la même personne, rien ne le dit : non compris \
                        ici ; si c'est bien elle : `formation participants {} {id} -c {cohort}`",
                    right.command(),
                ),
        },

        InJournalAlone { person: MeantPerson } match person {
            MeantPerson { id, cohort, name,.. } =>
                en: "{name} ({id}) · {cohort}: in the journal only (undone, or merged)"
                fr: "{name} ({id}) · {cohort} : dans le journal seulement (inscription annulée ou fusionnée)",
        },

        PerhapsNamed { place: String, text: String }
            en: "{place} may speak of them: “{text}”; read it, and correct it if it does"
            fr: "{place} parle peut-être de cette personne : « {text} » ; à relire, et à corriger si c'est le cas",

        NameErased en: "the name was erased" fr: "nom effacé",
        NobodyDue
            en: "nobody is due to be erased; `--all` shows until when each is kept"
            fr: "il n'y a personne à effacer ; `--all` montre jusqu'à quand chacun est conservé",

        EraseThem
            en: "`formation participants erase ID -c COHORT` erases one of them"
            fr: "`formation participants erase IDENTIFIANT -c COHORTE` efface l'une de ces personnes",

        NamedIn { files: Vec<String> }
            en: "named in {files}, which the program does not touch: look at it, then delete it"
            fr: "aussi nommé dans {files}, que le logiciel ne modifie pas : à vérifier, puis à supprimer",

        Remark(remark: ErasureRemark)
            both: "{remark}",

        NameNow
            en: "`--override \"reason\"` erases the name before that day"
            fr: "`--override \"motif\"` efface le nom avant cette date",

        DropEvidence
            en: "`--drop-evidence` deletes files that prove the hours of others too"
            fr: "`--drop-evidence` supprime aussi les fichiers qui prouvent les heures d'autres personnes",

        ReadBefore
            en: "commands and notes may name others: read it before you hand it over"
            fr: "les commandes et les remarques peuvent nommer d'autres personnes : relisez avant de remettre",

        Held { person: String, on: NaiveDate }
            en: ("Data held on {person}, {}", long_date(*on, Lang::En))
            fr: ("Données détenues sur {person} au {}", long_date(*on, Lang::Fr)),

        Part(part: NoticePart) both: "{part}",

        KeptUntil(kept: Retention)
            en: (
                "kept until {}: {} after the year of the last session ({})",
                long_date(kept.keep_until, Lang::En),
                count_en(kept.years as usize, "year", "years"),
                kept.because.word(Lang::En),
            )
            fr: (
                "conservé jusqu'au {} : {} après l'année de la dernière séance ({})",
                long_date(kept.keep_until, Lang::Fr),
                count_fr(kept.years as usize, "an", "ans"),
                kept.because.word(Lang::Fr),
            ),

        KeptOpen en: "the cohort has no session yet: no date" fr: "la cohorte n'a pas encore de séance : aucune date",
        Rank { rank: usize }
            en: "waiting list: rank {rank}"
            fr: "liste d'attente : rang {rank}",

        Proof { file: String, names: bool, cited: bool }
            en: {
                let why: Vec<&str> = [(*names, "names them"), (*cited, "their attendance rests on it")]
                    .into_iter()
                    .filter_map(|(so, why)| so.then_some(why))
                    .collect();
                format!("{file}: {}", list_en(&why))
            }
            fr: {
                let why: Vec<&str> = [(*names, "ce nom y figure"), (*cited, "justifie des présences")]
                    .into_iter()
                    .filter_map(|(so, why)| so.then_some(why))
                    .collect();
                format!("{file} : {}", list_fr(&why))
            },
    }
}

/// Somebody who may be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeantPerson {
    /// Their id.
    pub id: String,
    /// In which cohort.
    pub cohort: String,
    /// Their name; the id where it was erased.
    pub name: String,
    /// Their e-mail; may be empty.
    pub email: String,
    /// Only the journal remembers them.
    pub gone: bool,
}

impl MeantPerson {
    fn line(&self, lang: Lang) -> String {
        let gone = if self.gone { lang.pick("journal only", "journal seulement") } else { "" };
        let about: Vec<&str> = [self.email.as_str(), gone].into_iter().filter(|text| !text.is_empty()).collect();
        format!("\n- {}  {}  {}  {}", self.id, self.cohort, self.name, about.join(", ")).trim_end().to_owned()
    }
}

/// What a person may ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Right {
    /// All that is held on them.
    Data,
    /// To be forgotten.
    Erase,
}

impl Right {
    const fn command(self) -> &'static str {
        match self {
            Self::Data => "data",
            Self::Erase => "erase",
        }
    }
}

words! {
    /// A part of the page.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum NoticePart {
        Attendance en: "Attendance" fr: "Présences",
        Aliases en: "Names in video tools and forms" fr: "Noms dans les outils de visioconférence et les formulaires",
        OtherColumns en: "Other columns" fr: "Autres colonnes",
        Evidence en: "Evidence" fr: "Justificatifs",
        Notes en: "Notes elsewhere that name them" fr: "Remarques, ailleurs, où figure ce nom",
        Files en: "Other files that name them" fr: "Autres fichiers où figure ce nom",
        Journal en: "Journal of operations" fr: "Journal des opérations",
    }
}

#[cfg(test)]
crate::lang::sample::samples! {
    Right: [Self::Data, Self::Erase],
}

#[cfg(test)]
crate::lang::sample::sampled! {
    MeantPerson { id, cohort, name, email, gone }
}
