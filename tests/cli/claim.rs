//! The claim of £80m: no command tells it without saying that it is unconfirmed.

use crate::home::Home;

/// True for a text with the claimed figure.
fn claims(text: &str) -> bool {
    ["£80m", "£80 million", "£80,000,000", "80000000"]
        .iter()
        .any(|figure| text.contains(figure))
}

#[test]
fn no_line_of_any_command_tells_the_claim_without_its_doubt() {
    let home = Home::new();
    let mut seen = 0;
    let all: [&[&str]; 12] = [
        &["list", "microsoft"],
        &["list", "microsoft", "--format", "csv"],
        &["list", "microsoft", "--format", "jsonl"],
        &["list", "microsoft", "--format", "md"],
        &["list", "microsoft", "--columns", "id,value_amount"],
        &[
            "list",
            "microsoft",
            "--columns",
            "value_amount",
            "--format",
            "md",
        ],
        &["export", "microsoft", "--format", "csv"],
        &["export", "microsoft", "--format", "md"],
        &["export", "microsoft", "--format", "jsonl"],
        &["radar", "microsoft"],
        &["companies", "microsoft", "--profile"],
        &["stats", "id:microsoft-nhs-80m"],
    ];
    for args in all {
        let told = home.done(args).stdout;
        for line in told.lines().filter(|line| claims(line)) {
            seen += 1;
            assert!(line.contains("nconfirmed"), "{args:?}: {line}");
        }
    }
    assert!(seen >= 8, "{seen}");
    for format in ["text", "markdown"] {
        let shown = home.done(&["show", "microsoft-nhs-80m", "--format", format]);
        for line in shown.stdout.lines().filter(|line| claims(line)) {
            let is_told = line.contains("nconfirmed") || line.contains("Conflict");
            assert!(is_told, "{format}: {line}");
        }
    }
    // For machines, too, the figure comes with the word, whatever columns are asked for.
    let bare = home.done(&[
        "list",
        "microsoft",
        "--columns",
        "id,value_amount",
        "--format",
        "csv",
    ]);
    for line in bare.stdout.lines().filter(|line| claims(line)) {
        assert!(line.contains("unconfirmed"), "{line}");
    }
    assert!(claims(&bare.stdout));
}

#[test]
fn no_sum_has_the_claim_in_it() {
    let home = Home::new();
    let csv = home.done(&["stats", "id:microsoft-nhs-80m", "--format", "csv"]);
    assert!(csv.stdout.contains("unconfirmed,,1,"), "{}", csv.stdout);
    assert!(!csv.stdout.contains("GBP"), "{}", csv.stdout);
}
