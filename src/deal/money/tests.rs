//! Amounts, currencies and how they are read and shown.

use proptest::prelude::*;

use super::{Amount, Currency, Qualifier, Rates, Value};

fn amount(text: &str) -> Amount {
    text.parse().unwrap()
}

#[test]
fn amounts_are_read_exactly_and_written_without_needless_zeros() {
    for (text, written) in [
        ("0", "0"),
        ("-0", "0"),
        ("80000000", "80000000"),
        ("2.5", "2.5"),
        ("2.50", "2.5"),
        ("1234567.89", "1234567.89"),
        ("007.10", "7.1"),
        ("-12.05", "-12.05"),
        ("9223372036854775807", "9223372036854775807"),
        ("-9223372036854775808", "-9223372036854775808"),
        ("0.000000000000000001", "0.000000000000000001"),
        ("1.00000000000000000000000000", "1"),
    ] {
        assert_eq!(amount(text).to_string(), written, "{text}");
    }
}

#[test]
fn what_is_no_plain_decimal_is_refused() {
    for text in [
        "",
        " 7",
        "7 ",
        "1e309",
        "NaN",
        "inf",
        "0x10",
        "１２３",
        "$4.3B",
        "1,234",
        "1.234.567",
        "1 234",
        "+5",
        ".5",
        "5.",
        "-",
        "--1",
        "9223372036854775808",
        "0.0000000000000000001",
        "TBC",
    ] {
        assert!(text.parse::<Amount>().is_err(), "{text}");
    }
}

#[test]
fn short_figures_never_hide_that_digits_were_dropped() {
    for (text, short) in [
        ("0", "0"),
        ("2.5", "2.5"),
        ("12500", "12,500"),
        ("95000", "95,000"),
        ("100000", "100k"),
        ("950000", "950k"),
        ("950500", "950,500"),
        ("999999.99", "999,999.99"),
        ("1000000", "1m"),
        ("774500000", "774.5m"),
        ("782000000", "782m"),
        ("1234000", "1.234m"),
        ("1234567", "1.235m"),
        ("999949999", "999.9m"),
        ("999950000", "1bn"),
        ("1420000000", "1.42bn"),
        ("10000000000", "10bn"),
        ("4336822777", "4.337bn"),
        ("1234000000000", "1.234tn"),
        ("1234567000000000", "1,235tn"),
        ("-2500000", "-2.5m"),
        ("1000000.01", "1m"),
    ] {
        assert_eq!(amount(text).short(), short, "{text}");
    }
}

#[test]
fn long_figures_show_every_digit() {
    for (text, long) in [
        ("774500000", "774,500,000"),
        ("-1234.5", "-1,234.5"),
        ("999", "999"),
    ] {
        assert_eq!(amount(text).long(), long);
    }
}

#[test]
fn equal_figures_of_different_scale_are_equal() {
    assert_eq!(Amount::new(250, 2), Amount::new(25, 1));
    assert!(Amount::new(i64::MAX, 0) > Amount::new(i64::MAX, 18));
    assert!(Amount::new(i64::MIN, 0) < Amount::new(i64::MIN, 18));
    assert_eq!(Amount::new(1, 19), None);
    assert_eq!(amount("2.5").rescaled(3).map(Amount::units), Some(2500));
    assert_eq!(amount("2.5").rescaled(0), None);
    assert_eq!(Amount::new(i64::MAX, 0).unwrap().rescaled(1), None);
}

#[test]
fn sums_are_exact_or_none() {
    assert_eq!(
        amount("0.1").checked_add(amount("0.2")),
        Some(amount("0.3"))
    );
    assert_eq!(amount("9223372036854775807").checked_add(amount("1")), None);
    let large = Amount::new(900_000_000_000_000_000, 2).unwrap();
    let sum = large.checked_add(large).unwrap();
    assert_eq!(sum.to_string(), "18000000000000000");
    let fine = Amount::new(1, 18).unwrap();
    assert_eq!(amount("1000").checked_add(fine), None);
}

#[test]
fn a_value_says_how_it_is_meant_and_never_shows_a_bare_figure() {
    use Qualifier::{
        Approximately, AtLeast, Between, Estimated, Exact, Unconfirmed, Undisclosed, UpTo,
    };
    let rows = [
        (
            Exact,
            "774500000",
            "",
            "GBP",
            "£774.5m",
            "£774,500,000 exact",
        ),
        (
            Exact,
            "4336822777",
            "",
            "USD",
            "US$4.337bn",
            "US$4,336,822,777 exact",
        ),
        (Exact, "0", "", "EUR", "€0", "€0 exact"),
        (
            Approximately,
            "1300000000",
            "",
            "USD",
            "about US$1.3bn",
            "about US$1,300,000,000",
        ),
        (
            Approximately,
            "1234567",
            "",
            "GBP",
            "about £1.235m",
            "about £1,234,567",
        ),
        (
            UpTo,
            "300000000",
            "",
            "GBP",
            "up to £300m",
            "up to £300,000,000",
        ),
        (
            AtLeast,
            "5000000",
            "",
            "SEK",
            "at least SEK\u{a0}5m",
            "at least SEK\u{a0}5,000,000",
        ),
        (
            Estimated,
            "80000000",
            "",
            "GBP",
            "est. £80m",
            "£80,000,000 estimated",
        ),
        (
            Estimated,
            "",
            "",
            "",
            "estimated, no figure",
            "estimated, no figure",
        ),
        (
            Between,
            "40000000",
            "90000000",
            "GBP",
            "£40m–£90m",
            "£40,000,000 to £90,000,000",
        ),
        (
            Between,
            "40000000",
            "",
            "GBP",
            "at least £40m",
            "at least £40,000,000",
        ),
        (Undisclosed, "", "", "", "undisclosed", "undisclosed"),
        (
            Unconfirmed,
            "80000000",
            "",
            "GBP",
            "£80m unconfirmed",
            "£80,000,000 unconfirmed",
        ),
        (
            Unconfirmed,
            "",
            "",
            "",
            "unconfirmed, no figure",
            "unconfirmed, no figure",
        ),
        (
            Exact,
            "146000000",
            "",
            "",
            "146m, no currency",
            "146,000,000, no currency exact",
        ),
        (
            Exact,
            "-5000000",
            "",
            "CHF",
            "-CHF\u{a0}5m",
            "-CHF\u{a0}5,000,000 exact",
        ),
        (Exact, "", "", "GBP", "no figure", "no figure"),
    ];
    for (qualifier, low, high, currency, short, long) in rows {
        let value = Value {
            qualifier,
            amount: low.parse().ok(),
            max: high.parse().ok(),
            currency: Currency::new(currency),
        };
        assert_eq!(
            (value.short().as_str(), value.long().as_str()),
            (short, long)
        );
    }
}

#[test]
fn currencies_are_three_letters_and_symbols_name_just_one() {
    assert_eq!(Currency::new("gbp").unwrap().code(), "GBP");
    for code in ["", "GB", "GBPX", "G1P", "£", "é€"] {
        assert_eq!(Currency::new(code), None);
    }
    assert_eq!(Currency::of_symbol("us$"), Currency::new("USD"));
    assert_eq!(Currency::of_symbol("$"), None);
    assert_eq!(Currency::of_symbol("kr"), None);
}

#[test]
fn converting_needs_both_rates_of_the_year() {
    let [gbp, usd, eur] = ["GBP", "USD", "EUR"].map(|code| Currency::new(code).unwrap());
    let mut rates = Rates::default();
    rates.insert(2020, gbp, 0.8);
    rates.insert(2020, usd, 1.2);
    rates.insert(2021, usd, -1.0);
    let hundred = amount("100");
    let close = |found: Option<f64>, wanted: f64| (found.unwrap() - wanted).abs() < 1e-9;
    assert!(close(rates.convert(hundred, gbp, usd, 2020), 150.0));
    assert!(close(rates.convert(hundred, eur, usd, 2020), 120.0));
    assert!(close(rates.convert(hundred, gbp, gbp, 1900), 100.0));
    assert_eq!(rates.convert(hundred, gbp, usd, 2021), None);
    assert_eq!(rates.convert(hundred, eur, usd, 2021), None);
}

proptest! {
    #[test]
    fn any_amount_is_read_back_as_written(units in any::<i64>(), scale in 0_u8..=18) {
        let amount = Amount::new(units, scale).unwrap();
        prop_assert_eq!(amount.to_string().parse::<Amount>(), Ok(amount));
        let _ = (amount.short(), amount.long());
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in ".*", near in "[-0-9.]{0,40}") {
        let _ = (text.parse::<Amount>(), near.parse::<Amount>());
    }

    #[test]
    fn adding_is_exact_where_it_answers(
        (a, p) in (any::<i64>(), 0_u8..=9),
        (b, q) in (any::<i64>(), 0_u8..=9),
    ) {
        let sum = Amount::new(a, p).unwrap().checked_add(Amount::new(b, q).unwrap());
        if let Some(sum) = sum {
            let at = |units: i64, scale: u8| i128::from(units) * 10_i128.pow(u32::from(18 - scale));
            prop_assert_eq!(at(sum.units(), sum.scale()), at(a, p) + at(b, q));
        }
    }
}
