//! Walking a filter: its tests, and the words that a deal was found by.

use super::{Expr, Test};

impl Expr {
    /// Calls with every test, and with true where the test must hold, false where it must not.
    pub fn each_test<'a>(&'a self, call: &mut impl FnMut(&'a Test, bool)) {
        self.walk(true, call);
    }

    fn walk<'a>(&'a self, wanted: bool, call: &mut impl FnMut(&'a Test, bool)) {
        match self {
            Self::All => {}
            Self::And(parts) | Self::Or(parts) => {
                for part in parts {
                    part.walk(wanted, call);
                }
            }
            Self::Not(inner) => inner.walk(!wanted, call),
            Self::Test(test) => call(test, wanted),
        }
    }
}

/// The words and phrases that a deal may be found by, each once, as written: what lists and details highlight.
#[must_use]
pub fn words(filter: &Expr) -> Vec<&str> {
    let mut words = Vec::new();
    filter.each_test(&mut |test, wanted| {
        if let (Test::Text { text, .. }, true) = (test, wanted)
            && !words.contains(&text.as_str())
        {
            words.push(text.as_str());
        }
    });
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::{bundled, parse};

    #[test]
    fn only_words_that_may_hold_are_highlighted_and_each_once() {
        let text = r#"nhs -cerner ("office 365" OR nhs -(isoft OR -lorenzo)) ~oracle title:excel"#;
        let query = parse(text, bundled()).unwrap();
        assert_eq!(words(&query.filter), ["nhs", "office 365", "lorenzo"]);
    }
}
