//! What the lens looks for in texts, found again where they show: words, words of titles and of products, and words close
//! to a misspelt one.

use std::ops::Range;

use crate::fuzzy::{Name, Needle};
use crate::query::{Field, Query, Test, Words};

/// The words of a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    /// Anywhere.
    words: Words,
    /// In titles: these and `title:`.
    titles: Words,
    /// In the detail: these and `product:`.
    everywhere: Words,
    /// `~word`: close to one of these.
    close: Vec<String>,
}

impl Sought {
    /// Those of a query; what it leaves out is not among them.
    #[must_use]
    pub fn of(query: &Query) -> Self {
        let (mut titles, mut products, mut close) = (Vec::new(), Vec::new(), Vec::new());
        query.filter.each_test(&mut |test, wanted| match test {
            _ if !wanted => {}
            Test::Fuzzy(text) => close.extend(text.split_whitespace().map(str::to_owned)),
            Test::Value(Field::Title, texts) => titles.extend(texts),
            Test::Value(Field::Product, texts) => products.extend(texts),
            _ => {}
        });
        let words = Words::of(query);
        let titles = words.clone().and(titles.into_iter().map(String::as_str));
        let everywhere = titles.clone().and(products.into_iter().map(String::as_str));
        Self {
            words,
            titles,
            everywhere,
            close,
        }
    }

    /// The words that may stand anywhere.
    #[must_use]
    pub const fn words(&self) -> &Words {
        &self.words
    }

    /// True when nothing is looked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.everywhere.is_empty() && self.close.is_empty()
    }

    /// Where they stand in a text that is no title: bytes, in order, none inside another.
    #[must_use]
    pub fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        self.with_close(self.words.ranges(text), text)
    }

    /// The same in a title.
    #[must_use]
    pub fn in_title(&self, text: &str) -> Vec<Range<usize>> {
        self.with_close(self.titles.ranges(text), text)
    }

    /// The same in a text that may be anything: the lines of a deal.
    #[must_use]
    pub fn in_any(&self, text: &str) -> Vec<Range<usize>> {
        self.with_close(self.everywhere.ranges(text), text)
    }

    /// Adds the words of the text that are close to one looked for, as the index finds them.
    fn with_close(&self, mut found: Vec<Range<usize>>, text: &str) -> Vec<Range<usize>> {
        if self.close.is_empty() {
            return found;
        }
        let needles: Vec<Needle> = self.close.iter().map(|word| Needle::new(word)).collect();
        let mut at = 0;
        for part in text.split(|letter: char| !letter.is_alphanumeric()) {
            let begin = at;
            // Every separator is one character.
            at += part.len();
            at += text
                .get(at..)
                .and_then(|rest| rest.chars().next())
                .map_or(0, char::len_utf8);
            let name = Name::prepare(part);
            let answers = |needle: &Needle| needle.plain(&name).or_else(|| needle.close(&name));
            if !part.is_empty() && needles.iter().any(|needle| answers(needle).is_some()) {
                found.push(begin..begin + part.len());
            }
        }
        found.sort_by_key(|hit| (hit.start, hit.end));
        let mut apart: Vec<Range<usize>> = Vec::with_capacity(found.len());
        for hit in found {
            match apart.last_mut() {
                Some(last) if hit.start < last.end => last.end = last.end.max(hit.end),
                _ => apart.push(hit),
            }
        }
        apart
    }
}

#[cfg(test)]
mod tests {
    use super::Sought;
    use crate::deal::Codes;
    use crate::query::parse;

    fn hits<'a>(query: &str, text: &'a str) -> [Vec<&'a str>; 3] {
        let sought = Sought::of(&parse(query, &Codes::bundled()).unwrap());
        [
            sought.ranges(text),
            sought.in_title(text),
            sought.in_any(text),
        ]
        .map(|ranges| ranges.into_iter().filter_map(|hit| text.get(hit)).collect())
    }

    #[test]
    fn a_word_close_to_a_misspelt_one_is_a_hit_like_one_that_was_typed() {
        let text = "Cerner, Æon & Oracle–Cerners";
        let close = vec!["Cerner", "Cerners"];
        assert_eq!(hits("~cernr", text), [close.clone(), close.clone(), close]);
        let both = vec!["Cerner", "Oracle", "Cerners"];
        assert_eq!(hits("oracle ~cernre", text)[0], both);
        assert_eq!(hits("-~cerner", text)[2], [""; 0]);
    }

    #[test]
    fn words_of_titles_are_hits_in_titles_and_words_of_products_in_the_detail() {
        let text = "Lorenzo for Leeds";
        let none: Vec<&str> = Vec::new();
        let leeds = vec!["Leeds"];
        assert_eq!(
            hits("title:leeds", text),
            [none.clone(), leeds.clone(), leeds]
        );
        let lorenzo = vec!["Lorenzo"];
        assert_eq!(hits("product:lorenzo", text), [none.clone(), none, lorenzo]);
    }
}
