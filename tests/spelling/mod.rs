//! Writes numbers the way people do, in both languages and all their regional forms.

/// How English words are put together.
#[derive(Debug, Clone, Copy)]
pub struct English {
    /// *one hundred and one*
    pub and: bool,
    /// *twenty-one* or *twenty one*
    pub hyphen: bool,
    /// *one thousand, two hundred*
    pub comma: bool,
    /// *a hundred* for *one hundred* at the start
    pub article: bool,
}

/// Which French.
#[derive(Debug, Clone, Copy)]
pub enum Region {
    /// *soixante-dix, quatre-vingts, quatre-vingt-dix*
    France,
    /// *septante, quatre-vingts, nonante*
    Belgium,
    /// *septante, huitante, nonante*
    Switzerland,
    /// *septante, octante, nonante*
    Old,
}

/// How French words are joined.
#[derive(Debug, Clone, Copy)]
pub enum Joins {
    /// Hyphens below a hundred, *vingt et un*.
    Traditional,
    /// Hyphens everywhere: the 1990 spelling.
    Reformed,
    /// No hyphens at all.
    Spaces,
}

const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const UNS: [&str; 17] = [
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
    "quatorze", "quinze", "seize",
];

fn english_below_thousand(n: u64, style: English) -> String {
    let mut out = String::new();
    if n >= 100 {
        out = format!("{} hundred", ONES[(n / 100) as usize]);
        if n.is_multiple_of(100) {
            return out;
        }
        out += if style.and { " and " } else { " " };
    }
    let rest = (n % 100) as usize;
    if rest < 20 {
        return out + ONES[rest];
    }
    out += TENS[rest / 10];
    if !rest.is_multiple_of(10) {
        out += if style.hyphen { "-" } else { " " };
        out += ONES[rest % 10];
    }
    out
}

/// A number up to 10¹⁸ in English words.
pub fn english(n: u64, style: English) -> String {
    if n == 0 {
        return "zero".into();
    }
    let scales = [
        (1_000_000_000_000_000_000, "quintillion"),
        (1_000_000_000_000_000, "quadrillion"),
        (1_000_000_000_000, "trillion"),
        (1_000_000_000, "billion"),
        (1_000_000, "million"),
        (1000, "thousand"),
    ];
    let mut parts = Vec::new();
    let mut rest = n;
    for (scale, name) in scales {
        if rest >= scale {
            parts.push(format!("{} {name}", english_below_thousand(rest / scale, style)));
            rest %= scale;
        }
    }
    let tail = (rest > 0).then(|| {
        let and = style.and && rest < 100 && !parts.is_empty();
        format!("{}{}", if and { "and " } else { "" }, english_below_thousand(rest, style))
    });
    let separator = if style.comma { ", " } else { " " };
    let mut out = parts.join(separator);
    if let Some(tail) = tail {
        // "two thousand, five" would be two numbers
        let joint = if out.is_empty() {
            ""
        } else if rest < 100 {
            " "
        } else {
            separator
        };
        out = format!("{out}{joint}{tail}");
    }
    match out.strip_prefix("one ") {
        Some(tail) if style.article && n >= 100 => format!("a {tail}"),
        _ => out,
    }
}

fn french_below_hundred(n: u64, region: Region) -> Vec<String> {
    let word = |text: &str| text.to_string();
    let n = n as usize;
    let ten = |name: &str, digit: usize| match digit {
        0 => vec![word(name)],
        1 => vec![word(name), word("et"), word("un")],
        digit => vec![word(name), word(UNS[digit])],
    };
    match n {
        0..=16 => vec![word(UNS[n])],
        17..=19 => vec![word("dix"), word(UNS[n - 10])],
        20..=69 => ten(["vingt", "trente", "quarante", "cinquante", "soixante"][n / 10 - 2], n % 10),
        70..=79 => match region {
            Region::France if n == 71 => vec![word("soixante"), word("et"), word("onze")],
            Region::France => [vec![word("soixante")], french_below_hundred(n as u64 - 60, region)].concat(),
            _ => ten("septante", n % 10),
        },
        80..=89 => match region {
            Region::Switzerland => ten("huitante", n % 10),
            Region::Old => ten("octante", n % 10),
            _ if n == 80 => vec![word("quatre"), word("vingts")],
            _ => vec![word("quatre"), word("vingt"), word(UNS[n - 80])],
        },
        _ => match region {
            Region::France => {
                [vec![word("quatre"), word("vingt")], french_below_hundred(n as u64 - 80, region)].concat()
            }
            _ => ten("nonante", n % 10),
        },
    }
}

fn join(words: &[String], joins: Joins) -> String {
    match joins {
        Joins::Reformed => words.join("-"),
        Joins::Spaces => words.join(" "),
        Joins::Traditional => words.join("-").replace("-et-", " et "),
    }
}

fn french_below_thousand(n: u64, region: Region, joins: Joins, last: bool) -> String {
    let hundreds = n / 100;
    let rest = n % 100;
    let mut parts = Vec::new();
    if hundreds > 1 {
        parts.push(UNS[hundreds as usize].to_string());
    }
    if hundreds > 0 {
        parts.push(if hundreds > 1 && rest == 0 && last { "cents" } else { "cent" }.to_string());
    }
    if rest > 0 || n == 0 {
        let mut below = french_below_hundred(rest, region);
        if !last && below.last().is_some_and(|word| word == "vingts") {
            below.pop();
            below.push("vingt".into());
        }
        match joins {
            Joins::Reformed => parts.extend(below),
            _ => parts.push(join(&below, joins)),
        }
    }
    parts.join(if matches!(joins, Joins::Reformed) { "-" } else { " " })
}

/// A number up to 10¹⁸ in French words.
pub fn french(n: u64, region: Region, joins: Joins) -> String {
    if n == 0 {
        return "zéro".into();
    }
    let scales = [
        (1_000_000_000_000_000_000, "trillion"),
        (1_000_000_000_000_000, "billiard"),
        (1_000_000_000_000, "billion"),
        (1_000_000_000, "milliard"),
        (1_000_000, "million"),
    ];
    let mut parts = Vec::new();
    let mut rest = n;
    for (scale, name) in scales {
        let count = rest / scale;
        if count > 0 {
            let plural = if count > 1 { "s" } else { "" };
            parts.push(format!("{} {name}{plural}", french_below_thousand(count, region, joins, true)));
            rest %= scale;
        }
    }
    let joint = if matches!(joins, Joins::Reformed) { "-" } else { " " };
    let (thousands, rest) = (rest / 1000, rest % 1000);
    let mut low = Vec::new();
    if thousands > 1 {
        low.push(french_below_thousand(thousands, region, joins, false));
    }
    if thousands > 0 {
        low.push("mille".into());
    }
    if rest > 0 {
        low.push(french_below_thousand(rest, region, joins, true));
    }
    if !low.is_empty() {
        parts.push(low.join(joint));
    }
    parts.join(joint)
}

/// Digits in groups of three.
pub fn grouped(n: u64, separator: &str) -> String {
    let digits = n.to_string();
    let first = (digits.len() - 1) % 3 + 1;
    let mut out = digits[..first].to_string();
    let mut rest = &digits[first..];
    while !rest.is_empty() {
        out += separator;
        out += &rest[..3];
        rest = &rest[3..];
    }
    out
}

/// Digits as in India: three, then twos.
pub fn indian(n: u64) -> String {
    let digits = n.to_string();
    let Some(head) = digits.len().checked_sub(3).filter(|head| *head > 0) else { return digits };
    let (mut out, rest) = (String::new(), &digits[..head]);
    for (at, digit) in rest.chars().enumerate() {
        if at > 0 && (rest.len() - at) % 2 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    format!("{out},{}", &digits[head..])
}
