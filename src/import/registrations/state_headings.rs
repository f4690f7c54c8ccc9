//! Headings of columns that say whether a registration counts. Owns which headings ask for a state, which whether somebody
//! comes, and which for a consent that is no state; refuses to read a value.

use std::sync::LazyLock;

use super::states::Rule;
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

/// Headings whose answer is yes or no, or a day.
pub const ANSWERS: [(&[&str], Rule); 3] = [
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
        Rule::Answer { refused: true },
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
        Rule::Answer { refused: false },
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
        Rule::Day,
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
        assert!(asks_for_consent("droit a l'image") && !asks_for_consent("commission"));
    }
}
