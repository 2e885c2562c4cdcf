//! A deal as Markdown.

use std::io::{self, Write};

use super::facts;
use super::text::{described, numbered};
use crate::deal::{Codes, Deal};
use crate::export::escaped;

/// Writes the deal with all its facts, then its sources.
///
/// # Errors
/// When writing fails.
pub fn write(deal: &Deal, codes: &Codes, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# {}\n", escaped(&deal.title))?;
    writeln!(out, "`{}`", deal.slug)?;
    if let Some(doubt) = facts::doubt(deal) {
        writeln!(out, "\n**{doubt}**")?;
    }
    for section in facts::sections(deal, codes) {
        writeln!(out, "\n## {}\n", section.title)?;
        for fact in &section.facts {
            write!(out, "- ")?;
            if !fact.label.is_empty() {
                write!(out, "**{}**: ", escaped(&fact.label))?;
            }
            write!(out, "{}", escaped(&fact.text))?;
            for aside in &fact.asides {
                write!(out, " · {}", escaped(aside))?;
            }
            for cite in fact.cites {
                write!(out, " {}", escaped(&numbered(cite)))?;
            }
            writeln!(out)?;
        }
    }
    if !deal.sources.is_empty() {
        writeln!(out, "\n## Sources\n")?;
    }
    for (place, source) in deal.sources.iter().enumerate() {
        let number = place.saturating_add(1);
        write!(out, "{number}. ")?;
        write!(out, "{}", escaped(&described(source, codes).join(" · ")))?;
        if let Some(url) = &source.url {
            write!(out, " · {}", escaped(url))?;
        }
        writeln!(out)?;
    }
    Ok(())
}
