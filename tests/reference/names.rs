//! Words and names, folded and compared in the simplest way.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case, without accents.
pub fn fold(text: &str) -> String {
    let letters = text.nfkd().filter(|letter| !is_combining_mark(*letter));
    let lower: String = letters.flat_map(char::to_lowercase).collect();
    [
        ("ø", "o"),
        ("æ", "ae"),
        ("ß", "ss"),
        ("ł", "l"),
        ("’", "'"),
        ("‘", "'"),
        ("“", "\""),
        ("”", "\""),
        ("–", "-"),
        ("—", "-"),
        ("\u{2011}", "-"),
    ]
    .into_iter()
    .fold(lower, |text, (letter, plain)| text.replace(letter, plain))
}

/// The words of a name: `&` is `and`, apostrophes join, the points of `S.p.A.` too, all else parts.
pub fn words(name: &str) -> Vec<String> {
    let spaced = fold(name).replace('\'', "").replace('&', " and ");
    let letters: Vec<char> = spaced.chars().collect();
    let mut text = String::new();
    for (at, letter) in letters.iter().enumerate() {
        let is_word = |at: usize| {
            letters
                .get(at)
                .is_some_and(|letter| letter.is_alphanumeric())
        };
        let alone = at > 0 && is_word(at - 1) && (at < 2 || !is_word(at - 2));
        match letter {
            '.' if alone && is_word(at + 1) => {}
            letter if letter.is_alphanumeric() => text.push(*letter),
            _ => text.push(' '),
        }
    }
    text.split_whitespace().map(str::to_owned).collect()
}

/// The words before a legal suffix.
fn core(words: &[String]) -> &[String] {
    const SUFFIXES: &str = "ltd limited plc inc incorporated corp corporation co company llc llp lp pllc pty pte pvt gmbh \
        ggmbh mbh kg kgaa ag se sa sas sarl srl sl spa nv bv ab as asa aps oy oyj kk";
    const LONG: [&str; 4] = [
        "nhs foundation trust",
        "nhs trust",
        "foundation trust",
        "a s",
    ];
    let mut core = words;
    while core.len() > 1 {
        let text = core.join(" ");
        let long = LONG.iter().find(|long| text.ends_with(&format!(" {long}")));
        let last = core.last().unwrap();
        let taken = match long {
            Some(long) => long.split(' ').count(),
            None if SUFFIXES.split_whitespace().any(|suffix| suffix == last) => 1,
            None if last == "and" && core.len() < words.len() => 1,
            None => break,
        };
        core = &core[..core.len() - taken];
    }
    core
}

fn without_and(words: &[String]) -> Vec<&str> {
    let all = words.iter().map(String::as_str);
    all.filter(|word| *word != "and").collect()
}

/// True where the words typed are words of the name, side by side; spaces do not matter. With a legal suffix typed, the name
/// may end there with another suffix. `first`: they must be the first words.
pub fn means(typed: &[String], name: &[String], first: bool) -> bool {
    let lies_in = |typed: &[String], name: &[String], to_end: bool| {
        let (typed, name) = (without_and(typed).concat(), without_and(name));
        (0..name.len())
            .filter(|from| !first || *from == 0)
            .any(|from| {
                let mut rest = typed.as_str();
                let mut words = name[from..].iter();
                while let Some(after) = words
                    .as_slice()
                    .first()
                    .and_then(|word| rest.strip_prefix(word))
                {
                    words.next();
                    rest = after;
                    if rest.is_empty() {
                        return !to_end || words.as_slice().is_empty();
                    }
                }
                false
            })
    };
    let bare = core(typed);
    lies_in(typed, name, false) || (bare.len() < typed.len() && lies_in(bare, core(name), true))
}
