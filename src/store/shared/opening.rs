//! A connection to a shared store, and why there is none. What a caller is told here does not depend on which database keeps the
//! store, nor on whether this program was built with one.

use std::path::PathBuf;

use super::address::StoreAddress;
use super::remote::Remote;
use crate::lang::message::words;

/// The cargo feature without which no store can be opened.
pub const FEATURE: &str = "shared";

/// What the outside knows of passwords and trust, as plain values.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct StoreCredentials {
    /// What somebody typed, or a file that they named holds; it goes before the others.
    pub typed: Option<String>,
    /// The variable `PGPASSWORD`.
    pub variable: Option<String>,
    /// The file of `PGPASSFILE`, else `~/.pgpass`: a password for each address. One that is not there holds none.
    pub file: Option<PathBuf>,
    /// The file of `PGSSLROOTCERT`: roots of trust, in the place of those of the system. PEM.
    pub roots: Option<PathBuf>,
}

/// No password is shown where credentials are.
impl std::fmt::Debug for StoreCredentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("StoreCredentials").field("file", &self.file).field("roots", &self.roots).finish_non_exhaustive()
    }
}

words! {
    /// What was in the way.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum OpeningObstacle {
        Said { text: String }
            both: "{text}",

        Silence
            en: "it says nothing"
            fr: "elle ne dit rien",

        Refused
            en: "nobody listens there"
            fr: "personne n'écoute à cet endroit",

        NoMachine
            en: "no machine of that name was found"
            fr: "aucune machine de ce nom n'a été trouvée",

        NoCertificate
            en: "there is no certificate in it"
            fr: "il ne contient aucun certificat",
    }
}

/// What a system or a server says, in its own words.
impl From<String> for OpeningObstacle {
    fn from(text: String) -> Self {
        Self::Said { text }
    }
}

impl From<&str> for OpeningObstacle {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

words! {
    /// Why a store cannot be opened.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum CannotOpen {
        NotBuilt { feature: &'static str }
            en: "this program was built without the shared store"
            fr: "ce programme a été compilé sans la base partagée"
            hint_en: "use a released program, or build it with `cargo build --release --features {feature}`"
            hint_fr: "utilisez un programme publié, ou compilez-le avec `cargo build --release --features {feature}`",

        NoAnswer { host: String, why: OpeningObstacle }
            en: "{host} does not answer: {why}"
            fr: "{host} ne répond pas : {why}",

        PasswordNeeded { user: String, host: String }
            en: "{host} asks for the password of {user}"
            fr: "{host} demande le mot de passe de {user}"
            hint_en: "put it in ~/.pgpass, PGPASSWORD or the file of --password-file"
            hint_fr: "mettez-le dans ~/.pgpass, PGPASSWORD ou le fichier de --password-file",

        LoginRefused { user: String, host: String, why: String }
            en: "{host} does not let {user} in: {why}"
            fr: "{host} refuse l'accès à {user} : {why}"
            hint_en: "check the login and its password; the head office has logins made"
            hint_fr: "vérifiez l'identifiant et son mot de passe ; le siège fait créer les accès",

        PasswordFileOpen { file: String }
            en: "{file} can be read by others on this machine, so its passwords are not used"
            fr: "{file} peut être lu par d'autres sur cette machine : ses mots de passe ne sont pas utilisés"
            hint_en: "run `chmod 600 {file}`"
            hint_fr: "lancez `chmod 600 {file}`",

        NoRoots { file: String, why: OpeningObstacle }
            en: "the roots of trust in {file} cannot be read: {why}"
            fr: "les autorités de confiance de {file} ne peuvent pas être lues : {why}"
            hint_en: "name a file of certificates (PEM) in PGSSLROOTCERT, or unset it for those of the system"
            hint_fr: "nommez un fichier de certificats (PEM) dans PGSSLROOTCERT, ou retirez la variable pour ceux du système",

        NoSystemRoots
            en: "this machine trusts no certificate at all"
            fr: "cette machine ne fait confiance à aucun certificat"
            hint_en: "install its root certificates (ca-certificates), or name a file of them in PGSSLROOTCERT"
            hint_fr: "installez ses certificats racine (ca-certificates), ou nommez-en un fichier dans PGSSLROOTCERT",

        NotTrusted { host: String, why: String }
            en: "the certificate of {host} is not trusted: {why}"
            fr: "le certificat de {host} n'est pas de confiance : {why}"
            hint_en: "ask whoever runs the database for the root certificate, and name its file in PGSSLROOTCERT"
            hint_fr: "demandez le certificat racine à qui gère la base, et nommez son fichier dans PGSSLROOTCERT",

        OtherName { host: String }
            en: "the certificate that was shown is not for {host}: another machine may be answering in its place"
            fr: "le certificat présenté n'est pas celui de {host} : une autre machine répond peut-être à sa place"
            hint_en: "check the name in the address against the one that whoever runs the database gave you"
            hint_fr: "comparez le nom de l'adresse à celui que vous a donné qui gère la base",

        NoTls { host: String }
            en: "{host} offers no encrypted connection"
            fr: "{host} n'offre pas de connexion chiffrée"
            hint_en: "whoever runs the database has to turn on TLS (`ssl = on`)"
            hint_fr: "qui gère la base doit activer le TLS (`ssl = on`)",

        NoSuchDatabase { host: String, database: String }
            en: "{host} has no database `{database}`"
            fr: "{host} n'a pas de base « {database} »",
    }
}

/// Opens a store: lets nobody in twice, and asks it nothing yet. That a database holds no store, or one of another format, is the
/// answer of the first [`Remote::pull`]. Gives up after two seconds without an answer, and after ten in which a server that answered
/// lets nobody in.
pub fn open(address: &StoreAddress, credentials: &StoreCredentials) -> Result<Box<dyn Remote + Send>, CannotOpen> {
    #[cfg(feature = "shared")]
    return super::postgres::open(address, credentials);
    #[cfg(not(feature = "shared"))]
    {
        let _ = (address, credentials);
        Err(CannotOpen::NotBuilt { feature: FEATURE })
    }
}
