//! What a heading means, in the words of French and English exports and of the questions that people ask in forms.
//! Whole headings first; then the question around a word is taken off (`Quel est votre prénom ?`), and what is said of
//! the word after it (`Téléphone (portable de préférence)`). What is asked about somebody else (the payer, the
//! structure, whom to call) means nothing here.

use super::known_headings::headings;
use super::meaning::Meaning;
use crate::domain::schema::SchemaColumn;

/// What people write before the word that counts.
const ASKING: &[&str] = &[
    "quel est votre ",
    "quelle est votre ",
    "quels sont vos ",
    "quelles sont vos ",
    "quel est ton ",
    "quelle est ton ",
    "merci d'indiquer votre ",
    "merci d'indiquer vos ",
    "merci de preciser votre ",
    "merci de saisir votre ",
    "merci d'indiquer le ",
    "veuillez indiquer votre ",
    "veuillez saisir votre ",
    "veuillez entrer votre ",
    "veuillez renseigner votre ",
    "veuillez preciser votre ",
    "indiquez votre ",
    "indiquez vos ",
    "indiquer votre ",
    "saisissez votre ",
    "precisez votre ",
    "entrez votre ",
    "renseignez votre ",
    "renseigner votre ",
    "votre ",
    "vos ",
    "ton ",
    "what is your ",
    "what's your ",
    "please enter your ",
    "please indicate your ",
    "enter your ",
    "your ",
    "champ additionnel : ",
    "champ additionnel: ",
    "le ",
    "la ",
    "l'",
];

/// What may follow the word that counts and says more about it.
const SAYING_MORE: &[&str] = &[
    "du participant",
    "du/de la participant",
    "de la participante",
    "de la personne",
    "du stagiaire",
    "de l'inscrit",
    "de l'adherent",
    "participant",
    "adherent",
    "stagiaire",
    "professionnel",
    "professionnelle",
    "personnel",
    "personnelle",
    "valide",
    "actuel",
    "actuelle",
    "portable",
    "mobile",
    "ou mobile",
    "ou portable",
    "fixe ou portable",
    "complet",
    "complete",
    "principal",
    "principale",
    "obligatoire",
    "pour ",
    "ou vous ",
    "afin ",
    "si ",
    "- ",
    ", ",
    "(",
    "/ ",
    "eventuel",
    "eventuelle",
    "souhaite",
    "souhaites",
    "au format ",
    "of the participant",
    "number",
    "address",
];

/// Somebody or something else than the person who comes.
const OTHERS: &[&str] = &[
    "payeur",
    "payer",
    "acheteur",
    "buyer",
    "factur",
    "billing",
    "urgence",
    "emergency",
    "parent",
    "responsable",
    "tuteur",
    "superieur",
    "manager",
    "referent",
    "directeur",
    "directrice",
    "formateur",
];

/// What a heading means; none where it says nothing that is known. `normalised` as by [`super::headings::normalised`].
pub fn meaning(normalised: &str) -> Option<Meaning> {
    let heading = normalised.trim_end_matches(['?', '!', '.', '…', ':', '*', ' ']);
    // Spreadsheets have thousands of empty cells beside a table.
    if heading.is_empty() {
        return None;
    }
    if let Some(meaning) = whole(normalised).or_else(|| whole(heading)) {
        return Some(meaning);
    }
    if let Some(meaning) = attendees(heading) {
        return Some(meaning);
    }
    if is_somebody_elses(heading) {
        return None;
    }
    if OTHERS.iter().any(|other| heading.contains(other)) {
        return None;
    }
    let asked = unasked(heading);
    whole(asked).or_else(|| begins(asked)).or_else(|| about_status(heading))
}

/// What a heading asks about the one who comes, where it says that it does: `Attendee name: Given name`, `Ticket Email`.
pub fn attendees(normalised: &str) -> Option<Meaning> {
    const BEFORE: [&str; 9] = [
        "attendee",
        "attendee's",
        "participant",
        "ticket holder",
        "ticket",
        "registrant",
        "delegate",
        "stagiaire",
        "beneficiaire",
    ];
    const AFTER: [&str; 10] = [
        " du participant",
        " de la participante",
        " participant",
        " (participant)",
        " - participant",
        " du stagiaire",
        " stagiaire",
        " du beneficiaire",
        " beneficiaire",
        " de l'inscrit",
    ];
    let heading = normalised.trim_end_matches(['?', '.', ':', '*', ' ']);
    let before = || {
        let rest =
            BEFORE.iter().filter_map(|word| heading.strip_prefix(word)).find(|rest| rest.starts_with([' ', ':']))?;
        let rest = rest.trim_start_matches([' ', ':', '-']);
        // `Attendee name: Given name` asks for a part of the name.
        let part = rest.rsplit_once(": ").and_then(|(_, part)| whole(part));
        // `Ticket name` is the kind of ticket.
        part.or_else(|| whole(rest).filter(|_| rest != "name" || !heading.starts_with("ticket")))
    };
    let after = || AFTER.iter().filter_map(|word| heading.strip_suffix(word)).find_map(|rest| whole(rest.trim()));
    // Who pays, what is followed and what there is to remark are no business of a list of those who come.
    let plain = |column: &SchemaColumn| column.names.is_none() && !column.is_free_text();
    let person = |meaning: &Meaning| match meaning {
        Meaning::Name | Meaning::FirstName | Meaning::LastName | Meaning::Email => true,
        other => other.column().is_some_and(plain),
    };
    before().or_else(after).filter(person)
}

/// Whether a heading asks about whoever ordered, paid or is billed: `Invoice address name`, `Order Email`, `Nom payeur`.
pub fn is_somebody_elses(normalised: &str) -> bool {
    const BEFORE: [&str; 7] = ["invoice ", "billing ", "buyer ", "purchaser ", "order ", "payer ", "acheteur "];
    const WITHIN: [&str; 5] = ["payeur", "acheteur", "buyer", "purchaser", "facturation"];
    const OF_THEM: [&str; 11] =
        ["name", "mail", "phone", "company", "nom", "prenom", "telephone", "address", "adresse", "contact", "organi"];
    let about =
        BEFORE.iter().any(|word| normalised.starts_with(word)) || WITHIN.iter().any(|word| normalised.contains(word));
    about && OF_THEM.iter().any(|word| normalised.contains(word))
}

/// What each heading of a row means: `nom` beside `prénom` is the last name.
pub fn meanings(normalised: &[String]) -> Vec<Option<Meaning>> {
    let mut all: Vec<Option<Meaning>> = normalised.iter().map(|heading| meaning(heading)).collect();
    if all.contains(&Some(Meaning::FirstName)) && !all.contains(&Some(Meaning::LastName)) {
        for (meaning, heading) in all.iter_mut().zip(normalised) {
            // "Nom complet" and "Nom et prénom" stay what they say.
            if *meaning == Some(Meaning::Name) && !heading.contains("prenom") && !heading.contains("compl") {
                *meaning = Some(Meaning::LastName);
            }
        }
    }
    all
}

fn whole(heading: &str) -> Option<Meaning> {
    headings().find(|(_, headings)| headings.contains(&heading)).map(|(meaning, _)| meaning)
}

/// The heading without what asks for it.
pub fn unasked(heading: &str) -> &str {
    // Two at most: "1. Quel est votre", "Champ additionnel : votre".
    let mut rest = without_number(heading);
    for _ in 0..2 {
        rest = ASKING.iter().find_map(|asking| rest.strip_prefix(asking)).unwrap_or(rest);
    }
    rest
}

/// Without a number of a question: `1. `, `2) `, `q3 - `.
fn without_number(heading: &str) -> &str {
    let rest = heading.strip_prefix('q').unwrap_or(heading).trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = rest.len() < heading.len() && rest.starts_with(['.', ')', '-', ' ', ':']);
    if numbered { rest.trim_start_matches(['.', ')', '-', ' ', ':']) } else { heading }
}

/// A known heading with something said about it after it: the longest that is known.
fn begins(asked: &str) -> Option<Meaning> {
    let known = headings().flat_map(|(meaning, headings)| headings.iter().map(move |heading| (meaning, *heading)));
    known
        .filter(|(_, heading)| {
            let after = asked.strip_prefix(heading).map(|after| after.trim_start_matches(['.', '…', ':', ' ']));
            after.is_some_and(|after| SAYING_MORE.iter().any(|more| after.starts_with(more)))
        })
        .max_by_key(|(_, heading)| heading.len())
        .map(|(meaning, _)| meaning)
}

/// `Êtes-vous salarié·e ou bénévole ?`: whoever names two statuses asks for one.
fn about_status(heading: &str) -> Option<Meaning> {
    const STATUSES: &[&str] =
        &["salarie", "benevole", "independant", "intermittent", "demandeur d'emploi", "employee", "volunteer"];
    let named = STATUSES.iter().filter(|status| heading.contains(*status)).count();
    (named >= 2).then_some(Meaning::Cell("status"))
}

#[cfg(test)]
mod tests {
    use super::super::headings::normalised;
    use super::*;

    #[test]
    fn headings_say_what_they_mean() {
        let cases = [
            ("Nom", Some(Meaning::Name)),
            ("Prénom", Some(Meaning::FirstName)),
            ("Name (Original Name)", Some(Meaning::Name)),
            ("Adresse e-mail de l’utilisateur", Some(Meaning::Email)),
            ("E-mail payeur", Some(Meaning::WeakEmail)),
            ("Heure d’arrivée", Some(Meaning::Joined)),
            ("Votre courriel", Some(Meaning::Email)),
            ("Quel est votre nom ?", Some(Meaning::Name)),
            ("1. Quel est votre prénom ? *", Some(Meaning::FirstName)),
            ("Votre adresse e-mail professionnelle :", Some(Meaning::Email)),
            ("Adresse mail (pour l'envoi du lien)", Some(Meaning::Email)),
            ("Téléphone portable", Some(Meaning::Cell("phone"))),
            ("Numéro de téléphone (facultatif)", Some(Meaning::Cell("phone"))),
            ("Champ additionnel: Téléphone", Some(Meaning::Cell("phone"))),
            ("Nom de la structure", Some(Meaning::Cell("organisation"))),
            ("Votre structure", Some(Meaning::Cell("organisation"))),
            ("Dans quelle structure travaillez-vous ?", Some(Meaning::Cell("organisation"))),
            ("Vous êtes :", Some(Meaning::Cell("status"))),
            ("Êtes-vous salarié·e ou bénévole ?", Some(Meaning::Cell("status"))),
            ("Quel est votre statut ?", Some(Meaning::Cell("status"))),
            ("Financeur", Some(Meaning::Cell("funder"))),
            ("À quels modules souhaitez-vous participer ?", Some(Meaning::Cell("modules"))),
            ("Remarques", Some(Meaning::Cell("note"))),
            ("Avez-vous des remarques ?", Some(Meaning::Cell("note"))),
            ("Né(e) le", Some(Meaning::BirthDate)),
            ("CP", Some(Meaning::Postcode)),
            ("Cohorte", Some(Meaning::Cohort)),
            ("Vous êtes… (cochez)", Some(Meaning::Cell("status"))),
            ("Dans votre structure, vous êtes :", Some(Meaning::Cell("status"))),
            ("Nom de votre structure/association", Some(Meaning::Cell("organisation"))),
            ("Modules auxquels vous souhaitez participer", Some(Meaning::Cell("modules"))),
            ("À quel numéro peut-on vous joindre ?", Some(Meaning::Cell("phone"))),
            ("Une question, une remarque ?", Some(Meaning::Cell("note"))),
            ("Promotion", Some(Meaning::Cohort)),
            ("Prénom du participant", Some(Meaning::FirstName)),
            ("Nom du participant", Some(Meaning::Name)),
            ("Attendee name: Given name", Some(Meaning::FirstName)),
            ("Attendee name: Family name", Some(Meaning::LastName)),
            ("Ticket First Name", Some(Meaning::FirstName)),
            ("Ticket Email", Some(Meaning::Email)),
            ("Téléphone du participant", Some(Meaning::Cell("phone"))),
            ("Order First Name", None),
            ("Order Email", None),
            ("Invoice address name", None),
            ("Invoice address name: Given name", None),
            ("Buyer Email", Some(Meaning::WeakEmail)),
            ("Ticket name", None),
            ("Attendee Status", Some(Meaning::Cell("status"))),
            ("last_name", Some(Meaning::LastName)),
            ("所要時間（分）", Some(Meaning::Duration)),
            // What is somebody else's, or nothing that is known.
            ("Êtes-vous bénévole ?", None),
            ("Code postal de la structure", None),
            ("Nom du groupe", None),
            ("Prénom et nom du responsable", None),
            ("Nom payeur", None),
            ("Email de la structure", None),
            ("Téléphone de votre responsable", None),
            ("Statut de la commande", None),
            ("Né(e) à", None),
            ("Nom de domaine", None),
            ("Souhaitez-vous recevoir un e-mail ?", None),
            ("Participants", None),
            ("Montant tarif", None),
            ("Date de fin", None),
            ("Ville", None),
            ("Mobilité réduite", None),
            ("", None),
        ];
        for (heading, expected) in cases {
            assert_eq!(meaning(&normalised(heading)), expected, "{heading}");
        }
    }

    #[test]
    fn a_name_beside_a_first_name_is_the_last_name() {
        let of = |headings: &[&str]| meanings(&headings.iter().map(|heading| normalised(heading)).collect::<Vec<_>>());
        assert_eq!(of(&["Nom", "Prénom"]), [Some(Meaning::LastName), Some(Meaning::FirstName)]);
        assert_eq!(of(&["Nom et prénom", "Courriel"]), [Some(Meaning::Name), Some(Meaning::Email)]);
        assert_eq!(
            of(&["Nom", "Nom de famille", "Prénom"]),
            [Some(Meaning::Name), Some(Meaning::LastName), Some(Meaning::FirstName)]
        );
        assert_eq!(of(&["Nom complet", "Prénom"]), [Some(Meaning::Name), Some(Meaning::FirstName)]);
    }

    #[test]
    fn no_heading_means_two_things() {
        let mut seen = std::collections::HashMap::new();
        for (meaning, headings) in headings() {
            for heading in headings {
                assert!(seen.insert(heading, meaning).is_none(), "{heading} is listed twice");
                let compared = normalised(heading);
                assert!(*heading == compared || heading.contains('ł'), "{heading} is compared as {compared}");
            }
        }
    }
}
