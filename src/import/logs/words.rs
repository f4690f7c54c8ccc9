//! Headings of logs in other languages than French and English, and the beginnings of words that tell what a column is
//! about. Data and look-ups; all normalised. Forms do not use them: a question of a form may hold any of these words.

use crate::domain::values::understood;
use crate::domain::vocabulary::Attendance;
use crate::import::headings::normalised;
use crate::import::meaning::Meaning;
use crate::import::synonyms;
use crate::lang::folded_words;

use super::layout::{is_blank, is_no, is_yes};

/// Whole headings.
#[rustfmt::skip]
const HEADINGS: &[(Meaning, &[&str])] = &[
    (Meaning::Name, &[
        "user name", "nombre (nombre original)", "nombre de usuario (nombre original)", "nombre completo",
        "nombre y apellidos", "nome (nome original)", "nome (nome originale)", "nome e cognome", "name (originalname)",
        "name (ursprunglicher name)", "vollstandiger name", "anzeigename", "teilnehmer", "naam", "volledige naam",
        "naam (oorspronkelijke naam)", "nazwa (oryginalna nazwa)", "namn", "navn", "nimi", "jmeno", "имя", "имя и фамилия",
        "名前", "氏名", "姓名", "名称", "이름", "이름(원래 이름)", "isim", "ad soyad",
    ]),
    (Meaning::FirstName, &["nombre de pila", "primeiro nome", "voornaam", "fornamn", "fornavn", "etunimi", "imie"]),
    (Meaning::LastName, &["apellido", "apellidos", "cognome", "achternaam", "nazwisko", "efternamn", "etternavn", "sukunimi"]),
    (Meaning::Email, &[
        "correo electronico", "correo", "direccion de correo electronico", "e-mail-adresse", "e-mailadresse",
        "e-mailadres", "indirizzo e-mail", "indirizzo email", "adres email", "e-post", "epost", "e-postadress",
        "sahkoposti", "endereco de e-mail", "correu electronic", "メール", "メールアドレス", "邮箱", "电子邮件",
        "電子郵件", "이메일", "эл. почта", "e-posta",
    ]),
    (Meaning::Joined, &[
        "hora de entrada", "hora de ingreso", "primera entrada", "hora de incorporacion", "horario de entrada",
        "beitrittszeit", "beitrittszeitpunkt", "erste teilnahme", "ora di ingresso", "orario di ingresso",
        "primo accesso", "deelnametijd", "czas dolaczenia", "加入时间", "加入時間", "参加時間", "입장 시간", "참가 시간",
    ]),
    (Meaning::Left, &[
        "hora de salida", "ultima salida", "hora de saida", "austrittszeit", "letzter austritt", "verlassen",
        "ora di uscita", "orario di uscita", "ultima uscita", "czas opuszczenia", "退出时间", "离开时间", "離開時間",
        "退室時刻", "퇴장 시간",
    ]),
    (Meaning::Duration, &[
        "duracion", "duracion (minutos)", "duracao (minutos)", "dauer", "dauer (minuten)", "teilnahmedauer",
        "besprechungsdauer", "durata", "durata (minuti)", "duur", "duur (minuten)", "czas trwania",
        "czas trwania (minuty)", "varaktighet", "varighet", "varighed", "kesto", "时长", "时长(分钟)", "持续时间", "기간",
        "참여 시간", "期間", "durada",
    ]),
    (Meaning::Role, &["funcion", "rol", "funcao", "rolle", "ruolo", "roll", "rooli", "役割", "角色", "역할"]),
    (Meaning::Guest, &["invitado", "convidado", "gast", "ospite", "gosc", "ゲスト", "访客", "게스트"]),
    (Meaning::RegisteredOn, &[
        "hora de registro", "fecha de inscripcion", "hora de inscricao", "registrierungszeit", "anmeldezeit",
        "ora di registrazione", "heure d'inscription",
    ]),
];

/// Of the waiting room, in a heading.
const WAITING: &[&str] = &[
    "waiting room",
    "lobby",
    "wartebereich",
    "salle d'attente",
    "sala de espera",
    "sala d'espera",
    "sala d'attesa",
    "sala di attesa",
    "warteraum",
    "wartezimmer",
    "wachtruimte",
    "wachtkamer",
    "poczekaln",
    "vantrum",
    "venterom",
    "ventevaerelse",
    "odotus",
    "cekarn",
    "待機室",
    "待合室",
    "等候室",
    "等待室",
    "대기실",
    "зале ожидания",
    "зал ожидания",
    "bekleme oda",
    "phong cho",
    "ruang tunggu",
];

/// Of what is done while one is there, or of something else: such a time is no presence.
const NO_PRESENCE: &[&str] = &[
    "talk",
    "speak",
    "spoke",
    "parole",
    "parl",
    "conversation",
    "rede",
    "sprech",
    "habl",
    "fala",
    "voz",
    "voice",
    "spreek",
    "spraak",
    "mowi",
    "puhe",
    "tal",
    "発言",
    "发言",
    "발언",
    "webcam",
    "camera",
    "cam",
    "video",
    "kamera",
    "screen",
    "ecran",
    "partage",
    "share",
    "bildschirm",
    "pantalla",
    "tela",
    "schermo",
    "audio",
    "micro",
    "mic",
    "wait",
    "attente",
    "espera",
    "warte",
    "registr",
    "inscri",
    "anmeld",
    "idle",
    "inactiv",
    "ping",
    "delay",
    "retard",
    "meeting",
    "reunion",
    "planned",
    "prevu",
    "break",
    "pause",
];

/// Of the making of a file, in what stands above a table: `Exporté le 09/04/2021`, `Date d'export`, `Generated on`.
const OF_THE_FILE: &[&str] = &[
    "export",
    "exporte",
    "exportee",
    "exported",
    "exportado",
    "exportada",
    "exportiert",
    "exportdatum",
    "esportato",
    "exportacion",
    "exportacao",
    "genere",
    "generee",
    "generated",
    "generado",
    "gerado",
    "generato",
    "erstellt",
    "imprime",
    "imprimee",
    "printed",
    "gedruckt",
    "impreso",
    "stampato",
    "telecharge",
    "telechargee",
    "downloaded",
    "descargado",
    "heruntergeladen",
    "edite",
    "editee",
    "extrait",
    "extraction",
    "extracted",
];

/// Of presence: such a duration is what counts.
const PRESENCE: &[&str] =
    &["presen", "anwesen", "attend", "asisten", "teilnahm", "connect", "connex", "conex", "verbind"];

/// Whether a cell above a table says when the file was made; further on in a text such a word is of something else.
pub fn is_of_the_file(cell: &str) -> bool {
    folded_words(cell).iter().take(3).any(|word| OF_THE_FILE.contains(&word.as_str()))
}

/// Of coming and of going.
const COMING: &[&str] = &[
    "join",
    "arriv",
    "entr",
    "ingres",
    "acces",
    "beitr",
    "beitritt",
    "zutritt",
    "teilnahme",
    "dolacz",
    "wejsc",
    "login",
    "connex",
    "connect",
    "start",
    "debut",
    "begin",
    "inici",
    "inizio",
    "aankomst",
    "first",
    "premi",
    "erste",
    "加入",
    "参加",
    "입장",
];
const GOING: &[&str] = &[
    "leave",
    "left",
    "exit",
    "depart",
    "sortie",
    "quitt",
    "salida",
    "saida",
    "sortida",
    "uscita",
    "austritt",
    "verlass",
    "vertrek",
    "opuszcz",
    "wyjsc",
    "logout",
    "deconn",
    "disconnect",
    "end",
    "fin",
    "ende",
    "last",
    "dernier",
    "letzt",
    "退出",
    "退室",
    "离开",
    "離開",
    "퇴장",
];

/// Headings of a column that says whether somebody came at all.
const ATTENDED: &[&str] = &[
    "attended",
    "has attended",
    "a participe",
    "a assiste",
    "present",
    "presence",
    "participation",
    "asistio",
    "ha asistido",
    "participou",
    "compareceu",
    "teilgenommen",
    "ha partecipato",
    "deelgenomen",
    "参加済み",
    "已参加",
];

/// What the headings of a log mean: as in a form, else in the languages listed here.
pub fn meanings(headings: &[String]) -> Vec<Option<Meaning>> {
    let of_forms = synonyms::meanings(headings).into_iter().zip(headings);
    of_forms.map(|(meaning, heading)| meaning.or_else(|| self::meaning(heading))).collect()
}

/// What a heading means, in the languages listed here.
pub fn meaning(heading: &str) -> Option<Meaning> {
    if is_of_waiting(heading) {
        return Some(Meaning::WaitingRoom);
    }
    HEADINGS.iter().find(|(_, headings)| headings.contains(&heading)).map(|(meaning, _)| *meaning)
}

/// Whether a heading is about the waiting room.
pub fn is_of_waiting(heading: &str) -> bool {
    WAITING.iter().any(|words| heading.contains(words))
}

/// Whether a heading says that its times are no presence: speaking time, time with the camera on.
pub fn is_no_presence(heading: &str) -> bool {
    !is_in_meeting(heading) && begins(heading, NO_PRESENCE)
}

/// Whether a heading is of time spent in the meeting, which is presence; how long the meeting itself lasts is none.
fn is_in_meeting(heading: &str) -> bool {
    ["in meeting", "in-meeting", "en reunion", "in riunione", "in der besprechung", "em reuniao"]
        .iter()
        .any(|words| heading.contains(words))
}

/// Whether a heading of durations says that they are presence.
pub fn is_presence(heading: &str) -> bool {
    (is_in_meeting(heading) || begins(heading, PRESENCE)) && !is_no_presence(heading)
}

/// Whether a heading is about coming, or about going; none where it is about neither or both.
pub fn direction(heading: &str) -> Option<Meaning> {
    match (begins(heading, COMING), begins(heading, GOING)) {
        (true, false) => Some(Meaning::Joined),
        (false, true) => Some(Meaning::Left),
        _ => None,
    }
}

/// Whether a heading says that its column tells who came at all.
pub fn is_attended(heading: &str) -> bool {
    ATTENDED.contains(&heading)
}

/// Whether a heading of a table of no known tool says so: there its words can be freer.
pub fn tells_attendance(heading: &str) -> bool {
    const FREER: &[&str] = &[
        "attendance",
        "attendance status",
        "statut de presence",
        "etat de presence",
        "presences",
        "venu",
        "presente",
        "presenza",
        "presenca",
        "asistencia",
        "anwesend",
        "anwesenheit",
        "teilnahme",
        "aanwezig",
    ];
    is_attended(heading) || FREER.contains(&heading)
}

/// Whether a cell about attendance says that somebody came, or that they did not; none where it says neither.
pub fn came(cell: &str) -> Option<bool> {
    const CAME: &[&str] = &[
        "attended",
        "participated",
        "a participe",
        "a assiste",
        "connecte",
        "connectee",
        "venu",
        "venue",
        "joined",
        "presente",
        "asistio",
        "anwesend",
        "teilgenommen",
        "aanwezig",
        "x",
        "ok",
        "✓",
        "✔",
        "出席",
    ];
    const STAYED_AWAY: &[&str] = &[
        "no show",
        "noshow",
        "no-show",
        "not attended",
        "did not attend",
        "pas venu",
        "pas venue",
        "non venu",
        "non venue",
        "n'a pas participe",
        "ausente",
        "assente",
        "abwesend",
        "nicht teilgenommen",
        "afwezig",
        "欠席",
    ];
    if is_blank(cell) {
        return None;
    }
    let folded = normalised(cell);
    let is_one_of = |words: &[&str]| words.contains(&folded.as_str());
    if is_yes(cell) || is_one_of(CAME) {
        Some(true)
    } else if is_no(cell) || is_one_of(STAYED_AWAY) {
        Some(false)
    } else {
        understood(Attendance::ALL, cell).map(|mark| mark == Attendance::Present)
    }
}

/// Whether a word of a heading begins so; scripts without spaces may have it anywhere.
fn begins(heading: &str, beginnings: &[&str]) -> bool {
    let mut words = heading.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.any(|word| {
        beginnings.iter().any(|begin| if begin.is_ascii() { word.starts_with(begin) } else { word.contains(begin) })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::synonyms;

    #[test]
    fn headings_are_written_as_they_are_compared_and_mean_one_thing() {
        let mut seen = std::collections::HashMap::new();
        for (meaning, headings) in HEADINGS {
            for heading in *headings {
                assert_eq!(normalised(heading), *heading);
                let other = seen.insert(*heading, meaning).or(synonyms::meaning(heading).map(|_| meaning));
                assert!(other.is_none_or(|other| other == meaning), "{heading}");
            }
        }
        for words in WAITING.iter().chain(ATTENDED) {
            assert_eq!(normalised(words), *words);
        }
    }

    #[test]
    fn the_waiting_room_is_known_in_many_languages() {
        for heading in [
            "In waiting room",
            "Dans la salle d’attente",
            "En sala de espera",
            "Na sala de espera",
            "Im Warteraum",
            "In sala d’attesa",
            "In wachtruimte",
            "W poczekalni",
            "待機室内",
            "在等候室中",
            "대기실에 있음",
        ] {
            assert_eq!(meaning(&normalised(heading)), Some(Meaning::WaitingRoom), "{heading}");
        }
        assert_eq!(meaning("invitado"), Some(Meaning::Guest));
    }

    #[test]
    fn speaking_is_no_presence_and_a_departure_no_arrival() {
        for heading in ["Redezeit", "Talk Time", "Temps de parole", "Tiempo de habla", "Webcamzeit", "Tempo de fala"] {
            assert!(is_no_presence(&normalised(heading)), "{heading}");
        }
        for heading in ["Dauer", "Duración", "Temps", "Anwesenheit"] {
            assert!(!is_no_presence(&normalised(heading)), "{heading}");
        }
        assert!(is_presence("temps de presence") && !is_presence("temps de parole") && !is_presence("temps"));
        for (heading, expected) in [
            ("Letzter Austritt", Some(Meaning::Left)),
            ("Erste Teilnahme", Some(Meaning::Joined)),
            ("Arrival time", Some(Meaning::Joined)),
            ("Last Seen", Some(Meaning::Left)),
            ("Heure", None),
            ("Première et dernière connexion", None),
        ] {
            assert_eq!(direction(&normalised(heading)), expected, "{heading}");
        }
    }
}
