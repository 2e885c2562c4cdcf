//! A deal as text for a terminal.

use std::io::{self, Write};

use super::facts::{self, Fact, Section};
use crate::deal::{Citation, Codes, Deal, Source, Stance};

/// Labels are padded to no more than this.
const LABEL: usize = 18;

/// Writes the deal with all its facts, then its sources.
///
/// # Errors
/// When writing fails.
pub fn write(deal: &Deal, codes: &Codes, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", deal.title)?;
    writeln!(out, "{}", deal.slug)?;
    if let Some(doubt) = facts::doubt(deal) {
        writeln!(out, "{doubt}")?;
    }
    for section in facts::sections(deal, codes) {
        write_section(&section, out)?;
    }
    if !deal.sources.is_empty() {
        writeln!(out, "\nSources")?;
        for (place, source) in deal.sources.iter().enumerate() {
            write_source(place, source, codes, out)?;
        }
    }
    Ok(())
}

fn write_section(section: &Section<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n{}", section.title)?;
    let longest = |fact: &Fact<'_>| fact.label.chars().count();
    let width = section.facts.iter().map(longest).max().unwrap_or_default();
    let width = width.min(LABEL);
    for fact in &section.facts {
        let gap = if width == 0 { "" } else { "  " };
        write!(out, "  {:width$}{gap}{}", fact.label, fact.text)?;
        if !fact.asides.is_empty() {
            write!(out, " · {}", fact.asides.join(" · "))?;
        }
        for cite in fact.cites {
            write!(out, " {}", numbered(cite))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// `[1]`, `[2 contradicts]`, `[3 mentions, p. 4: note]`.
pub fn numbered(cite: &Citation) -> String {
    let stance = match cite.stance {
        Stance::Supports => None,
        Stance::Contradicts => Some("contradicts"),
        Stance::Mentions => Some("mentions"),
    };
    let mut words: Vec<&str> = stance.into_iter().collect();
    words.extend(cite.locator.as_deref());
    words.extend(cite.note.as_deref());
    let number = cite.source.saturating_add(1);
    if words.is_empty() {
        format!("[{number}]")
    } else {
        format!("[{number} {}]", words.join(", "))
    }
}

fn write_source(
    place: usize,
    source: &Source,
    codes: &Codes,
    out: &mut dyn Write,
) -> io::Result<()> {
    let number = place.saturating_add(1);
    writeln!(out, "  [{number}] {}", described(source, codes).join(" · "))?;
    if let Some(url) = &source.url {
        writeln!(out, "      {url}")?;
    }
    Ok(())
}

/// What is known of a source apart from its address.
pub fn described(source: &Source, codes: &Codes) -> Vec<String> {
    let mut parts = vec![match source.grade.as_deref() {
        Some(grade) => format!("grade {grade}"),
        None => "no grade".to_owned(),
    }];
    parts.extend(source.publisher.as_ref().map(ToString::to_string));
    parts.extend(source.title.as_ref().map(|title| format!("“{title}”")));
    parts.extend(source.date.as_ref().map(|date| facts::shown(Some(date))));
    parts.extend(
        source
            .kind
            .as_deref()
            .map(|kind| codes.label("source_kind", kind).to_lowercase()),
    );
    let copy = source.copy_of.as_ref();
    parts.extend(copy.map(|slug| format!("a copy of {slug}, no second witness")));
    parts.extend(source.note.as_ref().map(ToString::to_string));
    parts.push(source.slug.to_string());
    parts
}
