//! Which days a partial date allows, and how it is shown.

use proptest::prelude::*;

use super::{Bounds, Day, PartialDate};

fn date(edtf: &str) -> PartialDate {
    PartialDate::parse(edtf).unwrap()
}

fn bounds(edtf: &str) -> (String, String) {
    let text = |day: Option<Day>| day.map_or_else(|| "-".to_owned(), |day| day.to_string());
    let bounds = date(edtf).bounds();
    (text(bounds.earliest), text(bounds.latest))
}

#[test]
fn bounds_are_the_first_and_last_day_that_the_text_allows() {
    for (edtf, earliest, latest) in [
        ("2019", "2019-01-01", "2019-12-31"),
        ("2019-02", "2019-02-01", "2019-02-28"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2019-10-31", "2019-10-31", "2019-10-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("20XX", "2000-01-01", "2099-12-31"),
        ("2004-XX", "2004-01-01", "2004-12-31"),
        ("2004-XX-XX", "2004-01-01", "2004-12-31"),
        ("2004-06-XX", "2004-06-01", "2004-06-30"),
        ("2001-21", "2001-03-01", "2001-05-31"),
        ("2001-23", "2001-09-01", "2001-11-30"),
        ("2003-24", "2003-12-01", "2004-02-29"),
        ("2016-05-25~", "2016-05-25", "2016-05-25"),
        ("2015-10?", "2015-10-01", "2015-10-31"),
        ("2015%", "2015-01-01", "2015-12-31"),
        ("2018-10/2018-12", "2018-10-01", "2018-12-31"),
        ("2025-11/2026", "2025-11-01", "2026-12-31"),
        ("2014-01/2014-04~", "2014-01-01", "2014-04-30"),
        ("2019/..", "2019-01-01", "-"),
        ("2019/", "2019-01-01", "-"),
        ("../2019", "-", "2019-12-31"),
        ("/2019", "-", "2019-12-31"),
        ("[..2004-04]", "-", "2004-04-30"),
        ("[2023-04..]", "2023-04-01", "-"),
        ("[2020-10-13,2021-10-13]", "2020-10-13", "2021-10-13"),
        ("[2003]", "2003-01-01", "2003-12-31"),
        ("[2019..2021-06]", "2019-01-01", "2021-06-30"),
        ("[1670,1660..1662]", "1660-01-01", "1670-12-31"),
        ("[..2001,2003]", "-", "2003-12-31"),
        ("0000", "0000-01-01", "0000-12-31"),
        ("9999-24", "9999-12-01", "9999-12-31"),
        ("99XX", "9900-01-01", "9999-12-31"),
    ] {
        assert_eq!(
            bounds(edtf),
            (earliest.to_owned(), latest.to_owned()),
            "{edtf}"
        );
    }
}

#[test]
fn what_is_no_date_is_refused() {
    for text in [
        "",
        " 2019",
        "19",
        "2019-2",
        "2019-02-30",
        "2100-02-29",
        "2004-13",
        "2001-25",
        "2001-21-01",
        "2019-00",
        "2019-01-00",
        "2004-XX-15",
        "2024-1X-3X",
        "1XXX",
        "XXXX",
        "201X-05",
        "-1985",
        "Y17E7",
        "2016-05-26~~",
        "~2016",
        "2019/2018",
        "/",
        "..",
        "../..",
        "/..",
        "2019/2020/2021",
        "[]",
        "[..]",
        "[2020,",
        "[2020,]",
        "[2021..2020]",
        "[..2020,2019..]",
        "{2019,2020}",
        "2024-02-29T25:61:61Z",
        "20240101",
        "31/12/2024",
        "２０２４",
        "2024\u{2010}01",
        "Y99999999999999999999999",
        "2019-10-3é",
    ] {
        assert!(PartialDate::parse(text).is_err(), "{text}");
    }
    let long = format!("[{}]", ["2020"; 100].join(","));
    assert!(PartialDate::parse(&long).is_err());
}

#[test]
fn an_error_names_the_text_and_the_problem() {
    let error = PartialDate::parse("2019-02-30").unwrap_err();
    assert_eq!(
        error.to_string(),
        "\"2019-02-30\" is no EDTF date: the calendar has no such day"
    );
    let error = PartialDate::parse(&"\u{1b}[".repeat(5000)).unwrap_err();
    assert!(error.text.chars().count() == 61 && !error.to_string().contains('\u{1b}'));
}

#[test]
fn a_date_is_shown_no_more_precisely_than_its_source() {
    for (edtf, shown, as_end) in [
        ("2019-10-31", "2019-10-31", "2019-10-31"),
        ("2019-10", "2019-10", "2019-10"),
        ("2019", "2019", "2019"),
        ("2004-06-XX", "2004-06", "2004-06"),
        ("2004-XX", "2004", "2004"),
        ("201X", "2010s", "2010s"),
        ("200X", "2000–2009", "2000–2009"),
        ("20XX", "2000–2099", "2000–2099"),
        ("2001-21", "spring 2001", "spring 2001"),
        ("1999-24", "winter 1999–00", "winter 1999–00"),
        ("2016-05-26~", "c. 2016-05-26", "c. 2016-05-26"),
        ("2016?", "2016?", "2016?"),
        ("2016%", "c. 2016?", "c. 2016?"),
        (
            "2022-03/2023-12",
            "2022-03 to 2023-12",
            "2022-03 to 2023-12",
        ),
        (
            "2006-01/2006-03~",
            "2006-01 to c. 2006-03",
            "2006-01 to c. 2006-03",
        ),
        ("2019/..", "2019, open", "open, 2019 at the earliest"),
        ("2019/", "2019 to ?", "2019 to ?"),
        ("../2019", "open, to 2019", "open, to 2019"),
        ("/2019", "? to 2019", "? to 2019"),
        ("[..2004-04]", "before 2004-05", "before 2004-05"),
        ("[..2020-12]", "before 2021-01", "before 2021-01"),
        ("[..2020]", "before 2021", "before 2021"),
        ("[..9999]", "9999 or earlier", "9999 or earlier"),
        ("[..201X]", "2010s or earlier", "2010s or earlier"),
        ("[..2016-11-29]", "by 2016-11-29", "by 2016-11-29"),
        ("[2023-04..]", "2023-04 or later", "at least until 2023-04"),
        ("[2003,2004]", "2003 or 2004", "2003 or 2004"),
        (
            "[2003,2004-05,2006..]",
            "2003, 2004-05 or 2006 or later",
            "2003, 2004-05 or 2006 or later",
        ),
        ("[2019..2021]", "2019 to 2021", "2019 to 2021"),
    ] {
        assert_eq!(date(edtf).to_string(), shown, "{edtf}");
        assert_eq!(date(edtf).as_end().to_string(), as_end, "{edtf}");
    }
    assert_eq!(
        format!("{:>8}|{:<8}|", date("2019"), date("2019").as_end()),
        "    2019|2019    |"
    );
}

#[test]
fn an_open_end_is_not_an_unknown_or_a_later_one() {
    assert!(date("2019/..").is_open_ended());
    for edtf in ["2019/", "[2019..]", "2019/2020", "2019", "../2019"] {
        assert!(!date(edtf).is_open_ended(), "{edtf}");
    }
}

#[test]
fn days_agree_with_another_calendar() {
    let mut day = jiff::civil::date(-1, 12, 31);
    for number in Day::FIRST.number()..=Day::LAST.number() {
        day = day.tomorrow().unwrap();
        let ymd = (
            i32::from(day.year()),
            day.month().unsigned_abs().into(),
            day.day().unsigned_abs().into(),
        );
        assert_eq!(Day::from_number(number).ymd(), ymd);
        assert_eq!(
            Day::from_ymd(ymd.0, ymd.1, ymd.2),
            Some(Day::from_number(number))
        );
    }
    assert_eq!(day, jiff::civil::date(9999, 12, 31));
}

#[test]
fn days_outside_the_calendar_are_clamped_or_refused() {
    assert_eq!(Day::from_number(i32::MAX), Day::LAST);
    assert_eq!(Day::from_number(i32::MIN), Day::FIRST);
    assert_eq!(Day::from_ymd(10_000, 1, 1), None);
    assert_eq!(Day::from_ymd(-1, 1, 1), None);
    assert_eq!(Day::from_ymd(2019, 2, 29), None);
    let day: Day = "2024-02-29".parse().unwrap();
    assert_eq!(day.plus_months(12).to_string(), "2025-02-28");
    assert_eq!(day.plus_months(-1).to_string(), "2024-01-29");
    assert_eq!(day.plus_months(i32::MAX), Day::LAST);
    assert_eq!(day.plus_months(i32::MIN), Day::FIRST);
    assert!(Day::today() > day);
}

#[test]
fn spans_overlap_and_lie_within_one_another() {
    let of = |edtf: &str| Bounds::of_edtf(edtf).unwrap();
    assert!(of("2019").overlaps(of("2019-12-31")));
    assert!(!of("2019").overlaps(of("2020-01-01")));
    assert!(of("[2019..]").overlaps(of("2050")) && !of("[2019..]").overlaps(of("2018")));
    assert!(of("[..2019]").overlaps(of("1900/..")) && !of("[..2019]").overlaps(of("2020")));
    assert!(of("2019-05").within(of("2019")) && !of("2019").within(of("2019-05")));
    assert!(of("2019").within(of("[2019..]")) && !of("[2019..]").within(of("2019/2050")));
    assert!(of("2019").within(Bounds::default()) && !Bounds::default().within(of("2019")));
}

#[test]
fn an_end_moved_by_options_keeps_its_precision() {
    for (edtf, months, moved) in [
        ("2024-05-16", 48, Some("2028-05-16")),
        ("2024-02-29", 12, Some("2025-02-28")),
        ("2025-09", 96, Some("2033-09")),
        ("2026", 24, Some("2028")),
        ("2023-04-30~", 12, Some("2024-04-30~")),
        ("2014/2015-06", 6, Some("2015-12")),
        ("[2014,2016]", 12, Some("2017")),
        ("[2023-04..]", 12, None),
        ("2019/..", 12, None),
    ] {
        let found = date(edtf).latest_plus_months(months);
        assert_eq!(found.as_ref().map(PartialDate::edtf), moved, "{edtf}");
    }
}

#[test]
fn dates_rise_by_earliest_then_latest_with_the_undated_last() {
    let mut all = [
        None,
        Some("9999-12-31"),
        Some("2019"),
        Some("2019-01"),
        Some("[..2018]"),
        Some("2019/.."),
        None,
    ]
    .map(|edtf| edtf.and_then(Bounds::of_edtf).unwrap_or_default());
    all.sort_by(|a, b| a.rising(*b));
    let shown = all.map(|bounds| bounds.sort_key().map(|key| format!("{} {}", key.0, key.1)));
    assert_eq!(
        shown.map(Option::unwrap_or_default),
        [
            "2018-12-31 2018-12-31",
            "2019-01-01 2019-01-31",
            "2019-01-01 2019-12-31",
            "2019-01-01 9999-12-31",
            "9999-12-31 9999-12-31",
            "",
            "",
        ]
    );
}

/// EDTF texts of all forms, right and nearly right.
fn edtf() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        "[0-2][0-9]{3}",
        "[0-9]{3}X",
        "[0-9]{2}XX",
        "[0-9]{4}-(0[1-9]|1[0-2]|2[1-4]|XX)",
        "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]|XX)",
    ];
    let part = (
        part,
        prop_oneof![6 => Just(""), 1 => Just("~"), 1 => Just("?"), 1 => Just("%")],
    )
        .prop_map(|(date, doubt)| format!("{date}{doubt}"));
    let pair = (part.clone(), part.clone());
    prop_oneof![
        part.clone(),
        pair.clone().prop_map(|(a, b)| format!("{a}/{b}")),
        pair.clone().prop_map(|(a, b)| format!("[{a}..{b}]")),
        part.clone().prop_map(|a| format!("{a}/..")),
        part.clone().prop_map(|a| format!("/{a}")),
        part.clone().prop_map(|a| format!("[..{a}]")),
        part.clone().prop_map(|a| format!("[{a}..]")),
        proptest::collection::vec(part, 1..5).prop_map(|all| format!("[{}]", all.join(","))),
    ]
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(text in ".*", near in "[\\[\\]./,0-9X~?%-]{0,24}") {
        for text in [text, near] {
            if let Ok(date) = PartialDate::parse(&text) {
                prop_assert_eq!(date.edtf(), text);
                let _ = (date.to_string(), date.as_end().to_string(), date.latest_plus_months(7));
            }
        }
    }

    #[test]
    fn what_was_read_is_written_and_read_again(text in edtf()) {
        if let Ok(date) = PartialDate::parse(&text) {
            prop_assert_eq!(date.edtf(), &text);
            prop_assert_eq!(PartialDate::parse(date.edtf()), Ok(date.clone()));
            let bounds = date.bounds();
            prop_assert_eq!(Bounds::of_edtf(&text), Some(bounds));
            prop_assert!(!bounds.is_undated());
            prop_assert!(bounds.earliest.zip(bounds.latest).is_none_or(|(from, to)| from <= to));
        }
    }

    #[test]
    fn every_coarser_text_has_the_day_in_it(number in Day::FIRST.number()..=Day::LAST.number()) {
        let day = Day::from_number(number);
        let text = day.to_string();
        prop_assert_eq!(text.parse::<Day>(), Ok(day));
        let cut = |length: usize| text.get(..length).unwrap_or_default();
        let (year, month) = (cut(4), cut(7));
        for coarse in [
            text.clone(), month.to_owned(), year.to_owned(), format!("{}X", cut(3)), format!("{}XX", cut(2)),
            format!("{year}-XX"), format!("{month}-XX"), format!("{text}~"), format!("{month}/"), format!("[..{year}]"),
        ] {
            let bounds = date(&coarse).bounds();
            prop_assert!(bounds.earliest.is_none_or(|from| from <= day), "{}", coarse);
            prop_assert!(bounds.latest.is_none_or(|to| day <= to), "{}", coarse);
        }
    }

    #[test]
    fn the_order_of_dates_is_total(texts in proptest::collection::vec(proptest::option::of(edtf()), 3)) {
        let [a, b, c] = [0, 1, 2].map(|i| {
            texts[i].as_deref().and_then(Bounds::of_edtf).unwrap_or_default()
        });
        prop_assert_eq!(a.rising(b), b.rising(a).reverse());
        if a.rising(b).is_le() && b.rising(c).is_le() {
            prop_assert!(a.rising(c).is_le());
        }
        prop_assert!(!a.is_undated() || b.rising(a).is_le());
    }
}
