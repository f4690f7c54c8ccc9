//! Headings of columns that say whether a registration counts. Owns which headings ask for a state, which whether somebody
//! comes, and which for a consent that is no state; refuses to read a value.

use std::sync::LazyLock;

use crate::lang::folded_words;

use super::state_rule::StateRule;
use super::statuses::roots;

/// Headings that a column of states may have, and other columns as well.
pub const WEAK: [&str; 8] = ["etat", "state", "stand", "etape", "suivi", "decision", "avis", "reponse"];

/// Headings that ask whether somebody comes, is let in or has paid, and nothing else (`Participation au repas` does not):
/// under them a bare no is a refusal. Compared without endings.
const COMING: [&str; 53] = [
    "participation",
    "participe",
    "participera",
    "participez vous",
    "participerez vous",
    "participation a la formation",
    "participation confirmee",
    "presence",
    "presence prevue",
    "presence confirmee",
    "present",
    "sera present",
    "serez vous present",
    "vient",
    "viendra",
    "venez vous",
    "viendrez vous",
    "validation",
    "inscription",
    "inscrit",
    "candidature",
    "registration",
    "registered",
    "enrolment",
    "inscription validee",
    "inscription confirmee",
    "inscription acceptee",
    "candidature acceptee",
    "candidature retenue",
    "confirmation",
    "acceptation",
    "admission",
    "admis",
    "admise",
    "selection",
    "selectionne",
    "paiement",
    "paiement recu",
    "reglement",
    "reglement recu",
    "participates",
    "participating",
    "attending",
    "will attend",
    "will you attend",
    "coming",
    "are you coming",
    "going",
    "approval",
    "admitted",
    "selected",
    "payment",
    "payment received",
];

/// Whether a heading asks whether somebody comes.
pub fn asks_whether_they_come(name: &str) -> bool {
    static ROOTS: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| COMING.iter().map(|name| roots(name)).collect());
    ROOTS.contains(&roots(name))
}

/// How a heading is answered by a yes or a no, or by a day; none where it asks for neither.
pub fn answering(name: &str) -> Option<StateRule> {
    let compared = ungendered(name);
    let listed = ANSWERS.iter().find(|(names, _)| names.iter().any(|known| ungendered(known) == compared));
    listed
        .map(|(_, rule)| *rule)
        .or_else(|| asks_who_cancelled(&compared).then_some(StateRule::Answer { refused: true }))
}

/// The words of a heading without what is added for a gender: `annulé·e`, `annulé(e)`.
fn ungendered(name: &str) -> Vec<String> {
    folded_words(name).into_iter().filter(|word| !matches!(word.as_str(), "e" | "s" | "es")).collect()
}

/// `Annulation`, `A annulé sa participation`, `Désinscription`, `Has cancelled`; not `Assurance annulation`.
fn asks_who_cancelled(words: &[String]) -> bool {
    const STEMS: [&str; 8] = ["annul", "cancel", "desist", "withdr", "desinscri", "renonc", "unregister", "deregister"];
    #[rustfmt::skip]
    const AROUND: [&str; 43] = [
        "a", "t", "il", "elle", "est", "ete", "vous", "avez", "ont", "qui", "la", "le", "l", "de", "d", "du", "sa", "son", "votre",
        "inscription", "participation", "commande", "reservation", "billet", "personne", "participant", "participante",
        "is", "was", "has", "have", "been", "did", "they", "you", "registration", "booking", "order", "ticket", "attendee",
        "enrolment", "by", "par",
    ];
    let cancels = |word: &String| STEMS.iter().any(|stem| word.starts_with(stem));
    words.iter().any(cancels) && words.iter().all(|word| cancels(word) || AROUND.contains(&word.as_str()))
}

/// Headings whose answer is yes or no, or a day.
const ANSWERS: [(&[&str], StateRule); 3] = [
    (
        &[
            "annule",
            "annulee",
            "annule(e)",
            "cancelled",
            "canceled",
            "is cancelled",
            "is canceled",
            "desiste",
            "desistement",
            "rembourse",
            "remboursee",
            "refunded",
            "void",
            "refuse",
            "refus",
            "abandon",
            "a abandonne",
            "no show",
            "refusee",
            "rejete",
            "rejected",
            "withdrawn",
            "liste d'attente",
            "en attente",
            "en liste d'attente",
            "waiting list",
            "waitlisted",
        ],
        StateRule::Answer { refused: true },
    ),
    (
        &[
            "paye",
            "payee",
            "paye(e)",
            "paid",
            "is paid",
            "regle",
            "reglee",
            "valide",
            "validee",
            "confirme",
            "confirmee",
            "confirmed",
            "accepte",
            "acceptee",
            "accepted",
            "approved",
            "approuve",
            "retenu",
            "retenue",
            "rsvp",
        ],
        StateRule::Answer { refused: false },
    ),
    (
        &[
            "date d'annulation",
            "annule le",
            "annulee le",
            "cancelled at",
            "canceled at",
            "cancelled on",
            "cancellation date",
            "date de desistement",
            "desiste le",
            "date de remboursement",
            "rembourse le",
            "refunded at",
            "withdrawn on",
        ],
        StateRule::Day,
    ),
];

/// `Statut de la commande`, `Registration state`, `État du paiement`.
pub fn is_state_heading(name: &str) -> bool {
    const OF: [&str; 22] = [
        "inscription",
        "commande",
        "paiement",
        "reglement",
        "billet",
        "reservation",
        "candidature",
        "demande",
        "dossier",
        "transaction",
        "registration",
        "order",
        "payment",
        "ticket",
        "booking",
        "approval",
        "application",
        "enrolment",
        "enrollment",
        "invitation",
        "void",
        "facture",
    ];
    let words: Vec<&str> = name.split([' ', '_', '-', ':', '\'']).collect();
    let said = words.iter().any(|word| matches!(*word, "statut" | "status" | "etat" | "state"));
    // `Billing state`, `State/Province` are parts of an address.
    said && words.iter().any(|word| OF.contains(word))
        && !["billing", "shipping", "province"].iter().any(|other| name.contains(other))
}

/// Whether somebody agrees to something: a refusal there is no refusal to come.
pub fn asks_for_consent(name: &str) -> bool {
    const TOPICS: [&str; 25] = [
        "attente",
        "image",
        "photo",
        "video",
        "newsletter",
        "lettre d'info",
        "consent",
        "rgpd",
        "gdpr",
        "donnees",
        "cgv",
        "cgu",
        "condition",
        "interieur",
        "charte",
        "autoris",
        "communication",
        "mailing",
        "diffusion",
        "droit",
        "captation",
        "enregistre",
        "privacy",
        "marketing",
        "terms",
    ];
    name.contains('?') || TOPICS.iter().any(|topic| name.contains(topic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_is_told_from_an_address_and_from_a_consent() {
        for name in
            ["statut de la commande", "registration state", "etat du paiement", "order status", "statut inscription"]
        {
            assert!(is_state_heading(name), "{name}");
        }
        for name in
            ["billing state", "state/province", "statut", "statut dans la structure", "order date", "inscription"]
        {
            assert!(!is_state_heading(name), "{name}");
        }
        for name in ["participation", "present(e)", "validation", "serez-vous present·e", "admise"] {
            assert!(asks_whether_they_come(name), "{name}");
        }
        for name in ["participation au repas", "present a la visite", "ordinateur", "avez-vous un ordinateur", "stand"]
        {
            assert!(!asks_whether_they_come(name), "{name}");
        }
        for name in
            ["annulation", "annule·e", "inscription annulee", "a annule", "desistement", "has cancelled", "abandon"]
        {
            assert_eq!(answering(name), Some(StateRule::Answer { refused: true }), "{name}");
        }
        assert_eq!(answering("annulee le"), Some(StateRule::Day));
        for name in ["assurance annulation", "motif d'annulation", "conditions d'annulation", "pays", "regles"] {
            assert_eq!(answering(name), None, "{name}");
        }
        assert!(asks_for_consent("droit a l'image") && !asks_for_consent("commission"));
    }
}
