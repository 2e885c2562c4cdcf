//! The query language by example: what the help screen and the README show, and the tests read.

/// Examples of queries, each with what it finds.
pub const HELP: &[(&str, &str)] = &[
    (
        "microsoft nhs",
        "both words, in titles, companies, products or summaries; case and accents do not matter",
    ),
    ("\"office 365\"", "the phrase, as it stands"),
    ("nhs -cerner", "the first word, without the second"),
    (
        "lorenzo OR millennium",
        "one of the words; OR binds less than the space between words",
    ),
    (
        "nhs (lorenzo OR millennium)",
        "parentheses group; what is left of them must hold as well",
    ),
    ("~cernr", "words close to a misspelt one"),
    (
        "company:cerner",
        "a company under all its names and renamings, in any role",
    ),
    (
        "company:cerner+",
        "that company, and whoever took it over, later and later",
    ),
    ("company:+oracle", "that company, and whom it took over"),
    ("company:=oracle", "the company of that id alone"),
    (
        "supplier:bt buyer:\"Department of Health\"",
        "a company in a role: supplier, buyer, bidder, acquirer, target ...",
    ),
    (
        "vendor:accenture",
        "a company on the supply side (supplier, prime contractor, subcontractor, reseller)",
    ),
    (
        "customer:cambridge",
        "a company on the buying side (buyer, beneficiary, manager)",
    ),
    ("kind:licence,contract", "one of several kinds"),
    (
        "status:in_force",
        "a status; \"in force\" and in-force are the same",
    ),
    (
        "country:GB -country:GB-SCT",
        "a country with its parts, without one of them",
    ),
    ("sector:ehr", "a sector"),
    ("product:lorenzo", "a product's name"),
    ("title:merger", "words of the title"),
    ("source:digitalhealth", "a source's id, publisher or title"),
    (
        "grade:<=B",
        "a best source of grade B or better; grade:>=C is C or worse",
    ),
    ("currency:GBP", "the currency of the headline value"),
    ("id:microsoft-isoft-2004", "the deal of that id"),
    ("tag:review", "your own tag"),
    (
        "date:2019",
        "a headline date that may be in 2019; date:2019-10 and date:2019-10-31 work as well",
    ),
    ("date!:2019", "a headline date that is certainly in 2019"),
    (
        "date:2018..2020",
        "from the first day of 2018 to the last of 2020; date:..2012 and date:2015.. have one side",
    ),
    ("date:2018,2020", "one of several years"),
    (
        "signed:>=2019-04",
        "any type of date: announced, signed, awarded, start, go_live, completed ...",
    ),
    (
        "ends<2027-07",
        "ends before July 2027 begins; the colon may be left out before < and >",
    ),
    (
        "ends:<18mo",
        "ended, or ends within 18 months from today; d, w, mo and y count days, weeks, months and years",
    ),
    (
        "ends:today..18mo",
        "ends between today and 18 months from now",
    ),
    ("date:-2y..today", "in the last two years"),
    ("ends:unknown", "nobody says when it ends"),
    ("ends:open", "it has no end by its nature"),
    (
        "value:>50m",
        "headline value above 50 million euros, other currencies converted at the mean rate of the deal's own year; k, m, b and t are units",
    ),
    (
        "value:£1m..£5m",
        "from £1m to £5m, both included; £1m..<£5m leaves the upper one out",
    ),
    (
        "value:usd>1b",
        "a currency by its code; value:>US$1b is the same",
    ),
    (
        "value:undisclosed",
        "a source says that the value is not made public",
    ),
    (
        "value:unknown",
        "nobody says what it is worth itself; figures of a programme around it are not its own",
    ),
    (
        "term:>5y",
        "a first term longer than five years; term:36mo, term:2y..5y",
    ),
    (
        "part_of:npfit-programme-2002",
        "linked to a deal: part_of, call_off_of, amends, extends, supersedes ...",
    ),
    (
        "extends:cerner-va-2018*",
        "linked to it, and what is linked to that, on and on",
    ),
    ("linked:cerner-va-2018", "deals that link to it, in any way"),
    ("has:value no:ends", "a fact that is known, one that is not"),
    ("is:marked", "your marks"),
    (
        "is:disputed,unconfirmed",
        "a source contradicts it, or it is a claim without support",
    ),
    (
        "is:in-force",
        "running today (or on the as-of day) by its dates; is:ended, is:not-yet, is:unclear and is:open-ended as well",
    ),
    (
        "is:new,changed",
        "not in the file when you last opened it, or lists showed something else of it",
    ),
    (
        "sort:-value,date",
        "largest first (≈ in euros where currencies differ), then earliest; date, ends, value, title, kind, status, supplier, buyer, term, country, id",
    ),
];

#[cfg(test)]
mod tests {
    use super::HELP;
    use crate::query::{bundled, parse};

    #[test]
    fn every_example_of_the_help_can_be_read_and_written_again() {
        let codes = bundled();
        for (example, _) in HELP {
            let query = parse(example, codes);
            let query = query.unwrap_or_else(|error| panic!("{example}: {error}"));
            assert_eq!(parse(&query.to_string(), codes), Ok(query), "{example}");
        }
    }
}
