//! The pages of the codes in both languages. The texts are in [`super::pages_en`] and [`super::pages_fr`], one
//! exhaustive match each; those of the modules stand side by side in [`super::pages_modules`].

use crate::lang::Lang;

use super::code::Code;
use super::page::CodePage;
use super::{pages_en, pages_fr};

impl Code {
    pub const fn page(self, lang: Lang) -> CodePage {
        match lang {
            Lang::En => pages_en::page(self),
            Lang::Fr => pages_fr::page(self),
        }
    }

    /// Its page as it is read: the code and its title, what it means, why it matters, what to do.
    pub fn paragraphs(self, lang: Lang) -> [String; 4] {
        let page = self.page(lang);
        [
            format!("{} · {}", self.key(), page.title),
            page.means.to_owned(),
            format!("{}{}", lang.pick("Why it matters: ", "Pourquoi c'est important : "), page.matters),
            format!("{}{}", lang.pick("What to do: ", "Que faire : "), page.mend),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_page_in_both_languages() {
        for code in Code::ALL {
            let (en, fr) = (code.page(Lang::En), code.page(Lang::Fr));
            for (one, other) in
                [(en.title, fr.title), (en.means, fr.means), (en.matters, fr.matters), (en.mend, fr.mend)]
            {
                assert!(!one.is_empty() && !other.is_empty(), "{} has an empty text", code.key());
                assert_ne!(one, other, "{} is not translated", code.key());
            }
        }
    }

    #[test]
    fn no_two_codes_share_a_title() {
        for lang in [Lang::En, Lang::Fr] {
            let mut titles: Vec<&str> = Code::ALL.iter().map(|code| code.page(lang).title).collect();
            titles.sort_unstable();
            for pair in titles.windows(2) {
                assert_ne!(pair[0], pair[1], "{lang:?}");
            }
        }
    }
}
