//! What is wrong with a Word or Writer template: the file, the text of the paragraph, and what to do.

use crate::lang::message::words;
use crate::lang::words::{Lang, Words as _};
use crate::render::paper::fault::Why;

/// Characters shown of a paragraph on either side of what is wrong.
const AROUND: usize = 60;

words! {
    /// What is wrong with a template.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum OfficeFault {
        /// `file`: from the folder of the programme.
        InParagraph { file: String, text: String, why: Mistake }
            en: "{file}, in the paragraph \"{text}\": {why}"
            fr: "{file}, dans le paragraphe « {text} » : {why}"
            hint: (|lang| why.hint(lang)),

        Unreadable { file: String }
            en: "{file} cannot be read: a password, damage, or not the format that its name says"
            fr: "{file} est illisible : un mot de passe, un fichier abîmé, ou un autre format que ne le dit son nom"
            hint_en: "open it in your word processor and save it again as .docx or .odt, without a password"
            hint_fr: "ouvrez-le dans votre traitement de texte et enregistrez-le de nouveau en .docx ou .odt, sans mot de passe",

        Tracked { file: String }
            en: "{file} has tracked changes: nobody can tell which of the two texts is meant"
            fr: "{file} contient des modifications suivies : on ne sait lequel des deux textes est voulu"
            hint_en: "accept or reject them all in your word processor, and save it again"
            hint_fr: "acceptez-les ou rejetez-les toutes dans votre traitement de texte, puis enregistrez",
    }
}

words! {
    /// What is wrong in a paragraph.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Mistake {
        Template(why: Why) en: ("{}", why.say(Lang::En)) fr: ("{}", why.say(Lang::Fr)) hint: (|lang| why.hint(lang)),

        /// A tag that does not end, or the end of none.
        Torn { sign: &'static str }
            en: "`{sign}` has no other half in the same paragraph"
            fr: "« {sign} » n'a pas d'autre moitié dans le même paragraphe"
            hint_en: "a variable is written `{{{{ person.last_name }}}}`, a condition `{{% if … %}}` … `{{% endif %}}`"
            hint_fr: "une variable s'écrit `{{{{ person.last_name }}}}`, une condition `{{% if … %}}` … `{{% endif %}}`",

        Unended { tag: String, end: String }
            en: "`{tag}` is never ended"
            fr: "« {tag} » n'est jamais terminé"
            hint_en: "write `{end}` where it ends"
            hint_fr: "écrivez « {end} » là où cela se termine",

        Unbegun { tag: String }
            en: "`{tag}` belongs to nothing that was begun before it"
            fr: "« {tag} » ne correspond à rien de commencé plus haut"
            hint_en: "ends come in the order opposite to beginnings: what was begun last ends first"
            hint_fr: "les fins viennent dans l'ordre inverse des débuts : ce qui a commencé en dernier se termine en premier",

        /// Its parts stand at places of two kinds.
        Crossing { tag: String }
            en: "what `{tag}` begins does not end in a place of the same kind"
            fr: "ce que « {tag} » commence ne se termine pas à un endroit de même nature"
            hint_en: "put both in one paragraph, or each alone in a paragraph of the same page or cell, or in the first and the last cell of rows of one table"
            hint_fr: "mettez les deux dans un même paragraphe, ou chacun seul dans un paragraphe de la même page ou cellule, ou dans la première et la dernière cellule de lignes d'un même tableau",

        Unknown { word: String }
            en: "`{{% {word} %}}` is not for Word and Writer templates"
            fr: "`{{% {word} %}}` n'existe pas dans les modèles Word et Writer"
            hint: "if, elif, else, endif, for, endfor, set, with, endwith",
    }
}

/// A mistake, and the text in which it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundMistake {
    pub text: String,
    pub why: Mistake,
}

impl FoundMistake {
    /// At that byte of a paragraph, as it is read.
    pub fn at(paragraph: &str, at: usize, why: Mistake) -> Self {
        let (before, after) = paragraph.split_at(at.min(paragraph.len()));
        let read = |text: &str| super::xml::unescaped(text).split_whitespace().collect::<Vec<_>>().join(" ");
        let (mut start, end) = (read(before), read(after));
        if before.ends_with(char::is_whitespace) && !start.is_empty() {
            start.push(' ');
        }
        let (long, far) = (start.chars().count(), end.chars().count());
        let start: String = start.chars().skip(long.saturating_sub(AROUND)).collect();
        let end: String = end.chars().take(AROUND).collect();
        let cut = |is_cut: bool| if is_cut { "…" } else { "" };
        Self { text: format!("{}{start}{end}{}", cut(long > AROUND), cut(far > AROUND)), why }
    }
}
