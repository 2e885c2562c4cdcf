//! The same query on the screen and headless.

use std::collections::BTreeMap;
use std::process::Command;

use super::dealscope::{Home, PROGRAM};

/// The ids in a CSV text, in its order.
fn ids(csv: &[u8]) -> Vec<String> {
    let mut reader = csv::Reader::from_reader(csv);
    let rows = reader.deserialize::<BTreeMap<String, String>>();
    rows.map(|row| row.unwrap()["id"].clone()).collect()
}

#[test]
fn a_query_typed_on_the_screen_finds_the_same_deals_in_the_same_order_as_headless() {
    for query in [
        "microsoft nhs -status:completed",
        "company:cerner+ date:>=2015 sort:-value",
        "(lorenzo OR millennium) country:GB",
        "value:>£50m signed:2003..2013",
        "vasterbotten OR skåne",
    ] {
        let home = Home::new();
        let mut window = home.dealscope();
        let listed = Command::new(PROGRAM)
            .args(["list", query, "--format", "csv", "--columns", "id"])
            .env_clear()
            .env("HOME", home.path())
            .output()
            .unwrap();
        assert!(listed.status.success(), "{query}");
        let wanted = ids(&listed.stdout);
        assert!(!wanted.is_empty(), "{query}");

        window.keys(&format!("/{query}"));
        window.keys("\r");
        window.wait_for(&format!(" {} of ", wanted.len()));
        window.keys("E");
        window.wait_for("The same from a shell");
        window.keys("\r");
        window.wait_for("written to deals.csv");
        window.keys("q");
        assert_eq!(window.end().exit_code(), 0);
        let found = ids(&std::fs::read(home.path().join("deals.csv")).unwrap());
        assert_eq!(found, wanted, "{query}");
    }
}
