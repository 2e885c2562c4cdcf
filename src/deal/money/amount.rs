//! Exact decimal numbers.

use std::cmp::Ordering;
use std::fmt::{self, Write as _};
use std::str::FromStr;

/// The largest scale: every `i64` has fewer digits.
const MOST_SCALE: u8 = 18;

/// An exact decimal number: `units / 10^scale`.
#[derive(Clone, Copy, Debug)]
pub struct Amount {
    units: i64,
    scale: u8,
}

/// Why a text is no amount.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is no plain decimal number: {problem}")]
pub struct AmountError {
    /// The text, cleaned and cut to a readable length.
    pub text: String,
    /// What is wrong with it.
    pub problem: &'static str,
}

impl Amount {
    /// `units / 10^scale`; a scale over 18 is refused.
    #[must_use]
    pub fn new(units: i64, scale: u8) -> Option<Self> {
        (scale <= MOST_SCALE).then_some(Self { units, scale })
    }
    /// The integer part of the pair.
    #[must_use]
    pub const fn units(self) -> i64 {
        self.units
    }
    /// The power of ten that divides it.
    #[must_use]
    pub const fn scale(self) -> u8 {
        self.scale
    }
    /// The same pair with a larger scale, for figures that are stored with one scale; `None` when it does not fit.
    #[must_use]
    pub fn rescaled(self, scale: u8) -> Option<Self> {
        let wider = scale
            .checked_sub(self.scale)
            .filter(|_| scale <= MOST_SCALE)?;
        let units = self
            .units
            .checked_mul(10_i64.checked_pow(u32::from(wider))?)?;
        Some(Self { units, scale })
    }
    /// The nearest floating-point number, for charts and converted views only.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "it says so: the nearest")]
    pub fn approximate(self) -> f64 {
        self.units as f64 / 10_f64.powi(i32::from(self.scale))
    }
    /// The exact sum, or `None` when it does not fit.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let mut scale = self.scale.max(other.scale);
        let mut sum = self.units_at(scale) + other.units_at(scale);
        // Zeros at the end may be what does not fit.
        while i64::try_from(sum).is_err() && scale > 0 && sum % 10 == 0 {
            sum /= 10;
            scale -= 1;
        }
        i64::try_from(sum).ok().map(|units| Self { units, scale })
    }
    /// Short, for a list: `774.5m`, `1.42bn`, `950k`, `12,500`. From a million up rounded to four digits: `1.235m`; below
    /// a million every digit is shown.
    #[must_use]
    pub fn short(self) -> String {
        let million = 1_000_000 * power(self.scale);
        let size = i128::from(self.units).abs();
        if size < million {
            let thousand = 1_000 * power(self.scale);
            return if size >= 100 * thousand && size % thousand == 0 {
                format!("{}k", i128::from(self.units) / thousand)
            } else {
                self.long()
            };
        }
        let sign = if self.units < 0 { "-" } else { "" };
        let mut names = ["m", "bn", "tn"].into_iter().peekable();
        let mut unit = million;
        while let Some(name) = names.next() {
            let thousandths = rounded_to_four_digits(size, unit);
            // Rounding may carry 999.95m into the next unit.
            if thousandths < 1_000_000 || names.peek().is_none() {
                let text = Self {
                    units: thousandths,
                    scale: 3,
                }
                .long();
                return format!("{sign}{text}{name}");
            }
            unit *= 1_000;
        }
        self.long()
    }
    /// In full, with thousands separated: `774,500,000`.
    #[must_use]
    pub fn long(self) -> String {
        let plain = self.to_string();
        let (sign, digits) = plain
            .strip_prefix('-')
            .map_or(("", plain.as_str()), |rest| ("-", rest));
        let (whole, fraction) = digits
            .split_once('.')
            .map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
        let mut text = sign.to_owned();
        for (place, digit) in whole.char_indices() {
            if place > 0 && (whole.len() - place) % 3 == 0 {
                text.push(',');
            }
            text.push(digit);
        }
        if let Some(fraction) = fraction {
            text.push('.');
            text.push_str(fraction);
        }
        text
    }

    /// Adds it to a text as a plain decimal: `774500000`, `2.5`. No zeros at the end of a fraction.
    pub fn write(self, text: &mut String) {
        // Ten to the largest scale is below 2^60.
        let divisor = 10_u64.pow(u32::from(self.scale.min(MOST_SCALE)));
        let size = self.units.unsigned_abs();
        let (whole, fraction) = (size / divisor, size % divisor);
        if self.units < 0 {
            text.push('-');
        }
        // Writing to a string cannot fail.
        let _ = write!(text, "{whole}");
        if fraction != 0 {
            let _ = write!(text, ".{fraction:0width$}", width = usize::from(self.scale));
            text.truncate(text.trim_end_matches('0').len());
        }
    }

    /// The units that the amount has at a scale not below its own.
    fn units_at(self, scale: u8) -> i128 {
        // At most 2^63 * 10^18, which is below 2^123.
        i128::from(self.units) * power(scale.saturating_sub(self.scale))
    }
}

/// How many thousandths of a unit a number is, rounded (half up) to four digits of the unit.
fn rounded_to_four_digits(size: i128, unit: i128) -> i64 {
    let whole = size / unit;
    let step = match whole {
        0..=9 => 1,
        10..=99 => 10,
        100..=999 => 100,
        _ => 1_000,
    };
    // A step of thousandths of the unit; `unit` is a multiple of a million.
    let step_size = unit / 1_000 * step;
    let steps = (size + step_size / 2) / step_size;
    i64::try_from(steps * step).unwrap_or(i64::MAX)
}

/// 10 to that power, up to 18.
fn power(scale: u8) -> i128 {
    10_i128.pow(u32::from(scale.min(MOST_SCALE)))
}

impl fmt::Display for Amount {
    /// As the interchange format has it: see [`Amount::write`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        self.write(&mut text);
        f.pad(&text)
    }
}

impl FromStr for Amount {
    type Err = AmountError;
    /// Reads a plain decimal: ASCII digits, at most one point with digits on both sides, a minus sign in front where a
    /// figure is negative. No thousands separators, no exponent, no spaces: what they mean differs from file to file.
    fn from_str(text: &str) -> Result<Self, AmountError> {
        read(text).map_err(|problem| AmountError {
            text: crate::deal::text::excerpt(text),
            problem,
        })
    }
}

fn read(text: &str) -> Result<Amount, &'static str> {
    let (negative, digits) = text
        .strip_prefix('-')
        .map_or((false, text), |rest| (true, rest));
    let (whole, fraction) = digits
        .split_once('.')
        .map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(whole) || !fraction.is_none_or(is_number) {
        return Err("expected digits with at most one point, like 80000000 or 2.5");
    }
    let fraction = fraction.unwrap_or_default().trim_end_matches('0');
    let scale = u8::try_from(fraction.len())
        .ok()
        .filter(|scale| *scale <= MOST_SCALE);
    let scale = scale.ok_or("it has more than 18 decimals")?;
    let units = whole
        .bytes()
        .chain(fraction.bytes())
        .try_fold(0_i64, |units, digit| {
            let digit = i64::from(digit - b'0');
            let units = units.checked_mul(10)?;
            if negative {
                units.checked_sub(digit)
            } else {
                units.checked_add(digit)
            }
        });
    Ok(Amount {
        units: units.ok_or("it is too large")?,
        scale,
    })
}

impl PartialEq for Amount {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}
impl Eq for Amount {}
impl PartialOrd for Amount {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Amount {
    fn cmp(&self, other: &Self) -> Ordering {
        let scale = self.scale.max(other.scale);
        self.units_at(scale).cmp(&other.units_at(scale))
    }
}
