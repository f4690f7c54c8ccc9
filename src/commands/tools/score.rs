//! `formation tools score`: what somebody gives a tool on criteria.

use crate::commands::asking;
use crate::commands::carry_out::{Desk, Write, carry_out_whole};
use crate::commands::context::Context;
use crate::commands::forms::{self, FORM, FormFile, Noun};
use crate::commands::meant_cohort::{Clue, Naming};
use crate::commands::swapped::in_order;
use crate::commands::values;
use crate::domain::decide::modules::form::{FormAnswer, scores};
use crate::domain::decide::modules::taking_back;
use crate::domain::decide::modules::tools::score;
use crate::domain::headings::Heading;
use crate::domain::schema::Reference;
use crate::ui::Ui;
use crate::ui::command_error::Result;
use crate::ui::questions::Question;

/// Score a tool: each score replaces the one before
/// fr: Noter un outil : chaque note remplace la précédente
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Who: id, e-mail or beginnings of the words of the name
    /// fr: La personne : identifiant, adresse e-mail ou début des mots du nom
    #[arg(value_name = "PERSON", value_parser = values::something, required_unless_present_any = FORM, conflicts_with = "from")]
    person: Option<String>,
    /// The tool: its id, or words of its name
    /// fr: L'outil : son identifiant, ou des débuts de mots de son nom
    #[arg(value_name = "TOOL", value_parser = values::something, required_unless_present_any = FORM, conflicts_with = "from")]
    tool: Option<String>,
    /// Criteria with their scores, from 0 to 5: c1=4
    /// fr: Les critères et leurs notes, de 0 à 5 : c1=4
    #[arg(value_name = "CRITERION=0-5", value_parser = values::something, conflicts_with = "from")]
    scores: Vec<String>,
    /// Take scores back: those of the criteria named, else all that they gave the tool
    /// fr: Retirer des notes : celles des critères nommés, sinon toutes celles données à l'outil
    #[arg(long, conflicts_with_all = ["from", "evidence"])]
    none: bool,
    /// An example that shows why
    /// fr: Un exemple qui le montre
    #[arg(long, value_name = "TEXT", conflicts_with = "from")]
    evidence: Option<String>,
    /// The tool that rows of the form are about which name none
    /// fr: L'outil, pour les lignes du formulaire qui n'en disent rien
    #[arg(long = "tool", value_name = "TOOL", value_parser = values::something)]
    all_about: Option<String>,
    #[command(flatten)]
    write: Write,
    #[command(flatten)]
    form: FormFile,
}

impl Args {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        Naming::writing(self.person.as_deref().map(Clue::Person))
    }
}

/// Notes the scores.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    if let Some(file) = args.form.named(ui, args.all_about.is_some())? {
        let tool = args.all_about.as_deref();
        let judge = |desk: &Desk<'_>, rows: &[FormAnswer]| scores(desk.records, rows, tool);
        return forms::run(context, ui, (&args.form, &args.write), file, &Noun::scores(tool.is_some()), judge);
    }
    let (person, tool) = (args.person.as_deref().unwrap_or_default(), args.tool.as_deref().unwrap_or_default());
    let given = match &args.scores[..] {
        given if args.none => given.to_vec(),
        given => asking::pairs(context, ui, given, Heading::Criterion, &Question::CriteriaWithScores)?,
    };
    carry_out_whole(context, ui, &args.write, |desk| {
        let decided = if args.none {
            taking_back::scores(desk.records, person, tool, &given)
        } else {
            score(desk.records, person, tool, &given, args.evidence.as_deref())
        };
        in_order(context, desk, [Reference::Participant, Reference::Tool], [person, tool], decided)
    })
}
