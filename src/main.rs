//! The real environment, the program, its exit code.

fn main() {}
