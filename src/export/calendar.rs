//! Ends as a calendar: iCalendar (RFC 5545), an all-day event for each deal on the earliest day that its end may be.
//!
//! The same deals give the same bytes: an event's id comes from the deal's, its time stamp from the deals file.

use std::io::{self, Write};

use super::radar::Sighted;
use crate::deal::{Day, PartialDate, Side, Stated};
use crate::index::{Entry, Index};

/// Content lines are folded so that none has more octets, without its line break (RFC 5545, 3.1).
const OCTETS: usize = 75;

/// What a calendar says of itself.
#[derive(Clone, Debug)]
pub struct Calendar<'a> {
    /// What programs show over it.
    pub name: &'a str,
    /// The day of which it tells: the time stamp of its events.
    pub stamp: Day,
}

impl Calendar<'_> {
    /// Writes the deals that have a day on which they end, and gives how many they are.
    ///
    /// # Errors
    /// When writing fails.
    pub fn write(
        &self,
        sighted: &[Sighted],
        index: &Index,
        out: &mut dyn Write,
    ) -> io::Result<usize> {
        line(out, "BEGIN:VCALENDAR")?;
        line(out, "VERSION:2.0")?;
        line(out, "PRODID:-//dealscope//radar//EN")?;
        line(out, "CALSCALE:GREGORIAN")?;
        line(out, &format!("NAME:{}", escaped(self.name)))?;
        // The older name of the same, which most programs read.
        line(out, &format!("X-WR-CALNAME:{}", escaped(self.name)))?;
        let mut events = 0;
        for (_, row) in sighted.iter().filter(|(lane, _)| lane.is_dated()) {
            if let Some(entry) = index.entry(*row)
                && self.event(&entry, out)?
            {
                events += 1;
            }
        }
        line(out, "END:VCALENDAR")?;
        Ok(events)
    }

    fn event(&self, entry: &Entry<'_>, out: &mut dyn Write) -> io::Result<bool> {
        let (bounds, Some(Stated::Read(ends))) = (entry.ends_bounds(), entry.ends()) else {
            return Ok(false);
        };
        let Some(day) = bounds.earliest.or(bounds.latest) else {
            return Ok(false);
        };
        let after = Day::from_number(day.number() + 1);
        let certain = is_certain(&ends) && !entry.is_unconfirmed() && !entry.is_disputed();
        line(out, "BEGIN:VEVENT")?;
        line(
            out,
            &format!("UID:{}-ends@dealscope", escaped(entry.slug())),
        )?;
        line(out, &format!("DTSTAMP:{}T000000Z", basic(self.stamp)))?;
        line(out, &format!("DTSTART;VALUE=DATE:{}", basic(day)))?;
        line(out, &format!("DTEND;VALUE=DATE:{}", basic(after)))?;
        line(out, &format!("SUMMARY:{}", escaped(&summary(entry, &ends))))?;
        line(
            out,
            &format!("DESCRIPTION:{}", escaped(&description(entry, &ends))),
        )?;
        line(
            out,
            if certain {
                "STATUS:CONFIRMED"
            } else {
                "STATUS:TENTATIVE"
            },
        )?;
        line(out, "TRANSP:TRANSPARENT")?;
        line(out, "END:VEVENT")?;
        Ok(true)
    }
}

fn is_certain(ends: &PartialDate) -> bool {
    let bounds = ends.bounds();
    bounds.earliest.is_some() && bounds.earliest == bounds.latest && !ends.is_doubtful()
}

/// What ends, and how precisely that is known where it is no certain day.
fn summary(entry: &Entry<'_>, ends: &PartialDate) -> String {
    let precision = if is_certain(ends) {
        String::new()
    } else {
        format!(" ({}, day not certain)", ends.as_end())
    };
    let claim = if entry.is_unconfirmed() {
        " (unconfirmed)"
    } else {
        ""
    };
    format!("Ends: {}{precision}{claim}", entry.title())
}

/// What one wants to know on that day, a fact a line.
fn description(entry: &Entry<'_>, ends: &PartialDate) -> String {
    let mut facts = vec![format!("Ends: {}", ends.as_end())];
    let mut fact = |what: &str, text: String| {
        if !text.is_empty() {
            facts.push(format!("{what}: {text}"));
        }
    };
    let told =
        |date: Option<Stated<PartialDate>>| date.map_or_else(String::new, |date| date.to_string());
    let side = |side| entry.side(side).collect::<Vec<_>>().join(", ");
    fact("With all options", told(entry.ends_max()));
    fact("Suppliers", side(Side::Vendor));
    fact("Buyers", side(Side::Customer));
    let value = entry.value().map(|(value, _)| value.to_string());
    fact("Value", value.unwrap_or_else(|| "not known".to_owned()));
    fact("Id", entry.slug().to_owned());
    facts.join("\n")
}

/// `20191031`.
fn basic(day: Day) -> String {
    let (year, month, day) = day.ymd();
    format!("{year:04}{month:02}{day:02}")
}

/// A text as a value of the type TEXT (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' => escaped.push_str("\\n"),
            '\\' | ';' | ',' => escaped.extend(['\\', character]),
            control if control.is_control() => {}
            other => escaped.push(other),
        }
    }
    escaped
}

/// Writes a content line, folded between characters.
fn line(out: &mut dyn Write, text: &str) -> io::Result<()> {
    let mut folded = String::with_capacity(text.len() + 8);
    let mut octets = 0;
    for character in text.chars() {
        if octets + character.len_utf8() > OCTETS {
            folded.push_str("\r\n ");
            // The space counts.
            octets = 1;
        }
        folded.push(character);
        octets += character.len_utf8();
    }
    folded.push_str("\r\n");
    out.write_all(folded.as_bytes())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(text: &str) -> String {
        let mut out = Vec::new();
        line(&mut out, text).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn commas_semicolons_backslashes_and_line_breaks_are_escaped() {
        assert_eq!(escaped("a, b; c\\d\ne\r"), "a\\, b\\; c\\\\d\\ne");
    }

    proptest! {
        #[test]
        fn a_folded_line_is_short_and_unfolds_to_itself(text in "\\PC{0,300}") {
            let folded = written(&text);
            prop_assert!(folded.ends_with("\r\n"));
            prop_assert!(folded.split("\r\n").all(|line| line.len() <= OCTETS));
            prop_assert_eq!(folded.replace("\r\n ", ""), text + "\r\n");
        }
    }
}
