//! What is held on a person, for how long, and what is said when they are erased (RGPD).

use chrono::NaiveDate;

use crate::domain::decide::erase::Remark;
use crate::domain::names::folded_words;
use crate::domain::retention::{Because, Retention};

use super::dates::long_date;
use super::words::{Lang, Words, count_en, count_fr, list_en, list_fr};

/// A line of `participants data`, `erase` and `retention`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Privacy {
    /// Nobody fits.
    NobodyAnywhere {
        /// What was typed.
        typed: String,
    },
    /// Several people fit, or one in several enrolments that nothing ties.
    Several {
        /// What was typed.
        typed: String,
        /// Whom it may mean.
        people: Vec<Meant>,
    },
    /// How to say which.
    SayWhich {
        /// By which command.
        right: Right,
    },
    /// Where everybody is listed.
    ListAll,
    /// Nobody to ask.
    NeedsYes,
    /// The flag that answers.
    AddYes,
    /// The question.
    Sure {
        /// Who.
        person: String,
    },
    /// It is done.
    Erased {
        /// By which operation.
        operation: u64,
    },
    /// Nothing is left to erase.
    NothingLeft,
    /// Lines of the journal that cannot be read may name them.
    JournalUnread {
        /// How many.
        lines: usize,
    },
    /// Perhaps the same person: the same name or the same e-mail, and nothing that says so.
    PerhapsTheirs {
        /// Who.
        person: Meant,
        /// By which command they are meant.
        right: Right,
    },
    /// An enrolment that only the journal remembers.
    InJournalAlone {
        /// Whose.
        person: Meant,
    },
    /// A text that may speak of them.
    PerhapsNamed {
        /// File and line.
        place: String,
        /// It.
        text: String,
    },
    /// A format that a dossier has not.
    NoSuchEnding {
        /// As typed.
        ending: String,
    },
    /// The formats that it has.
    EndingsOfData,
    /// The name is gone.
    NameErased,
    /// Nobody is due.
    NobodyDue,
    /// How to erase those who are due.
    EraseThem,
    /// Files that are none of the program's name them.
    NamedIn {
        /// Which.
        files: Vec<String>,
    },
    /// What the coordinator should know.
    Remark(Remark),
    /// How to erase a name before its time.
    NameNow,
    /// How to delete evidence that others need.
    DropEvidence,
    /// Others may be named in what is handed over.
    ReadBefore,
    /// The title of the page.
    Held {
        /// On whom.
        person: String,
        /// On which day.
        on: NaiveDate,
    },
    /// A part of the page.
    Part(Part),
    /// How long.
    KeptUntil(Retention),
    /// The cohort has no session yet.
    KeptOpen,
    /// Rank in the waiting list.
    Rank {
        /// From 1.
        rank: usize,
    },
    /// What a file of evidence has to do with them.
    Proof {
        /// Which.
        file: String,
        /// It names them.
        names: bool,
        /// Their marks rest on it.
        cited: bool,
    },
}

/// Somebody who may be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meant {
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

impl Meant {
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

/// A part of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Marks.
    Attendance,
    /// Names that video tools use.
    Aliases,
    /// Cells in columns of the coordinator's own.
    OtherColumns,
    /// Evidence.
    Evidence,
    /// Free text that names them elsewhere.
    Notes,
    /// Files that are none of the program's.
    Files,
    /// The journal.
    Journal,
}

/// Who wants it kept so long.
pub const fn because(because: Because, lang: Lang) -> &'static str {
    match (because, lang) {
        (Because::Funder, Lang::En) => "funder",
        (Because::Funder, Lang::Fr) => "financeur",
        (Because::Provider, Lang::En) => "provider",
        (Because::Provider, Lang::Fr) => "organisme",
        (Because::Default, Lang::En) => "default",
        (Because::Default, Lang::Fr) => "par défaut",
    }
}

impl Words for Privacy {
    fn en(&self) -> String {
        match self {
            Self::NobodyAnywhere { typed } => format!("nobody in any cohort is called `{typed}`"),
            Self::Several { typed, people } => format!(
                "`{typed}` may be several people:{}",
                people.iter().map(|one| one.line(Lang::En)).collect::<String>()
            ),
            Self::SayWhich { right } => {
                format!("say which one: `formation participants {} ID -c COHORT`", right.command())
            }
            Self::ListAll => "`formation participants list -c all` shows everybody".into(),
            Self::NeedsYes => "erasing cannot be taken back, and there is no terminal to ask".into(),
            Self::AddYes => "look at it with `--dry-run`, then add `--yes`".into(),
            Self::Sure { person } => format!("Erase these data of {person}? This cannot be taken back"),
            Self::Erased { operation } => format!("operation {operation}; it cannot be taken back"),
            Self::NothingLeft => "nothing is left to erase".into(),
            Self::JournalUnread { lines } => format!(
                "{} of the journal cannot be read and may still name them: `formation check` shows where",
                count_en(*lines, "line", "lines")
            ),
            Self::PerhapsTheirs { person: Meant { id, cohort, name, .. }, right } => format!(
                "{name} ({id}) of `{cohort}` may be the same person, and nothing says so: not included; to mean them: \
                 `formation participants {} {id} -c {cohort}`",
                right.command()
            ),
            Self::InJournalAlone { person: Meant { id, cohort, name, .. } } => {
                format!("{name} ({id}) · {cohort}: in the journal only (undone, or merged)")
            }
            Self::PerhapsNamed { place, text } => {
                format!("{place} may speak of them: “{text}”; read it, and correct it if it does")
            }
            Self::NoSuchEnding { ending } => format!("what is held on a person is no table: it has no `.{ending}`"),
            Self::EndingsOfData => "`-o FILE.txt` for a page, `-o FILE.json` for a program".into(),
            Self::NameErased => "the name was erased".into(),
            Self::NobodyDue => "nobody is due to be erased; `--all` shows until when each is kept".into(),
            Self::EraseThem => "`formation participants erase ID -c COHORT` erases one of them".into(),
            Self::NamedIn { files } => {
                format!("named in {}, which the program does not touch: look at it, then delete it", list_en(files))
            }
            Self::Remark(remark) => remark_en(remark),
            Self::NameNow => "`--override \"reason\"` erases the name before that day".into(),
            Self::DropEvidence => "`--drop-evidence` deletes files that prove the hours of others too".into(),
            Self::ReadBefore => "commands and notes may name others: read it before you hand it over".into(),
            Self::Held { person, on } => format!("Data held on {person}, {}", long_date(*on, Lang::En)),
            Self::Part(part) => match part {
                Part::Attendance => "Attendance",
                Part::Aliases => "Names in video tools and forms",
                Part::OtherColumns => "Other columns",
                Part::Evidence => "Evidence",
                Part::Notes => "Notes elsewhere that name them",
                Part::Files => "Other files that name them",
                Part::Journal => "Journal of operations",
            }
            .into(),
            Self::KeptUntil(kept) => format!(
                "kept until {}: {} after the year of the last session ({})",
                long_date(kept.keep_until, Lang::En),
                count_en(kept.years as usize, "year", "years"),
                because(kept.because, Lang::En)
            ),
            Self::KeptOpen => "the cohort has no session yet: no date".into(),
            Self::Rank { rank } => format!("waiting list: rank {rank}"),
            Self::Proof { file, names, cited } => {
                let why: Vec<&str> = [(*names, "names them"), (*cited, "their attendance rests on it")]
                    .into_iter()
                    .filter_map(|(so, why)| so.then_some(why))
                    .collect();
                format!("{file}: {}", list_en(&why))
            }
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::NobodyAnywhere { typed } => format!("personne ne s'appelle « {typed} » dans aucune cohorte"),
            Self::Several { typed, people } => format!(
                "« {typed} » désigne peut-être plusieurs personnes :{}",
                people.iter().map(|one| one.line(Lang::Fr)).collect::<String>()
            ),
            Self::SayWhich { right } => {
                format!("dites laquelle : `formation participants {} IDENTIFIANT -c COHORTE`", right.command())
            }
            Self::ListAll => "`formation participants list -c all` les montre tous".into(),
            Self::NeedsYes => "un effacement est définitif, et il n'y a pas de terminal pour demander".into(),
            Self::AddYes => "regardez d'abord avec `--dry-run`, puis ajoutez `--yes`".into(),
            Self::Sure { person } => format!("Effacer ces données {} ? C'est définitif", of_fr(person)),
            Self::Erased { operation } => format!("opération {operation} ; elle ne peut pas être annulée"),
            Self::NothingLeft => "il ne reste rien à effacer".into(),
            Self::JournalUnread { lines } => format!(
                "{} du journal ne peuvent pas être lues et contiennent peut-être encore ce nom : `formation check` \
                 montre où",
                count_fr(*lines, "ligne", "lignes")
            ),
            Self::PerhapsTheirs { person: Meant { id, cohort, name, .. }, right } => format!(
                "{name} ({id}), cohorte « {cohort} », est peut-être la même personne, rien ne le dit : non compris \
                 ici ; si c'est bien elle : `formation participants {} {id} -c {cohort}`",
                right.command()
            ),
            Self::InJournalAlone { person: Meant { id, cohort, name, .. } } => {
                format!("{name} ({id}) · {cohort} : dans le journal seulement (inscription annulée ou fusionnée)")
            }
            Self::PerhapsNamed { place, text } => {
                format!(
                    "{place} parle peut-être de cette personne : « {text} » ; à relire, et à corriger si c'est le cas"
                )
            }
            Self::NoSuchEnding { ending } => {
                format!("les données d'une personne ne sont pas un tableau : pas de fichier « .{ending} »")
            }
            Self::EndingsOfData => "`-o FICHIER.txt` pour une page, `-o FICHIER.json` pour un programme".into(),
            Self::NameErased => "nom effacé".into(),
            Self::NobodyDue => "personne n'est à effacer ; `--all` montre jusqu'à quand chacun est conservé".into(),
            Self::EraseThem => {
                "`formation participants erase IDENTIFIANT -c COHORTE` efface l'une de ces personnes".into()
            }
            Self::NamedIn { files } => format!(
                "aussi nommé dans {}, que le programme ne modifie pas : à vérifier, puis à supprimer",
                list_fr(files)
            ),
            Self::Remark(remark) => remark_fr(remark),
            Self::NameNow => "`--override \"motif\"` efface le nom avant cette date".into(),
            Self::DropEvidence => {
                "`--drop-evidence` supprime aussi les fichiers qui prouvent les heures d'autres personnes".into()
            }
            Self::ReadBefore => {
                "les commandes et les remarques peuvent nommer d'autres personnes : relisez avant de remettre".into()
            }
            Self::Held { person, on } => format!("Données détenues sur {person} au {}", long_date(*on, Lang::Fr)),
            Self::Part(part) => match part {
                Part::Attendance => "Présences",
                Part::Aliases => "Noms dans les outils de visioconférence et les formulaires",
                Part::OtherColumns => "Autres colonnes",
                Part::Evidence => "Justificatifs",
                Part::Notes => "Remarques, ailleurs, où figure ce nom",
                Part::Files => "Autres fichiers où figure ce nom",
                Part::Journal => "Journal des opérations",
            }
            .into(),
            Self::KeptUntil(kept) => format!(
                "conservé jusqu'au {} : {} après l'année de la dernière séance ({})",
                long_date(kept.keep_until, Lang::Fr),
                count_fr(kept.years as usize, "an", "ans"),
                because(kept.because, Lang::Fr)
            ),
            Self::KeptOpen => "la cohorte n'a pas encore de séance : aucune date".into(),
            Self::Rank { rank } => format!("liste d'attente : rang {rank}"),
            Self::Proof { file, names, cited } => {
                let why: Vec<&str> = [(*names, "ce nom y figure"), (*cited, "justifie des présences")]
                    .into_iter()
                    .filter_map(|(so, why)| so.then_some(why))
                    .collect();
                format!("{file} : {}", list_fr(&why))
            }
        }
    }
}

/// `d'Anne`, `de Karim`.
fn of_fr(name: &str) -> String {
    let first = folded_words(name).into_iter().next().unwrap_or_default();
    let apart = if first.starts_with(['a', 'e', 'i', 'o', 'u']) { "d'" } else { "de " };
    format!("{apart}{name}")
}

fn remark_en(remark: &Remark) -> String {
    match remark {
        Remark::NameKept { cohort, until: Some(until) } => {
            format!("the name stays in `{cohort}` until {}, with what proves the hours", long_date(*until, Lang::En))
        }
        Remark::NameKept { cohort, until: None } => {
            format!("the name stays in `{cohort}`: without a session no period has begun")
        }
        Remark::StillAwaited { cohort } => format!("`{cohort}` is not over: they can no longer be written to"),
        Remark::EvidenceGoes { file, others: 0 } => format!("{file} names them and is deleted"),
        Remark::EvidenceGoes { file, others } => format!(
            "{file} names them and is deleted; it also proves the hours of {}, whose marks keep its digest",
            count_en(*others, "other person", "other people")
        ),
        Remark::EvidenceKept { file, others } => format!(
            "{file} names them and is kept: it proves the hours of {} too",
            count_en(*others, "other person", "other people")
        ),
        Remark::Ended { cohort } => {
            format!("nothing was attended in `{cohort}`: the enrolment ends, and no hour needs the name")
        }
        Remark::EvidenceUnsure { file } => {
            format!("{file} names them, or somebody else of that cohort who is called so: it stays; look at it")
        }
        Remark::PerhapsNamed(passing) => format!("a note of `{}` may speak of them", passing.cohort),
        Remark::SessionNote { cohort, session } => {
            format!("the note of session `{session}` of `{cohort}` names them: correct it in the definition")
        }
    }
}

fn remark_fr(remark: &Remark) -> String {
    match remark {
        Remark::NameKept { cohort, until: Some(until) } => format!(
            "le nom reste dans « {cohort} » jusqu'au {}, avec ce qui prouve les heures",
            long_date(*until, Lang::Fr)
        ),
        Remark::NameKept { cohort, until: None } => {
            format!("le nom reste dans « {cohort} » : sans séance, aucun délai n'a commencé")
        }
        Remark::StillAwaited { cohort } => {
            format!("la cohorte « {cohort} » n'est pas terminée : on ne pourra plus écrire à cette personne")
        }
        Remark::EvidenceGoes { file, others: 0 } => format!("{file} contient ce nom et est supprimé"),
        Remark::EvidenceGoes { file, others } => format!(
            "{file} contient ce nom et est supprimé ; il prouve aussi les heures de {}, dont les présences gardent \
             l'empreinte",
            count_fr(*others, "autre personne", "autres personnes")
        ),
        Remark::EvidenceKept { file, others } => format!(
            "{file} contient ce nom et est gardé : il prouve aussi les heures de {}",
            count_fr(*others, "autre personne", "autres personnes")
        ),
        Remark::Ended { cohort } => {
            format!("rien n'a été suivi dans « {cohort} » : l'inscription prend fin, et aucune heure n'a besoin du nom")
        }
        Remark::EvidenceUnsure { file } => {
            format!("{file} contient ce nom, que quelqu'un d'autre de cette cohorte porte aussi : gardé, à vérifier")
        }
        Remark::PerhapsNamed(passing) => {
            format!("une remarque de « {} » parle peut-être de cette personne", passing.cohort)
        }
        Remark::SessionNote { cohort, session } => format!(
            "la note de la séance « {session} » de « {cohort} » contient ce nom : à corriger dans la définition"
        ),
    }
}
