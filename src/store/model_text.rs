//! The commented model of a definition, in each language, and what its comments say of a key: what a coordinator reads in
//! a new file, an editor shows where a key is typed.

use crate::lang::Lang;

/// The model, valid as it is.
pub const fn model(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => include_str!("model_fr.toml"),
        Lang::En => include_str!("model_en.toml"),
    }
}

/// The comment behind a key of a table, which is named as in the file: `[programme]`; without a key, that behind the
/// table's name. Lines that are commented out count.
pub fn said(lang: Lang, table: &str, key: &str) -> Option<&'static str> {
    let mut within = "";
    for line in model(lang).lines() {
        let line = line.strip_prefix("# ").unwrap_or(line);
        let (code, comment) = line.split_once(" #").unwrap_or((line, ""));
        let code = code.trim_end();
        let is_header = code.starts_with('[');
        if is_header {
            within = code;
        }
        let is_it = within == table
            && if key.is_empty() { is_header } else { code.split_once(" = ").is_some_and(|(name, _)| name == key) };
        let comment = comment.trim();
        if is_it && !comment.is_empty() {
            return Some(comment);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_a_key_stands_behind_it() {
        assert_eq!(said(Lang::En, "[programme]", "language"), Some("language of documents: fr or en"));
        assert_eq!(said(Lang::Fr, "[programme]", "prerequisites"), Some("ce qu'il faut savoir ou avoir avant"));
        assert_eq!(said(Lang::En, "[provider]", ""), Some("your organisation: on every document"));
        assert_eq!(said(Lang::En, "[[fields]]", "several"), Some("several answers at once: `a;b` in the table"));
        assert_eq!((said(Lang::En, "[[fields]]", "language"), said(Lang::Fr, "[programme]", "title2")), (None, None));
    }

    #[test]
    fn both_models_say_as_much() {
        let commented = |lang| model(lang).lines().filter(|line| line.contains("   # ")).count();
        assert_eq!(commented(Lang::Fr), commented(Lang::En));
    }
}
