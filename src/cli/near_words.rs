//! What people type for a command or an option that is called otherwise here: words of both languages, folded, and what
//! is probably meant.

use crate::domain::people::enrolment::Enrolment;
use crate::domain::schema::{Record, SchemaColumn};
use crate::lang::folded_words;

/// Words for a command, and the command lines that may be meant, without the name of the program.
const COMMANDS: &[(&[&str], &[&str])] = &[
    (&["inscrire", "inscription", "ajouter", "add", "register", "enroll", "signup", "importer", "import"], &["enrol"]),
    (
        &[
            "inscrits",
            "inscriptions",
            "participant",
            "personnes",
            "personne",
            "people",
            "members",
            "eleves",
            "stagiaires",
        ],
        &["participants list"],
    ),
    (
        &[
            "presences",
            "presence",
            "present",
            "pointer",
            "pointage",
            "appel",
            "emargement",
            "marquer",
            "mark",
            "attendance",
        ],
        &["attend", "report attendance"],
    ),
    (&["absent", "absence", "absents", "absences"], &["attend", "report absences"]),
    (&["retard", "retards", "late"], &["attend"]),
    (&["seances", "seance", "session", "dates", "planning", "schedule"], &["sessions list"]),
    (
        &["courriel", "courriels", "email", "emails", "mails", "mailing", "message", "envoyer", "send", "prevenir"],
        &["mail reminder", "mail invitation"],
    ),
    (&["rappel", "reminder", "relance"], &["mail reminder"]),
    (&["calendrier", "agenda-ics", "ics", "ical", "icalendar", "outlook"], &["calendar"]),
    (&["deroule", "deroulement", "ordre", "plan"], &["agenda"]),
    (&["cohorte", "groupe", "groupes", "cohort", "group", "groups"], &["cohorts list"]),
    (
        &["liste", "lister", "list", "ls", "voir", "show", "afficher"],
        &["sessions list", "participants list", "cohorts list"],
    ),
    (&["annuler", "cancel"], &["undo", "sessions cancel", "withdraw"]),
    (&["defaire", "retour", "rollback"], &["undo"]),
    (&["refaire", "retablir"], &["redo", "sessions restore"]),
    (&["supprimer", "effacer", "enlever", "delete", "remove", "rm"], &["withdraw", "participants erase"]),
    (
        &[
            "abandon",
            "abandonner",
            "desister",
            "desinscrire",
            "desinscription",
            "partir",
            "leave",
            "unenrol",
            "unenroll",
        ],
        &["withdraw"],
    ),
    (&["transferer", "transfert", "muter"], &["transfer"]),
    (&["attente", "file", "queue", "waiting"], &["waitlist list"]),
    (&["promouvoir", "promote"], &["waitlist promote"]),
    (&["fermer", "clore", "cloturer", "close"], &["sessions close"]),
    (&["deplacer", "reporter", "decaler", "move", "postpone"], &["sessions move"]),
    (&["planifier", "programmer"], &["sessions add"]),
    (&["fusionner", "merge", "doublon", "doublons"], &["participants merge"]),
    (&["modifier", "corriger", "changer", "edit", "update"], &["participants edit"]),
    (&["rgpd", "gdpr", "donnees", "data"], &["participants data", "participants erase"]),
    (&["initialiser", "nouveau", "creer", "commencer", "new", "start", "create"], &["init"]),
    (&["formation", "definition", "program", "module", "modules"], &["programme show"]),
    (
        &[
            "rapport",
            "rapports",
            "reports",
            "bilan",
            "bilans",
            "heures",
            "hours",
            "bpf",
            "matrix",
            "statistiques",
            "stats",
        ],
        &["report"],
    ),
    (&["exporter", "exports", "csv", "excel", "tableur"], &["export"]),
    (&["historique", "journal", "log"], &["history"]),
    (&["verifier", "verification", "controle", "controler", "erreurs", "validate", "doctor"], &["check"]),
    (&["expliquer", "pourquoi", "why"], &["explain"]),
    (&["apercu", "tableau-de-bord", "dashboard", "vue", "synthese"], &["overview"]),
    (&["faire", "taches", "tache", "todos", "tasks", "task", "status", "statut", "etat"], &["todo"]),
    (&["certificat", "certificats", "certificate", "certificates"], &["document certificate"]),
    (&["attestations", "attestation"], &["document attestation"]),
    (&["convocation", "convocations", "convoquer", "invitation", "invitations", "invite"], &["document invitation"]),
    (&["feuille", "feuilles", "sheet"], &["document sign-in-sheet", "document roll-call"]),
    (&["manuel", "manual", "doc", "documentation"], &["man"]),
    (&["sujet", "sujets", "topic", "theme", "themes"], &["topics list", "topics propose"]),
    (&["proposer", "propose"], &["topics propose"]),
    (&["vote", "votes", "voter", "points", "dots"], &["topics vote", "topics tally"]),
    (&["decompte", "tally"], &["topics tally"]),
    (&["choisir", "choose"], &["topics choose"]),
    (&["experience", "temoignage", "temoignages"], &["experiences list"]),
    (&["critere", "criteres", "criterion"], &["criteria list"]),
    (&["poids", "ponderer", "weights", "weigh"], &["criteria weigh"]),
    (&["outil", "outils", "tool", "logiciel", "logiciels"], &["tools list"]),
    (&["essayer", "tester", "try"], &["tools try"]),
    (&["noter", "evaluer", "score", "scores"], &["tools score"]),
    (&["classement", "classer", "ranking"], &["tools ranking"]),
    (&["retours", "feedbacks", "rex"], &["feedback list", "feedback add"]),
    (&["consequences", "effets"], &["feedback consequences"]),
    (&["reseau", "annuaire", "directory", "contacts"], &["network directory"]),
    (&["accord", "accords", "consentement", "consentements", "consent"], &["network consent"]),
    (
        &["besoin", "besoins", "offre", "offres", "need", "needs", "offer", "offers", "entraide"],
        &["network offers", "network match"],
    ),
    (&["ressource", "ressources", "resource", "resources"], &["network resources"]),
    (&["engagement", "engagements", "promesse", "promesses", "promise", "promises"], &["network promises"]),
    (&["version"], &["--version"]),
    (&["scelle", "scelles", "sceller", "seal", "sealed", "archive", "archives"], &["seals"]),
];

/// Words for what is done to something, and the commands below a noun that may do it.
const VERBS: &[(&[&str], &[&str])] = &[
    (&["liste", "lister", "ls", "tous", "toutes", "all"], &["list"]),
    (&["voir", "montrer", "afficher", "detail", "details", "fiche", "view"], &["show"]),
    (&["ajouter", "nouveau", "nouvelle", "creer", "new", "create"], &["add"]),
    (&["modifier", "changer", "corriger", "update", "change"], &["edit", "move"]),
    (&["annuler", "supprimer", "delete", "remove"], &["cancel", "erase", "drop"]),
    (&["deplacer", "reporter", "decaler", "reprogrammer", "reschedule", "postpone"], &["move"]),
    (&["retablir", "restaurer", "reprendre"], &["restore"]),
    (&["fermer", "clore", "cloturer"], &["close"]),
    (&["effacer", "oublier", "forget"], &["erase"]),
    (&["fusionner", "reunir", "doublons"], &["merge"]),
    (&["donnees", "dossier", "rgpd", "gdpr"], &["data"]),
    (&["promouvoir", "suivant"], &["promote"]),
    (&["conservation"], &["retention"]),
    (&["retirer", "enlever"], &["drop"]),
    (&["proposer", "suggerer"], &["propose"]),
    (&["voter", "votes"], &["vote"]),
    (&["decompte", "resultat", "resultats"], &["tally"]),
    (&["choisir"], &["choose"]),
    (&["traiter", "traite"], &["treated"]),
    (&["adopter", "adoption"], &["adopt"]),
    (&["ecarter"], &["set-aside"]),
    (&["essayer", "tester", "essai"], &["try"]),
    (&["noter", "evaluer", "notes"], &["score"]),
    (&["remarque", "remarquer", "avantage", "limite"], &["remark"]),
    (&["classement", "classer", "rang"], &["ranking"]),
    (&["ponderer", "poids"], &["weigh"]),
    (&["effets"], &["consequences"]),
    (&["accord", "consentement"], &["consent"]),
    (&["annuaire"], &["directory"]),
    (&["offre", "offrir", "proposition"], &["offer"]),
    (&["besoin", "demande"], &["need"]),
    (&["offres", "besoins"], &["offers"]),
    (&["croiser", "entraide"], &["match"]),
    (&["ressource", "lien"], &["resource"]),
    (&["ressources", "liens"], &["resources"]),
    (&["promettre", "engagement"], &["promise"]),
    (&["promesses", "engagements"], &["promises"]),
    (&["fait", "tenu"], &["done"]),
    (&["convocation", "convoquer"], &["invitation"]),
    (&["rappel", "relance"], &["reminder"]),
    (&["deplacee", "deplacement"], &["moved"]),
    (&["annulee", "annulation"], &["cancelled"]),
    (&["certificat"], &["certificate"]),
    (&["retour"], &["feedback"]),
    (&["comparer", "compare", "ecarts", "ecart", "difference", "differences"], &["diff"]),
];

/// Words for an option, and the options that may be meant, without their dashes.
const FLAGS: &[(&[&str], &[&str])] = &[
    (&["cohorte", "groupe", "group"], &["cohort"]),
    (&["date", "jour", "day", "le"], &["on", "today", "date"]),
    (&["du", "depuis", "debut", "since", "after"], &["from", "start", "starts-on"]),
    (&["au", "jusqu", "fin", "until", "before"], &["to", "end"]),
    (&["motif", "raison", "pourquoi", "why", "cause"], &["reason"]),
    (&["fichier", "file", "depuis-fichier", "input", "import"], &["from"]),
    (&["sortie", "out", "vers", "save"], &["output"]),
    (&["statut", "profession"], &["status"]),
    (&["structure", "organisme", "employeur", "organization", "org"], &["organisation"]),
    (&["courriel", "mail", "adresse"], &["email"]),
    (&["financeur", "opco", "payer"], &["funder"]),
    (&["presents", "presente", "presentes"], &["present"]),
    (&["absents", "absente", "absentes"], &["absent"]),
    (&["excuse", "excuses", "excusee", "excusees"], &["excused"]),
    (&["retard", "arrivee", "arrive", "late"], &["arrived"]),
    (&["depart", "parti", "partie", "early"], &["left"]),
    (&["duree", "duration"], &["minutes"]),
    (&["autres", "reste", "others"], &["rest"]),
    (&["preuve", "justificatif", "proof"], &["evidence"]),
    (&["effectif", "count"], &["headcount"]),
    (&["remarque", "commentaire", "comment"], &["note"]),
    (&["champ", "question", "reponse"], &["field"]),
    (&["langue", "language"], &["lang"]),
    (&["dossier", "repertoire", "dir", "directory"], &["folder"]),
    (&["scelle", "sceller", "sealed"], &["seal"]),
    (&["colonnes", "colonne", "column"], &["columns"]),
    (&["annee"], &["year"]),
    (&["places", "capacite", "seats"], &["capacity"]),
    (&["comme", "modele"], &["like"]),
    (&["essai", "simulation", "simuler", "dryrun", "test"], &["dry-run"]),
    (&["forcer", "force", "derogation"], &["override", "reason"]),
    (&["aujourdhui"], &["today"]),
    (&["titre", "intitule"], &["title", "label"]),
    (&["par", "auteur", "author"], &["by"]),
    (&["lien", "site"], &["link", "url"]),
    (&["poids"], &["weight"]),
    (&["indispensable", "obligatoire"], &["must"]),
    (&["etat"], &["state"]),
    (&["echeance", "deadline"], &["due"]),
    (&["avantage"], &["advantage"]),
    (&["limite"], &["limit"]),
    (&["public"], &["audience"]),
    (&["seance"], &["session", "after"]),
    (&["outil"], &["tool"]),
    (&["motcle", "motscles", "etiquette"], &["tag"]),
    (&["exemple", "example"], &["evidence"]),
    (&["issue", "resultat"], &["outcome"]),
    (&["rappel", "alarme", "reminder"], &["alarm"]),
    (&["joindre", "piecejointe", "attachment"], &["attach"]),
    (&["formateur", "formatrice", "intervenant", "intervenante"], &["trainer"]),
    (&["lieu", "salle", "room", "where"], &["place"]),
    (&["modalite"], &["modality"]),
    (&["chaque", "toutes", "frequence", "repeat", "weekly"], &["every"]),
    (&["nombre", "fois", "times"], &["count"]),
    (&["sauf", "excepte", "without"], &["except"]),
    (&["feries", "sansferies", "holidays"], &["skip-holidays"]),
];

/// What is meant by a word, as one of these tables says; nothing where it says nothing.
fn meant(table: &[(&[&str], &'static [&'static str])], typed: &str) -> &'static [&'static str] {
    let typed = folded_words(typed).join("");
    let found = table.iter().find(|(words, _)| words.contains(&typed.as_str()));
    found.map_or(&[], |(_, meant)| meant)
}

/// The command lines that a word may stand for behind `path`, the commands before it.
pub fn commands(path: &str, typed: &str, below: &[String]) -> Vec<String> {
    let verbs = || meant(VERBS, typed).iter().filter(|verb| below.iter().any(|known| known == *verb));
    let lines: Vec<String> = verbs().map(|verb| format!("{path} {verb}")).collect();
    if lines.is_empty() {
        return meant(COMMANDS, typed).iter().map(|line| format!("{} {line}", super::PROGRAM)).collect();
    }
    lines
}

/// The options of a command that a word may stand for: also one that heads the same column in a form.
pub fn flags(typed: &str, known: &[String]) -> Vec<String> {
    let word = folded_words(typed).join("");
    let columns = Enrolment::TABLE.columns.iter().filter(|column| column.flag.is_some());
    let columns = columns.filter(|column| column.form.is_some_and(|words| words.contains(&word.as_str())));
    let named = meant(FLAGS, typed).iter().map(|flag| format!("--{flag}")).chain(columns.map(SchemaColumn::option));
    let named = named.filter(|flag| known.iter().any(|known| *known == flag[2..]));
    // Of an option's words some head its column too.
    named.fold(Vec::new(), |mut all, flag| {
        all.extend(Some(flag).filter(|flag| !all.contains(flag)));
        all
    })
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::super::Cli;
    use super::*;

    #[test]
    fn every_command_meant_is_one_and_no_word_stands_twice() {
        let mut grammar = Cli::command();
        grammar.build();
        for line in COMMANDS.iter().flat_map(|(_, lines)| lines.iter()).filter(|line| !line.starts_with('-')) {
            let found = line.split(' ').try_fold(&grammar, |command, word| match command.find_subcommand(word) {
                Some(found) => Some(found),
                None => (!command.has_subcommands()).then_some(command),
            });
            assert!(found.is_some(), "{line}");
        }
        let nouns = || grammar.get_subcommands();
        for verb in VERBS.iter().flat_map(|(_, verbs)| verbs.iter()) {
            assert!(nouns().any(|noun| noun.find_subcommand(verb).is_some()), "{verb}");
        }
        let options = |command: &clap::Command, flag: &str| {
            command.get_arguments().any(|argument| argument.get_long() == Some(flag))
        };
        for flag in FLAGS.iter().flat_map(|(_, flags)| flags.iter()) {
            let known = nouns().any(|noun| options(noun, flag) || noun.get_subcommands().any(|one| options(one, flag)));
            assert!(known, "{flag}");
        }
        for table in [COMMANDS, VERBS, FLAGS] {
            let mut words: Vec<&str> = table.iter().flat_map(|(words, _)| words.iter().copied()).collect();
            assert!(words.iter().all(|word| folded_words(word).join("-") == *word), "folded: {words:?}");
            let all = words.len();
            words.sort_unstable();
            words.dedup();
            assert_eq!(words.len(), all, "a word that stands twice");
        }
    }
}
