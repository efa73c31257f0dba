//! What a team would write with the `regex` crate instead: 48 patterns for the plain forms
//! and the usual disguises. It reads far less than the detector does, and folds nothing.

use regex::{Regex, RegexSet};

/// The patterns, compiled both ways.
pub(crate) struct Peer {
    set: RegexSet,
    each: Vec<Regex>,
}

impl Peer {
    pub(crate) fn new() -> Peer {
        let patterns = PATTERNS.iter().map(|pattern| format!("(?i){pattern}"));
        let patterns: Vec<String> = patterns.collect();
        let each = patterns
            .iter()
            .map(|pattern| Regex::new(pattern).unwrap_or_else(|why| panic!("{pattern}: {why}")));
        let each = each.collect();
        let set = RegexSet::new(&patterns).unwrap_or_else(|why| panic!("{why}"));
        Peer { set, each }
    }

    /// How many ranges are found: the set says which patterns match, those say where.
    pub(crate) fn find(&self, text: &str) -> usize {
        self.set.matches(text).iter().map(|at| self.each[at].find_iter(text).count()).sum()
    }

    /// The same without the set.
    pub(crate) fn find_with_each(&self, text: &str) -> usize {
        self.each.iter().map(|pattern| pattern.find_iter(text).count()).sum()
    }
}

const PATTERNS: [&str; 48] = [
    // e-mail
    r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b",
    r"\b[\w.+-]+\s*[\[({<]\s*at\s*[\])}>]\s*[\w.-]+",
    r"\b[\w.+-]+\s+at\s+[\w-]+\s+dot\s+(?:com|net|org|io|co|me|de|fr|es|uk|ru)\b",
    r"\b[\w.+-]+\s*@\s*[\w-]+\s*(?:\.|\(dot\)|\[dot\]|\bdot\b)\s*[a-z]{2,}\b",
    r"\b[\w.+-]+\s+arroba\s+[\w-]+\s+punto\s+[a-z]{2,}\b",
    r"\b[\w.]+\W{1,3}(?:gmail|g-mail|yahoo|hotmail|outlook|icloud|protonmail|proton|aol|gmx)\b",
    r"\bmailto:\S+",
    r"\bmy (?:e-?mail|mail)(?: address)? is\s+\S+",
    // telephone
    r"\+\d[\d\s().-]{6,16}\d\b",
    r"\b00\d[\d\s().-]{6,16}\d\b",
    r"\(?\b\d{3}\)?[\s.-]?\d{3}[\s.-]?\d{4}\b",
    r"\b0\d{2,4}[\s./-]?\d{3,4}[\s./-]?\d{3,4}\b",
    r"\b\d{2}(?:[\s.-]\d{2}){4}\b",
    r"\b(?:\d\W?){9,15}\b",
    r"\b(?:(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple)\W+){6,}\w+\b",
    r"\b1[\s-]?8(?:00|88|77|66)[\s-]?[a-z0-9]{3}[\s-]?[a-z0-9]{4}\b",
    r"\btel:\+?\d+",
    r"\b(?:phone|mobile|cell|tel|number)\W{0,3}(?:is\W{0,2})?[\d\s+().-]{7,}",
    // links
    r"\b(?:https?://)?(?:www\.)?wa\.me/\d+",
    r"\b(?:https?://)?t\.me/\w+",
    r"\b(?:https?://)?(?:www\.)?telegram\.(?:me|org)/\S+",
    r"\b(?:https?://)?discord\.(?:gg|com/invite)/\w+",
    r"\b(?:https?://)?(?:\w+\.)?linkedin\.com/in/[\w-]+",
    r"\b(?:https?://)?(?:www\.)?(?:facebook|fb)\.(?:com|me)/[\w.]+",
    r"\b(?:https?://)?(?:www\.)?instagram\.com/[\w.]+",
    r"\b(?:https?://)?(?:www\.)?(?:twitter|x)\.com/\w+",
    r"\b(?:https?://)?(?:us\d+web\.)?zoom\.us/j/\d+",
    r"\b(?:https?://)?meet\.google\.com/[a-z-]+",
    r"\b(?:https?://)?calendly\.com/\S+",
    r"\b(?:https?://)?(?:drive|docs)\.google\.com/\S+",
    r"\b(?:https?://)?(?:www\.)?(?:dropbox|wetransfer|mediafire)\.com/\S+",
    r"\b(?:https?://)?linktr\.ee/\w+",
    r"\bhxxps?://\S+",
    r"\b(?:https?://)?(?:www\.)?paypal\.me/\w+",
    // handles
    r"\b(?:skype|whats\s?app|wa|telegram|tg|viber|signal|wechat|kik|snap(?:chat)?)\s*(?:id|name)?\s*[:=→-]+\s*@?[\w.:+-]{3,}",
    r"\b(?:insta(?:gram)?|ig|fb|facebook|twitter|tiktok)\s*[:=→-]+\s*@?[\w.]{3,}",
    r"\b(?:discord)\W{1,3}[\w.]{2,32}(?:#\d{4})?\b",
    r"\bmy (?:skype|whatsapp|telegram|discord|insta(?:gram)?|snap(?:chat)?)(?: id| name)? is\s+\S+",
    r"\b@[a-z][\w.]{3,30} on (?:insta(?:gram)?|telegram|twitter|tiktok|snap(?:chat)?)\b",
    r"\bsame (?:name|handle|id) on \w+\b",
    // requests and payment
    r"\b(?:what'?s|what is|give me|send me|share|can i (?:get|have)) (?:your|ur|u r) (?:e-?mail|number|phone|whatsapp|skype|contact)\b",
    r"\b(?:add|text|message|call|reach|contact|ping|hit) me (?:up )?(?:on|at|via|through)\b",
    r"\blet'?s (?:talk|chat|move|continue|discuss) (?:on|over|via|outside)\b",
    r"\b(?:call|text|ring) me\b",
    r"\b(?:outside|off) (?:of )?(?:the )?(?:platform|site|app|here)\b",
    r"\b(?:pay|paid|send) (?:me |you )?(?:directly|via paypal|by bank transfer|through venmo)\b",
    r"\b(?:venmo|cash ?app|zelle|paypal|wise) me\b",
    r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,7}\b",
];
