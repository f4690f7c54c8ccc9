//! What holds of [`super::read`] whatever the bytes: nothing stops it, and no row is lost or counted twice.

use proptest::prelude::*;

use super::{Form, FormRequest, read};
use crate::domain::decide::import::{Import, import};
use crate::domain::fixture::{cohort, day, programme};
use crate::domain::people::form_rows::PackedRow;
use crate::domain::people::registration::{LeftOut, Mend, Unfit};
use crate::domain::programme::definition::Field;
use crate::domain::programme::ids::FieldId;
use crate::domain::taken::FormKind;
use crate::import::open::{FileContent, open};

/// A small text of each kind, one person in it.
#[rustfmt::skip]
const TEXTS: [(FormKind, &str); 9] = [
    (FormKind::HelloAsso, "Référence commande;Date de la commande;Statut de la commande;Nom participant;Prénom participant;Nom payeur;Prénom payeur;Email payeur;Tarif\n12;13/02/2021 14:05;Validé;Haddad;Karim;Petit;Anne;anne.petit@example.org;Gratuit\n"),
    (FormKind::Drupal7, "Submission Details,,,,Jours,\nSerial,SID,Submitted Time,Draft,Nom,Lundi,Mardi\n1,9,2021-02-13 14:05:00,0,Haddad Karim,X,\n"),
    (FormKind::Drupal8, "Serial number,Submission ID,Created,Completed,Is draft,Nom,Prénom,Courriel\n1,9,2021-02-13 14:05:00,2021-02-13 14:06:00,No,Haddad,Karim,karim.haddad@example.org\n"),
    (FormKind::GoogleForms, "Horodateur,Adresse e-mail,Nom,Prénom,Vous êtes\n13/02/2021 14:05:00,karim.haddad@example.org,Haddad,Karim,\"Salarié·e, bénévole\"\n"),
    (FormKind::MicrosoftForms, "ID,Heure de début,Heure de fin,Adresse de messagerie,Nom,Nom2,Prénom\n1,13/02/2021 14:05,13/02/2021 14:06,anonymous,,Haddad,Karim\n"),
    (FormKind::LimeSurvey, "id,submitdate,lastpage,startlanguage,Nom,Prénom,Jours [Lundi],Jours [Mardi]\n1,2021-02-13 14:05:00,3,fr,Haddad,Karim,Oui,Non\n"),
    (FormKind::NextcloudForms, "User ID,User display name,Timestamp,Nom,Prénom\n,Utilisateur anonyme,2021-02-13T14:05:00+01:00,Haddad,Karim\n"),
    (FormKind::Eventbrite, "Order #,Order Date,First Name,Last Name,Email,Attendee #,Attendee Status\n12,2021-02-13 14:05:00,Karim,Haddad,karim.haddad@example.org,1,Attending\n"),
    (FormKind::Table, "Inscriptions\n\nNom;Prénom;Courriel;Téléphone;Modules\nHaddad;Karim;karim.haddad@example.org;639980002;m1 m2\nTotal;;;1;\n"),
];

fn read_as_a_form(bytes: &[u8]) -> Option<Form> {
    let programme = programme();
    let wanted = FormRequest::of(&programme);
    read(bytes, &wanted).ok()
}

/// Every row below the headings that holds something is there once, and gets one verdict.
fn adds_up(bytes: &[u8]) {
    let Some(form) = read_as_a_form(bytes) else { return };
    let left_out = form.left_out.iter().filter(|(_, why)| *why != LeftOut::Blank).map(|(row, _)| *row);
    let numbers = form.rows.iter().map(PackedRow::number).chain(left_out);
    let mut numbers: Vec<u32> = numbers.collect();
    numbers.sort_unstable();
    if let FileContent::Text { grid, .. } = open(bytes).unwrap().content {
        let heading = form.taken.heading_row.unwrap();
        let filled = grid.rows.iter().filter(|row| row.number > heading && !row.is_blank()).map(|row| row.number);
        assert_eq!(numbers, filled.collect::<Vec<_>>());
    }
    for row in form.rows.iter() {
        assert!(row.cells().len() >= form.headings.len(), "{row:?}");
    }
    let imported = import(&cohort("c").records(), &programme(), &form.rows, &Import::default(), day("2021-02-20"));
    let counts = imported.counts();
    assert_eq!(counts.rows, form.rows.len());
    assert_eq!(counts.new + counts.already + counts.ambiguous + counts.rejected, counts.rows);
}

#[test]
fn each_kind_is_known_and_its_person_found() {
    for (kind, text) in TEXTS {
        let form = read_as_a_form(text.as_bytes()).unwrap_or_else(|| panic!("{kind:?}"));
        assert_eq!(form.taken.kind, kind);
        let found: Vec<_> = form.rows.iter().map(|row| (row.person(), row.read())).collect();
        let [(person, read)] = &found[..] else { panic!("{kind:?}: {found:?}") };
        let several = matches!(read, Err(faulty) if matches!(faulty.reasons[..], [Unfit::SeveralValues { .. }]));
        assert!(person.contains("Karim") && (read.is_ok() || several), "{kind:?}: {person} {read:?}");
        adds_up(text.as_bytes());
    }
}

#[test]
fn the_e_mail_of_a_payer_is_nobody_elses() {
    let form = read_as_a_form(TEXTS[0].1.as_bytes()).unwrap();
    assert!(matches!(form.rows.at(0).read(), Ok(read) if read.email().is_empty()));
}

#[test]
fn an_answer_that_does_not_count_is_told_from_one_that_does() {
    let cases = [
        (0, "Validé", "Annulé", Unfit::OrderNotValid { state: "Annulé".into() }),
        (0, "Haddad;Karim", ";", Unfit::NoName),
        (1, ",0,Haddad", ",1,Haddad", Unfit::Draft),
        (2, ",No,", ",Yes,", Unfit::Draft),
        (3, "karim.haddad@", "karim.haddad", Unfit::InvalidEmail { value: "karim.haddadexample.org".into() }),
        (5, "1,2021-02-13 14:05:00", "1,", Unfit::Incomplete),
        (7, ",1,Attending", ",1,Not Attending", Unfit::OrderNotValid { state: "Not Attending".into() }),
    ];
    for (place, what, by, expected) in cases {
        let (kind, text) = TEXTS[place];
        // A second person keeps the column of e-mails one of e-mails.
        let lines = text.lines().chain(text.lines().last()).collect::<Vec<_>>().join("\n");
        let form = read_as_a_form(lines.replacen(what, by, 1).as_bytes()).unwrap();
        assert_eq!(form.rows.at(0).reasons().first(), Some(&expected), "{kind:?}");
    }
}

#[test]
fn a_postcode_is_repaired_where_one_knows_that_it_is_one() {
    let mut programme = programme();
    let field = |id: &str, label: &str| Field {
        id: FieldId::new(id),
        label: label.into(),
        values: vec![],
        required: false,
        several: false,
    };
    programme.fields = vec![field("cp", "Code postal"), field("age", "Votre âge")];
    let wanted = FormRequest::of(&programme);
    let form = read("Nom;Prénom;Code postal;Votre âge\nHaddad;Karim;1000;1000\n".as_bytes(), &wanted).unwrap();
    let says = form.rows.at(0).read().unwrap().says;
    let answers: Vec<&str> = says.of_questions().map(|(_, value)| value).collect();
    assert_eq!(answers, ["01000", "1000"]);
    let repaired = Mend::Repaired { heading: "Code postal".into(), was: "1000".into(), now: "01000".into() };
    assert_eq!(form.rows.at(0).mended(), [repaired]);
}

/// Changes some bytes of a text: each of them is taken out, replaced, or doubled with what follows.
fn mutated(text: &str, dice: &[(usize, u8, u8)]) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for (at, how, byte) in dice {
        let at = at % bytes.len().max(1);
        match how % 5 {
            _ if bytes.is_empty() => bytes.push(*byte),
            0 => drop(bytes.remove(at)),
            1 => bytes[at] = *byte,
            2 => bytes.insert(at, b";,\n\"\t\r 0"[usize::from(*byte) % 8]),
            3 => {
                let end = (at + usize::from(*byte)).min(bytes.len());
                bytes.extend_from_within(at..end);
            }
            _ => bytes.truncate(at.max(1)),
        }
    }
    bytes
}

proptest! {
    #[test]
    fn no_bytes_stop_it(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        adds_up(&bytes);
    }

    #[test]
    fn no_damage_stops_it(
        kind in 0..TEXTS.len(),
        dice in proptest::collection::vec((any::<usize>(), any::<u8>(), any::<u8>()), 0..8),
    ) {
        adds_up(&mutated(TEXTS[kind].1, &dice));
    }
}
