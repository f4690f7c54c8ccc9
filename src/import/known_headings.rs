//! The headings that are known, for [`super::synonyms`]: what exports write in French and English, some in other
//! languages, and what people call a column of their own form. All normalised. Data only.

use crate::domain::people::enrolment::Enrolment;
use crate::domain::schema::Record;
use crate::import::meaning::Meaning;

/// Every meaning with the headings that say it; columns that forms alone fill say theirs where they are declared.
pub fn headings() -> impl Iterator<Item = (Meaning, &'static [&'static str])> {
    let cells = Enrolment::TABLE.columns.iter().filter_map(|column| Some((Meaning::Cell(column.name), column.form?)));
    HEADINGS.iter().copied().chain(cells)
}

#[rustfmt::skip]
const HEADINGS: &[(Meaning, &[&str])] = &[
    (Meaning::Name, &[
        "name (original name)", "user name (original name)", "nom (nom original)", "full name", "fullname",
        "nom complet", "name", "nom", "nom et prenom", "prenom et nom", "nom prenom", "prenom nom",
        "nom, prenom", "nom / prenom", "nom/prenom", "prenom / nom", "nom & prenom", "nom(s) et prenom(s)",
        "noms et prenoms", "display name", "participant", "participant(e)", "stagiaire", "attendee",
        "attendee name", "name and surname", "first and last name", "nom du participant",
        "nom du stagiaire", "nom de la personne", "nom de l'inscrit", "imie i nazwisko", "nome",
        "nome completo", "nombre", "名前 (元の名前)", "nom usuel et prenom", "nom d'usage et prenom",
        "comment vous appelez-vous", "user full name", "nom complet de l'utilisateur",
    ]),
    (Meaning::FirstName, &[
        "first name", "firstname", "first_name", "given name", "prenom", "prenoms", "prenom(s)",
        "prenom participant", "prenom adherent", "prenom d'usage", "vorname", "attendee first name",
    ]),
    (Meaning::LastName, &[
        "last name", "lastname", "last_name", "surname", "family name", "nom de famille", "nom participant",
        "nom adherent", "nom d'usage", "nom de naissance", "sobrenome", "nachname", "attendee last name",
        "attendee surname",
    ]),
    (Meaning::Email, &[
        "email", "e-mail", "mail", "mel", "courriel", "user email", "email address", "e-mail address",
        "adresse e-mail", "adresse email", "adresse mail", "adresse mel", "adresse courriel",
        "adresse electronique", "adresse de messagerie", "adresse de courriel",
        "adresse de courrier electronique", "courrier electronique", "adresse e-mail de l'utilisateur",
        "attendee email", "attendee e-mail", "adres e-mail", "contact email", "ユーザーメール", "mail pro",
        "e-mail pro", "email pro", "email de contact", "e-mail de contact", "mail de contact",
        "courriel de contact", "adresse e-mail de contact", "adresse mail de contact",
    ]),
    (Meaning::WeakEmail, &[
        "email payeur", "e-mail payeur", "email du payeur", "e-mail du payeur", "adresse e-mail du payeur",
        "buyer email", "email acheteur", "e-mail acheteur", "participant id (upn)", "upn",
        "identyfikator uczestnika (upn)", "nom d'utilisateur", "username",
    ]),
    (Meaning::Joined, &[
        "join time", "first join", "first join time", "join", "joined", "time joined", "arrived",
        "heure d'arrivee", "arrivee", "heure de connexion", "connexion", "rejoindre",
        "premiere participation", "pierwsze dolaczenie", "godzina dolaczenia", "primeiro ingresso",
        "horario de entrada", "erster beitritt", "beitritt", "参加時刻",
    ]),
    (Meaning::Left, &[
        "leave time", "last leave", "last leave time", "left", "time exited", "heure de depart", "depart",
        "heure de deconnexion", "deconnexion", "quitte", "dernier depart", "ostatnie wyjscie",
        "godzina opuszczenia", "ultima saida", "horario de saida", "letztes verlassen", "退出時刻",
    ]),
    (Meaning::Duration, &[
        "duration", "duration (minutes)", "total duration (minutes)", "duree", "duree (minutes)",
        "duree totale (minutes)", "duree de la reunion", "in-meeting duration", "time in session (minutes)",
        "time in session", "attendance duration", "czas udziału w spotkaniu", "czas udzialu w spotkaniu",
        "duracao", "所要時間（分）",
    ]),
    (Meaning::WaitingRoom, &[
        "in waiting room", "salle d'attente", "dans la salle d'attente", "en salle d'attente",
    ]),
    (Meaning::Guest, &[
        "guest", "is guest", "invite",
    ]),
    (Meaning::Role, &[
        "role", "rola", "moderator", "moderateur",
    ]),
    (Meaning::RegisteredOn, &[
        "horodateur", "timestamp", "horodatage", "start time", "heure de debut", "submitted time",
        "heure de soumission", "date de la commande", "order date", "date de soumission", "submitdate",
        "created", "submitted on", "completed time", "date d'inscription", "inscrit le", "enrolled_on",
        "registration time", "registration date", "date de creation", "date de reponse", "cree le",
    ]),
    (Meaning::Postcode, &[
        "cp", "code postal", "c.p.", "postcode", "postal code", "zip", "zip code",
        "code postal de residence", "code postal du domicile", "code postal personnel",
    ]),
    (Meaning::BirthDate, &[
        "date de naissance", "ne(e) le", "ne.e le", "ne·e le", "ne le", "nee le", "naissance", "birth date",
        "birthdate", "date of birth", "ddn",
    ]),
    (Meaning::Cohort, &[
        "cohorte", "cohort", "promotion", "promo", "groupe",
    ]),
];
