//! The words of a registration's state, for [`super::states`]. Data only.

/// What says that nobody comes, or not yet. Compared without endings: `annulé`, `Annulées`, `annulé·e`.
#[rustfmt::skip]
pub const REFUSED: &[&str] = &[
    // Cancelled, withdrawn.
    "annule", "annulation", "cancelled", "canceled", "cancel", "cancellation", "cancelado", "anulado", "annullato", "storniert",
    "withdrawn", "withdrew", "withdrawal", "desiste", "desistement", "s est desiste", "desinscrit", "desinscription",
    "unregistered", "deregistered", "abandon", "abandonne", "abandoned", "transfere", "transferred", "not attending",
    "storno", "zuruckgezogen", "abgesagt", "abgemeldet", "geannuleerd", "afgemeld", "desistido", "ritirato", "retirado",
    "will not attend", "ne vient pas", "ne vient plus", "ne viendra pas", "ne participe pas", "ne participe plus",
    "ne participera pas", "non inscrit", "pas inscrit", "not registered", "supprime", "deleted",
    "no show", "noshow", "n est plus interesse", "no longer interested",
    // Refused.
    "rejete", "rejet", "rejected", "rechazado", "rechazada", "rejeitado", "recusado", "rifiutato", "respinto", "abgelehnt", "afgewezen", "refuse", "refus", "refused", "decline", "declined", "denied",
    "disapproved", "non retenu", "pas retenu", "not selected", "non accepte", "pas accepte", "not accepted", "non admis",
    "not admitted", "non eligible", "not eligible", "ineligible", "suspendu", "suspended", "blocked", "banned", "contested", "conteste",
    // Void.
    "void", "voided", "expire", "expired", "abgelaufen", "invalide", "invalid", "non valide", "pas valide", "not valid",
    "non valable", "doublon", "duplicate", "failed", "echoue", "echec", "spam",
    // Unpaid, paid back.
    "rembourse", "remboursement", "refunded", "refund", "refunding", "partially refunded", "chargeback", "disputed", "impaye", "unpaid",
    "non paye", "pas paye", "pas encore paye", "not paid", "not yet paid", "nicht bezahlt", "unbezahlt", "no pagado", "non pagato", "offen", "non regle", "pas regle", "pas encore regle",
    "a payer", "a regler", "payment failed", "payment due", "paiement refuse", "overdue",
    // Pending.
    "pending", "pendiente", "pendente", "in attesa", "ausstehend", "in bearbeitung", "warteliste", "auf der warteliste",
    "in afwachting", "wachtlijst", "lista de espera", "lista d attesa", "en attente", "awaiting", "waiting", "waitlisted", "wait listed",
    "waitlist", "waiting list", "wait list", "en liste d attente", "sur liste d attente", "liste d attente", "liste attente",
    "a valider", "a confirmer", "unconfirmed", "non confirme", "pas confirme", "pas encore confirme", "not confirmed",
    "not yet confirmed", "unapproved", "not approved", "non approuve", "pas encore valide", "in review", "under review",
    "en cours de validation", "en cours de paiement", "en cours de traitement", "processing", "on hold", "tentative",
    "pre inscrit", "preinscrit", "pre inscription", "preinscription",
    // Never finished.
    "incomplete", "incomplet", "inacheve", "unfinished", "draft", "brouillon",
];

/// What says that somebody comes.
#[rustfmt::skip]
pub const COUNTS: &[&str] = &[
    "valide", "valid", "validated", "validation", "confirme", "confirmed", "confirmation", "complete", "completed", "complet",
    "accepte", "accepted", "approuve", "approved", "paye", "paid", "bezahlt", "paiement recu", "payment received", "regle",
    "encaisse", "registered", "inscrit", "inscription validee", "enrolled", "attending", "participe", "vient", "viendra", "active",
    "retenu", "admis", "admitted", "selected", "ok", "checked in", "authorized", "autorise", "enregistre", "settled", "free", "gratuit", "assigned", "succeeded", "success",
    "bestatigt", "angemeldet", "zugelassen", "akzeptiert", "angenommen", "bevestigd", "geaccepteerd", "ingeschreven", "aangemeld",
    "confirmado", "confirmada", "aceptado", "aceptada", "aceito", "inscrito", "inscrita", "pagado", "pago", "confermato",
    "accettato", "iscritto", "pagato",
    "successful", "reussi", "traite", "processed", "going", "offert", "exonere",
];
