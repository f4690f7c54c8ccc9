//! How high a score is, in steps that a colour and a sign say alike: a page printed in black and white tells the same.

/// The signs of the steps, from the lowest.
const SIGNS: [&str; 6] = ["○", "▁", "▃", "▄", "▆", "█"];

/// The step of a mean in hundredths, from 0 to 5: the whole number that is nearest.
pub fn step(hundredths: u64) -> u8 {
    u8::try_from((hundredths + 50) / 100).unwrap_or(5).min(5)
}

/// The step that a sign says.
pub fn step_of(sign: char) -> Option<u8> {
    let mut letters = [0; 4];
    let sign: &str = sign.encode_utf8(&mut letters);
    SIGNS.iter().position(|known| *known == sign).and_then(|at| u8::try_from(at).ok())
}

/// The sign of a step.
pub fn sign(step: u8) -> &'static str {
    SIGNS[usize::from(step.min(5))]
}
