//! The help in French, by command and argument. The English stands beside each argument's definition.

/// Order of a help page.
pub const TEMPLATE_EN: &str = "{before-help}{about-with-newline}\nUsage: {usage}\n\n{all-args}{after-help}";

/// The same in French.
pub const TEMPLATE_FR: &str = "{before-help}{about-with-newline}\nUsage : {usage}\n\n{all-args}{after-help}";

/// The placeholder of a value, `<DATE>`: words in capitals, as they stand in a usage line.
pub fn placeholder(english: &str) -> String {
    let word = |word: &str| {
        match word {
            "FIRST" => "PRÉNOM",
            "LAST" | "NAME" => "NOM",
            "PERSON" => "PERSONNE",
            "PEOPLE" => "PERSONNES",
            "SESSION" => "SÉANCE",
            "COHORT" => "COHORTE",
            "TIME" => "HEURE",
            "TEXT" => "TEXTE",
            "REASON" => "MOTIF",
            "FILE" => "FICHIER",
            "DIR" => "DOSSIER",
            "KIND" => "SORTE",
            "MARK" => "MARQUE",
            "STATUS" => "STATUT",
            "PHONE" => "TÉLÉPHONE",
            "EMAIL" => "ADRESSE",
            "COLUMNS" => "COLONNES",
            "YEAR" => "ANNÉE",
            "VALUE" => "VALEUR",
            "WORD" => "MOT",
            "LINE" | "ROW" => "LIGNE",
            "LANG" => "LANGUE",
            "HEADING" => "TITRE",
            "COLUMN" => "COLONNE",
            "LOG" => "JOURNAL",
            "SHOWN" => "AFFICHÉ",
            "TZ" => "FUSEAU",
            "ORDER" => "ORDRE",
            "SHELL" => "INTERPRÉTEUR",
            other => other,
        }
        .to_owned()
    };
    let pieces = english.split_inclusive(['=', ':', '|', ',']);
    let told = pieces.map(|piece| {
        let end = piece.trim_end_matches(['=', ':', '|', ',']);
        word(end) + &piece[end.len()..]
    });
    told.collect()
}

/// The French of a heading over some of a command's options.
pub fn heading(english: &str) -> Option<&'static str> {
    Some(match english {
        "From a form" => "Depuis un formulaire\u{a0}",
        "From a log" => "Depuis le journal de la visioconférence\u{a0}",
        _ => return None,
    })
}

/// What a command does, or what one of its arguments means. `command` is the path without `formation`
/// (`sessions move`), `argument` clap's id of it.
pub fn french(command: &str, argument: Option<&str>) -> Option<&'static str> {
    match argument {
        None => about(command),
        Some(argument) => specific(command, argument).or_else(|| general(argument)),
    }
}

fn about(command: &str) -> Option<&'static str> {
    Some(match command {
        "formation" => {
            "Conduire un programme de formation depuis le terminal : séances, inscriptions, présences, et ce que demandent les financeurs"
        }
        "init" => "Créer un dossier à partir d'un modèle commenté",
        "programme" => "Le programme",
        "programme show" => "La fiche du programme, dates comprises",
        "check" => "Tout ce qui est faux ou semble l'être, avec un code",
        "check explain" => "Ce que signifie un code, et comment y remédier",
        "cohorts" => "Les cohortes",
        "cohorts list" => "Les cohortes, une par ligne",
        "cohorts show" => "Une cohorte avec ses séances",
        "cohorts add" => "Ajouter une cohorte sur le calendrier d'une autre : mêmes jours de la semaine, mêmes écarts",
        "sessions" => "Les séances",
        "sessions list" => "Les séances d'une cohorte, avec les présences",
        "sessions show" => "Une séance et les personnes attendues",
        "sessions move" => "Déplacer une séance",
        "sessions cancel" => "Annuler une séance",
        "sessions restore" => "Rétablir une séance annulée",
        "sessions close" => "Clore la feuille de présence d'une séance : la modifier ensuite demande `--reopen`",
        "enrol" => "Inscrire une personne, ou toutes celles d'un export de formulaire",
        "participants" => "Les personnes inscrites",
        "participants list" => "Les personnes d'une cohorte",
        "participants show" => "Une personne et son inscription",
        "participants edit" => "Corriger une inscription",
        "participants merge" => {
            "Fondre en une deux inscriptions d'une même personne : l'identifiant de la première reste"
        }
        "participants data" => "Tout ce qui est détenu sur une personne : chaque cohorte, chaque tableau, le journal",
        "participants erase" => {
            "Effacer une personne (RGPD) : coordonnées, remarques, réponses et justificatifs qui la nomment dès maintenant, son nom une fois le délai passé"
        }
        "participants retention" => "Les personnes dont les données doivent être effacées",
        "withdraw" => "Mettre fin à une inscription : annulation avant la première séance, abandon ensuite",
        "transfer" => "Continuer dans une autre cohorte : ce qui a été suivi reste ici",
        "waitlist" => "La liste d'attente",
        "waitlist list" => "Qui attend, dans l'ordre",
        "waitlist promote" => "Donner une place libre à qui attend",
        "attend" => "Marquer les présences d'une séance, à la main ou d'après le journal d'un outil de visioconférence",
        "explain" => "Chaque séance d'une personne : pourquoi elle compte ou non, et d'où viennent ses minutes",
        "report" => "Un rapport, en tableau",
        "export" => "Un rapport à remettre : du CSV, ou un fichier avec `-o`",
        "history" => "Les opérations, ou celles d'une personne ou d'une séance",
        "todo" => "Ce qui est à faire, dans toutes les cohortes, et la commande qui le règle",
        "undo" => "Annuler la dernière opération, ou celle de ce numéro",
        "redo" => "Refaire ce qui vient d'être annulé",
        "completions" => "Le script de complétion d'un interpréteur de commandes",
        "man" => "La page de manuel",
        _ => return None,
    })
}

fn specific(command: &str, argument: &str) -> Option<&'static str> {
    Some(match (command, argument) {
        (
            "cohorts add" | "enrol" | "participants show" | "participants edit" | "participants merge"
            | "participants data" | "participants erase" | "withdraw" | "transfer" | "waitlist promote" | "attend"
            | "sessions move" | "sessions cancel" | "sessions restore" | "sessions close" | "undo" | "redo",
            "format",
        ) => "`json` pour un programme",
        ("init", "dir") => "Le dossier à créer [celui-ci]",
        ("check explain", "code") => "Le code, tel que `check` l'affiche",
        ("cohorts show", "id") => "La cohorte [celle de `-c`, sinon la seule ou celle en cours]",
        ("cohorts add", "id") => "L'identifiant de la nouvelle cohorte",
        ("cohorts add", "like") => "La cohorte dont le calendrier est repris",
        ("cohorts add", "start") => "Le jour de la première séance",
        ("cohorts add", "capacity") => "Le nombre de places [autant que l'autre]",
        ("sessions show", "timeline") => {
            "Dessiner quand chacun était là, face à l'horloge ; avec `-o x.svg`, une image"
        }
        ("sessions close", "on") => "Le jour où elle a été close [aujourd'hui]",
        ("enrol", "on") => "La date d'inscription [aujourd'hui]",
        ("enrol", "exception") => {
            "Inscrire malgré les conditions d'admission, ou un effacement, avec ce motif ; d'un formulaire, une ligne : LIGNE=MOTIF"
        }
        ("enrol", "passing") => "Pourquoi passer devant ceux qui attendent une place",
        ("enrol", "from") => {
            "Toutes les personnes de cet export de formulaire : CSV, XLSX ou ODS ; les options ci-dessus valent pour les lignes qui n'en disent rien"
        }
        ("enrol", "maps") => "Quel titre correspond à une colonne ou à une question : COLONNE=TITRE",
        ("enrol", "same") => "De qui parle une ligne qui ressemble à quelqu'un : LIGNE=PERSONNE",
        ("enrol", "distinct") => {
            "C'est quelqu'un d'autre que la personne qui lui ressemble ; pour un formulaire, dans ces lignes [toutes]"
        }
        ("enrol", "rejects") => "Écrire les lignes refusées dans ce fichier, avec le motif",
        ("enrol", "update") => "Reprendre ce que le fichier dit autrement des personnes déjà inscrites",
        ("enrol", "describe") => "Montrer de quoi le fichier est fait, sans donnée personnelle, et ne rien écrire",
        ("participants edit", "on") => "La date d'inscription",
        ("participants edit", "starts_on") => "Le premier jour qui compte ; vide : dès la première séance",
        ("participants edit", "funder") => "Le financeur ; vide : aucun",
        ("participants edit", "modules") => "Les modules suivis, séparés par des virgules ; vide : tous",
        ("participants edit", "exception") => "Garder malgré les conditions d'admission, avec ce motif",
        ("participants merge", "first") => "Celle dont l'identifiant reste",
        ("participants merge", "second") => {
            "Celle dont la ligne s'en va : ce qu'elle seule dit et ses marques passent à A"
        }
        ("participants merge", "keep") => "Ce qui reste là où les deux diffèrent : email=A, m2-1=B",
        ("participants merge", "minutes") => {
            "Les minutes auxquelles reviennent les présences des deux à une séance : m1-1=110"
        }
        ("participants data", "output") => {
            "Écrire dans ce fichier, lisible de vous et de votre groupe ; `.json` décide du format"
        }
        ("participants erase", "exception") => "Effacer le nom alors qu'il doit encore être gardé, pour ce motif",
        ("participants erase", "drop_evidence") => {
            "Supprimer les justificatifs qui la nomment, même s'ils prouvent les heures d'autres personnes"
        }
        ("participants erase", "yes") => "Effacer sans demander",
        ("participants retention", "all") => "Celles dont le délai court encore aussi",
        ("withdraw", "on") => "Le dernier jour qui compte [aujourd'hui]",
        ("withdraw" | "transfer", "reason") => "Pourquoi",
        ("transfer", "to") => "La nouvelle cohorte",
        ("transfer", "on") => "Le premier jour dans la nouvelle cohorte [aujourd'hui]",
        ("waitlist promote", "person") => "Qui [la première personne de la liste]",
        ("waitlist promote", "reason") => "Pourquoi passer devant d'autres",
        ("sessions move", "to") => "La nouvelle date",
        ("sessions move", "start") => "La nouvelle heure de début",
        ("sessions move", "end") => "La nouvelle heure de fin",
        ("sessions move" | "sessions cancel", "reason") => "Pourquoi ; gardé dans la note de la séance",
        ("history", "about") => "Une personne ou une séance",
        ("undo", "operation") => "Le numéro de l'opération [la dernière]",
        ("attend", "from") => {
            "Marquer d'après le journal d'un outil de visioconférence : Zoom, Teams, Meet, BigBlueButton, Jitsi ; à répéter si la réunion a été relancée"
        }
        ("attend", "map") => {
            "Quelle colonne est quoi, pour le journal d'un autre outil : name=Participant ; name, first_name, last_name, email, joined, left, duration, waiting (qui est en salle d'attente ; vide : aucune colonne ne le dit), ou action si chaque ligne est une arrivée ou un départ"
        }
        ("attend", "aliases") => {
            "Qui est quelqu'un : \"iPhone de Karim=karim\" ; sans nom, personne de la cohorte. Retenu pour le prochain journal"
        }
        ("attend", "timezone") => "Le fuseau horaire des heures du journal [celui du programme]",
        ("attend", "date_order") => "L'ordre du jour et du mois dans le journal : dmy ou mdy",
        ("attend", "replace") => "Remplacer aussi les marques posées à la main ou d'après un autre journal",
        ("attend", "no_keep") => "Ne pas garder de copie du journal",
        ("attend", "note") => "Une remarque, sur chaque marque posée",
        ("completions", "shell") => "bash, zsh, fish, powershell ou elvish",
        ("report" | "export", "status") => "Seulement les personnes de ce statut",
        ("report" | "export", "funder") => "Seulement ce financeur ; son format et ses colonnes",
        ("report" | "export", "organisation") => "Seulement cette structure",
        ("sessions list" | "report" | "export", "module") => "Seulement ce module",
        ("report" | "export", "name") => "Le rapport : attendance, matrix, hours, sessions, absences ou bpf",
        _ => return None,
    })
}

fn general(argument: &str) -> Option<&'static str> {
    Some(match argument {
        "folder" => "Le dossier du programme",
        "cohort" => "La cohorte, ou `all` pour un rapport",
        "today" => "Le jour à prendre pour aujourd'hui",
        "lang" => "La langue : fr ou en",
        "dry_run" => "Montrer ce qui serait fait, sans rien écrire",
        "format" => "table, csv, csv-fr, json ou md",
        "output" => "Écrire dans ce fichier ; sa terminaison décide du format",
        "columns" => "Les colonnes voulues, dans cet ordre, séparées par des virgules",
        "from" => "À partir de ce jour",
        "to" => "Jusqu'à ce jour compris",
        "year" => "L'année du bilan pédagogique et financier",
        "upcoming" => "Seulement les séances à venir, aujourd'hui compris",
        "person" => "La personne : identifiant, adresse e-mail ou début des mots du nom",
        "session" => "La séance : identifiant, date, `next` ou `last`",
        "keep_marks" => "Déplacer même si des présences sont marquées : elles suivent",
        "drop_marks" => "Annuler même si des présences sont marquées : elles sont retirées",
        "first" | "first_name" => "Le prénom",
        "last" | "last_name" => "Le nom",
        "email" => "L'adresse e-mail ; \"\" si la personne n'en a pas",
        "phone" => "Le téléphone",
        "organisation" => "La structure ; \"\" s'il n'y en a pas",
        "status" => {
            "salarié, bénévole, agent public, travailleur non salarié, demandeur d'emploi, intermittent, apprenti, particulier ou autre"
        }
        "funder" => "Le financeur",
        "modules" => "Les modules suivis, séparés par des virgules [tous]",
        "starts_on" => "Le premier jour qui compte [dès la première séance]",
        "date_order" => "Comment lire 02/03 : dmy ou mdy [d'après le fichier]",
        "fields" => "La réponse à une question du programme : ID=VALEUR",
        "note" => "Une remarque",
        "exception" => "Inscrire malgré les conditions d'admission, avec ce motif",
        "values" => "Ce que veut dire un mot du formulaire : COLONNE:MOT=VALEUR",
        "name_order" => "Ce qui vient d'abord dans un nom complet : first-last ou last-first [d'après le titre]",
        "sheet" => "La feuille du classeur à prendre",
        "distinct" => "C'est quelqu'un d'autre que la personne qui lui ressemble",
        "bpf" => "La ligne du bilan (a à e, ou no) ; vide : d'après le statut",
        "present" => "Présents du début à la fin, séparés par des virgules",
        "absent" => "Absents",
        "excused" => "Excusés : 0 minute, jamais facturable",
        "arrived" => "Arrivé en retard : NOM=14:25",
        "left" => "Parti en avance : NOM=16:30",
        "minutes" => "Présent pendant ce nombre de minutes : NOM=90",
        "rest" => "Tous les autres attendus sans marque : present, absent ou excused ; avec --from, absent seulement",
        "clear" => "Retirer la marque",
        "evidence" => "Le justificatif [roll_call]",
        "reopen" => "Modifier une feuille close, avec ce motif, qui est gardé ; la feuille est rouverte",
        "headcount" => "Le nombre de personnes compté par le formateur",
        _ => return None,
    })
}
