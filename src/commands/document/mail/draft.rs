//! Mails are drafted: the papers that go with them get their numbers, the files are made ready, the rows kept, the files shown.

use std::cell::{Cell, RefCell};

use super::attached::attached;
use super::outgoing::Outgoing;
use super::told::{DraftLine, MailNotice};
use super::wanted_mail::{WantedMail, WantedMails};
use crate::calendar::calendar;
use crate::commands::carry_out::said;
use crate::commands::context::Context;
use crate::commands::document::file_name::file_name;
use crate::commands::document::made::Made;
use crate::commands::document::press::{Press, can_print};
use crate::commands::document::sources::{Sources, Wish};
use crate::commands::document::standing::Standing;
use crate::commands::document::whereto::{File, Place};
use crate::commands::pipeline::{Decision, decide_and_commit};
use crate::document::Letter;
use crate::document::paper::{Person, ProgrammeFacts, SessionFacts};
use crate::domain::change::Change;
use crate::domain::decide::names;
use crate::domain::mail::kind::MailKind;
use crate::domain::mail::permitted::address;
use crate::domain::paper::content::{Content, digest, latest};
use crate::domain::paper::issued::IssuedPaper;
use crate::domain::paper::notice::PaperNotice;
use crate::domain::paper::numbers::Numbers;
use crate::domain::paper::period::Period;
use crate::domain::programme::ids::CohortId;
use crate::domain::programme::revision::Revisions;
use crate::domain::refusal::candidate::Candidate;
use crate::lang::words::HintOf;
use crate::lang::{Lang, Words as _};
use crate::render::mail::{Attachment, Message, one_line};
use crate::render::paper::PaperFormat;
use crate::store::{Committed, Reading, Writing};
use crate::ui::command_error::{CommandError, Result};
use crate::ui::{Ui, exit};
use chrono::Datelike as _;

/// Drafts the mails that are wanted of a folder. Who has no address is named at the end.
pub fn draft(
    context: &Context<'_>,
    ui: &mut Ui<'_>,
    outgoing: &Outgoing,
    kind: MailKind,
    wanted: impl for<'d> Fn(&'d Sources<'d>, &Revisions) -> Result<WantedMails<'d>>,
) -> Result<()> {
    let has_paper = matches!(kind, MailKind::Invitation | MailKind::Certificate);
    let best = if can_print(context) { PaperFormat::Pdf } else { PaperFormat::Html };
    let mailing = Mailing {
        context,
        outgoing,
        kind,
        place: Place::named(&outgoing.output, false),
        format: outgoing.format.unwrap_or(best),
        pages: Cell::default(),
        press: RefCell::new(Press::of(context, ui)),
        attached: attached(context, &outgoing.attach)?,
        lang: ui.lang,
        unaddressed: RefCell::default(),
    };
    let decide = |reading: &Reading| {
        let sources = Sources::of(context, reading, Wish::format(outgoing.format))?;
        let revisions = reading.revisions(&sources.records.cohort.id)?;
        let wanted = wanted(&sources, &revisions)?;
        mailing.decide(&sources, &revisions, &wanted)
    };
    if has_paper && mailing.prints() {
        // As papers are printed: before the lock, since others may write meanwhile; the press keeps what it printed.
        let _ = decide(&context.folder()?.read()?)?;
    }
    decide_and_commit(context, ui, outgoing.dry_run, decide)?;
    unaddressed_said(ui, mailing.unaddressed.take())
}

/// Names those to whom no mail can go.
pub fn unaddressed_said(ui: &mut Ui<'_>, people: Vec<Candidate>) -> Result<()> {
    if people.is_empty() {
        return Ok(());
    }
    ui.out.flush()?;
    let notice = MailNotice::NoAddress { people };
    ui.warning(&notice);
    ui.hint(&HintOf(notice));
    Err(CommandError::Stop(exit::REFUSED))
}

/// How mails are drafted.
struct Mailing<'m> {
    context: &'m Context<'m>,
    outgoing: &'m Outgoing,
    kind: MailKind,
    place: Place,
    /// Of the paper that goes with each.
    format: PaperFormat,
    /// Whether a paper goes as HTML for want of a browser.
    pages: Cell<bool>,
    press: RefCell<Press>,
    attached: Vec<Attachment>,
    /// Of what is said on the terminal.
    lang: Lang,
    unaddressed: RefCell<Vec<Candidate>>,
}

/// Mails with their files and rows, before they are kept.
struct Decided<'m> {
    mailing: &'m Mailing<'m>,
    cohort: CohortId,
    files: Vec<File>,
    lines: Vec<DraftLine>,
    rows: Vec<IssuedPaper>,
    notices: Vec<PaperNotice>,
}

/// Numbers that are still free, once one is needed: of the papers, and of the mails.
#[derive(Default)]
struct Free {
    papers: Option<Numbers>,
    mails: Option<Numbers>,
}

impl<'m> Mailing<'m> {
    /// Whether papers are printed: not in a dry run.
    fn prints(&self) -> bool {
        self.format == PaperFormat::Pdf && !self.outgoing.dry_run
    }

    fn decide(&'m self, sources: &Sources<'_>, revisions: &Revisions, mails: &WantedMails<'_>) -> Result<Decided<'m>> {
        let cohort = sources.records.cohort.id.clone();
        let (files, lines, rows, notices) = (Vec::new(), Vec::new(), Vec::new(), mails.notices.clone());
        let mut decided = Decided { mailing: self, cohort, files, lines, rows, notices };
        let (mut free, mut unaddressed) = (Free::default(), Vec::new());
        if self.prints() {
            self.press.borrow().expect(mails.of.iter().filter(|mail| mail.paper.is_some()).count());
        }
        for mail in &mails.of {
            let enrolment = sources.records.enrolment(mail.at);
            match address(enrolment) {
                Some(address) => decided.add(sources, revisions, mail, address, &mut free)?,
                None => unaddressed.push(names::candidate(enrolment)),
            }
        }
        self.unaddressed.replace(unaddressed);
        // Of a dry run that prints nothing, it is not known what the files would hold.
        let is_known =
            self.prints() || self.format == PaperFormat::Html || mails.of.iter().all(|one| one.paper.is_none());
        if is_known && !decided.files.is_empty() {
            self.place.check(self.context, &decided.files, self.outgoing.force)?;
        }
        Ok(decided)
    }

    /// The paper that goes with a mail, issued as `document` issues it.
    fn paper(&self, sources: &Sources<'_>, mail: &WantedMail<'_>, free: &mut Free) -> Result<Option<Paper>> {
        let Some(wanted) = &mail.paper else { return Ok(None) };
        let standing = Standing::of(sources, wanted, &mut free.papers, self.lang)?;
        let number = Some((standing.number.as_str(), standing.version));
        let lang = sources.stationery.lang;
        // What a template of a word processor made goes as it is, unless another format is asked for.
        let format = match (&standing.page, self.outgoing.format) {
            (Made::Office(..), None) => standing.page.format(),
            _ => self.format,
        };
        if format == PaperFormat::Html && self.outgoing.format.is_none() {
            self.pages.set(true);
        }
        let name = file_name(wanted.kind, number, &wanted.filed_under, format.ending(), lang);
        let bytes = match format {
            PaperFormat::Html | PaperFormat::Office(_) => standing.page.bytes().to_vec(),
            PaperFormat::Pdf if !self.prints() => Vec::new(),
            PaperFormat::Pdf => self.press.borrow_mut().print(&standing.page, standing.issued_on)?,
        };
        let notices = wanted.notices.iter().cloned().chain(standing.replaces.clone()).collect();
        let row = standing.row(wanted, &bytes);
        Ok(Some(Paper { file: Attachment { name, bytes }, row, notices }))
    }

    /// What a mail says, and what goes with it.
    fn message(
        &self,
        sources: &Sources<'_>,
        mail: &WantedMail<'_>,
        address: &str,
        attachments: Vec<Attachment>,
        has_calendar: bool,
    ) -> Result<Message> {
        let (stationery, records, whole) = (&sources.stationery, &sources.records, sources.whole());
        let session = mail.session.map(|at| SessionFacts::of(whole, at, stationery.today));
        let module = mail.session.map(|at| &records.session(at).module);
        let module = module.and_then(|id| stationery.programme.modules.iter().find(|module| module.id == *id));
        let attached: Vec<String> = attachments.iter().map(|one| one.name.clone()).collect();
        // The subject is one line: so is whatever it may name.
        let programme = ProgrammeFacts { title: one_line(&stationery.facts.title), ..stationery.facts.clone() };
        let [first_name, last_name] = [&mail.person.first_name, &mail.person.last_name].map(|name| one_line(name));
        let person = Person { first_name, last_name, ..mail.person.clone() };
        let module_title = module.map(|module| one_line(&module.title)).unwrap_or_default();
        let letter = Letter {
            provider: &stationery.letterhead,
            programme: &programme,
            cohort: &sources.group,
            person: &person,
            session: session.as_ref(),
            module_title: &module_title,
            modules: &mail.modules,
            count: mail.count,
            minutes: mail.minutes,
            has_calendar,
            attached: &attached,
        };
        let words = stationery.mail(self.kind.name(), &letter)?;
        Ok(Message {
            name: person.full_name(),
            address: address.to_owned(),
            subject: words.subject,
            text: words.text,
            html: words.html,
            attachments,
        })
    }

    /// The row to keep of a draft; none where the same one was kept before.
    fn row(&self, sources: &Sources<'_>, mail: &WantedMail<'_>, draft: &[u8], free: &mut Free) -> Option<IssuedPaper> {
        let (kind, stationery) = (self.kind.paper(), &sources.stationery);
        let participant = Some(sources.records.enrolment(mail.at).id.clone());
        let session = mail.session.map(|at| sources.records.session(at).id.clone());
        let content = Content::new(stationery.lang_key(), Period::default());
        let about = (participant.as_ref(), session.as_ref());
        let last = latest(sources.records.each::<IssuedPaper>(), kind, about, &content);
        let sha256 = digest(draft, 64);
        let (number, version) = match last {
            Some(last) if last.sha256 == sha256 => return None,
            Some(last) => (last.number.clone(), last.version + 1),
            None => {
                let first = || Numbers::behind(sources.issued.iter(), kind, stationery.today.year());
                (free.mails.get_or_insert_with(first).take(), 1)
            }
        };
        let (issued_on, note, content) = (stationery.today, String::new(), content.to_string());
        Some(IssuedPaper { number, kind, participant, session, issued_on, version, sha256, note, content })
    }
}

/// A paper that goes with a mail.
struct Paper {
    file: Attachment,
    row: Option<IssuedPaper>,
    notices: Vec<PaperNotice>,
}

impl Decided<'_> {
    fn add(
        &mut self,
        sources: &Sources<'_>,
        revisions: &Revisions,
        mail: &WantedMail<'_>,
        address: &str,
        free: &mut Free,
    ) -> Result<()> {
        let mailing = self.mailing;
        let mut attachments = Vec::new();
        if let Some(paper) = mailing.paper(sources, mail, free)? {
            attachments.push(paper.file);
            self.rows.extend(paper.row);
            for notice in paper.notices {
                if !self.notices.contains(&notice) {
                    self.notices.push(notice);
                }
            }
        }
        let stationery = &sources.stationery;
        let calendar = calendar((stationery.programme, &sources.records, revisions), Some(mail.at), None);
        let has_calendar = calendar.is_ok();
        if let Ok(calendar) = calendar {
            let name = stationery.lang.pick("sessions.ics", "seances.ics").to_owned();
            attachments.push(Attachment { name, bytes: calendar.bytes() });
        }
        attachments.extend(mailing.attached.iter().cloned());
        let message = mailing.message(sources, mail, address, attachments, has_calendar)?;
        let draft = message.bytes();
        self.rows.extend(mailing.row(sources, mail, &draft, free));
        let file = mailing.place.file(format!("{}.eml", mail.person.id), draft);
        self.lines.push(DraftLine {
            file: file.typed.clone(),
            kind: mailing.kind.paper(),
            name: message.name,
            address: message.address,
            attached: message.attachments.into_iter().map(|one| one.name).collect(),
        });
        self.files.push(file);
        Ok(())
    }
}

impl Decision for Decided<'_> {
    fn show(&self, ui: &mut Ui<'_>) -> Result<()> {
        for line in &self.lines {
            let line = line.say(ui.lang);
            ui.answer(&line)?;
        }
        for notice in &self.notices {
            ui.warning(notice);
            ui.hint(&HintOf(notice.clone()));
        }
        if self.mailing.pages.get() && !self.lines.is_empty() {
            ui.warning(&MailNotice::AsHtml);
            ui.hint(&HintOf(MailNotice::AsHtml));
        }
        Ok(())
    }

    fn commit(&mut self, writing: Writing) -> Result<Option<Committed>> {
        if self.files.is_empty() {
            return Ok(None);
        }
        let ready = self.mailing.place.stage(self.mailing.context, &self.files)?;
        let rows = std::mem::take(&mut self.rows);
        let changes: Vec<Change> =
            rows.into_iter().map(|row| Change::row(self.cohort.clone(), None, Some(row))).collect();
        let committed = if changes.is_empty() { None } else { Some(writing.commit(&changes)?) };
        ready.finish()?;
        Ok(committed)
    }

    fn done(&self, ui: &mut Ui<'_>, committed: &Committed) {
        said(ui, committed);
    }
}
