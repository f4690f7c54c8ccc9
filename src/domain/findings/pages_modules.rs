//! The pages of the codes of the modules, in both languages.

use super::page::CodePage;

/// A page in both languages.
pub(super) struct InBoth {
    pub en: CodePage,
    pub fr: CodePage,
}

pub(super) const UNKNOWN_THING: InBoth = InBoth {
    en: CodePage::new(
        "a row names a topic, a tool or another thing that is not there",
        "A row of votes.csv, scores.csv or another table of the modules holds an id that no row of the table it names has.",
        "The row would count nowhere, and a tally would be lower than what people gave.",
        "Correct the id, or bring back the row that it names: `formation undo` where it was taken away by mistake.",
    ),
    fr: CodePage::new(
        "une ligne nomme un sujet, un outil ou autre chose d'inconnu",
        "Une ligne de votes.csv, de scores.csv ou d'un autre tableau des modules porte un identifiant qu'aucune ligne du tableau désigné n'a.",
        "La ligne ne compterait nulle part, et un décompte serait plus bas que ce qui a été donné.",
        "Corrigez l'identifiant, ou rétablissez la ligne qu'il désigne : `formation undo` si elle a été retirée par erreur.",
    ),
};

pub(super) const TOPICS_TOO_LONG: InBoth = InBoth {
    en: CodePage::new(
        "topics longer than their session",
        "The topics chosen for a session, with their minutes, are longer than the session.",
        "The last topics would not be reached, and those who voted for them would wait in vain.",
        "`formation agenda SESSION` shows the plan; choose again with fewer minutes, or `formation topics unchoose` one of them.",
    ),
    fr: CodePage::new(
        "sujets plus longs que la séance",
        "Les sujets choisis pour une séance durent, ensemble, plus que la séance.",
        "Les derniers ne seraient pas abordés, et celles et ceux qui les ont demandés attendraient en vain.",
        "`formation agenda SÉANCE` montre le déroulé ; choisissez de nouveau avec moins de minutes, ou retirez un sujet avec `formation topics unchoose`.",
    ),
};

pub(super) const DOTS_BEYOND: InBoth = InBoth {
    en: CodePage::new(
        "more dots than everybody has",
        "Somebody gave open topics more dots than the programme gives each: the table was changed by hand, or two people were merged.",
        "Their votes weigh more than those of the others.",
        "Ask them, and vote again: `formation topics vote PERSON t3=2 t7` replaces what they gave.",
    ),
    fr: CodePage::new(
        "plus de points que n'en a chacun",
        "Une personne a donné aux sujets ouverts plus de points que le programme n'en prévoit : le tableau a été modifié à la main, ou deux inscriptions ont été réunies.",
        "Son vote pèse plus que celui des autres.",
        "Demandez-lui, puis faites-la voter de nouveau : `formation topics vote PERSONNE t3=2 t7` remplace ce qu'elle avait donné.",
    ),
};

pub(super) const MUST_UNSCORED: InBoth = InBoth {
    en: CodePage::new(
        "a must that no tool is scored on",
        "A criterion that tools must meet has no score yet.",
        "The ranking can put no tool out: it says less than it seems to.",
        "Have the group score it, `formation tools score`, or take the must off: `formation criteria edit C --no-must`.",
    ),
    fr: CodePage::new(
        "critère indispensable sans note",
        "Un critère indispensable n'a encore aucune note.",
        "Le classement ne peut exclure aucun outil : il en dit moins qu'il n'y paraît.",
        "Faites noter ce critère, `formation tools score`, ou rendez-le facultatif : `formation criteria edit C --no-must`.",
    ),
};

pub(super) const TRIED_WITHOUT_TRIAL: InBoth = InBoth {
    en: CodePage::new(
        "a tool tried without a trial",
        "A tool has the state tried, and nobody's trial is on file.",
        "Nobody can be asked how it went, and its page shows no trial.",
        "Note the trial: `formation tools try TOOL PERSON`, or correct the column state.",
    ),
    fr: CodePage::new(
        "outil essayé sans essai",
        "Un outil est à l'état « essayé », et aucun essai n'est noté.",
        "On ne peut demander à personne comment cela s'est passé, et sa page ne montre aucun essai.",
        "Notez l'essai : `formation tools try OUTIL PERSONNE`, ou corrigez la colonne « state ».",
    ),
};

pub(super) const CONSENT_GONE: InBoth = InBoth {
    en: CodePage::new(
        "a consent withdrawn after a hand-over",
        "Somebody took back a consent after the network's directory was written out.",
        "The copy that was handed over still shows what they no longer want shown.",
        "Write it out anew with `formation network handover`, and ask those who have the old copy to delete it.",
    ),
    fr: CodePage::new(
        "accord retiré après une transmission",
        "Une personne a retiré un accord après que l'annuaire du réseau a été remis.",
        "La copie remise montre encore ce que la personne ne veut plus montrer.",
        "Écrivez-la de nouveau avec `formation network handover`, et demandez à qui a l'ancienne copie de la supprimer.",
    ),
};

pub(super) const COMMITMENT_PAST_DUE: InBoth = InBoth {
    en: CodePage::new(
        "a commitment past its day",
        "A commitment was due on a day that is over, and it is not noted as done.",
        "The network counts on it.",
        "Ask them; `formation network done P` notes that it is done, `formation network edit P --due DATE` gives it another day.",
    ),
    fr: CodePage::new(
        "engagement dont l'échéance est passée",
        "Un engagement avait une échéance, elle est passée, et il n'est pas noté comme tenu.",
        "Le réseau compte dessus.",
        "Demandez où cela en est ; `formation network done P` le note comme tenu, `formation network edit P --due DATE` lui donne une autre échéance.",
    ),
};

pub(super) const ON_CANCELLED_SESSION: InBoth = InBoth {
    en: CodePage::new(
        "something hangs on a cancelled session",
        "Topics, experiences, feedback or resources name a session that was cancelled.",
        "What was planned there will not take place, and nobody may notice.",
        "`formation topics unchoose T` and choose them for another session, or bring the session back: `formation sessions restore`.",
    ),
    fr: CodePage::new(
        "quelque chose dépend d'une séance annulée",
        "Des sujets, des expériences, des retours ou des ressources nomment une séance qui a été annulée.",
        "Ce qui y était prévu n'aura pas lieu, et personne ne s'en apercevra peut-être.",
        "`formation topics unchoose T` puis choisissez-les pour une autre séance, ou rétablissez la séance : `formation sessions restore`.",
    ),
};
