//! The program runs for two milliseconds: it should not spend one of them moving its tables of time zones and letters to
//! a random address. 35 000 relocations, of which `benches/README.md` tells the price.

#[allow(clippy::disallowed_methods, reason = "a build script is told of its target by variables alone")]
fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let target = |part: &str| std::env::var(format!("CARGO_CFG_TARGET_{part}")).unwrap_or_default();
    if target("OS") == "linux" && target("ENV") == "gnu" {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
