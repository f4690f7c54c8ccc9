//! What is said beside a roll-call page.

use crate::lang::message::words;
use crate::lang::words::{count_en, count_fr};

words! {
    /// A line beside the page.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum RollCallNote {
        /// The page holds data of people.
        Names { people: usize }
            en: ("it holds {}: send it to the trainer alone", count_en(*people, "name", "names"))
            fr: ("elle contient {} : ne l'envoyez qu'au formateur", count_fr(*people, "nom", "noms")),

        NoContact
            en: "`programme.contact` has no e-mail address: the page cannot say where the finished sheet goes"
            fr: "`programme.contact` n'a pas d'adresse e-mail : la page ne peut pas dire où envoyer la feuille finie",

        NoTrainer { session: String }
            en: "`{session}` has no trainer: whoever holds it writes the name"
            fr: "« {session} » n'a pas de formateur : qui l'anime écrira son nom",

        WaysBack { session: String }
            en: "what comes back is read with `formation attend {session} --from FILE`"
            fr: "ce qui revient se lit avec `formation attend {session} --from FICHIER`",
    }
}
