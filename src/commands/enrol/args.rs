//! The command line of `formation enrol`: whom to enrol by name, or which file to take them from, and what is said of
//! all of them.

use crate::commands::carry_out::Write;
use crate::commands::cells::{Cells, NEW};
use crate::commands::forms::FormFile;
use crate::commands::values;
use crate::commands::word_lists;
use crate::domain::date_words::DateWord;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::taken::NameOrder;

/// Enrol one person, or everybody of a form's export
/// fr: Inscrire une personne, ou toutes celles d'un export de formulaire
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    pub(super) cells: Cells<Enrolment, NEW>,
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
    #[arg(long, value_name = "ORDER", value_parser = word_lists::name_orders(), conflicts_with = "describe")]
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
