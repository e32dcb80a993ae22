//! What the names of elements say.

use dom_query::NodeRef;

/// Elements that hold no text of the page.
pub(super) fn is_dropped(name: &str) -> bool {
    matches!(
        name,
        "script" | "style" | "head" | "svg" | "math" | "template" | "iframe" | "object" | "canvas" | "video" | "audio"
    )
}

/// Elements that begin and end a block.
pub(super) fn is_block(name: &str) -> bool {
    !matches!(
        name,
        "a" | "abbr"
            | "acronym"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "img"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "nobr"
            | "q"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
            | "picture"
            | "source"
            | "ruby"
            | "rt"
            | "rp"
    )
}

/// Navigation, forms, dialogues and what is hidden.
pub(super) fn is_control(name: &str, node: &NodeRef) -> bool {
    let role = node.attr("role").map(|r| r.to_ascii_lowercase()).unwrap_or_default();
    matches!(name, "nav" | "button" | "select" | "textarea" | "dialog" | "menu" | "form")
        || matches!(role.as_str(), "navigation" | "search" | "dialog" | "alertdialog" | "menu" | "menubar" | "button")
        || node.has_attr("hidden")
}

/// Is the element named like page furniture?
pub(super) fn is_named(node: &NodeRef) -> bool {
    const NAMES: [&str; 34] = [
        "cookie",
        "cookies",
        "consent",
        "gdpr",
        "breadcrumb",
        "breadcrumbs",
        "nav",
        "navbar",
        "navigation",
        "menu",
        "sidebar",
        "social",
        "share",
        "sharing",
        "sharedaddy",
        "comments",
        "comment",
        "respond",
        "related",
        "newsletter",
        "subscribe",
        "footer",
        "skip",
        "advert",
        "ads",
        "banner",
        "popup",
        "modal",
        "pagination",
        "pager",
        "toolbar",
        "byline",
        "copyright",
        "promo",
    ];
    ["class", "id"].iter().filter_map(|key| node.attr(key)).any(|value| {
        let value = value.to_ascii_lowercase();
        value.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| NAMES.contains(&word))
    })
}
