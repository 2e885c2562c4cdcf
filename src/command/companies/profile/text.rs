//! A profile as text for a terminal.

use std::io::{self, Write};

use super::Told;
use crate::deal::Company;
use crate::export::{Cells, Column};
use crate::index::{Entry, Ground, Lane, Outcome, Partner, Reach, Row, Tallied, Whose};

/// What is ending soon: on the day or later, and less than two years from it.
const SOON: [Lane; 4] = [Lane::Under6, Lane::From6, Lane::From12, Lane::From18];

/// Writes the profile, part after part; a part of which nothing is known is left out.
pub(super) fn write(told: &Told<'_>, out: &mut dyn Write) -> io::Result<()> {
    let index = &told.loaded.index;
    let Some(company) = index.companies().get(told.profile.company) else {
        return Ok(());
    };
    head(company, told, out)?;
    names(company, told, out)?;
    line(told, out)?;
    value(told, out)?;
    tallied("Roles", &told.profile.roles, told, "role", out)?;
    deals(told, out)?;
    partners(
        "Counterparties",
        &told.profile.counterparties,
        true,
        told,
        out,
    )?;
    partners(
        "Also in these deals",
        &told.profile.others,
        false,
        told,
        out,
    )?;
    tallied("Products", &told.profile.products, told, "", out)?;
    tallied("Sectors", &told.profile.sectors, told, "sector", out)?;
    tallied("Countries", &told.profile.countries, told, "", out)?;
    ending(told, out)?;
    changes(told, out)
}

fn head(company: &Company, told: &Told<'_>, out: &mut dyn Write) -> io::Result<()> {
    let codes = told.loaded.index.codes();
    let kind = company.kind.as_ref();
    let kind = kind.map_or("kind not known", |kind| codes.label("company_kind", kind));
    let country = company.country.as_deref().unwrap_or("country not known");
    writeln!(out, "{}", company.name)?;
    writeln!(out, "{} · {kind} · {country}", company.slug)?;
    if let Some(note) = &company.note {
        writeln!(out, "{note}")?;
    }
    if told.profile.reach == Reach::Line {
        let others = told.profile.whose.iter().skip(1);
        let names: Vec<&str> = others.map(|row| told.name(*row)).collect();
        if names.is_empty() {
            writeln!(out, "no predecessors and successors are known")?;
        } else {
            writeln!(out, "with the deals of {}", names.join(", "))?;
        }
    }
    if !told.profile.as_of.is_today() {
        writeln!(out, "as of {}", told.profile.as_of.day)?;
    }
    Ok(())
}

fn names(company: &Company, told: &Told<'_>, out: &mut dyn Write) -> io::Result<()> {
    let codes = told.loaded.index.codes();
    let names = company.aliases.iter().map(|alias| {
        let kind = codes.label("alias_kind", &alias.kind);
        (kind.to_owned(), alias.name.to_string())
    });
    pairs("Other names", &names.collect::<Vec<_>>(), out)?;
    let numbers = company.identifiers.iter();
    let numbers = numbers.map(|number| (number.scheme.to_string(), number.value.to_string()));
    pairs("Identifiers", &numbers.collect::<Vec<_>>(), out)
}

fn line(told: &Told<'_>, out: &mut dyn Write) -> io::Result<()> {
    let index = &told.loaded.index;
    let steps = index.line_of_succession(told.profile.company);
    let steps = steps.iter().map(|step| {
        let date = step.succession.date.as_ref();
        let date = date.map_or_else(|| "no date".to_owned(), ToString::to_string);
        let how = index
            .codes()
            .label("succession_type", &step.succession.kind);
        let how = how.to_lowercase();
        let note = step
            .succession
            .note
            .as_ref()
            .map(|note| format!(" · {note}"));
        let text = format!("{} → {} ({how})", told.name(step.from), told.name(step.to));
        (date, text + &note.unwrap_or_default())
    });
    pairs("Line of succession", &steps.collect::<Vec<_>>(), out)
}

fn value(told: &Told<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut pieces = told.profile.totals.pieces();
    let aside = told.profile.aside;
    if aside > 0 {
        pieces.push(format!(
            "{aside} in which it only bid or is mentioned, in no sum"
        ));
    }
    part("Value", &pieces, out)
}

fn deals(told: &Told<'_>, out: &mut dyn Write) -> io::Result<()> {
    let count = told.profile.len();
    let rows = told.profile.deals.iter();
    let lines: Vec<String> = rows.filter_map(|row| told.deal(*row)).collect();
    part(&format!("Deals {count}"), &lines, out)
}

fn partners(
    title: &str,
    partners: &[Partner],
    with_sums: bool,
    told: &Told<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let index = &told.loaded.index;
    let line = |partner: &Partner| {
        let roles = partner.roles.iter();
        let roles: Vec<String> = roles
            .map(|role| index.codes().label("role", &role.key).to_lowercase())
            .collect();
        let name = index.whose_name(&partner.whose);
        let id = match partner.whose {
            Whose::Company(row) => told.slug(row),
            Whose::Named(_) => "no company of the file",
        };
        let (deals, roles) = (partner.deals, roles.join(", "));
        let mut line = format!("{deals:>4}  {name} ({id}) · {roles}");
        for sum in partner.totals.pieces().iter().filter(|_| with_sums) {
            line.push_str(" · ");
            line.push_str(sum);
        }
        line
    };
    let lines: Vec<String> = partners.iter().map(line).collect();
    part(&format!("{title} {}", lines.len()), &lines, out)
}

fn tallied(
    title: &str,
    list: &[Tallied],
    told: &Told<'_>,
    codes: &str,
    out: &mut dyn Write,
) -> io::Result<()> {
    let line = |one: &Tallied| {
        let label = told.loaded.index.codes().label(codes, &one.key);
        format!("{:>4}  {label}", one.deals)
    };
    let lines: Vec<String> = list.iter().map(line).collect();
    part(title, &lines, out)
}

fn ending(told: &Told<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut lines = Vec::new();
    for lane in SOON {
        for row in told.profile.ends.deals(lane) {
            let Some(entry) = told.loaded.index.entry(row) else {
                continue;
            };
            let ends = entry.ends().map(|ends| ends.to_string());
            let ends = ends.unwrap_or_default();
            lines.push(format!("{ends:<12}  {}", named(entry)));
        }
    }
    part("Ending within two years", &lines, out)
}

fn changes(told: &Told<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut lines = Vec::new();
    for outcome in Outcome::ALL {
        for change in told
            .changes
            .iter()
            .filter(|change| change.outcome == outcome)
        {
            let index = &told.loaded.index;
            let (Some(old), Some(new)) = (index.entry(change.old), index.entry(change.new)) else {
                continue;
            };
            let guess = if change.ground == Ground::Guess {
                "≈ "
            } else {
                ""
            };
            lines.push(format!(
                "{guess}{}: {}",
                outcome.label(),
                change.ground.label()
            ));
            lines.push(format!("      {}", dated(old)));
            lines.push(format!("    → {}", dated(new)));
        }
    }
    part("Wins and losses", &lines, out)
}

impl Told<'_> {
    fn name(&self, row: crate::index::CompanyRow) -> &str {
        let company = self.loaded.index.companies().get(row);
        company.map_or("?", |company| company.name.as_str())
    }

    fn slug(&self, row: crate::index::CompanyRow) -> &str {
        let company = self.loaded.index.companies().get(row);
        company.map_or("?", |company| company.slug.as_str())
    }

    /// A line on a deal: when, how it stands, what it is, what it is worth.
    fn deal(&self, row: Row) -> Option<String> {
        let entry = self.loaded.index.entry(row)?;
        let standing = entry.standing(self.profile.as_of).label().to_lowercase();
        let ends = entry.ends().map(|ends| format!(" · ends {ends}"));
        let codes = self.loaded.index.codes();
        let roles = self.loaded.index.roles_in(entry, self.profile);
        let roles: Vec<_> = roles
            .iter()
            .map(|role| codes.label("role", role).to_lowercase())
            .collect();
        let text = format!("{} · {standing} · {}", dated(entry), roles.join(", "));
        Some(text + &ends.unwrap_or_default())
    }
}

/// When, and all that [`named`] says.
fn dated(entry: Entry<'_>) -> String {
    let date = entry.date().map(|date| date.to_string());
    let date = date.unwrap_or_else(|| "no date".to_owned());
    format!("{date:<12}  {}", named(entry))
}

/// Title, id and value, with the word that says how far to trust it.
fn named(entry: Entry<'_>) -> String {
    let cells = Cells {
        entry,
        details: None,
        as_of: None,
    };
    let mut value = String::new();
    cells.write_readable(Column::ValueAmount, &[Column::ValueAmount], &mut value);
    format!("{} ({}) · {value}", entry.title(), entry.slug())
}

fn pairs(title: &str, pairs: &[(String, String)], out: &mut dyn Write) -> io::Result<()> {
    let width = |text: &String| text.chars().count();
    let most = pairs.iter().map(|(label, _)| width(label)).max();
    let most = most.unwrap_or_default();
    let line = |(label, text): &(String, String)| {
        let gap = " ".repeat(most - width(label).min(most));
        format!("{label}{gap}  {text}")
    };
    let lines: Vec<String> = pairs.iter().map(line).collect();
    part(title, &lines, out)
}

fn part(title: &str, lines: &[String], out: &mut dyn Write) -> io::Result<()> {
    if lines.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{title}")?;
    for line in lines {
        writeln!(out, "  {line}")?;
    }
    Ok(())
}
