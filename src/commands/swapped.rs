//! Two arguments in the wrong order: the refusal says the order, and gives the line to type.

use crate::commands::carry_out::Desk;
use crate::commands::context::Context;
use crate::domain::change::Plan;
use crate::domain::decide::modules::swapped::swapped;
use crate::domain::refusal::pedagogy::PedagogyRefusal;
use crate::domain::refusal::reason::Refusal;
use crate::domain::schema::Reference;
use crate::lang::typed::word;
use crate::ui::command_error::Result;

/// What was decided; of a refusal, that two arguments are swapped, where they are.
pub fn in_order(
    context: &Context<'_>,
    desk: &Desk<'_>,
    order: [Reference; 2],
    typed: [&str; 2],
    decided: Result<Plan, Refusal>,
) -> Result<Plan> {
    let Err(refusal) = decided else { return Ok(decided?) };
    let swapped = swapped(desk.records, desk.now, order, typed).and_then(|swap| {
        let unknown = Some(typed[1].trim()).filter(|typed| !swap.both && !typed.is_empty()).map(str::to_owned);
        let line = line(&context.typed, typed, swap.both)?;
        Some(PedagogyRefusal::Swapped { typed: typed[0].trim().to_owned(), is: swap.is, order, line, unknown })
    });
    Err(swapped.map_or(refusal, Refusal::from).into())
}

/// The line with those two words in the other order, as it would be typed; where the second is not known, `…` stands for
/// what has to come first.
fn line(typed: &[String], [first, second]: [&str; 2], both: bool) -> Option<String> {
    let at = |word: &str, from: usize| {
        typed.iter().enumerate().skip(from).find(|(_, typed)| typed.trim() == word.trim()).map(|(at, _)| at)
    };
    // Behind the program, the noun and the verb.
    let first = at(first, 3)?;
    let mut typed = typed.to_vec();
    if second.trim().is_empty() {
        typed.insert(first, LACKING.to_owned());
    } else {
        let second = at(second, first + 1)?;
        typed.swap(first, second);
        if !both {
            LACKING.clone_into(&mut typed[first]);
        }
    }
    Some(typed.iter().map(|typed| word(typed)).collect::<Vec<_>>().join(" "))
}

/// What stands for a word that has to be found.
const LACKING: &str = "…";
