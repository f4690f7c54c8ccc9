//! What a pull brought, put in place: all of it or nothing, whatever the moment the program dies. It is written to
//! `data/.arriving` with a list of what goes where, and synced; then the folder is renamed `data/.arrived`, and from then on it has
//! happened: files are put in place, lines enter the journal, the link says as of which operation the copy is, and the folder
//! goes. The next command that holds the lock finishes a `.arrived` and throws an `.arriving` away.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::by_hand::{HandClash, HandMerge, on_top};
use super::cut::{VisibleLine, seen};
use super::forgotten::{erased_writings, strike_set_aside};
use super::known::{self, HandEdited};
use super::line::is_line;
use super::link::StoreLink;
use super::messages::{Sharing, SharingHint};
use super::outbox;
use super::outbox_strike::strike_outbox;
use super::owner::{Owner, owner};
use super::remote::{News, digest};
use super::side_by_side::with_each;
use crate::domain::privacy::mentions::Mentions;
use crate::domain::problem::Problem;
use crate::store::aside::keep_by_hand;
use crate::store::failure::Failure;
use crate::store::inside::inside;
use crate::store::journal::{JOURNAL, Journal};
use crate::store::lock::{Lock, cannot_write};
use crate::store::noticed::Noticed;
use crate::store::reading::Reading;
use crate::store::source::{Source, cannot_read};
use crate::store::{replace, there};

/// Where it is gathered.
pub(super) const ARRIVING: &str = "data/.arriving";
/// Where it lies once it has happened.
const ARRIVED: &str = "data/.arrived";
/// The list in either.
const LIST: &str = "list.json";

/// What arrives, as the list says it.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ArrivalList {
    /// The link once all is in place.
    pub(super) link: StoreLink,
    pub(super) files: Vec<ArrivingFile>,
    lines: Vec<(u64, String)>,
    /// Cohorts that are no longer seen.
    unseen: Vec<String>,
    /// Whether the files of the head office are no longer seen.
    no_longer_head: bool,
    /// How those are written whom operations erase that arrive; none where nobody is erased.
    #[serde(default)]
    erased: Option<Mentions>,
}

/// A file that arrives.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ArrivingFile {
    pub(super) path: String,
    /// The digest that the copy knew; none where it knew no such file.
    known: Option<String>,
    /// The digest of what arrives; none where the file goes.
    digest: Option<String>,
    /// The number under which its bytes lie in the folder; none where it goes, or comes when it is opened.
    content: Option<usize>,
    /// Whether it goes because its owner may no longer see it: then what was written by hand goes with it.
    is_unseen: bool,
    /// What lies in its place: the content with what was done by hand.
    #[serde(default)]
    on_top: Option<OnTop>,
    /// What was done by hand and cannot be put on the content.
    #[serde(default)]
    clashes: Vec<HandClash>,
}

/// A content with what was done by hand to the one before it.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct OnTop {
    /// The digest of what was found in the folder.
    found: String,
    digest: String,
    #[serde(skip)]
    bytes: Vec<u8>,
}

/// What there is to know of what was put in place.
#[derive(Debug, Default)]
pub struct ArrivalPlaced {
    pub notes: Vec<Problem>,
}

/// Puts in place what a pull brought, and gives the link as it is then. Nothing of news is taken that no store should send: a file
/// that no copy may hold, bytes with another digest, what is no line of a journal.
pub(in crate::store) fn bring(
    root: &Path,
    _lock: &Lock,
    link: &StoreLink,
    news: &News,
    contact: DateTime<FixedOffset>,
) -> Result<(StoreLink, ArrivalPlaced), Failure> {
    if let Some(what) = unfit(news) {
        return Err(Failure::unwritable(Sharing::Unfit { what }));
    }
    let (erased, notes) = erased_writings(root, news, link.operation)?;
    let mut arrival = ArrivalList { erased, ..ArrivalList::of(link, news, contact) };
    arrival.put_on_top(root, link, news);
    arrival.gather(root, news).map_err(|error| Failure::Unwritable(cannot_write(ARRIVING, &error)))?;
    let mut placed = arrival.place(root)?;
    placed.notes.extend(notes);
    Ok((arrival.link, placed))
}

/// What of news no copy takes.
fn unfit(news: &News) -> Option<String> {
    let file = news.files.iter().find(|(path, file)| {
        let is_said = |bytes: &[u8]| file.digest.as_deref() == Some(digest(bytes).as_str());
        owner(path).is_none() || file.bytes.as_deref().is_some_and(|bytes| !is_said(bytes))
    });
    let line = || news.lines.iter().find(|line| !is_line(line.operation, &line.text));
    let named = file.map(|(path, _)| path.clone());
    named.or_else(|| line().map(|line| format!("{JOURNAL} {}", line.operation)))
}

/// Whether something arrived and is not in place, or was being gathered.
pub(in crate::store) fn is_waiting(root: &Path) -> bool {
    [ARRIVING, ARRIVED].iter().any(|folder| root.join(folder).is_dir())
}

/// Finishes what arrived, throws away what was still being gathered.
pub(in crate::store) fn recover(root: &Path) -> Result<Vec<Problem>, Failure> {
    remove(root, ARRIVING)?;
    let Some(arrival) = arrived(root)? else {
        // The list goes first once all is in place.
        return remove(root, ARRIVED).map(|()| Vec::new());
    };
    let mut notes = arrival.place(root)?.notes;
    notes.push(Problem::warning(Sharing::ArrivalFinished { operation: arrival.link.operation }));
    Ok(notes)
}

/// The file to read instead of each; none where the file is gone.
type Overlay = HashMap<String, Option<PathBuf>>;

/// What to read instead of files that arrived and could not be put in place, and what to know of it.
pub(in crate::store) fn look_past(root: &Path) -> Result<(Overlay, Vec<Problem>), Failure> {
    let Some(arrival) = arrived(root)? else { return Ok((HashMap::new(), Vec::new())) };
    let note = Problem::warning(Sharing::ReadAsArrived { operation: arrival.link.operation });
    let instead = |file: ArrivingFile| match (file.content, file.digest) {
        (None, Some(_)) => None,
        (content, _) => {
            Some((file.path, content.map(|number| root.join(ARRIVED).join(name_of(number, file.on_top.is_some())))))
        }
    };
    Ok((arrival.files.into_iter().filter_map(instead).collect(), vec![note]))
}

/// What arrived and is not in place.
fn arrived(root: &Path) -> Result<Option<ArrivalList>, Failure> {
    let list = format!("{ARRIVED}/{LIST}");
    let bytes = there::read(&root.join(&list)).map_err(|error| cannot_read(&list, &error))?;
    let Some(bytes) = bytes else { return Ok(None) };
    serde_json::from_slice(&bytes).map(Some).map_err(|_| {
        let what = Sharing::ArrivalUnreadable { folder: ARRIVED };
        Failure::Unwritable(Problem::error(what).hint(SharingHint::RemoveArrival { folder: ARRIVED }))
    })
}

fn remove(root: &Path, folder: &str) -> Result<(), Failure> {
    match fs::remove_dir_all(root.join(folder)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Failure::Unwritable(cannot_write(folder, &error))),
        _ => Ok(()),
    }
}

impl ArrivalList {
    /// What is to be done so that a copy is as the news say.
    pub(super) fn of(link: &StoreLink, news: &News, contact: DateTime<FixedOffset>) -> Self {
        let unseen: Vec<String> =
            link.cohorts.iter().filter(|cohort| !news.cohorts.contains_key(*cohort)).cloned().collect();
        let no_longer_head = link.is_head && news.head.is_none();
        let is_unseen = |path: &str| match owner(path) {
            Some(Owner::Cohort(cohort)) => unseen.iter().any(|unseen| unseen == cohort),
            Some(Owner::Head) => no_longer_head,
            _ => false,
        };
        let mut digests = link.digests.clone();
        let gone = link.digests.iter().filter(|(path, _)| is_unseen(path)).map(|(path, known)| ArrivingFile {
            path: path.clone(),
            known: Some(known.clone()),
            digest: None,
            content: None,
            is_unseen: true,
            on_top: None,
            clashes: Vec::new(),
        });
        let mut files: Vec<ArrivingFile> = gone.collect();
        for (number, (path, new)) in news.files.iter().enumerate() {
            files.push(ArrivingFile {
                path: path.clone(),
                known: link.digests.get(path).cloned(),
                digest: new.digest.clone(),
                content: new.bytes.is_some().then_some(number),
                is_unseen: false,
                on_top: None,
                clashes: Vec::new(),
            });
        }
        for file in &files {
            match &file.digest {
                Some(digest) => digests.insert(file.path.clone(), digest.clone()),
                None => digests.remove(&file.path),
            };
        }
        let link = StoreLink {
            operation: news.operation,
            id: news.id,
            contact: contact.to_rfc3339(),
            cohorts: news.cohorts.keys().cloned().collect(),
            is_head: news.head.is_some(),
            digests,
            unanswered: None,
            ..link.clone()
        };
        let lines = news.lines.iter().map(|line| (line.operation, line.text.clone())).collect();
        Self { link, files, lines, unseen, no_longer_head, erased: None }
    }

    /// Puts what was done by hand on what arrives, file by file. A folder that cannot be read keeps nothing from arriving: what was
    /// done by hand is set aside then.
    fn put_on_top(&mut self, root: &Path, link: &StoreLink, news: &News) {
        let is_edited = |file: &&mut ArrivingFile| {
            let is = there::read(&root.join(&file.path)).ok().flatten().map(|bytes| digest(&bytes));
            file.content.is_some() && is.is_some() && is != file.known && is != file.digest
        };
        let mut reading = None;
        let held = outbox::left_here(root);
        let is_held = |edited: &HandEdited| edited.hers.as_deref().is_some_and(|hers| held.contains(&digest(hers)));
        for file in self.files.iter_mut().filter(is_edited) {
            let Some(theirs) = news.files.get(&file.path).and_then(|new| new.bytes.as_deref()) else { continue };
            let open = || {
                let source = Source::reading(root, HashMap::new());
                Reading::open(source, None, Vec::new(), Noticed::default()).ok()
            };
            let Some(reading) = reading.get_or_insert_with(open) else { return };
            match on_top(root, reading, link, &file.path, theirs) {
                Ok(Some((edited, HandMerge::OnTop(bytes)))) => {
                    let found = edited.hers.as_deref().map(digest).unwrap_or_default();
                    file.on_top = Some(OnTop { found, digest: digest(&bytes), bytes });
                }
                // What waits in the outbox is kept there, and said when it is settled.
                Ok(Some((edited, HandMerge::Clashes(_)))) if is_held(&edited) => {
                    file.known = edited.hers.as_deref().map(digest);
                }
                Ok(Some((_, HandMerge::Clashes(clashes)))) => file.clashes = clashes,
                Ok(None) | Err(_) => {}
            }
        }
    }

    /// Writes all of it beside the folder's files. Once this returns, it has happened.
    pub(super) fn gather(&self, root: &Path, news: &News) -> io::Result<()> {
        let folder = root.join(ARRIVING);
        match fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        replace::make_folder(&folder)?;
        with_each(&self.files, |file| {
            let bytes = news.files.get(&file.path).and_then(|new| new.bytes.as_deref());
            let (Some(number), Some(bytes)) = (file.content, bytes) else { return Ok(()) };
            let content = folder.join(number.to_string());
            replace::stage(&content, &content, bytes)?;
            let Some(on_top) = &file.on_top else { return Ok(()) };
            let content = folder.join(name_of(number, true));
            replace::stage(&content, &content, &on_top.bytes)
        })?;
        let list = folder.join(LIST);
        replace::stage(&list, &list, &serde_json::to_vec(self)?)?;
        replace::sync_folder_of(&list)?;
        replace::put_in_place(&folder, &root.join(ARRIVED))?;
        replace::sync_folder_of(&folder)
    }

    /// Puts it in place; each folder is synced once all its files are there. Doing it again changes nothing.
    fn place(&self, root: &Path) -> Result<ArrivalPlaced, Failure> {
        let mut placed = ArrivalPlaced::default();
        let place = |file: &&ArrivingFile| {
            let target = inside(root, &file.path)?;
            let mut placed = ArrivalPlaced::default();
            if let (Some(number), Some(digest)) = (file.content, &file.digest) {
                let staged = root.join(ARRIVED).join(name_of(number, false));
                known::keep_staged(root, &file.path, digest, &staged)
                    .map_err(|error| Failure::Unwritable(cannot_write(known::KNOWN, &error)))?;
            }
            let done = self.place_file(root, file, &target, &mut placed);
            done.map(|()| placed.notes).map_err(|error| Failure::Unwritable(cannot_write(&file.path, &error)))
        };
        // What goes may take an empty folder with it: not while others put something there.
        let (comes, goes): (Vec<_>, Vec<_>) = self.files.iter().partition(|file| file.content.is_some());
        placed.notes.extend(with_each(&comes, place)?.into_iter().flatten());
        let targets: Vec<PathBuf> = comes.iter().map(|file| inside(root, &file.path)).collect::<Result<_, _>>()?;
        let synced = with_each(&replace::folders_to_sync(root, targets.iter().map(PathBuf::as_path)), |path| {
            replace::sync_folder_of(path)
        });
        synced.map_err(|error| Failure::Unwritable(cannot_write("data", &error)))?;
        for file in &goes {
            placed.notes.extend(place(file)?);
        }
        for cohort in &self.unseen {
            // What was set aside, and evidence that was never sent, goes with the rest.
            remove(root, &format!("data/{cohort}"))?;
        }
        if let Some(erased) = &self.erased {
            strike_set_aside(root, erased)?;
            strike_outbox(root, erased)?;
        }
        self.record(root).map_err(|error| Failure::Unwritable(cannot_write(JOURNAL, &error)))?;
        self.link.write(root)?;
        known::sweep(root, &self.link, &outbox::rested_on(root)).map_err(|error| cannot_read(known::KNOWN, &error))?;
        let list = root.join(ARRIVED).join(LIST);
        replace::remove(&list).map_err(|error| Failure::Unwritable(cannot_write(ARRIVED, &error)))?;
        remove(root, ARRIVED)?;
        Ok(placed)
    }

    pub(super) fn place_file(
        &self,
        root: &Path,
        file: &ArrivingFile,
        target: &Path,
        placed: &mut ArrivalPlaced,
    ) -> io::Result<()> {
        let now = there::read(target)?;
        let is = now.as_deref().map(digest);
        if let (Some(bytes), false) = (&now, file.is_unseen)
            && is != file.known
            && is != file.digest
            && !file.on_top.as_ref().is_some_and(|mine| [&mine.found, &mine.digest].map(Some).contains(&is.as_ref()))
        {
            let kept = keep_by_hand(target, self.link.operation, bytes)?;
            placed.notes.push(Problem::warning(Sharing::KeptByHand { file: file.path.clone(), kept }));
            placed.notes.extend(file.clashes.iter().map(|clash| Problem::warning(clash.words(&file.path))));
        }
        let wanted = file.on_top.as_ref().map(|mine| &mine.digest).or(file.digest.as_ref());
        match (file.content, &file.digest) {
            _ if is.as_ref() == wanted => Ok(()),
            (Some(number), Some(_)) => {
                let content = root.join(ARRIVED).join(name_of(number, file.on_top.is_some()));
                let bytes = there::read(&content)?.ok_or(io::ErrorKind::NotFound)?;
                replace::place_again(target, &bytes)
            }
            // It comes when it is opened: what was here is of another version.
            (None, Some(_)) | (_, None) => {
                replace::remove(target)?;
                remove_empty_folders(root, target);
                Ok(())
            }
        }
    }

    /// Enters the lines into the journal: new ones at its end; what was rewritten, what is of a cohort that was not seen before and
    /// what is no longer seen, in a journal written anew.
    pub(super) fn record(&self, root: &Path) -> io::Result<()> {
        let journal = Journal::of(root);
        let last = journal.tail()?.number;
        let is_behind = |(operation, _): &&(u64, String)| *operation > last;
        let (new, old): (Vec<_>, Vec<_>) = self.lines.iter().partition(is_behind);
        if !old.is_empty() || !self.unseen.is_empty() || self.no_longer_head {
            let lines: BTreeMap<u64, &str> = self.lines.iter().map(|(number, line)| (*number, line.as_str())).collect();
            let bytes = journal.bytes()?;
            let merged = Journal::with_lines(&bytes, &lines, |line| self.still_seen(line));
            return if merged == bytes { Ok(()) } else { replace::replace_again(&root.join(JOURNAL), &merged) };
        }
        journal.append_lines(new.iter().map(|(_, line)| line.as_str()))
    }

    /// A line as far as it is still seen; none where nothing of it is.
    fn still_seen(&self, line: &str) -> Option<String> {
        let sees = |owner: Owner<'_>| match owner {
            Owner::Cohort(cohort) => !self.unseen.iter().any(|unseen| unseen == cohort),
            Owner::Head => !self.no_longer_head,
            Owner::Everybody | Owner::Programme => true,
        };
        match seen(line, &sees) {
            Some(VisibleLine::Whole) | None => Some(line.to_owned()),
            Some(VisibleLine::Part(rest)) => Some(rest),
            Some(VisibleLine::Nothing) => None,
        }
    }
}

/// The name under which a content lies in the folder.
fn name_of(number: usize, is_on_top: bool) -> String {
    if is_on_top { format!("{number}-by-hand") } else { number.to_string() }
}

/// The folder of a cohort whose last file is gone, and that of its evidence.
fn remove_empty_folders(root: &Path, target: &Path) {
    let data = root.join("data");
    for folder in target.ancestors().skip(1).take_while(|folder| **folder != data && folder.starts_with(&data)) {
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
}
