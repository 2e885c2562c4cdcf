//! `dealscope radar`: what ends when, from a day on, to look at, to compute with, or for a calendar.

use anyhow::bail;

use super::{Outcome, Streams, WrongUse, asked, counted, opened};
use crate::cli::{Radar, RadarFormat};
use crate::deal::{Cancel, Day};
use crate::export::{Calendar, Format, Setting, Sighted, write_radar};
use crate::index::{AsOf, Index, Lane, Radar as Lanes};
use crate::query::{Moment, parse_moment};

/// Writes the deals in their lanes, and says what is in none.
///
/// # Errors
/// When the file, the query or a date is not to be had, or writing fails.
pub fn run(args: &Radar, streams: &mut Streams<'_>) -> anyhow::Result<Outcome> {
    let as_of = asked::as_of(args.as_of.as_deref())?;
    let until = until(args.within.as_deref(), as_of.day)?;
    let opened = opened::open(&args.source, streams)?;
    let query = asked::read(&args.query.join(" "), &opened.file.codes()?)?;
    let loaded = opened.load()?;
    let rows = loaded.select(query, as_of, streams)?.rows;
    let Some(radar) = loaded.index.radar(&rows, as_of, &Cancel::default()) else {
        return Ok(Outcome::Done);
    };
    let sighted = sighted(&radar, &loaded.index, until);
    let setting = Setting {
        width: streams.width,
        ..Setting::default()
    };
    let format = match args.format {
        RadarFormat::Table => Format::Table,
        RadarFormat::Csv => Format::Csv,
        RadarFormat::Json => Format::Json,
        RadarFormat::Ics => {
            let undated = sighted.iter().filter(|(lane, _)| !lane.is_dated()).count();
            let meta = loaded.file.meta()?;
            let stamp = meta.as_of.and_then(|day| day.parse().ok());
            let calendar = Calendar {
                name: "Ends of agreements",
                stamp: stamp.unwrap_or(as_of.day),
            };
            if undated == sighted.len() {
                // RFC 5545 knows no calendar without an event.
                bail!(
                    "none of these deals has a day on which it ends: there is nothing to put into a calendar"
                );
            }
            let events = calendar.write(&sighted, &loaded.index, streams.data)?;
            streams.data.flush()?;
            if undated > 0 {
                streams.note(&format!("without a day, and so in no calendar: {undated}"));
            }
            conclude(&radar, args, as_of, events, streams);
            return Ok(Outcome::Done);
        }
    };
    let written = write_radar(
        &sighted,
        as_of,
        &loaded.index,
        format,
        setting,
        streams.data,
    )?;
    streams.data.flush()?;
    loaded.tell_problems(0, streams);
    conclude(&radar, args, as_of, written.deals, streams);
    Ok(Outcome::Done)
}

/// The first day that is too late, counted from a day; a calendar date is the last day that is not.
fn until(within: Option<&str>, day: Day) -> Result<Option<Day>, WrongUse> {
    let Some(text) = within else {
        return Ok(None);
    };
    let moment =
        parse_moment(text).map_err(|why| WrongUse::Option(format!("--within {text}: {why}")))?;
    let end = moment.day(day);
    let until = match moment {
        Moment::Day(_) => Day::from_number(end.number() + 1),
        Moment::FromToday { .. } => end,
    };
    if until <= day {
        let why = format!("--within {text}: that is not after {day}, from which the radar looks");
        return Err(WrongUse::Option(why));
    }
    Ok(Some(until))
}

/// The deals lane by lane; with a limit only those that end from the day on and before it.
fn sighted(radar: &Lanes, index: &Index, until: Option<Day>) -> Vec<Sighted> {
    let mut sighted = Vec::with_capacity(radar.len());
    for lane in Lane::ALL {
        for row in radar.deals(lane) {
            let bounds = index.entry(row).map(|entry| entry.ends_bounds());
            let first = bounds.and_then(|bounds| bounds.earliest.or(bounds.latest));
            let wanted = until.is_none_or(|until| {
                lane.is_dated() && lane != Lane::Ended && first.is_some_and(|first| first < until)
            });
            if wanted {
                sighted.push((lane, row));
            }
        }
    }
    sighted
}

/// Says what is not among what was written, and how much is.
fn conclude(radar: &Lanes, args: &Radar, as_of: AsOf, written: usize, streams: &mut Streams<'_>) {
    let left_out: Vec<String> = radar
        .left_out()
        .map(|(count, why)| format!("{count} {}", why.words(count)))
        .collect();
    if !left_out.is_empty() {
        streams.note(&format!("in no lane: {}", left_out.join(", ")));
    }
    if let Some(within) = &args.within {
        let others = radar.len().saturating_sub(written);
        streams.note(&format!(
            "in other lanes or later than --within {within}: {others}"
        ));
    }
    let deals = counted(written, "deal", "deals");
    streams.note(&format!("{deals}, as of {}", as_of.day));
}
