//! The headings that are known, for [`super::synonyms`]: what exports write in French and English, some in other
//! languages, and what people call a column of their own form. All normalised. Data only.

use crate::import::meaning::Meaning;

/// Every meaning with the headings that say it.
#[rustfmt::skip]
pub const HEADINGS: &[(Meaning, &[&str])] = &[
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
    (Meaning::Phone, &[
        "telephone", "telephones", "tel", "tel.", "n° de telephone", "n° telephone", "no de telephone",
        "n° tel", "numero de telephone", "numero de tel.", "num. tel.", "portable", "tel. portable",
        "tel portable", "telephone portable", "telephone mobile", "numero de portable", "numero de mobile",
        "mobile", "phone", "phone number", "mobile phone", "cell phone", "gsm", "numero",
        "coordonnees telephoniques", "n° portable", "n° de portable", "n° mobile", "telephone 1", "tel. 1",
        "telephone fixe", "telephone de contact", "a quel numero peut-on vous joindre",
        "a quel numero vous joindre",
    ]),
    (Meaning::Organisation, &[
        "structure", "organisation", "organization", "organisme", "association", "employeur", "employer",
        "company", "raison sociale", "entreprise", "etablissement", "compagnie", "collectivite",
        "nom de la structure", "nom de votre structure", "nom de l'association", "nom de votre association",
        "nom de l'organisme", "nom de l'organisation", "nom de l'employeur", "nom de l'entreprise",
        "nom de l'etablissement", "nom de la compagnie", "structure employeuse",
        "structure de rattachement", "structure d'appartenance", "structure ou association",
        "association ou structure", "structure / association", "structure culturelle",
        "quelle structure representez-vous", "pour quelle structure travaillez-vous",
        "dans quelle structure travaillez-vous", "dans quelle structure exercez-vous", "organisation name",
        "company name", "structure employeur", "structure representee",
        "nom de votre structure/association", "nom de votre structure ou association",
        "nom de la structure ou association", "nom de la structure culturelle",
        "nom de votre structure culturelle", "quel est le nom de votre structure",
        "quel est le nom de votre association", "organization name", "nom de votre organisme",
        "nom de votre employeur", "nom de votre compagnie", "nom de votre etablissement",
    ]),
    (Meaning::Status, &[
        "statut", "status", "person_status", "statut professionnel", "statut de la personne",
        "statut du participant", "situation professionnelle", "situation", "situation actuelle",
        "vous etes", "je suis", "etes-vous", "qualite", "salarie ou benevole", "salarie/benevole",
        "benevole ou salarie", "salarie / benevole", "statut dans la structure",
        "statut au sein de la structure", "quel est votre statut dans la structure", "employment status",
        "are you", "you are", "dans votre structure, vous etes", "dans la structure, vous etes",
        "au sein de votre structure, vous etes", "vous etes dans votre structure",
        "vous participez en tant que", "vous intervenez en tant que", "en tant que",
        "je participe en tant que", "je m'inscris en tant que", "vous vous inscrivez en tant que",
    ]),
    (Meaning::Funder, &[
        "financeur", "financement", "mode de financement", "type de financement", "prise en charge", "opco",
        "funder", "funding", "organisme financeur", "qui finance votre formation",
        "qui finance la formation", "comment financez-vous la formation", "financement de la formation",
        "qui finance", "qui prend en charge la formation", "opco / financeur",
    ]),
    (Meaning::Modules, &[
        "modules", "module", "modules choisis", "modules souhaites", "choix des modules", "module(s)",
        "a quels modules souhaitez-vous participer", "a quel(s) module(s) souhaitez-vous participer",
        "a quels modules souhaitez-vous vous inscrire", "quels modules souhaitez-vous suivre",
        "choix du module", "modules auxquels vous souhaitez participer", "module(s) souhaite(s)",
        "module(s) choisi(s)", "je m'inscris aux modules", "inscription aux modules",
    ]),
    (Meaning::Note, &[
        "remarque", "remarques", "commentaire", "commentaires", "observation", "observations", "note",
        "notes", "comment", "comments", "remarks", "message", "precisions", "informations complementaires",
        "questions ou remarques", "remarques ou questions", "avez-vous des remarques",
        "avez-vous des questions ou des remarques", "autres remarques", "un commentaire", "une remarque",
        "commentaire libre", "commentaires libres", "une question, une remarque",
        "une question ou une remarque", "une remarque, une question", "autre chose a nous dire",
        "remarque(s)", "commentaire(s)",
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
