//! What is said of addresses and of stores that cannot be opened, in both languages.

use super::address::AddressFault;
use super::opening::{CannotOpen, OpeningObstacle};
use crate::lang::words::Words;

/// A message and its hint, English and French.
fn said(what: &dyn Words) -> [String; 4] {
    use crate::lang::words::Lang;
    [what.en(), what.hint(Lang::En), what.fr(), what.hint(Lang::Fr)]
}

#[test]
fn what_is_wrong_with_an_address_is_said_in_both_languages() {
    let cases: &[(AddressFault, [&str; 4])] = &[
        (
            AddressFault::NotAnAddress,
            [
                "an address of a store is written postgres://USER@HOST/DATABASE",
                "",
                "l'adresse d'une base s'écrit postgres://UTILISATEUR@MACHINE/BASE",
                "",
            ],
        ),
        (
            AddressFault::HoldsPassword,
            [
                "the address holds a password: it would stay in the history of commands",
                "leave it out; it is asked, or read from ~/.pgpass, PGPASSWORD or --password-file",
                "l'adresse contient un mot de passe : il resterait dans l'historique des commandes",
                "retirez-le ; il est demandé, ou lu dans ~/.pgpass, PGPASSWORD ou --password-file",
            ],
        ),
        (
            AddressFault::NoUser,
            [
                "the address names nobody: who writes is known by their login",
                "put your login in front of the machine: postgres://USER@HOST/DATABASE",
                "l'adresse ne nomme personne : c'est l'identifiant qui dit qui écrit",
                "mettez votre identifiant devant la machine : postgres://UTILISATEUR@MACHINE/BASE",
            ],
        ),
        (
            AddressFault::NoDatabase,
            [
                "the address names no database",
                "put its name at the end: postgres://USER@HOST/DATABASE",
                "l'adresse ne nomme pas de base",
                "mettez son nom à la fin : postgres://UTILISATEUR@MACHINE/BASE",
            ],
        ),
        (AddressFault::BadPort { port: "x".into() }, ["`x` is no port", "", "« x » n'est pas un port", ""]),
        (
            AddressFault::BadEncoding { part: "d%2".into() },
            [
                "`d%2` holds a `%` that begins no letter (a `%` itself is written `%25`)",
                "",
                "« d%2 » contient un « % » qui n'annonce aucune lettre (un « % » s'écrit « %25 »)",
                "",
            ],
        ),
        (
            AddressFault::UnknownSetting { name: "options".into() },
            [
                "`options` cannot be set in the address of a store",
                "leave it out; only sslmode, and host for a socket, are understood",
                "« options » ne se règle pas dans l'adresse d'une base",
                "retirez-le ; seuls sslmode et, pour une socket, host sont compris",
            ],
        ),
        (
            AddressFault::UnknownTls { mode: "none".into() },
            [
                "sslmode=none is not known",
                "write sslmode=verify-full, or leave it out",
                "sslmode=none n'est pas connu",
                "écrivez sslmode=verify-full, ou rien",
            ],
        ),
        (
            AddressFault::PlainAcrossNetwork { host: "base.example.org".into() },
            [
                "base.example.org is another machine: names and marks do not travel to it unencrypted",
                "leave sslmode out: TLS with a verified name is the rule",
                "base.example.org est une autre machine : noms et émargements n'y vont pas en clair",
                "retirez sslmode : le TLS avec nom vérifié est la règle",
            ],
        ),
    ];
    for (fault, texts) in cases {
        assert_eq!(said(fault), texts.map(str::to_owned));
    }
}

#[test]
fn why_a_store_cannot_be_opened_is_said_in_both_languages() {
    let host = || "base.example.org".to_owned();
    let cases: &[(CannotOpen, [&str; 4])] = &[
        (
            CannotOpen::NotBuilt { feature: super::opening::FEATURE },
            [
                "this program was built without the shared store",
                "use a released program, or build it with `cargo build --release --features shared`",
                "ce programme a été compilé sans la base partagée",
                "utilisez un programme publié, ou compilez-le avec `cargo build --release --features shared`",
            ],
        ),
        (
            CannotOpen::NoAnswer { host: host(), why: "too many clients already".into() },
            [
                "base.example.org does not answer: too many clients already",
                "",
                "base.example.org ne répond pas : too many clients already",
                "",
            ],
        ),
        (
            CannotOpen::NoAnswer { host: host(), why: OpeningObstacle::Silence },
            [
                "base.example.org does not answer: it says nothing",
                "",
                "base.example.org ne répond pas : elle ne dit rien",
                "",
            ],
        ),
        (
            CannotOpen::NoAnswer { host: host(), why: OpeningObstacle::Refused },
            [
                "base.example.org does not answer: nobody listens there",
                "",
                "base.example.org ne répond pas : personne n'écoute à cet endroit",
                "",
            ],
        ),
        (
            CannotOpen::NoAnswer { host: host(), why: OpeningObstacle::NoMachine },
            [
                "base.example.org does not answer: no machine of that name was found",
                "",
                "base.example.org ne répond pas : aucune machine de ce nom n'a été trouvée",
                "",
            ],
        ),
        (
            CannotOpen::PasswordNeeded { user: "claire".into(), host: host() },
            [
                "base.example.org asks for the password of claire",
                "put it in ~/.pgpass, PGPASSWORD or the file of --password-file",
                "base.example.org demande le mot de passe de claire",
                "mettez-le dans ~/.pgpass, PGPASSWORD ou le fichier de --password-file",
            ],
        ),
        (
            CannotOpen::LoginRefused {
                user: "claire".into(),
                host: host(),
                why: "password authentication failed".into(),
            },
            [
                "base.example.org does not let claire in: password authentication failed",
                "check the login and its password; the head office has logins made",
                "base.example.org refuse l'accès à claire : password authentication failed",
                "vérifiez l'identifiant et son mot de passe ; le siège fait créer les accès",
            ],
        ),
        (
            CannotOpen::PasswordFileOpen { file: "~/.pgpass".into() },
            [
                "~/.pgpass can be read by others on this machine, so its passwords are not used",
                "run `chmod 600 ~/.pgpass`",
                "~/.pgpass peut être lu par d'autres sur cette machine : ses mots de passe ne sont pas utilisés",
                "lancez `chmod 600 ~/.pgpass`",
            ],
        ),
        (
            CannotOpen::NoRoots { file: "roots.pem".into(), why: OpeningObstacle::NoCertificate },
            [
                "the roots of trust in roots.pem cannot be read: there is no certificate in it",
                "name a file of certificates (PEM) in PGSSLROOTCERT, or unset it for those of the system",
                "les autorités de confiance de roots.pem ne peuvent pas être lues : il ne contient aucun certificat",
                "nommez un fichier de certificats (PEM) dans PGSSLROOTCERT, ou retirez la variable pour ceux du système",
            ],
        ),
        (
            CannotOpen::NoSystemRoots,
            [
                "this machine trusts no certificate at all",
                "install its root certificates (ca-certificates), or name a file of them in PGSSLROOTCERT",
                "cette machine ne fait confiance à aucun certificat",
                "installez ses certificats racine (ca-certificates), ou nommez-en un fichier dans PGSSLROOTCERT",
            ],
        ),
        (
            CannotOpen::NotTrusted { host: host(), why: "UnknownIssuer".into() },
            [
                "the certificate of base.example.org is not trusted: UnknownIssuer",
                "ask whoever runs the database for the root certificate, and name its file in PGSSLROOTCERT",
                "le certificat de base.example.org n'est pas de confiance : UnknownIssuer",
                "demandez le certificat racine à qui gère la base, et nommez son fichier dans PGSSLROOTCERT",
            ],
        ),
        (
            CannotOpen::OtherName { host: host() },
            [
                "the certificate that was shown is not for base.example.org: another machine may be answering in its place",
                "check the name in the address against the one that whoever runs the database gave you",
                "le certificat présenté n'est pas celui de base.example.org : une autre machine répond peut-être à sa place",
                "comparez le nom de l'adresse à celui que vous a donné qui gère la base",
            ],
        ),
        (
            CannotOpen::NoTls { host: host() },
            [
                "base.example.org offers no encrypted connection",
                "whoever runs the database has to turn on TLS (`ssl = on`)",
                "base.example.org n'offre pas de connexion chiffrée",
                "qui gère la base doit activer le TLS (`ssl = on`)",
            ],
        ),
        (
            CannotOpen::NoSuchDatabase { host: host(), database: "formation".into() },
            ["base.example.org has no database `formation`", "", "base.example.org n'a pas de base « formation »", ""],
        ),
    ];
    for (why, texts) in cases {
        assert_eq!(said(why), texts.map(str::to_owned));
    }
}
