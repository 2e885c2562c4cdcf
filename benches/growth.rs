//! How the time to read, select and search, and the memory, grow with the number of deals: `cargo bench --bench growth`.
//!
//! Needs `target/perf/deals-1m.db` (`python3 tests/perf/run.py --sizes 1m` makes it); smaller files are cut from it, and
//! with `-- --10m` one ten times as large is made of copies of it (13 GB). Each file is measured in a process of its own.
//! Prints a table and draws `assets/growth.svg`.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    clippy::print_stdout,
    reason = "a benchmark may stop at once, and prints"
)]

#[path = "support/chart.rs"]
mod chart;
#[path = "support/files.rs"]
mod files;

use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

use chart::{Panel, Point};
use dealscope::deal::{Cancel, Day};
use dealscope::index::{AsOf, Index, Lookups, Request};
use dealscope::library;
use dealscope::query::parse;
use dealscope::store::DealsFile;

/// What is measured of a file: seconds, and megabytes.
const MEASURES: [&str; 5] = ["read", "select", "word", "search", "memory"];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Some(at) = arguments.iter().position(|argument| argument == "--one") {
        let file = Path::new(&arguments[at + 1]);
        let numbers = measure(file).map(|number| number.to_string());
        println!("{}", numbers.join(" "));
        return;
    }
    let with_10m = arguments.iter().any(|argument| argument == "--10m");
    let mut points: Vec<Point> = Vec::new();
    println!("| deals | {} |", MEASURES.join(" | "));
    println!("|---:|---:|---:|---:|---:|---:|");
    for (deals, file) in files::growing(with_10m) {
        let one = Command::new(std::env::current_exe().unwrap())
            .arg("--one")
            .arg(&file)
            .output()
            .unwrap();
        let text = String::from_utf8(one.stdout).unwrap();
        let values: Vec<f64> = text
            .split_whitespace()
            .map(|number| number.parse().unwrap())
            .collect();
        println!(
            "| {deals} | {:.0} ms | {:.2} ms | {:.2} ms | {:.2} ms | {:.0} MB |",
            values[0] * 1e3,
            values[1] * 1e3,
            values[2] * 1e3,
            values[3] * 1e3,
            values[4]
        );
        points.push(Point { deals, values });
    }
    let panels = [
        Panel::new("Reading all deals", "ms", 1e3, 0),
        Panel::new("Selecting a facet, with all counts", "ms", 1e3, 1),
        Panel::new("Selecting a word", "ms", 1e3, 2),
        Panel::new("Searching a company by name", "ms", 1e3, 3),
        Panel::new("Memory of the process", "MB", 1.0, 4),
    ];
    let svg = chart::draw(&panels, &points);
    std::fs::write(
        concat!(env!("CARGO_MANIFEST_DIR"), "/assets/growth.svg"),
        svg,
    )
    .unwrap();
}

/// Seconds to read, to select twice, to search; megabytes at the end.
fn measure(path: &Path) -> [f64; 5] {
    let begun = Instant::now();
    let file = DealsFile::open(path).unwrap();
    let parts = library::begin(&file).unwrap();
    let mut index = parts.index.clone();
    let mut grown = |now: &Index, _| index = now.clone();
    library::load(&file, parts, &Cancel::default(), &mut grown).unwrap();
    let read = begun.elapsed().as_secs_f64();
    let facet = best(|| drop(select(&index, "kind:licence")));
    // Words are remembered: each run has one of its own.
    let mut words = [
        "microsof", "hospita", "nuance", "digit", "cern", "region", "imagin", "suite", "picture",
        "clinica",
    ]
    .iter()
    .cycle();
    let word = best(|| drop(select(&index, words.next().unwrap())));
    let deals = index.company_deal_counts().to_vec();
    let search = best(|| drop(index.companies().search("nhs tru", 200, &deals)));
    [read, facet, word, search, megabytes()]
}

fn select(index: &Index, text: &str) -> dealscope::index::Selection {
    let request = Request {
        query: parse(text, index.codes()).unwrap(),
        marked: Arc::default(),
        tagged: Arc::default(),
        news: Arc::default(),
        lookups: Lookups::default(),
        as_of: AsOf::today(Day::from_ymd(2026, 11, 22).unwrap()),
    };
    index.select(&request, &Cancel::default()).unwrap()
}

/// The median of some runs after a first one.
fn best(mut work: impl FnMut()) -> f64 {
    work();
    let mut times: Vec<f64> = (0..9)
        .map(|_| {
            let begun = Instant::now();
            work();
            begun.elapsed().as_secs_f64()
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn megabytes() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok());
    kilobytes.unwrap_or(0.0) / 1024.0
}
