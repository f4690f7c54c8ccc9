//! One or two lines that each page of help ends with: each can be typed as it stands in the folder of the examples.

/// Examples by command, without the name of the program.
const EXAMPLES: &[(&str, &[&str])] = &[
    ("", &["sessions list", "attend m2-1 --present \"Zoé Martin\" --rest absent"]),
    ("init", &["init", "init \"Ateliers 2026\""]),
    ("programme show", &["programme show"]),
    ("programme schema", &["programme schema", "programme schema -o programme.schema.json"]),
    ("cohorts list", &["cohorts list"]),
    ("cohorts show", &["cohorts show 2021-spring"]),
    (
        "cohorts add",
        &["cohorts add 2021-autumn --like 2021-spring --start 2021-10-05", "cohorts add 2022 --from calendrier.csv"],
    ),
    ("cohorts schema", &["cohorts schema -o cohort.schema.json"]),
    (
        "enrol",
        &[
            "enrol Zoé Martin --status volunteer --email zoe@example.org",
            "enrol --from inscriptions.csv --rejects rejets.csv",
        ],
    ),
    ("participants list", &["participants list", "participants list -o participants.csv"]),
    ("participants show", &["participants show \"zoé mar\""]),
    ("participants edit", &["participants edit zoé --phone \"06 39 98 12 34\""]),
    ("participants merge", &["participants merge zm4k7p cc7pt8 --keep email=A"]),
    ("participants data", &["participants data zoé -o zoe.json"]),
    ("participants erase", &["participants erase zoé --dry-run"]),
    ("participants retention", &["participants retention"]),
    ("withdraw", &["withdraw zoé --reason \"nouvel emploi\"", "withdraw zoé --on 2021-05-07 --reason déménage"]),
    ("transfer", &["transfer zoé --to 2021-autumn --reason \"indisponible au printemps\""]),
    ("waitlist list", &["waitlist list"]),
    ("waitlist promote", &["waitlist promote", "waitlist promote zoé --reason \"fin de droits\""]),
    (
        "attend",
        &["attend m2-1 --present zoé,karim --arrived noël=10:25 --rest absent", "attend next --from participants.csv"],
    ),
    (
        "document roll-call",
        &["document roll-call m2-1 -o m2-1.html", "document roll-call m2-1 --link https://example.org/emargement.html"],
    ),
    ("explain", &["explain zoé", "explain bpf F-1 e --year 2021"]),
    ("sessions list", &["sessions list", "sessions list --upcoming --module m2"]),
    ("sessions show", &["sessions show next", "sessions show m2-1 --timeline"]),
    (
        "sessions add",
        &[
            "sessions add m2-5 --module m2 --date 2021-06-04 --start 9h --end 12h",
            "sessions add --from calendrier.csv --dry-run",
        ],
    ),
    ("sessions move", &["sessions move m2-1 --to 2021-05-10 --reason \"salle prise\""]),
    ("sessions cancel", &["sessions cancel m2-1 --reason grève"]),
    ("sessions restore", &["sessions restore m2-1"]),
    ("sessions close", &["sessions close m2-1", "sessions close m1-1 m2-1"]),
    (
        "topics propose",
        &["topics propose \"Nos tarifs à distance\" --by zoé", "topics propose \"Le son\" --kind upcoming"],
    ),
    ("topics list", &["topics list", "topics list --state open"]),
    ("topics show", &["topics show t3"]),
    ("topics edit", &["topics edit t3 --title \"Nos tarifs\""]),
    ("topics drop", &["topics drop t3 --reason \"déjà traité ailleurs\""]),
    ("topics vote", &["topics vote zoé t3=2 t7", "topics vote zoé --none t7"]),
    ("topics tally", &["topics tally", "topics tally --fairness"]),
    ("topics choose", &["topics choose m1-1 t3 t7 --minutes t3=40 --why \"les plus demandés\""]),
    ("topics unchoose", &["topics unchoose t3"]),
    ("topics treated", &["topics treated t3 --outcome \"une grille de tarifs commune\""]),
    ("experiences add", &["experiences add \"Ciné-débat en ligne\" --organisation \"Ciné-club\""]),
    ("experiences list", &["experiences list"]),
    ("experiences show", &["experiences show x2"]),
    ("experiences edit", &["experiences edit x2 --contact \"Zoé Martin\""]),
    ("experiences drop", &["experiences drop x2"]),
    (
        "experiences adopt",
        &["experiences adopt x2 karim --note \"pour la rentrée\"", "experiences adopt x2 karim --none"],
    ),
    ("criteria add", &["criteria add \"Facile à prendre en main\" --weight 3 --must"]),
    ("criteria list", &["criteria list"]),
    ("criteria show", &["criteria show c1"]),
    ("criteria edit", &["criteria edit c1 --weight 2 --no-must"]),
    ("criteria drop", &["criteria drop c1"]),
    (
        "criteria weigh",
        &["criteria weigh \"Ciné-club du Lavoir\" c1=5 c2=0", "criteria weigh \"Ciné-club du Lavoir\" --none c2"],
    ),
    ("tools add", &["tools add BigBlueButton --url https://bigbluebutton.org --by zoé"]),
    ("tools list", &["tools list"]),
    ("tools show", &["tools show w1"]),
    ("tools edit", &["tools edit w1 --url https://bigbluebutton.org"]),
    ("tools drop", &["tools drop w1"]),
    (
        "tools try",
        &["tools try w1 zoé --session m2-1 --audience \"des lycéens\" --kept yes", "tools try w1 zoé --none"],
    ),
    (
        "tools score",
        &["tools score zoé w1 c1=4 c2=2 --evidence \"un atelier à douze\"", "tools score zoé w1 --none c2"],
    ),
    ("tools remark", &["tools remark w1 --advantage \"rien à installer\" --by zoé", "tools remark w1 --by zoé --none"]),
    ("tools ranking", &["tools ranking", "tools ranking --as \"Ciné-club du Lavoir\""]),
    ("tools adopt", &["tools adopt w1 --reason \"le seul qui tient à quinze\""]),
    ("tools set-aside", &["tools set-aside w2 --reason payant"]),
    ("feedback add", &["feedback add zoé --after m2-1 --did \"Un ciné-débat\" --hard \"le son\""]),
    ("feedback list", &["feedback list"]),
    ("feedback show", &["feedback show f1"]),
    ("feedback consequences", &["feedback consequences", "feedback consequences -o effets.csv"]),
    ("feedback edit", &["feedback edit f1 --worked \"le débat en petits groupes\""]),
    ("feedback drop", &["feedback drop f1"]),
    ("network consent", &["network consent zoé name email", "network consent zoé --withdraw email"]),
    ("network directory", &["network directory", "network directory -o annuaire.csv"]),
    ("network offer", &["network offer zoé \"prêter deux micros\" --tag son"]),
    ("network need", &["network need karim \"monter une captation\" --tag vidéo"]),
    ("network offers", &["network offers --open"]),
    ("network close", &["network close o5"]),
    ("network match", &["network match"]),
    ("network resource", &["network resource \"Guide du son\" --link https://example.org/son"]),
    ("network resources", &["network resources"]),
    ("network promise", &["network promise zoé \"écrire le guide du son\" --due 2021-06-15"]),
    ("network done", &["network done p2"]),
    ("network promises", &["network promises --open"]),
    ("network edit", &["network edit p2 --due 2021-06-30"]),
    ("network drop", &["network drop o5"]),
    ("topics votes", &["topics votes"]),
    ("experiences adoptions", &["experiences adoptions"]),
    ("criteria weights", &["criteria weights"]),
    ("tools trials", &["tools trials -o essais.csv"]),
    ("tools scores", &["tools scores --format csv"]),
    ("tools remarks", &["tools remarks"]),
    ("network consents", &["network consents"]),
    ("network show", &["network show o1"]),
    ("agenda", &["agenda m1-1", "agenda next -o deroule.html"]),
    ("recap", &["recap m2-2", "recap last -o recap.html"]),
    ("feedback before", &["feedback before m2-3", "feedback before next -o ouverture.html"]),
    ("tools grid", &["tools grid", "tools grid -o grille.html"]),
    ("tools sheet", &["tools sheet w1 -o outil.html"]),
    ("network handover", &["network handover -o reseau"]),
    ("report", &["report hours", "report attendance --funder afdas"]),
    (
        "export",
        &[
            "export attendance --funder afdas -o afdas.csv",
            "export bpf --year 2021 -o bpf.xlsx",
            "export hours -o heures.csv --seal afdas-2021",
        ],
    ),
    ("seals list", &["seals list"]),
    ("seals diff", &["seals diff afdas-2021", "seals diff afdas-2021 --format csv -o ecarts.csv"]),
    ("seals show", &["seals show afdas-2021", "seals show afdas-2021 --version 1 -o heures.csv"]),
    ("overview", &["overview -o groupe.html", "overview -c all -o groupes.html"]),
    ("document sign-in-sheet", &["document sign-in-sheet next", "document sign-in-sheet --module m2 -o module-2.pdf"]),
    (
        "document certificate",
        &["document certificate zoé", "document certificate --all --to 2021-04-30 -o certificats"],
    ),
    (
        "document attestation",
        &["document attestation zoé", "document attestation --all --skip-refused -o attestations"],
    ),
    (
        "document invitation",
        &["document invitation --all -o convocations --format pdf", "document invitation zoé --session m2-1"],
    ),
    ("document programme", &["document programme -o programme.pdf", "document programme --no-dates"]),
    ("dossier", &["dossier --funder afdas -o afdas.zip", "dossier --funder afdas -o afdas -n"]),
    ("calendar", &["calendar -o seances.ics", "calendar zoé --alarm 30m -o zoe.ics"]),
    (
        "mail invitation",
        &["mail invitation --all -o convocations --attach reglement.pdf", "mail invitation m2-1 zoé -o convocations"],
    ),
    ("mail reminder", &["mail reminder next --all -o rappels"]),
    ("mail moved", &["mail moved m2-3 --all -o deplacee"]),
    ("mail cancelled", &["mail cancelled m2-4 --all -o annulee"]),
    (
        "mail certificate",
        &["mail certificate --all --skip-refused -o certificats", "mail certificate zoé -o certificats"],
    ),
    ("mail feedback", &["mail feedback m2-2 --all -o retours"]),
    ("mail list", &["mail list next", "mail list m2-1 --format json"]),
    ("document templates", &["document templates", "document templates --copy"]),
    ("document list", &["document list"]),
    ("todo", &["todo"]),
    ("history", &["history zoé"]),
    ("undo", &["undo", "undo 12 --dry-run"]),
    ("redo", &["redo"]),
    ("check", &["check", "check explain E102"]),
    ("check explain", &["check explain E102"]),
    ("share", &["share"]),
    ("share start", &["share start postgres://claire@base.example.org/f --office lyon"]),
    ("share join", &["share join postgres://maelle@base.example.org/formation lyon"]),
    ("share check", &["share check", "share check --restore"]),
    ("share leave", &["share leave"]),
    ("share settle", &["share settle", "share settle 3 --theirs"]),
    ("share allow", &["share allow maelle --office lyon", "share allow ines --office lyon --read-only"]),
    ("share deny", &["share deny maelle", "share deny maelle --office lyon"]),
    ("share people", &["share people", "share people -o acces.csv"]),
    ("share move", &["share move 2021-spring --office lyon"]),
    ("share copies", &["share copies", "share copies --format json"]),
    ("completions", &["completions", "completions bash"]),
    ("man", &["man"]),
];

/// The examples of a command, by its path below the program: whole command lines.
pub fn of(path: &str) -> Vec<String> {
    let found = EXAMPLES.iter().find(|(command, _)| *command == path).map_or(&[][..], |(_, lines)| *lines);
    found.iter().map(|line| format!("{} {line}", super::PROGRAM)).collect()
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory, Parser};

    use super::super::{Cli, PROGRAM};
    use super::*;

    fn leaves(command: &clap::Command, path: &str, all: &mut Vec<String>) {
        if !command.has_subcommands() || !command.is_subcommand_required_set() {
            all.push(path.trim().to_owned());
        }
        command.get_subcommands().for_each(|sub| leaves(sub, &format!("{path} {}", sub.get_name()), all));
    }

    /// The words of a line, those in quotes together.
    fn words(line: &str) -> Vec<String> {
        let pieces = line.split('"').enumerate();
        let words = pieces.flat_map(|(place, piece)| {
            if place % 2 == 1 { vec![piece.to_owned()] } else { piece.split_whitespace().map(str::to_owned).collect() }
        });
        words.collect()
    }

    #[test]
    fn every_command_has_an_example_that_is_understood_and_fits_80_columns() {
        let mut all = Vec::new();
        leaves(&Cli::command(), "", &mut all);
        let without: Vec<&String> = all.iter().filter(|path| of(path).is_empty()).collect();
        assert_eq!(without, Vec::<&String>::new());
        for (path, _) in EXAMPLES {
            assert!(path.is_empty() || all.iter().any(|known| known == path), "no command `{path}`");
            for line in of(path) {
                assert!(line.chars().count() <= 78, "{line}");
                assert!(line.starts_with(&format!("{PROGRAM} {path}")) || path.is_empty(), "{path}: {line}");
                let understood = Cli::try_parse_from(words(&line));
                assert!(understood.is_ok(), "{line}: {:?}", understood.err());
            }
        }
    }
}
