//! What happens on a panic: the terminal is given back first, then one line says what went wrong.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::panic::{PanicHookInfo, set_hook};
use std::process;

use super::give_back_at_once;
use crate::deal::cleaned;

/// The exit status of a Rust program that panicked.
const PANICKED: i32 = 101;

/// Sets what happens on a panic in any thread from now on: the terminal is given back, the message made safe (it may
/// quote a deals file; the standard hook would print its control codes), and the program ends. A program that has lost
/// a thread would wait for it for ever.
pub fn install_panic_hook() {
    set_hook(Box::new(|info| {
        give_back_at_once();
        eprint!("{}", report(info));
        process::exit(PANICKED);
    }));
}

fn report(info: &PanicHookInfo<'_>) -> String {
    let place = info
        .location()
        .map(|place| format!(" ({}:{})", place.file(), place.line()));
    let payload = info.payload();
    let problem = payload.downcast_ref::<&str>().copied();
    let problem = problem.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    let problem = problem.unwrap_or("no reason is known");
    let line = format!("internal error: {problem}{}", place.unwrap_or_default());
    let mut text = format!(
        "dealscope: {}; your marks are safe, please report this\n",
        cleaned(&line)
    );
    // Only where RUST_BACKTRACE asks for it.
    let trace = Backtrace::capture();
    if trace.status() == BacktraceStatus::Captured {
        for line in trace.to_string().lines() {
            text.push_str(&cleaned(line));
            text.push('\n');
        }
    }
    text
}
