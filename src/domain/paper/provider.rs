//! What a provider needs to sign papers.

use crate::domain::programme::definition::Provider;

/// Keys of `[provider]` without which nobody can sign for it.
pub fn lacking(provider: &Provider) -> Vec<&'static str> {
    let needed = [
        ("representative", &provider.representative),
        ("town", &provider.town),
        ("siret", &provider.siret),
        ("nda", &provider.nda),
    ];
    needed.into_iter().filter(|(_, text)| text.is_empty()).map(|(key, _)| key).collect()
}
