//! `formation sessions show --timeline`: when everybody expected was there, drawn against the session. The connections
//! are read again from the logs that were kept; what no log tells is drawn as it is marked.

use std::collections::BTreeMap;
use std::path::Path;

use crate::commands::context::Context;
use crate::commands::handover::Handover;
use crate::commands::log_file::{LogFile, LogReading as How, RawLog};
use crate::commands::outlet::Outlet;
use crate::domain::attendance::mark::Mark;
use crate::domain::attendance::spans::Span;
use crate::domain::attendance::timeline::{There, TimelineRow, timeline};
use crate::domain::change_lines::session_line;
use crate::domain::decide::log::{LogStay, stays};
use crate::domain::headings::Heading;
use crate::domain::index::{EnrolmentIndex, SessionIndex};
use crate::domain::programme::clock_change::wall;
use crate::domain::programme::cohort::Session;
use crate::domain::records::CohortRecords;
use crate::domain::taken::InFile;
use crate::domain::values::Value;
use crate::domain::vocabulary::Attendance;
use crate::lang::message::words;
use crate::lang::words::{Lang, Words, count_en, count_fr};
use crate::render::chart::{Chart, PersonBar, Shade, blocks, svg};
use crate::store::Reading;
use crate::table::{Cell, Column, Row, Table};
use crate::ui::Ui;
use crate::ui::command_error::Result;

words! {
    /// What a shade means.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Legend {
        Connected en: "connected, by the log that was kept" fr: "connecté, d'après le journal conservé",
        Marked
            en: "as marked, from end to end: no log that was kept says more"
            fr: "selon la marque, d'un bout à l'autre : aucun journal conservé n'en dit plus",
    }
}

words! {
    /// What there is to know beside a drawing.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum TimelineNote {
        NobodyThere
            en: "nothing to draw: nobody is marked present"
            fr: "rien à dessiner : personne n'est marqué présent",

        MarkFirst { session: String }
            en: "`formation attend {session} --from LOG` marks who was there"
            fr: "`formation attend {session} --from JOURNAL` marque qui était là",

        ReadOtherwise { people: usize }
            en: (
                "{} drawn as marked: what was said of the log when it was read (`--map`, `--timezone`, …) is not kept",
                count_en(*people, "person is", "people are"),
            )
            fr: (
                "{} selon la marque : ce qu'on avait dit du journal pour le lire (`--map`, `--timezone`…) n'est pas \
                    conservé",
                count_fr(*people, "personne dessinée", "personnes dessinées"),
            ),

        Changed
            en: "no longer the file from which people were marked: its connections are not drawn"
            fr: "ce n'est plus le fichier d'après lequel on a marqué : ses connexions ne sont pas dessinées",
    }
}

/// Draws a session: on the screen, or into a file that ends in `.svg`; every other format has a row for each stay.
pub fn run(
    context: &Context<'_>,
    ui: &mut Ui<'_>,
    reading: &Reading,
    records: &CohortRecords,
    position: SessionIndex,
    handover: &Handover,
) -> Result<()> {
    let (stays, read) = stays_of(ui, reading, records, position)?;
    let lines = timeline(records, position, &stays);
    let told = |mark: &Mark| read.iter().any(|digest| mark.evidence.cites(digest));
    let otherwise = lines.iter().filter(|line| matches!(line.there, There::Marked(_)));
    let people = otherwise.filter(|line| line.seat.mark.is_some_and(told)).count();
    if people > 0 {
        ui.warning(&TimelineNote::ReadOtherwise { people });
    }
    let session = records.session(position);
    if lines.iter().any(|line| !line.there.spans().is_empty()) {
        let drawing = || chart(ui, session, &lines);
        if let Some(file) = handover.output.as_deref().filter(|file| is_svg(file)) {
            let mut outlet = Outlet::open(context, Some(file))?;
            outlet.write(svg(&drawing()).as_bytes())?;
            return outlet.finish(ui, lines.len());
        }
        if handover.is_for_people() {
            let drawing = drawing();
            ui.answer(&drawing.title)?;
            ui.answer(&blocks(&drawing, ui.width))?;
            return Ok(());
        }
    } else if handover.is_for_people() || handover.output.as_deref().is_some_and(is_svg) {
        ui.answer(&session_line(session, ui.lang))?;
        ui.status(&TimelineNote::NobodyThere);
        ui.hint(&TimelineNote::MarkFirst { session: session.id.to_string() });
        return Ok(());
    }
    handover.show(context, ui, &rows(&lines))
}

/// Whether a file is to be a drawing: nothing else is.
pub fn is_svg(file: &Path) -> bool {
    file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("svg"))
}

/// How long everybody was there, by the kept logs on which marks of the session rest, and the digests of these. One that
/// is no longer what it was is said. Nobody keeps what `--map` or `--timezone` said of them.
fn stays_of(
    ui: &mut Ui<'_>,
    reading: &Reading,
    records: &CohortRecords,
    position: SessionIndex,
) -> Result<(BTreeMap<EnrolmentIndex, LogStay>, Vec<String>)> {
    let session = records.session(position);
    let timezone = reading.programme().timezone;
    let how = How { session, programme: timezone, timezone: None, order: None, map: &[], somebody: None };
    let (mut logs, mut read) = (Vec::new(), Vec::new());
    let marks = || records.seats_at(position).filter_map(|seat| seat.mark);
    let digests = || marks().flat_map(|mark| mark.evidence.proofs()).filter_map(|proof| proof.digest.as_deref());
    for name in reading.evidence_of(&records.cohort.id)? {
        let Some(proved) = digests().find(|digest| name.starts_with(*digest)) else { continue };
        let Some(bytes) = reading.evidence(&records.cohort.id, &name)? else { continue };
        let raw = RawLog::of(name, bytes.to_vec());
        let file = raw.name.clone();
        if raw.digest != proved {
            ui.warning(&InFile { file, what: TimelineNote::Changed });
            continue;
        }
        read.push(raw.digest.clone());
        logs.extend(raw.read(&how));
    }
    let given: Vec<_> = logs.iter().map(LogFile::given).collect();
    Ok((stays(records, reading.programme(), position, &given), read))
}

fn chart(ui: &Ui<'_>, session: &Session, lines: &[TimelineRow<'_>]) -> Chart {
    let bar = |line: &TimelineRow<'_>| PersonBar {
        name: line.seat.enrolment.full_name(),
        spans: line.there.spans().to_vec(),
        shade: if matches!(line.there, There::Marked(_)) { Shade::Light } else { Shade::Full },
        said: said(line, ui.lang),
    };
    let bars: Vec<PersonBar> = lines.iter().map(bar).collect();
    let drawn = |shade: &(Shade, Legend)| bars.iter().any(|bar| bar.shade == shade.0 && !bar.spans.is_empty());
    let legend = [(Shade::Full, Legend::Connected), (Shade::Light, Legend::Marked)];
    let legend = legend.iter().filter(|shade| drawn(shade)).map(|(shade, word)| (*shade, word.say(ui.lang)));
    Chart {
        title: session_line(session, ui.lang),
        window: Span::planned(session),
        clock_change: session.clock_change(),
        legend: legend.collect(),
        bars,
        lang: ui.lang,
    }
}

/// The columns of a row for each stay.
pub fn columns() -> Vec<Column> {
    let headings = [
        Heading::Session,
        Heading::Participant,
        Heading::LastName,
        Heading::FirstName,
        Heading::Attendance,
        Heading::Minutes,
        Heading::Arrived,
        Heading::Left,
        Heading::Evidence,
    ];
    headings.map(Column::always).to_vec()
}

/// For spreadsheets and programs: a row for each stay; one without times for whoever was not there.
fn rows<'a>(lines: &[TimelineRow<'a>]) -> Table<'a> {
    let mut rows = Vec::new();
    for line in lines {
        let spans = line.there.spans();
        if spans.is_empty() {
            rows.push(row(line, None));
        }
        rows.extend(spans.iter().map(|span| row(line, Some(*span))));
    }
    Table { columns: columns(), rows }
}

fn row<'a>(line: &TimelineRow<'a>, span: Option<Span>) -> Row<'a> {
    let (person, mark) = (line.seat.enrolment, line.seat.mark);
    let clock = |moment| Cell::Time(wall(line.seat.session.clock_change(), moment).time());
    vec![
        Cell::text(line.seat.session.id.as_str()),
        Cell::text(person.id.as_str()),
        Cell::text(person.last_name.as_str()),
        Cell::text(person.first_name.as_str()),
        Cell::maybe(mark, |mark| Cell::word(mark.attendance)),
        Cell::maybe(mark, |mark| Cell::Minutes(mark.minutes)),
        Cell::maybe(span, |span| clock(span.from)),
        Cell::maybe(span, |span| clock(span.to)),
        Cell::maybe(mark, |mark| Cell::evidence(&mark.evidence)),
    ]
}

/// What stands behind a bar: minutes and connections, else how somebody is marked.
fn said(line: &TimelineRow<'_>, lang: Lang) -> String {
    let Some(mark) = line.seat.mark else { return lang.pick("not marked", "non renseigné").to_owned() };
    let minutes = format!("{} min", mark.minutes.0);
    match &line.there {
        There::Connected(spans) if spans.len() > 1 => {
            let times = match lang {
                Lang::En => count_en(spans.len(), "stay", "stays"),
                Lang::Fr => count_fr(spans.len(), "passage", "passages"),
            };
            format!("{minutes}, {times}")
        }
        _ if mark.attendance == Attendance::Present => minutes,
        _ => Value::from(mark.attendance).word(lang).to_owned(),
    }
}
