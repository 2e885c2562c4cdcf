//! Profiles of companies.

use super::stage::Stage;

#[test]
fn a_profile_at_each_size() {
    for (width, height) in [(80, 24), (120, 36), (200, 50)] {
        let mut stage = Stage::catalogue(width, height);
        stage.keys("2 /").types("isoft").keys("Esc Tab");
        insta::assert_snapshot!(format!("profile_{width}x{height}"), stage.text());
    }
}

#[test]
fn a_profile_with_its_line_and_the_end_of_it() {
    let mut stage = Stage::catalogue(120, 36);
    stage.keys("2 /").types("isoft").keys("Esc Tab p G");
    insta::assert_snapshot!("profile_line_120x36", stage.text());
}

#[test]
fn wins_and_losses_show_both_ends() {
    let mut stage = Stage::catalogue(120, 36);
    stage.keys("2 /").types("fujitsu").keys("Esc Tab G");
    insta::assert_snapshot!("profile_lost_120x36", stage.text());
}

/// `£80m` in the name of a deal, in a value, anywhere: the same line says that it is unconfirmed.
#[test]
fn a_claim_in_a_profile_is_never_seen_without_its_doubt() {
    for (width, height) in [(40, 12), (60, 20), (80, 24), (120, 36), (200, 50)] {
        let mut stage = Stage::catalogue(width, height);
        stage.keys("2 /").types("microsoft").keys("Esc Tab");
        let mut seen = 0;
        for _ in 0..400 {
            let text = stage.text();
            for line in text.lines() {
                let claim = ["£80", "80 million", "£500m"];
                if claim.iter().any(|claim| line.contains(claim)) {
                    seen += 1;
                    let doubt = line.contains("unconfirmed") || line.contains("! ");
                    assert!(doubt, "{width}x{height}: {line}");
                }
            }
            let more = text.lines().find(|line| line.contains(" more"));
            let before = stage.app.companies.reading.at();
            if more.is_some() && stage.app.companies.line().is_some_and(is_more) {
                stage.keys("Enter");
            }
            stage.keys("j");
            if stage.app.companies.reading.at() == before {
                break;
            }
        }
        assert!(
            seen > 0 || width < 60,
            "{width}x{height}:\n{}",
            stage.text()
        );
    }
}

fn is_more(line: &dealscope::app::companies::ProfileLine) -> bool {
    matches!(line.goal, Some(dealscope::app::companies::Goal::Unfold(_)))
}

/// Sorted by value, what is shown is what the order goes by: every row as much as the one below it or more.
#[test]
fn sorted_by_value_the_list_shows_what_it_is_sorted_by() {
    let mut stage = Stage::catalogue(120, 36);
    stage.keys("2 s s");
    let text = stage.text();
    assert!(text.contains("Disclosed ≈"), "{text}");
    let figure = |line: &str| -> Option<f64> {
        let shown = line.split("≈ €").nth(1)?.split_whitespace().next()?;
        let unit = match shown.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.') {
            "bn" => 1e9,
            "m" => 1e6,
            "k" => 1e3,
            _ => 1.0,
        };
        let number = shown.trim_end_matches(char::is_alphabetic);
        Some(number.parse::<f64>().unwrap() * unit)
    };
    let figures: Vec<f64> = text.lines().filter_map(figure).collect();
    assert!(figures.len() > 20, "{text}");
    assert!(
        figures.is_sorted_by(|one, other| one >= other),
        "{figures:?}"
    );
}

/// A narrow column tells how many more currencies there are, and never a currency cut in two.
#[test]
fn a_narrow_column_of_sums_counts_the_currencies_that_it_has_no_room_for() {
    let mut stage = Stage::catalogue(120, 36);
    stage.keys("2 /").types("isoft").keys("Esc");
    let text = stage.text();
    assert!(text.contains("£3.43bn +1 "), "{text}");
    stage.resize(260, 50);
    let text = stage.text();
    assert!(text.contains("£3.43bn · US$200m"), "{text}");
}
