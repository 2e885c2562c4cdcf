//! Companies as people type them, along their names and successions.

mod typed;

use super::{Companies, CompanyRow, MatchReason};
use crate::deal::interchange::Document;
use crate::deal::{Alias, Clean, Codes, Company, CompanyId, PartialDate, Stated, Succession};
use crate::query::CompanyReach::{self, Predecessors, Slug, Successors};

/// The companies of the catalogue, with their numbers of deals.
fn catalogue() -> (Companies, Vec<u32>) {
    let document: Document =
        serde_json::from_str(include_str!("../../../assets/catalogue.json")).unwrap();
    let id_of = |slug: &str| {
        let place = document
            .companies
            .iter()
            .position(|company| company.id == slug)
            .unwrap();
        CompanyId(i64::try_from(place).unwrap())
    };
    let deals = |slug: &str| {
        let takes_part = |deal: &&crate::deal::interchange::Deal| {
            deal.parties
                .iter()
                .any(|party| party.company.as_deref() == Some(slug))
        };
        u32::try_from(document.deals.iter().filter(takes_part).count()).unwrap()
    };
    let companies = document.companies.iter().map(|company| Company {
        id: id_of(&company.id),
        slug: Clean::new(&company.id),
        name: Clean::new(&company.name),
        kind: Some(Clean::new(&company.kind)),
        country: None,
        note: None,
        aliases: company
            .aliases
            .iter()
            .map(|alias| Alias {
                name: Clean::new(&alias.name),
                kind: Clean::new(&alias.kind),
            })
            .collect(),
        identifiers: Vec::new(),
    });
    let successions = document.successions.iter().map(|step| Succession {
        from: id_of(&step.from),
        to: id_of(&step.to),
        kind: Clean::new(&step.kind),
        date: step
            .date
            .as_deref()
            .map(|date| Stated::Read(PartialDate::parse(date).unwrap())),
        note: None,
    });
    let counts = document
        .companies
        .iter()
        .map(|company| deals(&company.id))
        .collect();
    (
        Companies::new(companies.collect(), successions.collect()),
        counts,
    )
}

fn slugs(companies: &Companies, rows: &[CompanyRow]) -> String {
    let slugs: Vec<_> = rows
        .iter()
        .map(|row| companies.get(*row).unwrap().slug.to_string())
        .collect();
    slugs.join(" ")
}

#[test]
fn what_people_type_finds_the_company_that_they_mean_first() {
    let (companies, deals) = catalogue();
    let mut wrong = Vec::new();
    for (typed, slug, tier) in typed::TYPED {
        let hits = companies.search(typed, 10, &deals);
        let found = hits
            .first()
            .map(|hit| (companies.get(hit.company).unwrap().slug.as_str(), hit.tier));
        if found != Some((slug, tier)) {
            wrong.push(format!("{typed}: {found:?}, not {slug} {tier:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_mean_reciprocal_rank_of_what_people_type_is_at_least_95_in_100() {
    let (companies, deals) = catalogue();
    // Of each name 1 where the company that is meant stands first, a half where it is second, and so on.
    let mut sum = 0.0;
    for (typed, slug, _) in typed::TYPED {
        let hits = companies.search(typed, usize::MAX, &deals);
        let is_meant = |hit: &super::CompanyHit| *companies.get(hit.company).unwrap().slug == *slug;
        let place = hits.iter().position(is_meant);
        sum += place.map_or(0.0, |place| {
            1.0 / f64::from(u32::try_from(place + 1).unwrap())
        });
    }
    let cases = typed::TYPED.len();
    let mean = sum / f64::from(u32::try_from(cases).unwrap());
    println!("mean reciprocal rank of {cases} names: {mean:.3}");
    assert!(cases >= 60 && mean >= 0.95, "{mean:.3} of {cases}");
}

#[test]
fn a_hit_says_which_name_matched_and_where() {
    let (companies, deals) = catalogue();
    for (typed, reason, marked) in [
        ("cern", "", "[Cern]er"),
        ("british tel", "was British Telecom", "[British] [Tel]ecom"),
        ("uhb", "abbreviated UHB", "[UHB]"),
        ("oracle cerner", "part: Oracle Cerner", "[Oracle] [Cerner]"),
        ("skane", "", "Region [Skåne]"),
        ("cable wireless", "", "[Cable] [&] [Wireless]"),
        (
            "hospitals univ cambridge",
            "",
            "[Cambridge] [Univ]ersity [Hospitals] NHS Foundation Trust",
        ),
        ("microsft", "", "[Microsoft]"),
        (
            "dhsc",
            "also Department of Health and Social Care",
            "[D]epartment of [H]ealth and [S]ocial [C]are",
        ),
        ("cmpgrp", "", "[C]o[mp]u[Gr]ou[p] Medical"),
        ("compugroup medical gmbh", "", "[CompuGroup] [Medical]"),
    ] {
        let hits = companies.search(typed, 1, &deals);
        let hit = hits.first().unwrap();
        let name = match &hit.reason {
            MatchReason::Name => companies.get(hit.company).unwrap().name.to_string(),
            MatchReason::Alias(name, _) => name.clone(),
        };
        let mut shown = String::new();
        let mut at = 0;
        for letters in &hit.letters {
            shown += name.get(at..letters.start).unwrap();
            shown.extend(["[", name.get(letters.clone()).unwrap(), "]"]);
            at = letters.end;
        }
        shown += name.get(at..).unwrap();
        assert_eq!(
            (hit.reason.to_string().as_str(), shown.as_str()),
            (reason, marked),
            "{typed}"
        );
    }
}

#[test]
fn a_limit_keeps_the_best_and_no_text_gives_all_by_deals() {
    let (companies, deals) = catalogue();
    let all = companies.search("", usize::MAX, &deals);
    assert_eq!(all.len(), companies.len());
    assert!(all.is_sorted_by(|a, b| a.deals >= b.deals));
    assert_eq!(slugs(&companies, &[all[0].company]), "microsoft");
    for typed in ["", "health", "e", "nhs trust"] {
        let whole = companies.search(typed, usize::MAX, &deals);
        for limit in [0, 1, 7] {
            assert_eq!(
                companies.search(typed, limit, &deals),
                whole[..limit],
                "{typed}"
            );
        }
    }
    assert!(Companies::default().search("x", 10, &[]).is_empty());
}

#[test]
fn a_company_in_a_query_is_met_by_whole_words_and_renamings() {
    let (companies, _) = catalogue();
    for (name, found) in [
        ("cerner", "cerner"),
        ("Cerner Corporation", "cerner"),
        ("cerner ltd", "cerner"),
        ("oracle cerner", "oracle"),
        ("cern", ""),
        ("epic", "epic"),
        ("epi", ""),
        ("bt", "bt"),
        ("ge", "ge-healthcare"),
        ("c&w", "cable-wireless"),
        ("cable wireless", "cable-wireless"),
        ("m*modal", "mmodal"),
        ("mmodal", "mmodal"),
        ("uhb", "university-hospitals-birmingham"),
        ("siemens", "siemens siemens-health-services"),
        ("siemens ag", "siemens"),
        ("veradigm", "allscripts veradigm"),
        ("allscripts", "allscripts veradigm"),
        ("skane", "region-skane"),
        ("department of health england", "dh-england"),
        ("nhs digital", "nhs-digital"),
        ("digital nhs", ""),
        ("", ""),
        ("&", ""),
    ] {
        assert_eq!(
            slugs(&companies, &companies.resolve(name, CompanyReach::Names)),
            found,
            "{name}"
        );
    }
    assert_eq!(companies.resolve("nhs", CompanyReach::Names).len(), 21);
}

#[test]
fn a_query_follows_successions_onward_or_backward_on_and_on() {
    let (companies, _) = catalogue();
    for (name, reach, found) in [
        ("cerner", Successors, "cerner oracle"),
        ("oracle", Successors, "oracle"),
        (
            "torex",
            Successors,
            "csc dedalus dxc iba-health isoft torex",
        ),
        (
            "eclipsys",
            Successors,
            "allscripts altera eclipsys harris veradigm",
        ),
        (
            "oracle",
            Predecessors,
            "cerner oracle shared-medical-systems siemens-health-services",
        ),
        ("dxc", Predecessors, "csc dxc isoft molina-medicaid torex"),
        ("veradigm", Predecessors, "allscripts eclipsys veradigm"),
        ("cerner", Slug, "cerner"),
        ("Cerner", Slug, ""),
        ("siemens", Slug, "siemens"),
    ] {
        assert_eq!(
            slugs(&companies, &companies.resolve(name, reach)),
            found,
            "{name} {reach:?}"
        );
    }
}

#[test]
fn what_a_company_became_is_told_in_order() {
    let (companies, _) = catalogue();
    let codes = Codes::bundled();
    let became = |slug: &str| companies.became_text(companies.row_of_slug(slug).unwrap(), &codes);
    assert_eq!(
        became("torex").unwrap(),
        "merged into iSOFT (2003) → acquired by IBA Health (2007-10); \
         iSOFT acquired by Computer Sciences Corporation (2011-07-29) → merged into DXC Technology (2017-04) \
         → part moved to Dedalus Group (2020-07-20)"
    );
    assert_eq!(became("cerner").unwrap(), "acquired by Oracle (2022-06-08)");
    assert_eq!(became("oracle"), None);
}

fn company(id: i64, name: &str) -> Company {
    Company {
        id: CompanyId(id),
        slug: Clean::new(name),
        name: Clean::new(name),
        kind: None,
        country: None,
        note: None,
        aliases: Vec::new(),
        identifiers: Vec::new(),
    }
}

fn step(from: i64, to: i64, kind: &str) -> Succession {
    Succession {
        from: CompanyId(from),
        to: CompanyId(to),
        kind: Clean::new(kind),
        date: None,
        note: None,
    }
}

#[test]
fn steps_in_a_circle_and_to_nobody_end() {
    let companies = vec![
        company(1, "a"),
        company(2, "b"),
        company(3, "c"),
        company(1, "again"),
    ];
    let steps = vec![
        step(1, 2, "renamed"),
        step(2, 1, "renamed"),
        step(2, 3, "acquired_by"),
        step(3, 3, "merged_into"),
        step(3, 1, "merged_into"),
        step(3, 99, "renamed"),
    ];
    let companies = Companies::new(companies, steps);
    let resolved = |reach| slugs(&companies, &companies.resolve("a", reach));
    assert_eq!(resolved(CompanyReach::Names), "a b");
    assert_eq!(resolved(CompanyReach::Successors), "a b c");
    assert_eq!(resolved(CompanyReach::Predecessors), "a b c");
    assert_eq!(companies.became(CompanyRow(0)).len(), 5);
    assert_eq!(companies.row_of(CompanyId(1)), Some(CompanyRow(0)));
    assert_eq!(companies.row_of_slug("again"), Some(CompanyRow(3)));
    assert_eq!(companies.successors(CompanyRow(7)).count(), 0);
}
