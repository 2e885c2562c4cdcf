//! Labels and scales.

use super::{day, extent};
use crate::app::timeline::{Axis, Window};

#[test]
fn labels_suit_the_zoom() {
    let texts = |from: &str, to: &str, columns: u16| {
        let axis = Axis::of(&Window::fit(extent(from, to), columns));
        let texts: Vec<String> = axis.labels.into_iter().map(|label| label.text).collect();
        texts.join(" ")
    };
    insta::assert_snapshot!(
        [
            texts("1900-01-01", "2030-01-01", 60),
            texts("2001-01-01", "2031-01-01", 100),
            texts("2010-01-01", "2020-01-01", 100),
            texts("2018-01-01", "2021-01-01", 100),
            texts("2019-01-01", "2020-03-01", 120),
        ]
        .join("\n"),
        @r#"
        1900 1920 1940 1960 1980 2000 2020
        2005 2010 2015 2020 2025 2030
        2010 2011 2012 2013 2014 2015 2016 2017 2018 2019
        2018 Q2 Q3 Q4 2019 Q2 Q3 Q4 2020 Q2 Q3 Q4
        2019 Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec 2020 Feb Mar
        "#
    );
    let new_year = day("2020-01-01");
    let year = Window::fit(extent("2020-01-01", "2020-01-01"), 60);
    let close = (0..4).fold(year, |window, _| window.zoomed(true, Some(new_year)));
    let axis = Axis::of(&close);
    let texts: Vec<&str> = axis.labels.iter().map(|label| &*label.text).collect();
    insta::assert_snapshot!(texts.join(" "), @"21 26 Jan 2020 6 11");
}

#[test]
fn the_scale_is_told_in_words() {
    let scale = |from: &str, to: &str| Window::fit(extent(from, to), 104).scale();
    insta::assert_snapshot!(
        [
            scale("1000-01-01", "2000-01-01"),
            scale("1917-01-01", "2017-01-01"),
            scale("2000-01-01", "2025-01-01"),
            scale("2010-01-01", "2018-05-01"),
            scale("2010-01-01", "2011-12-01"),
        ]
        .join("\n"),
        @r#"
        10 years
        a year
        3 months
        a month
        a week
        "#
    );
}
