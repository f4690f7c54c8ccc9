//! A programme that several offices share, by its command lines over a store in memory: who may see and write what, who holds a copy,
//! and somebody forgotten in every copy.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test makes its files, and fails where it cannot go on"
)]

mod support;

use support::office::{OfficeCopy, says, two_offices};

/// The command that enrols somebody in `spring`.
fn enrol(name: &str, mail: &str) -> String {
    format!("enrol {name} -c spring --email {mail}@example.org --organisation Lavoir --status volunteer")
}

#[test]
fn the_head_office_lets_people_in_and_takes_them_out() {
    let store = two_offices();
    let claire = OfficeCopy::of(&store, "claire");
    OfficeCopy::of(&store, "omar");
    says(
        &claire,
        &[
            (
                "share people --format csv",
                r"office,who,may_write
head,claire,true
head,noel,false
lille,omar,true
lyon,ines,false
lyon,maelle,true",
            ),
            (
                "share people",
                r"Office  Who     May write
─────────────────────────
head    claire  yes
head    noel    no
lille   omar    yes
lyon    ines    no
lyon    maelle  yes",
            ),
            (
                "fr share people --columns antenne,qui",
                r"Antenne  Qui
───────────────
head     claire
head     noel
lille    omar
lyon     ines
lyon     maelle",
            ),
            (
                "share allow zoe --office lyon",
                r#"create role "zoe" login in role formation_people;
\password "zoe"
zoe sees and writes the cohorts of the office `lyon`
hint: whoever runs the database types this in `psql`, which asks for a password; then zoe runs `formation share join`"#,
            ),
            (
                "fr share allow karim --office nantes",
                r#"create role "karim" login in role formation_people;
\password "karim"
karim voit et modifie les cohortes de l'antenne « nantes »
« nantes » est une nouvelle antenne, à côté de head, lille et lyon
conseil : qui gère la base tape ceci dans `psql`, qui demande un mot de passe ; puis karim lance `formation share join`"#,
            ),
            ("share allow karim --office nantes", "karim sees and writes for `nantes` already: nothing was changed"),
            (
                "fr share allow karim --office nantes",
                "karim voit et modifie déjà pour « nantes » : rien n'a été modifié",
            ),
            (
                "share allow karim --office nantes --read-only",
                "karim sees the cohorts of the office `nantes`, and writes nothing there",
            ),
            (
                "fr share allow karim --office lyon --read-only",
                "karim voit les cohortes de l'antenne « lyon », sans rien y modifier",
            ),
            (
                "share allow karim --office lyon --read-only",
                "karim sees for `lyon` already, and writes nothing there: nothing was changed",
            ),
            (
                "fr share allow karim --office lyon --read-only",
                "karim voit déjà pour « lyon », sans rien y modifier : rien n'a été modifié",
            ),
            (
                "share allow maia --office lille",
                r#"create role "maia" login in role formation_people;
\password "maia"
maia sees and writes the cohorts of the office `lille`
hint: whoever runs the database types this in `psql`, which asks for a password; then maia runs `formation share join`"#,
            ),
            ("share allow zoe --office head", "zoe sees and writes everything, as the head office"),
            ("fr share allow zoe --office head", "zoe voit et modifie déjà pour « head » : rien n'a été modifié"),
            (
                "fr share allow noé --office head",
                r#"create role "noé" login in role formation_people;
\password "noé"
noé voit et modifie tout, au titre du siège
conseil : qui gère la base tape ceci dans `psql`, qui demande un mot de passe ; puis noé lance `formation share join`"#,
            ),
            (
                "fr share allow paul --office head --read-only",
                r#"create role "paul" login in role formation_people;
\password "paul"
paul voit tout et ne modifie rien, au titre du siège
conseil : qui gère la base tape ceci dans `psql`, qui demande un mot de passe ; puis paul lance `formation share join`"#,
            ),
            (
                "share allow paula --office head --read-only",
                r#"create role "paula" login in role formation_people;
\password "paula"
paula sees everything and writes nothing, as the head office
hint: whoever runs the database types this in `psql`, which asks for a password; then paula runs `formation share join`"#,
            ),
            ("share deny zoe", "zoe belongs to no office any more, and sees nothing; until now: head and lyon"),
            ("fr share deny noé", "noé n'appartient plus à aucune antenne et ne voit plus rien ; jusqu'ici : head"),
            (
                "share deny claire",
                r"error: claire is the last who may write as the head office: nobody could decide who sees what any more
hint: let somebody else in first: `formation share allow WHO --office head`
? 1",
            ),
            (
                "fr share deny claire --office head",
                r"erreur : claire est la dernière personne à pouvoir modifier au siège : plus personne ne déciderait de qui voit quoi
conseil : donnez d'abord ce droit à quelqu'un d'autre : `formation share allow QUI --office head`
? 1",
            ),
            (
                "share deny paulo",
                r"error: nobody called `paulo` belongs to an office
hint: did you mean `paul`? there are claire, ines, karim, maelle, maia, noel, omar, paul and paula
? 1",
            ),
            (
                "fr share deny personne",
                r"erreur : personne n'appartient à une antenne sous le nom de « personne »
conseil : il y a claire, ines, karim, maelle, maia, noel, omar, paul et paula
? 1",
            ),
            (
                "share deny omar --office lyon",
                r"error: omar does not belong to the office `lyon`
hint: omar belongs to lille
? 1",
            ),
            (
                "fr share deny omar --office lyon",
                r"erreur : omar n'appartient pas à l'antenne « lyon »
conseil : omar appartient à lille
? 1",
            ),
            ("share deny karim --office lyon", "karim no longer belongs to lyon, and still to nantes"),
            (
                "fr share deny karim",
                "karim n'appartient plus à aucune antenne et ne voit plus rien ; jusqu'ici : nantes",
            ),
            ("share allow omar --office lyon", "omar sees and writes the cohorts of the office `lyon`"),
            (
                "fr share deny omar --office lyon",
                r"omar n'appartient plus à lyon, mais toujours à lille
attention : ce qui est retiré à omar quitte une copie dès qu'elle interroge la base, et reste dans celle qui ne le fait plus : une de omar, à l'opération 3",
            ),
            (
                "share deny omar",
                r"omar belongs to no office any more, and sees nothing; until now: lille
warning: what omar may no longer see goes when a copy next asks the store, and stays in one that never does: one of omar, as of operation 3
hint: leave the login of omar in the database until then: without it a copy cannot ask, and loses nothing",
            ),
            (
                "share allow pg_monitor --office lyon",
                r"error: WHO: no shared programme takes `pg_monitor`: PostgreSQL keeps that name for itself
? 2",
            ),
            (
                "fr share allow pg_monitor --office lyon",
                r"erreur : QUI : aucun programme partagé n'accepte « pg_monitor » : PostgreSQL se réserve ce nom
? 2",
            ),
            (
                "share allow x --office Head",
                r"error: --office: no shared programme takes `Head`: the head office is written `head`; an office of nearly that name would be mistaken for it
? 2",
            ),
            (
                "fr share allow x --office é",
                r"erreur : --office : « é » ne peut pas nommer une antenne : lettres sans accent, chiffres, `-`, `_` et `.`
? 2",
            ),
        ],
    );
}

#[test]
fn a_cohort_moves_from_office_to_office() {
    let store = two_offices();
    let (claire, maelle) = (OfficeCopy::of(&store, "claire"), OfficeCopy::of(&store, "maelle"));
    maelle.run(&enrol("Karim Haddad", "karim"));
    says(
        &maelle,
        &[(
            "cohorts list --format csv",
            r"cohort,first,last,sessions,minutes,capacity,enrolled,waiting
spring,2021-04-16,2021-04-16,1,120,15,1,0",
        )],
    );
    says(
        &claire,
        &[
            (
                "share move sprnig --office lille",
                r"error: there is no cohort `sprnig`
hint: did you mean `spring`? there are autumn and spring
? 1",
            ),
            (
                "share move spring --office lile",
                r"the cohort `spring` belongs to `lile`
warning: nobody belongs to `lile`: the head office alone sees `spring`; the offices with people are head, lille and lyon
hint: `formation share allow WHO --office OFFICE` lets somebody in",
            ),
            (
                "fr share move spring --office nantes",
                r"la cohorte « spring » appartient à « nantes »
attention : personne n'appartient à « nantes » : seul le siège voit « spring » ; ont du monde : head, lille et lyon
conseil : `formation share allow QUI --office ANTENNE` y fait entrer quelqu'un",
            ),
            ("share move spring --office lille", "the cohort `spring` belongs to `lille`"),
            (
                "fr share move spring --office head",
                r"la cohorte « spring » appartient à « head »
seul le siège voit désormais « spring »",
            ),
            (
                "share move spring --office head",
                r"the cohort `spring` belongs to `head`
the head office alone sees `spring` from now on",
            ),
        ],
    );
    says(
        &maelle,
        &[
            ("cohorts list --format csv", "cohort,first,last,sessions,minutes,capacity,enrolled,waiting"),
            (
                "history --format csv",
                r"operation,at,by,command,changes
1,2021-03-16T17:00:00+01:00,claire,formation share start,0",
            ),
        ],
    );
    assert_eq!(maelle.naming("Haddad"), Vec::<String>::new());
}

#[test]
fn nobody_but_the_head_office_asks() {
    let store = two_offices();
    let (maelle, noel) = (OfficeCopy::of(&store, "maelle"), OfficeCopy::of(&store, "noel"));
    says(
        &maelle,
        &[
            (
                "share people",
                r"error: maelle is not of the head office, which alone decides who sees which cohort
hint: ask somebody of the head office
? 1",
            ),
            (
                "fr share copies",
                r"erreur : maelle ne fait pas partie du siège, qui décide seul de qui voit quelle cohorte
conseil : demandez à quelqu'un du siège
? 1",
            ),
            (
                "share copies",
                r"error: maelle is not of the head office, which alone decides who sees which cohort
hint: ask somebody of the head office
? 1",
            ),
            (
                "share allow omar --office lyon",
                r"error: maelle is not of the head office, which alone decides who sees which cohort
hint: ask somebody of the head office
? 1",
            ),
            (
                "share deny omar",
                r"error: maelle is not of the head office, which alone decides who sees which cohort
hint: ask somebody of the head office
? 1",
            ),
            (
                "share move autumn --office lyon",
                r"error: maelle is not of the head office, which alone decides who sees which cohort
hint: ask somebody of the head office
? 1",
            ),
        ],
    );
    says(
        &noel,
        &[
            (
                "share people --format csv",
                r"office,who,may_write
head,claire,true
head,noel,false
lille,omar,true
lyon,ines,false
lyon,maelle,true",
            ),
            (
                "share copies --format csv --columns who,offices,operation,at,behind,here",
                r"who,offices,operation,at,behind,here
maelle,lyon,3,2021-03-16T17:00:00+01:00,0,false
noel,head,3,2021-03-16T17:00:00+01:00,0,true",
            ),
            (
                "fr share copies",
                r"Qui     Antennes  N°  Quand             Opérations de retard  Cette copie
─────────────────────────────────────────────────────────────────────────
maelle  lyon       3  16/03/2021 17:00                     0  non
noel    head       3  16/03/2021 17:00                     0  oui",
            ),
            (
                "share allow omar --office lyon",
                r"error: noel may only read as the head office: who sees which cohort is decided by those who may write
hint: ask somebody of the head office who may write
? 1",
            ),
            (
                "fr share deny omar",
                r"erreur : noel n'a au siège qu'un droit de lecture : qui voit quelle cohorte est décidé par qui peut modifier
conseil : demandez à quelqu'un du siège qui peut modifier
? 1",
            ),
        ],
    );
    noel.cut_off();
    says(
        &noel,
        &[
            (
                "share people",
                r"error: base.example.org does not answer: connection refused
? 4",
            ),
            (
                "--offline share people",
                r"error: offline, the store is not asked
hint: run it without `--offline` and FORMATION_OFFLINE, with the network
? 4",
            ),
            (
                "fr --offline share people",
                r"erreur : hors ligne, la base n'est pas interrogée
conseil : relancez sans `--offline` ni FORMATION_OFFLINE, avec le réseau
? 4",
            ),
        ],
    );
}

#[test]
fn whoever_only_reads_writes_nothing() {
    let store = two_offices();
    let maelle = OfficeCopy::of(&store, "maelle");
    maelle.run(&enrol("Karim Haddad", "karim"));
    for who in ["ines", "noel"] {
        let reader = OfficeCopy::of(&store, who);
        let before = reader.files();
        for line in [
            &enrol("Zoé Martin", "zoe"),
            "attend m1-1 --present karim -c spring",
            "withdraw karim --reason emploi -c spring",
            "sessions cancel m1-1 --reason grève -c spring",
            "sessions close m1-1 -c spring",
            "participants edit karim --phone 0639981234 -c spring",
            "participants erase karim --yes",
            "cohorts add summer --like spring --start 2021-07-06",
            "topics propose Tarifs --by karim -c spring",
            "tools add Jitsi -c spring",
            "export hours -c spring -o /dev/null --seal afdas",
            "waitlist promote -c spring",
            "undo",
            "undo 4",
            "redo",
        ] {
            let refused = format!("error: {who} may read this programme, not write it; nothing was written");
            let said = reader.run(line);
            assert!(said.starts_with(&refused) && said.ends_with("? 1"), "{line}: {said}");
        }
        assert!(reader.files() == before, "{who}");
    }
    let ines = OfficeCopy::of(&store, "ines");
    says(
        &ines,
        &[
            (
                "participants list -c spring --format csv --columns last_name,email",
                r"last_name,email
Haddad,karim@example.org",
            ),
            (
                "fr undo",
                r"erreur : ines peut lire ce programme, non le modifier ; rien n'a été écrit
conseil : demandez au siège le droit de le modifier : `formation share` dit ce que cette copie peut faire
? 1",
            ),
        ],
    );
}

#[test]
fn somebody_is_forgotten_in_every_copy() {
    let store = two_offices();
    let (claire, maelle, ines) =
        (OfficeCopy::of(&store, "claire"), OfficeCopy::of(&store, "maelle"), OfficeCopy::of(&store, "ines"));
    maelle.run(&enrol("Karim Haddad", "karim"));
    maelle.run(&enrol("Zoé Martin", "zoe"));
    ines.run("participants list -c spring");
    claire.run("participants list -c spring");
    // A crash left copies of the table beside it; no store ever had them.
    for copy in [&maelle, &ines] {
        let table = std::fs::read(copy.dir.path().join("data/spring/enrolments.csv")).unwrap();
        std::fs::write(copy.dir.path().join("data/spring/enrolments.csv.by-hand-2"), table).unwrap();
    }
    // And ines edited hers.
    let table = ines.dir.path().join("data/spring/enrolments.csv");
    let text = std::fs::read_to_string(&table).unwrap();
    std::fs::write(&table, text.replace("karim@example.org", "karim.haddad@example.org")).unwrap();
    says(
        &maelle,
        &[
            (
                "participants erase karim --yes --override demande",
                r"b4te98 effacé (b4te98) · spring
  Last name   Haddad → effacé
  First name  Karim → b4te98
  State       enrolled → cancelled
  E-mail      karim@example.org → –
  Ended on    – → 2 April 2021
warning: nothing was attended in `spring`: the enrolment ends, and nothing obliges to keep the name
operation 6; it cannot be taken back
other copies lose the person when they next ask the store: the head office sees which with `formation share copies`
operation 6, in the store",
            ),
            (
                "fr participants erase zoé --yes --override demande",
                r"jq8z7e effacé (jq8z7e) · spring
  Nom             Martin → effacé
  Prénom          Zoé → jq8z7e
  État            inscrit → annulé
  Adresse e-mail  zoe@example.org → –
  Terminé le      – → 2 avril 2021
attention : rien n'a été suivi dans « spring » : l'inscription prend fin, et rien n'oblige à garder le nom
opération 7 ; elle ne peut pas être annulée
les autres copies perdent la personne dès qu'elles interrogent la base : le siège voit lesquelles avec `formation share copies`
opération 7, dans la base",
            ),
        ],
    );
    assert_eq!(maelle.naming("addad"), Vec::<String>::new());
    says(
        &claire,
        &[(
            "share copies --format csv --columns who,behind",
            r"who,behind
ines,2
maelle,1
claire,0",
        )],
    );
    assert_eq!(ines.naming("Haddad").len(), 4, "{:?}", ines.naming("Haddad"));
    says(
        &ines,
        &[(
            "participants list -c spring --format csv",
            r"participant,last_name,first_name,email,organisation,status,funder,modules,state
b4te98,effacé,b4te98,,Lavoir,volunteer,,,cancelled
jq8z7e,effacé,jq8z7e,,Lavoir,volunteer,,,cancelled
warning: data/spring/enrolments.csv was changed by hand and in the store: your version is kept as enrolments.csv.by-hand-7
warning: data/spring/enrolments.csv, b4te98, email: you wrote `karim.haddad@example.org`, the store has ``",
        )],
    );
    says(
        &claire,
        &[(
            "participants list -c spring --format csv",
            r"participant,last_name,first_name,email,organisation,status,funder,modules,state
b4te98,effacé,b4te98,,Lavoir,volunteer,,,cancelled
jq8z7e,effacé,jq8z7e,,Lavoir,volunteer,,,cancelled",
        )],
    );
    for copy in [&maelle, &ines, &claire] {
        for text in ["addad", "karim@example.org", "zoe@example.org"] {
            assert_eq!(copy.naming(text), Vec::<String>::new(), "{text}");
        }
    }
}

#[test]
fn who_is_in_two_offices_is_erased_by_the_head_office() {
    let store = two_offices();
    let (claire, maelle) = (OfficeCopy::of(&store, "claire"), OfficeCopy::of(&store, "maelle"));
    maelle.run(&enrol("Karim Haddad", "karim"));
    claire.run("transfer karim --to autumn -c spring");
    says(
        &maelle,
        &[
            (
                "participants erase karim --yes --override demande",
                r"error: this would also change what is kept of a cohort that maelle does not see; nothing was written
hint: the head office sees all cohorts: it runs the command in its copy
? 1",
            ),
            (
                "fr participants erase karim --yes --override demande",
                r"erreur : cela modifierait aussi ce qui est gardé d'une cohorte que maelle ne voit pas ; rien n'a été écrit
conseil : le siège voit toutes les cohortes : il lance la commande dans sa copie
? 1",
            ),
        ],
    );
    says(
        &claire,
        &[(
            "participants erase karim --yes --override demande",
            r"nwtfz8 effacé (nwtfz8) · autumn
  Last name   Haddad → effacé
  First name  Karim → nwtfz8
  State       enrolled → cancelled
  E-mail      karim@example.org → –
  Ended on    – → 2 April 2021
b4te98 effacé (b4te98) · spring
  Last name   Haddad → effacé
  First name  Karim → b4te98
  State       transferred → cancelled
  E-mail      karim@example.org → –
warning: nothing was attended in `autumn`: the enrolment ends, and nothing obliges to keep the name
warning: nothing was attended in `spring`: the enrolment ends, and nothing obliges to keep the name
operation 6; it cannot be taken back
warning: the person stays in copies that have not asked the store since: one of maelle, as of operation 5
hint: have whoever holds one run a command; `formation share copies` shows which are still behind
operation 6, in the store",
        )],
    );
    claire.run(&enrol("Zoé Martin", "zoe"));
    says(
        &claire,
        &[(
            "fr participants erase zoé --yes --override demande",
            r"jq8z7e effacé (jq8z7e) · spring
  Nom             Martin → effacé
  Prénom          Zoé → jq8z7e
  État            inscrit → annulé
  Adresse e-mail  zoe@example.org → –
  Terminé le      – → 2 avril 2021
attention : rien n'a été suivi dans « spring » : l'inscription prend fin, et rien n'oblige à garder le nom
opération 8 ; elle ne peut pas être annulée
attention : la personne reste dans les copies qui n'ont pas interrogé la base depuis : une de maelle, à l'opération 5
conseil : faites lancer une commande à qui en tient une ; `formation share copies` montre celles qui ont du retard
opération 8, dans la base",
        )],
    );
}
