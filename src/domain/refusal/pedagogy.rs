//! Why something about the modules was refused: topics and votes, tools and scores, feedback, the network.

use chrono::NaiveDate;

use crate::domain::programme::ids::SessionId;
use crate::domain::refusal::candidate::Candidate;
use crate::domain::schema::Reference;
use crate::domain::vocabulary::{EnrolmentState, TopicState};
use crate::lang::cut::cut;
use crate::lang::dates::long_date;
use crate::lang::message::words;
use crate::lang::typed::word;
use crate::lang::words::{Lang, count_en, count_fr, list_en, list_fr, of_fr};

/// A thing as a refusal names one: `t3 (Les tarifs)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedThing {
    pub id: String,
    pub title: String,
}

impl std::fmt::Display for NamedThing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({})", self.id, cut(&self.title, TITLE))
    }
}

crate::lang::message::alike!(NamedThing);

/// As much of a title as a refusal shows, in characters.
const TITLE: usize = 60;

words! {
    /// Why it was refused.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum PedagogyRefusal {
        NoSuch { of: Reference, typed: String, near: Option<NamedThing> }
            en: ("there is no {} `{}`", of.called(Lang::En), cut(typed, TITLE))
            fr: ("il n'y a pas {} « {} »", of.none_fr(), cut(typed, TITLE))
            hint match near {
                Some(near) => hint_en: "did you mean {near}?" hint_fr: "vouliez-vous dire {near} ?",
                None =>
                    hint_en: ("`formation {}` shows what there is", list_of(*of))
                    hint_fr: ("`formation {}` montre ce qu'il y a", list_of(*of)),
            },

        Swapped { typed: String, is: String, order: [Reference; 2], line: String, unknown: Option<String> }
            en: ("`{}` is {is}: the {} comes first, then the {}", cut(typed, TITLE), order[0].called(Lang::En), order[1].called(Lang::En))
            fr: ("« {} » désigne {is} : l'ordre est {}, {}", cut(typed, TITLE), order[0].called(Lang::Fr), order[1].called(Lang::Fr))
            hint match unknown {
                None => hint: "`{line}`",
                Some(unknown) =>
                    hint_en: ("`{line}`; there is no {} `{}`: `formation {}`", order[0].called(Lang::En), cut(unknown, TITLE), list_of(order[0]))
                    hint_fr: ("`{line}` ; il n'y a pas {} « {} » : `formation {}`", order[0].none_fr(), cut(unknown, TITLE), list_of(order[0])),
            },

        SeveralSuch { of: Reference, typed: String, candidates: Vec<NamedThing> }
            en: ("`{}` may be {}", cut(typed, TITLE), list_en(candidates))
            fr: ("« {} » peut désigner {}", cut(typed, TITLE), list_fr(candidates))
            hint_en: ("use the id of the {}", of.called(Lang::En))
            hint_fr: "donnez l'identifiant voulu",

        NotEnrolled { person: Candidate, state: EnrolmentState }
            en: "{person} is not enrolled ({state})"
            fr: "{person} n'est pas en formation ({state})"
            hint_en: "only those who are enrolled propose, vote, score, try, report, offer and commit"
            hint_fr: "seules les personnes inscrites proposent, votent, notent, essaient, rapportent, offrent et \
                s'engagent",

        TitleTaken { title: String, by: NamedThing }
            en: ("`{}` is proposed already: {by}", cut(title, TITLE))
            fr: ("« {} » est déjà proposé : {by}", cut(title, TITLE))
            hint_en: ("`formation topics edit {} --note …` adds to it", by.id)
            hint_fr: ("`formation topics edit {} --note …` le complète", by.id),

        NameTaken { of: Reference, by: NamedThing }
            en: "there is one of that name already: {by}"
            fr: "ce nom est déjà pris : {by}"
            hint_en: ("`formation {}` shows what there is; give the other a name that tells them apart", list_of(*of))
            hint_fr: ("`formation {}` montre ce qu'il y a ; donnez à l'autre un nom qui s'en distingue", list_of(*of)),

        TitleLong { characters: usize, has_note: bool }
            en: "a title of {characters} characters: 199 are the most"
            fr: "un intitulé de {characters} caractères : 199 au plus"
            hint match has_note {
                true =>
                    hint_en: "keep it short, and put the rest into `--note`"
                    hint_fr: "raccourcissez-le, et mettez le reste dans `--note`",
                false => hint_en: "keep it short" hint_fr: "raccourcissez-le",
            },

        TitleEmpty en: "a title says something" fr: "l'intitulé est vide",
        TextEmpty en: "the text is empty" fr: "le texte est vide",
        TitleFormula { title: String }
            en: ("`{}` is a formula to a spreadsheet, and no title", cut(title, TITLE))
            fr: ("« {} » est une formule pour un tableur, pas un intitulé", cut(title, TITLE))
            hint_en: "begin it with a letter"
            hint_fr: "commencez par une lettre",

        NotALink { typed: String }
            en: ("`{}` is not an http or https address", cut(typed, TITLE))
            fr: ("« {} » n'est pas une adresse http ou https", cut(typed, TITLE))
            hint_en: "write it as https://example.org/page"
            hint_fr: "écrivez par exemple https://example.org/page",

        NotOpen { topic: NamedThing, state: TopicState }
            en: "{topic} is {state}: votes are for open topics"
            fr: "{topic} est {state} : on vote pour les sujets ouverts"
            hint_en: "`formation topics list --state open` shows them"
            hint_fr: "`formation topics list --state open` les montre",

        TooManyDots { person: Candidate, dots: u64, most: u32 }
            en: ("{person} has {}, and this gives {dots}", count_en(*most as usize, "dot", "dots"))
            fr: ("{person} dispose de {}, et en donnerait {dots}", count_fr(*most as usize, "point", "points"))
            hint_en: "what is given replaces what they had given to open topics; `dots` of `[pedagogy]` sets the number"
            hint_fr: "ce vote remplace le précédent sur les sujets ouverts ; `dots` de `[pedagogy]` fixe ce nombre",

        NoDots { typed: String }
            en: "`{typed}` gives no dots: write t3=2, or t3 for one"
            fr: "« {typed} » ne donne aucun point : écrivez t3=2, ou t3 pour un"
            hint_en: "`--none t3` takes back the dots of one topic, `--none` alone those of all open topics"
            hint_fr: "`--none t3` reprend les points d'un sujet, `--none` seul ceux de tous les sujets ouverts",

        NothingToTakeBack { rows: Takeable, who: String, of: String } match rows {
            Takeable::Vote => en: "{who} gave no dots to {of}" fr: "{who} n'a donné aucun point à {of}",
            Takeable::Score => en: "{who} gave no score to {of}" fr: "{who} n'a donné aucune note à {of}",
            Takeable::Trial =>
                en: "no trial of {of} by {who} is noted so"
                fr: ("aucun essai {} par {who} n'est noté ainsi", of_fr(of)),
            Takeable::Remark =>
                en: "no remark of {who} on {of} is noted so"
                fr: ("aucune remarque {} sur {of} n'est notée ainsi", of_fr(who)),
            Takeable::Adoption => en: "{who} has not taken up {of}" fr: "{who} n'a pas repris {of}",
            Takeable::Weight =>
                en: "`{who}` gave no weight of its own to {of}"
                fr: "« {who} » n'a donné aucun poids propre à {of}",
        }
            hint_en: ("`formation {}` shows what there is", rows.list())
            hint_fr: ("`formation {}` montre ce qu'il y a", rows.list()),

        SeveralToTakeBack { rows: Takeable, who: String, of: String, several: Vec<String> }
            en: ("several of {who} on {of} may be meant: {}", list_en(several))
            fr: ("pour {who} et {of}, plusieurs sont possibles : {}", list_fr(several))
            hint match rows {
                Takeable::Remark =>
                    hint_en: "say which: `--advantage` or `--limit` with words that each begin a word of its text"
                    hint_fr: "précisez : `--advantage` ou `--limit` avec des débuts de mots du texte",
                _ =>
                    hint_en: "say which, with `--on` or `--session`"
                    hint_fr: "précisez, avec `--on` ou `--session`",
            },

        VoteSaysNothing { line: String }
            en: "no topic is named"
            fr: "aucun sujet n'est nommé"
            hint match line {
                line if line.is_empty() =>
                    hint_en: "no topic is open: `formation topics propose` adds one"
                    hint_fr: "aucun sujet n'est ouvert : `formation topics propose` en ajoute un",
                _ =>
                    hint_en: "name topics with their dots, `{line}`, or take all back with `--none`"
                    hint_fr: "nommez des sujets avec leurs points, `{line}`, ou reprenez tout avec `--none`",
            },

        NamedTwice { thing: NamedThing }
            en: "{thing} is named twice"
            fr: "{thing} est nommé deux fois",

        NotAmongChosen { topic: NamedThing }
            en: "{topic} is given minutes, and is not among the topics chosen"
            fr: "{topic} reçoit des minutes sans être parmi les sujets choisis",

        NotChosen { topic: NamedThing, state: TopicState }
            en: "{topic} is {state}, and was not chosen for a session"
            fr: "{topic} est {state}, et n'a été choisi pour aucune séance"
            hint_en: ("`formation topics choose SESSION {} --why …` chooses it", topic.id)
            hint_fr: ("`formation topics choose SÉANCE {} --why …` le choisit", topic.id),

        OverAlready { topic: NamedThing, state: TopicState }
            en: "{topic} is {state} already"
            fr: "{topic} est déjà {state}",

        OnCancelled { session: SessionId }
            en: "session `{session}` is cancelled"
            fr: "la séance « {session} » est annulée"
            hint_en: "choose another, or bring it back: `formation sessions restore {session}`"
            hint_fr: "choisissez-en une autre, ou rétablissez-la : `formation sessions restore {session}`",

        Ahead { session: SessionId, date: NaiveDate }
            en: ("session `{session}` is on {}: what happened there is not known yet", long_date(*date, Lang::En))
            fr: ("la séance « {session} » a lieu le {} : on ne sait pas encore ce qui s'y passera", long_date(*date, Lang::Fr)),

        DayAhead { date: NaiveDate }
            en: ("{} is after today: what happened is dated up to today", long_date(*date, Lang::En))
            fr: ("le {} est encore à venir : ce qui s'est passé est daté d'aujourd'hui au plus tard", long_date(*date, Lang::Fr)),

        StillNamed { thing: NamedThing, files: Vec<&'static str> }
            en: ("{thing} cannot go: rows of {} name it", list_en(files))
            fr: ("{thing} ne peut être retiré : des lignes le désignent dans {}", list_fr(files)),

        NotAScore { criterion: String, typed: String, highest: u8 }
            en: ("`{}`: `{}` is not a whole number from 0 to {highest}", criterion, cut(typed, TITLE))
            fr: ("« {} » : « {} » n'est pas un nombre entier de 0 à {highest}", criterion, cut(typed, TITLE))
            hint_en: ("the scale is {}, from the lowest to the highest: write it like `{criterion}=3`", scale(*highest))
            hint_fr: ("l'échelle est {}, du plus bas au plus haut : écrivez par exemple `{criterion}=3`", scale(*highest)),

        NoScores { line: String }
            en: "no criterion is named"
            fr: "aucun critère n'est nommé"
            hint match line {
                line if line.is_empty() =>
                    hint_en: "there is none yet: `formation criteria add` adds one"
                    hint_fr: "il n'y en a pas encore : `formation criteria add` en ajoute un",
                _ =>
                    hint_en: "write criteria with their scores: `{line}`"
                    hint_fr: "nommez des critères avec leurs notes : `{line}`",
            },

        NoWeights { line: String }
            en: "no criterion is named"
            fr: "aucun critère n'est nommé"
            hint match line {
                line if line.is_empty() =>
                    hint_en: "there is none yet: `formation criteria add` adds one"
                    hint_fr: "il n'y en a pas encore : `formation criteria add` en ajoute un",
                _ =>
                    hint_en: "write criteria with their weights: `{line}`"
                    hint_fr: "nommez des critères avec leurs poids : `{line}`",
            },

        NotAPair { typed: String }
            en: ("`{}` says nothing: write c1=4", cut(typed, TITLE))
            fr: ("« {} » ne dit rien : écrivez c1=4", cut(typed, TITLE)),

        NoStructure { typed: String, near: Option<String>, known: Vec<String> }
            en: ("nobody of `{}` is enrolled", cut(typed, TITLE))
            fr: ("personne de « {} » n'est inscrit", cut(typed, TITLE))
            hint: (|lang| crate::lang::suggestion::there_are(near.as_ref(), known, lang)),

        WeighedNothing { organisation: String }
            en: "`{organisation}` has weighed no criterion"
            fr: "« {organisation} » n'a pesé aucun critère"
            hint_en: ("`formation criteria weigh {} c1=5` gives it weights of its own", word(organisation))
            hint_fr: ("`formation criteria weigh {} c1=5` lui donne ses propres poids", word(organisation)),

        NameFirst { person: Candidate }
            en: "without their name nothing else of {person} can be shown"
            fr: ("sans le nom, rien d'autre {} ne peut être montré", of_fr(&person.to_string()))
            hint_en: "consent to `name` too, or withdraw the others with it"
            hint_fr: "donnez aussi l'accord pour `name`, ou retirez les autres avec lui",

        NoConsent { person: Candidate, field: crate::domain::vocabulary::ConsentField }
            en: "{person} has not consented to that: {field}"
            fr: "{person} n'a pas donné cet accord : {field}",

        ConsentSaysNothing
            en: "no consent is named"
            fr: "aucun accord n'est nommé"
            hint_en: "name what may be shown: name, email, phone, organisation"
            hint_fr: "nommez ce qui peut être montré : name, email, phone, organisation",

        ClosedAlready { thing: NamedThing, on: NaiveDate }
            en: ("{thing} is closed since {}", long_date(*on, Lang::En))
            fr: ("{thing} est close depuis le {}", long_date(*on, Lang::Fr)),

        DoneAlready { thing: NamedThing, on: NaiveDate }
            en: ("{thing} was done on {}", long_date(*on, Lang::En))
            fr: ("{thing} a été tenu le {}", long_date(*on, Lang::Fr)),

        FolderThere { folder: String }
            en: "{folder} is there already: nothing was overwritten"
            fr: "{folder} existe déjà : rien n'a été remplacé"
            hint_en: "name another with `-o`, or write into it with `--force`"
            hint_fr: "donnez-en un autre avec `-o`, ou remplacez son contenu avec `--force`",
    }
}

/// The numbers of a scale from 0 on.
fn scale(highest: u8) -> String {
    (0..=highest).map(|number| number.to_string()).collect::<Vec<_>>().join(", ")
}

/// Rows without an id of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takeable {
    Vote,
    Score,
    Trial,
    Remark,
    Adoption,
    Weight,
}

impl Takeable {
    /// The command that lists them.
    const fn list(self) -> &'static str {
        match self {
            Self::Vote => "topics votes",
            Self::Score => "tools scores",
            Self::Trial => "tools trials",
            Self::Remark => "tools remarks",
            Self::Adoption => "experiences adoptions",
            Self::Weight => "criteria weights",
        }
    }
}

/// The command that lists them.
const fn list_of(of: Reference) -> &'static str {
    match of {
        Reference::Topic => "topics list",
        Reference::Experience => "experiences list",
        Reference::Criterion => "criteria list",
        Reference::Tool => "tools list",
        Reference::Feedback => "feedback list",
        Reference::Offer => "network offers",
        Reference::Resource => "network resources",
        Reference::Commitment => "network promises",
        Reference::Participant => "participants list",
        Reference::Session => "sessions list",
        Reference::Module | Reference::Funder => "programme show",
    }
}

#[cfg(test)]
crate::lang::sample::samples! {
    Takeable: [Takeable::Vote, Takeable::Remark, Takeable::Trial],
}
