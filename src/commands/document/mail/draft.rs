//! Mails are drafted: what goes with each of them is issued and made, and the draft kept as papers are.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::path::{Component, Path};

use chrono::NaiveDate;

use super::attached::{HEAVIEST, attached, weighed};
use super::outgoing::{Documents, Outgoing};
use super::told::{DraftLine, MailNotice};
use super::wanted_mail::{WantedMail, WantedMails};
use crate::calendar::calendar;
use crate::commands::context::Context;
use crate::commands::document::issuing::{Issuing, print_and_commit};
use crate::commands::document::made::MadePaper;
use crate::commands::document::numbered::NumberedPaper;
use crate::commands::document::press::{Press, can_print};
use crate::commands::document::programme::{self, Leaves};
use crate::commands::document::sources::{Sources, Wish};
use crate::commands::document::whereto::OutputPlace;
use crate::document::Letter;
use crate::document::paper::{Person, ProgrammeFacts, SessionFacts};
use crate::domain::decide::names;
use crate::domain::mail::permitted::address;
use crate::domain::paper::content::{Content, digest_of_pieces};
use crate::domain::paper::ledger::{DraftSubject, Ledger};
use crate::domain::paper::notice::{PaperNotice, RulesFault};
use crate::domain::paper::period::Period;
use crate::domain::programme::revision::Revisions;
use crate::domain::refusal::candidate::Candidate;
use crate::domain::vocabulary::PaperKind;
use crate::lang::words::HintOf;
use crate::lang::{Lang, folded_words};
use crate::render::mail::{Attachment, Message, one_line};
use crate::render::paper::{PaperFormat, Template};
use crate::store::{NamedFile, Reading};
use crate::ui::command_error::{CommandError, Result};
use crate::ui::{Ui, exit};

/// Drafts the mails that are wanted of a folder. Who has no address is named at the end.
pub fn draft(
    context: &Context<'_>,
    ui: &mut Ui<'_>,
    (outgoing, documents): (&Outgoing, Documents),
    kind: PaperKind,
    wanted: impl for<'d> Fn(&'d Sources<'d>, &Revisions) -> Result<WantedMails<'d>>,
) -> Result<()> {
    let asked = documents.asked();
    let best = if can_print(context) { PaperFormat::Pdf } else { PaperFormat::Html };
    let mailing = Mailing {
        context,
        outgoing,
        kind,
        place: OutputPlace::named(&outgoing.output, false),
        asked,
        best,
        press: RefCell::new(Press::of(context, ui, outgoing.dry_run)),
        attached: attached(context, &outgoing.attach)?,
        programme: RefCell::default(),
        is_for_want_of_a_browser: Cell::default(),
        is_unknown: Cell::default(),
        lang: ui.lang,
        unaddressed: RefCell::default(),
    };
    let prints = documents != Documents::None && mailing.may_print();
    print_and_commit(context, ui, (outgoing.dry_run, prints), |reading: &Reading| {
        let sources = Sources::of(context, reading, Wish::format(asked))?;
        let revisions = reading.revisions(&sources.records.cohort.id)?;
        let wanted = wanted(&sources, &revisions)?;
        mailing.decide(&sources, &revisions, &wanted)
    })?;
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

/// What goes with a mail and its text may tell of.
#[derive(Clone, Copy, Default)]
struct Has {
    calendar: bool,
    rules: bool,
}

/// How mails are drafted.
struct Mailing<'m> {
    context: &'m Context<'m>,
    outgoing: &'m Outgoing,
    kind: PaperKind,
    place: OutputPlace,
    /// The format that is asked for of the documents that go with each, and the one that they get where none is.
    asked: Option<PaperFormat>,
    best: PaperFormat,
    press: RefCell<Press>,
    /// Files that go with every mail.
    attached: Vec<Attachment>,
    /// The programme sheet, as it was on the day on which an invitation was issued.
    programme: RefCell<BTreeMap<NaiveDate, Attachment>>,
    /// Whether a document goes as a page as nothing can print it.
    is_for_want_of_a_browser: Cell<bool>,
    /// Whether the bytes of the drafts are not known, as nothing is printed in a dry run.
    is_unknown: Cell<bool>,
    /// Of what is said on the terminal.
    lang: Lang,
    unaddressed: RefCell<Vec<Candidate>>,
}

impl<'m> Mailing<'m> {
    /// Whether documents are printed, as far as what is asked for tells.
    fn may_print(&self) -> bool {
        self.asked.unwrap_or(self.best) == PaperFormat::Pdf
    }

    fn decide(&'m self, sources: &Sources<'_>, revisions: &Revisions, mails: &WantedMails<'_>) -> Result<Issuing<'m>> {
        let mut issuing = Issuing::new(self.context, &self.place, sources.records.cohort.id.clone());
        issuing.note(mails.notices.iter().cloned());
        let (mut ledger, mut unaddressed) = (sources.ledger(), Vec::new());
        if self.may_print() {
            self.press.borrow().expect(mails.of.iter().filter(|mail| mail.paper.is_some()).count());
        }
        self.programme.borrow_mut().clear();
        for mail in &mails.of {
            let enrolment = sources.records.enrolment(mail.at);
            match address(enrolment) {
                Some(address) => self.add(&mut issuing, sources, revisions, (mail, address), &mut ledger)?,
                None => unaddressed.push(names::candidate(enrolment)),
            }
        }
        self.unaddressed.replace(unaddressed);
        if self.is_for_want_of_a_browser.get() {
            issuing.note([PaperNotice::AsHtml]);
        }
        issuing.look_for_numbers_given_again(sources, self.lang)?;
        if !self.is_unknown.get() {
            issuing.check(self.outgoing.force)?;
        }
        Ok(issuing)
    }

    fn add<'r>(
        &self,
        issuing: &mut Issuing<'_>,
        sources: &'r Sources<'_>,
        revisions: &Revisions,
        (mail, address): (&WantedMail<'_>, &str),
        ledger: &mut Ledger<'r>,
    ) -> Result<()> {
        let (stationery, mut attachments, mut has) = (&sources.stationery, Vec::new(), Has::default());
        if let Some(wanted) = &mail.paper {
            let paper = NumberedPaper::of(sources, wanted, ledger, self.lang)?;
            let format = self.format_of(&paper.page, self.asked);
            let (name, bytes) = paper.file(sources, wanted, format, &mut self.press.borrow_mut())?;
            issuing.rows.extend(paper.row(wanted, &bytes));
            attachments.push(Attachment::new(&name, &bytes));
            issuing.note(paper.notices);
            if mail.with_programme {
                attachments.push(self.programme(sources, paper.standing.issued_on)?);
                let rules = rules(sources, issuing)?;
                has.rules = rules.is_some();
                attachments.extend(rules);
            }
        }
        let calendar = calendar((stationery.programme, &sources.records, revisions), Some(mail.at), None);
        has.calendar = calendar.is_ok();
        if let Ok(calendar) = calendar {
            attachments.push(Attachment::new(stationery.lang.pick("sessions.ics", "seances.ics"), &calendar.bytes()));
        }
        attachments.extend(self.attached.iter().cloned());
        let message = self.message(sources, (mail, address), attachments, has)?;
        let draft = message.pieces();
        weighed(&message.name, draft.len())?;
        let about = self.about(sources, mail);
        let sha256 = digest_of_pieces(draft.iter(), 64);
        let standing = ledger.standing(&about, |_, last| Ok::<bool, CommandError>(last.sha256 == sha256))?;
        issuing.rows.extend(standing.row(&about, &about.content, || sha256));
        let file = self.place.file(format!("{}.eml", mail.person.id), draft);
        issuing.lines.push(Box::new(DraftLine {
            file: file.typed.clone(),
            kind: self.kind,
            name: message.name,
            address: message.address,
            attached: message.attachments.into_iter().map(|one| one.name).collect(),
        }));
        issuing.files.push(file);
        Ok(())
    }

    /// The format in which a document goes. What a template of a word processor made goes as it is, unless another format is asked
    /// for.
    fn format_of(&self, page: &MadePaper, asked: Option<PaperFormat>) -> PaperFormat {
        let format = match (page, asked) {
            (MadePaper::Office(..), None) => page.format(),
            (_, asked) => asked.unwrap_or(self.best),
        };
        if format == PaperFormat::Html && asked.is_none() {
            self.is_for_want_of_a_browser.set(true);
        }
        if format == PaperFormat::Pdf && self.outgoing.dry_run {
            self.is_unknown.set(true);
        }
        format
    }

    /// The programme sheet, as `document programme` wrote it on that day: later the same invitation goes with the same bytes.
    fn programme(&self, sources: &Sources<'_>, day: NaiveDate) -> Result<Attachment> {
        if let Some(made) = self.programme.borrow().get(&day) {
            return Ok(made.clone());
        }
        let (stationery, records) = (&sources.stationery, &sources.records);
        let asked = stationery.asked_beside(Template::Programme);
        let page = programme::sheet(stationery, Some(records), Leaves { draft: false, printed: day, asked })?;
        let format = self.format_of(&page, asked);
        let bytes = self.press.borrow_mut().bytes(&page, format, day)?;
        let words = folded_words(&programme::name(stationery.programme, Some(&records.cohort.id)));
        let made = Attachment::new(&format!("{}.{}", words.join("-"), format.ending()), &bytes);
        self.programme.borrow_mut().insert(day, made.clone());
        Ok(made)
    }

    /// What a mail says, and what goes with it.
    fn message(
        &self,
        sources: &Sources<'_>,
        (mail, address): (&WantedMail<'_>, &str),
        attachments: Vec<Attachment>,
        has: Has,
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
            has_calendar: has.calendar,
            has_rules: has.rules,
            attached: &attached,
        };
        let words = stationery.mail(self.kind.key(), &letter)?;
        Ok(Message {
            name: person.full_name(),
            address: address.to_owned(),
            subject: words.subject,
            text: words.text,
            html: words.html,
            attachments,
        })
    }

    /// What tells a draft from every other.
    fn about(&self, sources: &Sources<'_>, mail: &WantedMail<'_>) -> DraftSubject {
        DraftSubject {
            kind: self.kind,
            participant: Some(sources.records.enrolment(mail.at).id.clone()),
            session: mail.session.map(|at| sources.records.session(at).id.clone()),
            content: Content::new(sources.stationery.lang_key(), Period::default()),
        }
    }
}

/// The internal rules, where the definition names a file of them.
fn rules(sources: &Sources<'_>, issuing: &mut Issuing<'_>) -> Result<Option<Attachment>> {
    let file = &sources.stationery.letterhead.rules;
    if file.is_empty() || sources.stationery.letterhead.rules_are_online {
        return Ok(None);
    }
    let is_within = Path::new(file).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    let found = if is_within { Some(sources.stationery.named_file(file, HEAVIEST)?) } else { None };
    let why = match found {
        None => RulesFault::Outside,
        Some(NamedFile::NotThere) => RulesFault::NotThere,
        Some(NamedFile::TooLarge) => RulesFault::TooLarge,
        Some(NamedFile::There(bytes)) if bytes.is_empty() => RulesFault::Empty,
        Some(NamedFile::There(bytes)) => {
            let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
            return Ok(Some(Attachment::new(name, &bytes)));
        }
    };
    issuing.note([PaperNotice::NoRules { file: file.clone(), why }]);
    Ok(None)
}
