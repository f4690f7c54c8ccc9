//! How templates of pages are read: blocks take no line of their own, every text of the data is escaped, and a style is
//! allowed by its digest alone.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use minijinja::Environment;
use minijinja::syntax::SyntaxConfig;
use sha2::{Digest as _, Sha256};

/// Without a template yet.
pub fn environment<'t>() -> Environment<'t> {
    let mut environment = Environment::new();
    if let Ok(syntax) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
        environment.set_syntax(syntax);
    }
    environment
}

/// What a policy of a page allows of a text in it: `'sha256-…'` (Content Security Policy, level 3, §2.3.1).
pub fn allowed(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}
