//! The line of the query: the list of completions below it, and chips.

use dealscope::config::ThemeChoice;
use ratatui::style::Modifier;

use super::stage::Stage;

#[test]
fn completions_with_their_counts() {
    let mut stage = Stage::catalogue(80, 24);
    stage.keys("/").types("nhs kind:");
    insta::assert_snapshot!("completions_80x24", stage.text());
    let mut stage = Stage::catalogue(40, 10);
    stage.keys("/").types("supplier:micr");
    insta::assert_snapshot!("completions_40x10", stage.text());
}

#[test]
fn chips_and_how_many_more_there_are() {
    let mut stage = Stage::catalogue(80, 24);
    let query = "is:in-force -country:US -kind:licence,contract has:value nhs sort:-value";
    stage.keys("/").types(query).keys("Enter");
    let line = |stage: &Stage| stage.text().lines().nth(1).unwrap().to_owned();
    assert_eq!(
        line(&stage),
        " / [is: in-force ×] [country: not US ×] +4 more"
    );
    stage.keys("X Right Right Right Right");
    assert!(line(&stage).starts_with(" / +2 "), "{}", line(&stage));
    assert!(
        line(&stage).ends_with("[nhs ×] +1 more"),
        "{}",
        line(&stage)
    );
    stage.click("×]");
    assert!(!stage.text().contains("not licence"));
}

#[test]
fn the_one_that_is_highlighted_stands_out_without_colour() {
    let mut stage = Stage::catalogue(80, 24);
    stage.keys("/").types("status:").keys("Down");
    let buffer = stage.drawn(ThemeChoice::None, true);
    let area = stage.app.popup().unwrap();
    let reversed = |y: u16| {
        let cell = &buffer[(area.x + 2, area.y + y)];
        cell.modifier.contains(Modifier::REVERSED)
    };
    assert_eq!(
        [reversed(1), reversed(2), reversed(3)],
        [false, true, false]
    );
    let ascii = stage.drawn(ThemeChoice::None, false);
    let cells = ascii.content.iter();
    assert!(
        cells
            .map(ratatui::buffer::Cell::symbol)
            .all(|symbol| symbol.is_ascii() || symbol == "£" || symbol == "€")
    );
}
