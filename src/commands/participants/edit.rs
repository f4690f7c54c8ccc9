//! `formation participants edit`: correct an enrolment.

use crate::commands::carry_out::{Cohorts, Desk, Write, agreed, carry_out, somebody_else, spelled_so};
use crate::commands::context::Context;
use crate::commands::meant_cohort::{Clue, Naming};
use crate::commands::reopening::Reopening;
use crate::commands::values;
use crate::domain::change::Plan;
use crate::domain::date_words::DateWord;
use crate::domain::decide::cell_texts::CellTexts;
use crate::domain::decide::edit::{Edit, edit};
use crate::domain::decide::names;
use crate::domain::vocabulary::{BpfLine, PersonStatus};
use crate::ui::Ui;
use crate::ui::command_error::{CommandError, Result};
use crate::ui::usage::{Usage, UsageHint};

/// Correct an enrolment
/// fr: Corriger une inscription
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Who: id, e-mail or beginnings of the words of the name
    /// fr: La personne : identifiant, adresse e-mail ou début des mots du nom
    #[arg(value_name = "PERSON", value_parser = values::something)]
    person: String,
    /// First name
    /// fr: Le prénom
    #[arg(long, value_name = "NAME", value_parser = values::name)]
    first_name: Option<String>,
    /// Last name
    /// fr: Le nom
    #[arg(long, value_name = "NAME", value_parser = values::name)]
    last_name: Option<String>,
    /// E-mail
    /// fr: L'adresse e-mail ; "" si la personne n'en a pas
    #[arg(long, value_name = "EMAIL", value_parser = values::address)]
    email: Option<String>,
    /// Organisation
    /// fr: La structure ; "" s'il n'y en a pas
    #[arg(long, value_name = "NAME")]
    organisation: Option<String>,
    /// employee, volunteer, public_agent, self_employed, job_seeker, intermittent, apprentice, individual or other
    /// fr: salarié, bénévole, agent public, travailleur non salarié, demandeur d'emploi, intermittent, apprenti,
    /// particulier ou autre
    #[arg(long, value_name = "STATUS", value_parser = values::status)]
    status: Option<PersonStatus>,
    /// Phone
    /// fr: Le téléphone
    #[arg(long, value_name = "PHONE")]
    phone: Option<String>,
    /// Who pays; "" for nobody
    /// fr: Le financeur ; vide : aucun
    #[arg(long, value_name = "ID")]
    funder: Option<String>,
    /// Modules followed, separated by commas; "" for all
    /// fr: Les modules suivis, séparés par des virgules ; vide : tous
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    modules: Option<Vec<String>>,
    /// First day that counts; "" for the first session
    /// fr: Le premier jour qui compte ; vide : dès la première séance
    #[arg(long, value_name = "DATE", value_parser = values::date_or_empty)]
    starts_on: Option<values::Emptied<DateWord>>,
    /// Answer to a question of the programme: ID=VALUE
    /// fr: La réponse à une question du programme : IDENTIFIANT=VALEUR
    #[arg(long = "field", value_name = "ID=VALUE", value_parser = values::answer)]
    fields: Vec<(String, String)>,
    /// Line of the yearly return, a to e, or no; "" to take it from the status
    /// fr: La ligne du bilan (a à e, ou no) ; vide : d'après le statut
    #[arg(long, value_name = "LINE", value_parser = values::bpf_or_empty)]
    bpf: Option<values::Emptied<BpfLine>>,
    /// Free text
    /// fr: Une remarque
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// Day of enrolment
    /// fr: La date d'inscription
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    on: Option<DateWord>,
    /// Keep although the programme is not for them, for this reason
    /// fr: Garder malgré les conditions d'admission, avec ce motif
    #[arg(long = "override", value_name = "REASON", value_parser = values::something)]
    exception: Option<String>,
    /// They are somebody else than who resembles them
    /// fr: C'est quelqu'un d'autre que la personne qui lui ressemble
    #[arg(long)]
    distinct: bool,
    /// Asked at a terminal: what is probably no name is theirs
    #[arg(skip)]
    spelled_so: bool,
    #[command(flatten)]
    reopening: Reopening,
    #[command(flatten)]
    write: Write,
}

impl Args {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        Naming::writing([Clue::Person(&self.person)])
    }
}

/// The flags that say what to correct.
const FLAGS: [&str; 14] = [
    "--first-name",
    "--last-name",
    "--email",
    "--phone",
    "--organisation",
    "--status",
    "--funder",
    "--modules",
    "--starts-on",
    "--field",
    "--bpf",
    "--note",
    "--on",
    "--override",
];

/// Corrects one enrolment. On a terminal a near match is a question, as when somebody is enrolled.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let mut args = args.clone();
    let meant = |reading: &_| Cohorts::meant(context, reading);
    args.distinct |= agreed(context, ui, meant, |desk| decide(desk, &args), somebody_else)?;
    args.spelled_so = agreed(context, ui, meant, |desk| decide(desk, &args), spelled_so)?;
    carry_out(context, ui, &args.write, |desk| decide(desk, &args))
}

fn decide(desk: &Desk<'_>, args: &Args) -> Result<Plan> {
    let args = args.clone();
    let starts_on = args.starts_on.map(|day| day.0.map(|day| day.on(desk.today)));
    let says = CellTexts::nothing()
        .text("first_name", args.first_name)
        .text("last_name", args.last_name)
        .text("email", args.email)
        .text("phone", args.phone)
        .text("organisation", args.organisation)
        .value("status", args.status.as_ref())
        .text("funder", args.funder)
        .text("modules", args.modules.map(|modules| modules.join(" ")))
        .value("starts_on", starts_on.as_ref())
        .value("bpf", args.bpf.map(|line| line.0).as_ref())
        .text("note", args.note)
        .answers(names::columns(desk.programme, &args.fields));
    let request = Edit {
        person: args.person,
        cells: says,
        on: args.on.map(|day| day.on(desk.today)),
        exception: args.exception,
        distinct: args.distinct,
        spelled_so: args.spelled_so,
    };
    if request.cells.is_empty() && request.on.is_none() && request.exception.is_none() {
        let hint = UsageHint::SeeHelp { command: "formation participants edit".to_owned() };
        return Err(CommandError::usage(Usage::NothingToCorrect { flags: FLAGS.to_vec() }, Some(hint)));
    }
    let plan = edit(desk.records, desk.programme, &request, desk.today)?;
    Ok(args.reopening.applied(plan, desk))
}
