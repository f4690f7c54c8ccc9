//! The command line of `formation enrol`: whom to enrol by name, or which file to take them from, and what is said of
//! all of them.

use crate::commands::carry_out::Write;
use crate::commands::forms::FormFile;
use crate::commands::values;
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
    #[arg(long, value_name = "NAME", conflicts_with = "describe")]
    pub(super) organisation: Option<String>,
    /// employee, volunteer, public_agent, self_employed, job_seeker, intermittent, apprentice, individual or other
    /// fr: salarié, bénévole, agent public, travailleur non salarié, demandeur d'emploi, intermittent, apprenti,
    /// particulier ou autre
    #[arg(long, value_name = "STATUS", value_parser = values::status, conflicts_with = "describe")]
    pub(super) status: Option<PersonStatus>,
    /// Phone
    /// fr: Le téléphone
    #[arg(long, value_name = "PHONE", conflicts_with = "from")]
    pub(super) phone: Option<String>,
    /// Who pays
    /// fr: Le financeur
    #[arg(long, value_name = "ID", conflicts_with = "describe")]
    pub(super) funder: Option<String>,
    /// Modules followed, separated by commas [all]
    /// fr: Les modules suivis, séparés par des virgules [tous]
    #[arg(long, value_name = "IDS", value_delimiter = ',', conflicts_with = "describe")]
    pub(super) modules: Vec<String>,
    /// First day that counts [from the first session]
    /// fr: Le premier jour qui compte [dès la première séance]
    #[arg(long, value_name = "DATE", value_parser = values::date, conflicts_with = "describe")]
    pub(super) starts_on: Option<DateWord>,
    /// Answer to a question of the programme: ID=VALUE
    /// fr: La réponse à une question du programme : IDENTIFIANT=VALEUR
    #[arg(long = "field", value_name = "ID=VALUE", value_parser = values::answer, conflicts_with = "describe")]
    pub(super) fields: Vec<(String, String)>,
    /// Free text
    /// fr: Une remarque
    #[arg(long, value_name = "TEXT", conflicts_with = "from")]
    pub(super) note: Option<String>,
    /// Day of enrolment [today]
    /// fr: La date d'inscription [aujourd'hui]
    #[arg(long, value_name = "DATE", value_parser = values::date, conflicts_with = "describe")]
    pub(super) on: Option<DateWord>,
    /// Enrol although the programme is not for them, or they were erased, for this reason; of a form, one row: ROW=REASON
    /// fr: Inscrire malgré les conditions d'admission, ou un effacement, avec ce motif ; d'un formulaire, une ligne :
    /// LIGNE=MOTIF
    #[arg(long = "override", value_name = "REASON", value_parser = values::something, conflicts_with = "describe")]
    pub(super) exception: Vec<String>,
    /// Why they pass over those who wait for a seat
    /// fr: Pourquoi passer devant ceux qui attendent une place
    #[arg(long = "reason", value_name = "TEXT", value_parser = values::something, conflicts_with = "describe")]
    pub(super) passing: Option<String>,
    /// They are somebody else than who resembles them; of a form, in these rows [all]
    /// fr: C'est quelqu'un d'autre que la personne qui lui ressemble ; pour un formulaire, dans ces lignes [toutes]
    #[arg(long, value_name = "ROW,…", num_args = 0..=1, value_delimiter = ',', value_parser = values::distinct_row, conflicts_with = "describe")]
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
    #[command(flatten)]
    pub(super) form: FormFile,
    /// Which half of a whole name comes first: first-last or last-first [as the heading says]
    /// fr: Ce qui vient d'abord dans un nom complet : first-last ou last-first [d'après le titre]
    #[arg(long, value_name = "ORDER", value_parser = values::name_order, conflicts_with = "describe")]
    pub(super) name_order: Option<NameOrder>,
    /// Take what the file says otherwise of people who are enrolled
    /// fr: Reprendre ce que le fichier dit autrement des personnes déjà inscrites
    #[arg(long, conflicts_with = "describe")]
    pub(super) update: bool,
}

impl FromFile {
    /// Whether something is said of a file that is about enrolments alone.
    pub(super) fn is_used(&self) -> bool {
        self.name_order.is_some() || self.update
    }
}
