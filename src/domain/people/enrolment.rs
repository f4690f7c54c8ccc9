//! One person in one cohort, as `enrolments.csv` keeps it. Owns no rule: who is expected where is in
//! [`crate::domain::attendance::expectation`], who is who in [`super::names`].

use chrono::NaiveDate;

use crate::domain::headings::Heading;
use crate::domain::programme::ids::{FunderId, ModuleId, ParticipantId};
use crate::domain::schema::problem::RowProblem;
use crate::domain::schema::reader::RowReader;
use crate::domain::schema::record::schema;
use crate::domain::schema::{CellFate, Flag, Necessity, Record, Reference, RowRules, SchemaColumn, Shown, Union};
use crate::domain::vocabulary::{BpfLine, EnrolmentState, PersonStatus};

schema! {
    /// One row of `enrolments.csv`. Empty text = empty cell.
    pub struct Enrolment in "enrolments.csv", of Cohort, key [id] {
        /// Never changes.
        id: ParticipantId = SchemaColumn::heading(Heading::Participant)
            .required()
            .own_id(Reference::Participant)
            .kept()
            .united(Union::Derived)
            .shown(Shown::Always),
        /// As typed.
        last_name: String =
            SchemaColumn::heading(Heading::LastName).required().fate(CellFate::LastName).edited().shown(Shown::Always).form(&[])
            .flag(Flag::of("NAME", "Last name", "Le nom").need(Necessity::Every)),
        /// As typed.
        first_name: String =
            SchemaColumn::heading(Heading::FirstName).required().fate(CellFate::FirstName).edited().shown(Shown::Always).form(&[])
            .flag(Flag::of("NAME", "First name", "Le prénom").need(Necessity::Every)),
        /// As typed; compared case-folded.
        email: String = SchemaColumn::heading(Heading::Email).email().edited().shown(Shown::InFiles).form(&[])
            .flag(Flag::of("EMAIL", "E-mail", "L'adresse e-mail").need(Necessity::Every)
            .empty("; \"\" when there is none", " ; \"\" si la personne n'en a pas")),
        /// As typed.
        phone: String = SchemaColumn::heading(Heading::Phone).phone().edited()
            .flag(Flag::of("PHONE", "Phone", "Le téléphone").need(Necessity::Asked))
            .form(&[
                "telephone", "telephones", "tel", "tel.", "n° de telephone", "n° telephone", "no de telephone",
                "n° tel", "numero de telephone", "numero de tel.", "num. tel.", "portable", "tel. portable",
                "tel portable", "telephone portable", "telephone mobile", "numero de portable",
                "numero de mobile", "mobile", "phone", "phone number", "mobile phone", "cell phone", "gsm",
                "numero", "coordonnees telephoniques", "n° portable", "n° de portable", "n° mobile",
                "telephone 1", "tel. 1", "telephone fixe", "telephone de contact",
                "a quel numero peut-on vous joindre", "a quel numero vous joindre",
            ]),
        organisation: String = SchemaColumn::heading(Heading::Organisation).kept().edited().shown(Shown::WhenRoom)
            .flag(Flag::of("ORGANISATION", "Organisation", "La structure").need(Necessity::Every)
            .empty("; \"\" when there is none", " ; \"\" s'il n'y en a pas"))
            .form(&[
                "structure", "organisation", "organization", "organisme", "association", "employeur",
                "employer", "company", "raison sociale", "entreprise", "etablissement", "compagnie",
                "collectivite", "nom de la structure", "nom de votre structure", "nom de l'association",
                "nom de votre association", "nom de l'organisme", "nom de l'organisation",
                "nom de l'employeur", "nom de l'entreprise", "nom de l'etablissement", "nom de la compagnie",
                "structure employeuse", "structure de rattachement", "structure d'appartenance",
                "structure ou association", "association ou structure", "structure / association",
                "structure culturelle", "quelle structure representez-vous",
                "pour quelle structure travaillez-vous", "dans quelle structure travaillez-vous",
                "dans quelle structure exercez-vous", "organisation name", "company name",
                "structure employeur", "structure representee", "nom de votre structure/association",
                "nom de votre structure ou association", "nom de la structure ou association",
                "nom de la structure culturelle", "nom de votre structure culturelle",
                "quel est le nom de votre structure", "quel est le nom de votre association",
                "organization name", "nom de votre organisme", "nom de votre employeur",
                "nom de votre compagnie", "nom de votre etablissement",
            ]),
        /// Frozen at enrolment; none when the cell is empty.
        status: Option<PersonStatus> = SchemaColumn::heading(Heading::Status).kept().edited().shown(Shown::Always)
            .flag(Flag::words("STATUS").need(Necessity::Every))
            .form(&[
                "statut", "status", "person_status", "statut professionnel", "statut de la personne",
                "statut du participant", "situation professionnelle", "situation", "situation actuelle",
                "vous etes", "je suis", "etes-vous", "qualite", "salarie ou benevole", "salarie/benevole",
                "benevole ou salarie", "salarie / benevole", "statut dans la structure",
                "statut au sein de la structure", "quel est votre statut dans la structure",
                "employment status", "are you", "you are", "dans votre structure, vous etes",
                "dans la structure, vous etes", "au sein de votre structure, vous etes",
                "vous etes dans votre structure", "vous participez en tant que", "vous intervenez en tant que",
                "en tant que", "je participe en tant que", "je m'inscris en tant que",
                "vous vous inscrivez en tant que",
            ]),
        funder: Option<FunderId> = SchemaColumn::heading(Heading::Funder)
            .names(Reference::Funder)
            .kept()
            .edited()
            .shown(Shown::WhenRoom)
            .flag(Flag::of("FUNDER", "Who pays", "Le financeur").need(Necessity::Asked)
            .emptied("; \"\" for nobody", " ; vide : aucun"))
            .form(&[
                "financeur", "financement", "mode de financement", "type de financement", "prise en charge",
                "opco", "funder", "funding", "organisme financeur", "qui finance votre formation",
                "qui finance la formation", "comment financez-vous la formation",
                "financement de la formation", "qui finance", "qui prend en charge la formation",
                "opco / financeur",
            ]),
        /// What is followed; empty = all modules.
        modules: Vec<ModuleId> = SchemaColumn::heading(Heading::Modules)
            .names(Reference::Module)
            .kept()
            .united(Union::AskedAsItStands)
            .edited()
            .shown(Shown::InFiles)
            .flag(Flag::of("MODULES", "Modules followed, separated by commas", "Les modules suivis, séparés par des virgules")
            .need(Necessity::Asked).unsaid(" [all]", " [tous]").emptied("; \"\" for all", " ; vide : tous"))
            .form(&[
                "modules", "module", "modules choisis", "modules souhaites", "choix des modules", "module(s)",
                "a quels modules souhaitez-vous participer", "a quel(s) module(s) souhaitez-vous participer",
                "a quels modules souhaitez-vous vous inscrire", "quels modules souhaitez-vous suivre",
                "choix du module", "modules auxquels vous souhaitez participer", "module(s) souhaite(s)",
                "module(s) choisi(s)", "je m'inscris aux modules", "inscription aux modules",
            ]),
        state: EnrolmentState =
            SchemaColumn::heading(Heading::State).required().kept().united(Union::Ruled).shown(Shown::Always),
        /// Day of enrolment: the order of the waiting list.
        enrolled_on: Option<NaiveDate> = SchemaColumn::heading(Heading::EnrolledOn).kept().united(Union::Derived),
        /// First day that counts; none = from the first session.
        starts_on: Option<NaiveDate> =
            SchemaColumn::heading(Heading::StartsOn).kept().united(Union::AskedAsItStands).edited()
            .flag(Flag::of("DATE", "First day that counts", "Le premier jour qui compte")
            .unsaid(" [from the first session]", " [dès la première séance]")
            .emptied("; \"\" for the first session", " ; vide : dès la première séance")),
        /// Last day that counts.
        ended_on: Option<NaiveDate> = SchemaColumn::heading(Heading::EndedOn).kept().united(Union::Derived),
        /// Why they left, were let in by exception, or passed over others. That a reason was given is what lets an
        /// exception stand; what it was is theirs.
        reason: String = SchemaColumn::heading(Heading::Reason).fate(CellFate::Struck).united(Union::Ruled),
        /// Line of the yearly return; none = from the status.
        bpf: Option<BpfLine> = SchemaColumn::heading(Heading::BpfLine).kept().edited()
            .flag(Flag::of("LINE", "Line of the yearly return, a to e, or no", "La ligne du bilan (a à e, ou no)").need(Necessity::Later)
            .emptied("; \"\" to take it from the status", " ; vide : d'après le statut")),
        note: String = SchemaColumn::heading(Heading::Note).united(Union::Both).edited()
            .flag(Flag::of("TEXT", "Free text", "Une remarque"))
            .form(&[
                "remarque", "remarques", "commentaire", "commentaires", "observation", "observations", "note",
                "notes", "comment", "comments", "remarks", "message", "precisions",
                "informations complementaires", "questions ou remarques", "remarques ou questions",
                "avez-vous des remarques", "avez-vous des questions ou des remarques", "autres remarques",
                "un commentaire", "une remarque", "commentaire libre", "commentaires libres",
                "une question, une remarque", "une question ou une remarque", "une remarque, une question",
                "autre chose a nous dire", "remarque(s)", "commentaire(s)",
            ]),
    }
    questions
    /// Answers to the programme's own questions, in its order.
    fields
}

impl RowRules for Enrolment {
    fn twice(key: &[&str], first: u32) -> RowProblem {
        RowProblem::IdTwice { id: key.concat(), first }
    }

    fn examine(row: &mut RowReader<'_>) {
        let name = ["last_name", "first_name"].map(|name| Self::TABLE.position(name).unwrap_or_default());
        if name.iter().all(|column| row.text(*column).trim().is_empty()) {
            row.fault(name[0], RowProblem::NoName, None);
        }
    }
}

impl Enrolment {
    /// First name then last name, as one reads it.
    pub fn full_name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name).trim().to_owned()
    }

    /// Whether the module is among those followed.
    pub fn follows(&self, module: &ModuleId) -> bool {
        self.modules.is_empty() || self.modules.contains(module)
    }

    /// The answer to a question of the programme; empty when there is none.
    pub fn field(&self, id: &str) -> &str {
        self.fields.iter().find(|(field, _)| field.as_str() == id).map_or("", |(_, value)| value)
    }

    /// The line of the yearly return this enrolment counts on.
    pub fn bpf_line(&self) -> BpfLine {
        self.bpf.unwrap_or_else(|| BpfLine::of_status(self.status))
    }
}
