//! The scripts. Each hands the line to the program, and shows what the program answers.

use clap_complete::Shell;

/// The word in front of a line that a shell asks about; no command, and no option.
pub const ASKED: &str = "__complete";

/// The script of a shell that asks the program; none: of that shell there is none.
pub fn asking(shell: Shell) -> Option<String> {
    let script = match shell {
        Shell::Bash => include_str!("bash.sh"),
        Shell::Zsh => include_str!("zsh.sh"),
        Shell::Fish => include_str!("fish.sh"),
        Shell::PowerShell => include_str!("powershell.ps1"),
        _ => return None,
    };
    Some(script.replace("ASKED", ASKED))
}
