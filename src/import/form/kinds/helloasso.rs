//! HelloAsso: one row a ticket or a member, `;`, days first. The payer is not the participant: one payer orders several
//! tickets, and the e-mail of the order is the payer's.

use crate::domain::date_order::DateOrder;
use crate::domain::taken::FormKind;
use crate::import::form::column::{Role, TableLayout, Whose, find_heading};
use crate::import::grid::Grid;

use super::any;

const STATE: [&str; 2] = ["statut de la commande", "statut commande"];
const REFERENCE: [&str; 3] = ["reference commande", "reference de la commande", "numero de commande"];
const BOOKS: [&str; 15] = [
    "moyen de paiement",
    "billet",
    "numero de billet",
    "tarif",
    "montant tarif",
    "code promo",
    "montant code promo",
    "carte d'adherent",
    "attestation",
    "url billet",
    "facture",
    "recu fiscal",
    "don supplementaire",
    "montant du don",
    "campagne",
];

pub fn recognise(grid: &Grid) -> Option<TableLayout> {
    let known =
        |names: &[String]| names.iter().any(|name| any(name, &REFERENCE)) && names.iter().any(|name| any(name, &STATE));
    let heading = find_heading(grid, known)?;
    let layout =
        TableLayout::plain(FormKind::HelloAsso, grid, heading, |position, names| role(&names[position], names));
    Some(TableLayout { order: Some(DateOrder::Dmy), ..layout })
}

fn role(name: &str, names: &[String]) -> Role {
    match name {
        _ if any(name, &STATE) => Role::OrderState,
        _ if any(name, &REFERENCE) || any(name, &BOOKS) => Role::Machine,
        "date de la commande" | "date commande" => Role::Sent(0),
        "nom payeur" => Role::Payer(Whose::LastName),
        "prenom payeur" => Role::Payer(Whose::FirstName),
        "email payeur" | "e-mail payeur" => Role::Payer(Whose::Email),
        _ if name.ends_with(" payeur") => Role::Machine,
        // An option is asked with its price beside it: `Repas`, `Montant Repas`.
        _ if name.strip_prefix("montant ").is_some_and(|option| names.iter().any(|name| name == option)) => {
            Role::Machine
        }
        _ => Role::Question,
    }
}
