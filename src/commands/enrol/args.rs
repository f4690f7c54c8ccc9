//! The command line of `formation enrol`: whom to enrol by name, or which file to take them from, and what is said of
//! all of them.

use std::path::PathBuf;

use crate::commands::carry_out::Write;
use crate::commands::values;
use crate::domain::date_order::DateOrder;
use crate::domain::date_words::DateWord;
use crate::domain::taken::NameOrder;
use crate::domain::vocabulary::PersonStatus;

/// Enrol one person, or everybody of a form's export
/// fr: Inscrire une personne, ou toutes celles d'un export de formulaire
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// First name
    /// fr: Le prénom
    #[arg(value_name = "FIRST", value_parser = values::name, conflicts_with = "from")]
    pub(super) first: Option<String>,
    /// Last name
    /// fr: Le nom
    #[arg(value_name = "LAST", value_parser = values::name)]
    pub(super) last: Option<String>,
    /// E-mail; "" when there is none
    /// fr: L'adresse e-mail ; "" si la personne n'en a pas
    #[arg(long, value_name = "EMAIL", value_parser = values::address, conflicts_with = "from")]
    pub(super) email: Option<String>,
    /// Organisation; "" when there is none
    /// fr: La structure ; "" s'il n'y en a pas
    #[arg(long, value_name = "NAME")]
    pub(super) organisation: Option<String>,
    /// employee, volunteer, public_agent, self_employed, job_seeker, intermittent, apprentice, individual or other
    /// fr: salarié, bénévole, agent public, travailleur non salarié, demandeur d'emploi, intermittent, apprenti,
    /// particulier ou autre
    #[arg(long, value_name = "STATUS", value_parser = values::status)]
    pub(super) status: Option<PersonStatus>,
    /// Phone
    /// fr: Le téléphone
    #[arg(long, value_name = "PHONE", conflicts_with = "from")]
    pub(super) phone: Option<String>,
    /// Who pays
    /// fr: Le financeur
    #[arg(long, value_name = "ID")]
    pub(super) funder: Option<String>,
    /// Modules followed, separated by commas [all]
    /// fr: Les modules suivis, séparés par des virgules [tous]
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    pub(super) modules: Vec<String>,
    /// First day that counts [from the first session]
    /// fr: Le premier jour qui compte [dès la première séance]
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    pub(super) starts_on: Option<DateWord>,
    /// Answer to a question of the programme: ID=VALUE
    /// fr: La réponse à une question du programme : ID=VALEUR
    #[arg(long = "field", value_name = "ID=VALUE", value_parser = values::answer)]
    pub(super) fields: Vec<(String, String)>,
    /// Free text
    /// fr: Une remarque
    #[arg(long, value_name = "TEXT", conflicts_with = "from")]
    pub(super) note: Option<String>,
    /// Day of enrolment [today]
    /// fr: La date d'inscription [aujourd'hui]
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    pub(super) on: Option<DateWord>,
    /// Enrol although the programme is not for them, or they were erased, for this reason; of a form, one row: ROW=REASON
    /// fr: Inscrire malgré les conditions d'admission, ou un effacement, avec ce motif ; d'un formulaire, une ligne :
    /// LIGNE=MOTIF
    #[arg(long = "override", value_name = "REASON", value_parser = values::something)]
    pub(super) exception: Vec<String>,
    /// Why they pass over those who wait for a seat
    /// fr: Pourquoi passer devant ceux qui attendent une place
    #[arg(long = "reason", value_name = "TEXT", value_parser = values::something)]
    pub(super) passing: Option<String>,
    /// They are somebody else than who resembles them; of a form, in these rows [all]
    /// fr: C'est quelqu'un d'autre que la personne qui lui ressemble ; pour un formulaire, dans ces lignes [toutes]
    #[arg(long, value_name = "ROW,…", num_args = 0..=1, value_delimiter = ',', value_parser = values::distinct_row)]
    pub(super) distinct: Option<Vec<u32>>,
    /// Asked at a terminal: what is probably no name is theirs
    #[arg(skip)]
    pub(super) spelled_so: bool,
    #[command(flatten)]
    pub(super) write: Write,
    #[command(flatten)]
    pub(super) file: FromFile,
}

/// Where everybody of a form comes from.
#[derive(Clone, Debug, Default, clap::Args)]
#[command(next_help_heading = "From a form")]
pub struct FromFile {
    /// Everybody of that form's export: CSV, XLSX or ODS; the options above are for rows that say nothing of it
    /// fr: Toutes les personnes de cet export de formulaire : CSV, XLSX ou ODS ; les options ci-dessus valent pour les
    /// lignes qui n'en disent rien
    #[arg(long, value_name = "FILE")]
    pub(super) from: Option<PathBuf>,
    /// Which heading stands for a column or a question: COLUMN=HEADING
    /// fr: Quel titre correspond à une colonne ou à une question : COLONNE=TITRE
    #[arg(long = "map", value_name = "COLUMN=HEADING", value_parser = values::mapping)]
    pub(super) maps: Vec<(String, String)>,
    /// What a word of the form is in a column: COLUMN:WORD=VALUE
    /// fr: Ce que veut dire un mot du formulaire : COLONNE:MOT=VALEUR
    #[arg(long = "value", value_name = "COLUMN:WORD=VALUE", value_parser = values::meant)]
    pub(super) values: Vec<(String, String, String)>,
    /// Which half of a whole name comes first: first-last or last-first [as the heading says]
    /// fr: Ce qui vient d'abord dans un nom complet : first-last ou last-first [d'après le titre]
    #[arg(long, value_name = "ORDER", value_parser = values::name_order)]
    pub(super) name_order: Option<NameOrder>,
    /// The sheet of a workbook to take
    /// fr: La feuille du classeur à prendre
    #[arg(long, value_name = "NAME")]
    pub(super) sheet: Option<String>,
    /// Whom a row is about who resembles somebody: ROW=PERSON
    /// fr: De qui parle une ligne qui ressemble à quelqu'un : LIGNE=PERSONNE
    #[arg(long = "same", value_name = "ROW=PERSON", value_parser = values::of_row)]
    pub(super) same: Vec<(u32, String)>,
    /// How 02/03 is to be read: dmy or mdy [as the file shows]
    /// fr: Comment lire 02/03 : dmy ou mdy [d'après le fichier]
    #[arg(long, value_name = "ORDER", value_parser = values::date_order)]
    pub(super) date_order: Option<DateOrder>,
    /// Write the rows that were refused into that file, with the reason
    /// fr: Écrire les lignes refusées dans ce fichier, avec le motif
    #[arg(long, value_name = "FILE")]
    pub(super) rejects: Option<PathBuf>,
    /// Take what the file says otherwise of people who are enrolled
    /// fr: Reprendre ce que le fichier dit autrement des personnes déjà inscrites
    #[arg(long)]
    pub(super) update: bool,
    /// Show what the file is made of, with no personal data, and write nothing
    /// fr: Montrer de quoi le fichier est fait, sans donnée personnelle, et ne rien écrire
    #[arg(long, conflicts_with_all = ENROLLING)]
    pub(super) describe: bool,
}

/// What is said of the people of a file, and of where they are to be written: nothing of it is asked where the file is
/// only described.
const ENROLLING: [&str; 16] = [
    "organisation",
    "status",
    "funder",
    "modules",
    "starts_on",
    "fields",
    "on",
    "exception",
    "passing",
    "distinct",
    "same",
    "values",
    "name_order",
    "maps",
    "rejects",
    "update",
];

impl FromFile {
    /// Whether something is said of a file. (clap asks for `--from` itself, but not beside a name, which excludes it.)
    pub(super) fn is_used(&self) -> bool {
        let told = !self.maps.is_empty() || !self.values.is_empty() || !self.same.is_empty();
        let told = told || self.date_order.is_some() || self.name_order.is_some() || self.sheet.is_some();
        told || self.rejects.is_some() || self.update || self.describe
    }
}
