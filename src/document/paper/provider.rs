//! The provider on a paper: `provider` in templates.

use serde::Serialize;

use crate::domain::programme::definition::Provider;

/// The letterhead, and who signs.
#[derive(Clone, Debug, Serialize)]
pub struct Letterhead {
    pub name: String,
    pub siret: String,
    pub nda: String,
    pub nda_region: String,
    pub address: String,
    pub town: String,
    pub email: String,
    pub phone: String,
    pub representative: String,
    pub representative_role: String,
    /// Règlement intérieur: an address or the name of a file.
    pub rules: String,
    /// Whether the rules are at an address, and no file of the folder.
    pub rules_are_online: bool,
    /// The picture itself, as a `data:` address; empty where there is none.
    pub logo: String,
}

impl Letterhead {
    /// Of a provider with that picture.
    pub fn of(provider: &Provider, logo: String) -> Self {
        Self {
            name: provider.name.clone(),
            siret: provider.siret.clone(),
            nda: provider.nda.clone(),
            nda_region: provider.nda_region.clone(),
            address: provider.address.clone(),
            town: provider.town.clone(),
            email: provider.email.clone(),
            phone: provider.phone.clone(),
            representative: provider.representative.clone(),
            representative_role: provider.representative_role.clone(),
            rules: provider.rules.clone(),
            rules_are_online: ["http://", "https://"].iter().any(|scheme| provider.rules.starts_with(scheme)),
            logo,
        }
    }
}
