//! Which countries a text makes likely, by its script and its commonest words; a hint that
//! only ranks guesses.

use std::sync::OnceLock;

use super::plan::Region;
use crate::context::Context;
use crate::order::sort_by_word;
use crate::text::{Text, TokenKind};

/// The most tokens that are looked at.
const REACH: usize = 400;

/// The context's locale first, then places that are named, then the language of the text.
pub(super) fn hints(text: &Text<'_>, context: &Context) -> Vec<Region> {
    let mut regions: Vec<Region> = Vec::new();
    let mut add = |iso: &str| {
        if let Some(region) = Region::from_iso(iso).filter(|region| !regions.contains(region)) {
            regions.push(region);
        }
    };
    if let Some(locale) = &context.locale {
        let mut parts = locale.split(['-', '_']);
        let language = parts.next().unwrap_or_default();
        parts.filter(|part| part.len() == 2).for_each(|part| add(&part.to_ascii_uppercase()));
        countries(language).iter().for_each(|iso| add(iso));
    }
    let words = || {
        text.tokens
            .iter()
            .take(REACH)
            .filter(|token| token.kind == TokenKind::Word)
            .map(|&token| text.word(token))
    };
    for word in words() {
        if let Ok(at) = PLACES.binary_search_by_key(&word, |place| place.0) {
            add(PLACES[at].1);
        }
    }
    if let Some(tag) = script(text) {
        countries(tag).iter().for_each(|iso| add(iso));
    }
    let mut hits = [0_usize; WORDS.len()];
    for word in words() {
        let index = languages_by_word();
        let first = index.partition_point(|(known, _)| *known < word);
        for (_, language) in index[first..].iter().take_while(|(known, _)| *known == word) {
            hits[*language] += if word.len() >= 6 { 2 } else { 1 };
        }
    }
    // Of equals the first.
    let best = (0..WORDS.len()).rev().max_by_key(|&language| hits[language]);
    let best = best.filter(|&language| hits[language] >= 2).map(|language| WORDS[language]);
    if let Some((tag, _)) = best.filter(|(tag, _)| *tag != "en") {
        countries(tag).iter().for_each(|iso| add(iso));
    }
    regions
}

/// The countries of the language in which a number was spoken before all others.
pub(super) fn with_language(tag: &str, hints: &[Region]) -> Vec<Region> {
    let spoken = countries(tag).iter().filter_map(|iso| Region::from_iso(iso));
    spoken.chain(hints.iter().copied()).collect()
}

fn countries(tag: &str) -> &'static [&'static str] {
    match tag {
        "es" => &["ES", "MX", "AR", "CO", "PE", "CL"],
        "pt" => &["BR", "PT"],
        "fr" => &["FR", "BE", "CH"],
        "de" => &["DE", "AT", "CH"],
        "it" => &["IT"],
        "nl" => &["NL", "BE"],
        "pl" => &["PL"],
        "ru" => &["RU"],
        "uk" => &["UA"],
        "tr" => &["TR"],
        "ar" => &["SA", "EG", "AE"],
        "fa" => &["IR"],
        "he" => &["IL"],
        "hi" | "hi-Latn" => &["IN"],
        "ur" => &["PK"],
        "bn" => &["BD"],
        "id" => &["ID"],
        "ms" => &["MY"],
        "vi" => &["VN"],
        "tl" => &["PH"],
        "zh" => &["CN", "TW", "HK"],
        "ja" => &["JP"],
        "ko" => &["KR"],
        "ro" => &["RO"],
        "el" => &["GR"],
        "sv" => &["SE"],
        "da" => &["DK"],
        "no" => &["NO"],
        "fi" => &["FI"],
        "cs" => &["CZ", "SK"],
        "hu" => &["HU"],
        "bg" => &["BG"],
        "sr" => &["RS"],
        "th" => &["TH"],
        "sw" => &["KE", "TZ"],
        _ => &[],
    }
}

/// The language that a script alone tells, from the raw text: native digits count too.
fn script(text: &Text<'_>) -> Option<&'static str> {
    let raw = text.folded.raw_slice(0, text.folded.text().len().min(4096));
    let mut han = false;
    for c in raw.chars() {
        let tag = match c {
            'پ' | 'چ' | 'ژ' | 'گ' | '\u{6F0}'..='\u{6F9}' => "fa",
            '\u{600}'..='\u{6FF}' => "ar",
            'і' | 'ї' | 'є' | 'ґ' if raw.contains(['ї', 'є', 'ґ']) => "uk",
            '\u{410}'..='\u{44F}' => "ru",
            '\u{5D0}'..='\u{5EA}' => "he",
            '\u{900}'..='\u{97F}' => "hi",
            '\u{980}'..='\u{9FF}' => "bn",
            '\u{E01}'..='\u{E5B}' => "th",
            '\u{3040}'..='\u{30FF}' => "ja",
            '\u{AC00}'..='\u{D7A3}' => "ko",
            '\u{3B1}'..='\u{3C9}' => "el",
            '\u{4E00}'..='\u{9FFF}' => {
                han = true;
                continue;
            }
            _ => continue,
        };
        // One foreign letter is a disguise, a Persian letter among Arabic ones is not.
        return Some(if tag == "ar" && raw.contains(['پ', 'چ', 'ژ', 'گ', 'ی', '۰', '۹']) {
            "fa"
        } else {
            tag
        });
    }
    han.then_some("zh")
}

/// Each of [`WORDS`] with the languages that list it, sorted at the first call.
fn languages_by_word() -> &'static [(&'static str, usize)] {
    static INDEX: OnceLock<Vec<(&str, usize)>> = OnceLock::new();
    INDEX.get_or_init(|| {
        let languages = WORDS.iter().enumerate();
        let mut index: Vec<(&str, usize)> = languages
            .flat_map(|(at, (_, list))| list.split(' ').map(move |word| (word, at)))
            .collect();
        sort_by_word(&mut index, |entry| entry.0);
        index
    })
}

/// Words that a text of the language hardly does without, folded; words that are frequent in
/// another language as well are left out.
const WORDS: &[(&str, &str)] = &[
    (
        "es",
        "el los las una numero cel llamame mi esta estoy puedes cuando por para tardes hola telefono con mejor aqui",
    ),
    (
        "pt",
        "meu minha voce numero numeros ligar liga zap uma nao depois mandar pode obrigado sou oi telefone anota do da",
    ),
    (
        "fr",
        "le les mon je suis vous est pour appelez sur numero portable sms des une bonjour moi au",
    ),
    (
        "de",
        "ich unter bin meine der die das ist und nummer ruf erreichst erreichen handy mich auf buro",
    ),
    (
        "it",
        "il mio cell chiama per sono mi al quando scrivimi numero chiamami alla allo puo pure di rispondo rispondiamo scrivimi segna",
    ),
    ("nl", "mijn het een ik bel nummer je gerust bereikbaar ben voor op"),
    ("pl", "moj numer jest prosze zadzwon telefon dzwon pod na do nie tel"),
    ("tr", "numaram ara bana beni icin lutfen benimki ofis tel cep ulasabilirsiniz bir ve mesai"),
    ("id", "saya nomor wa aja telp bisa kami hubungi ya kak kantor di yang ini no hp ku aku"),
    ("ms", "saya nombor boleh hubungi talian awak telefon encik ya hp"),
    ("vi", "toi so dien thoai goi cho minh sdt nhe anh em lien he"),
    ("tl", "ko po ako globe smart numero ang ng mga text lang tawag"),
    (
        "hi",
        "hai mera karo karna par baat aap kar ka papa likho bhai bhaiya ko se kabhi bhi lena pe",
    ),
    ("ur", "mera number hai jazz telenor zong ufone"),
    ("ro", "numarul meu suna sunati este pentru la telefon"),
    ("sv", "jag mitt nummer ring pa till det ar och efter"),
    ("da", "jeg mit nummer ring pa er og til"),
    ("no", "jeg mitt nummer ring pa er og til"),
    ("fi", "minun numero soita puhelin numeroni on"),
    ("cs", "moje cislo je volejte zavolejte telefon na"),
    ("hu", "szamom telefonszam hivjon hivj az es telefon"),
    ("sw", "namba yangu piga simu nipigie safaricom nikushow"),
    ("ru", "moy nomer zvonite zvoni pishi telefon"),
    (
        "en",
        "the my me is a to of and for in on at you it i call text number phone cell please if or with this that we our are can be after",
    ),
];

/// Places and networks whose naming says which country is meant; sorted.
static PLACES: &[(&str, &str)] = &[
    ("aus", "AU"),
    ("australia", "AU"),
    ("austria", "AT"),
    ("bangladesh", "BD"),
    ("belgique", "BE"),
    ("belgium", "BE"),
    ("brasil", "BR"),
    ("brazil", "BR"),
    ("cairo", "EG"),
    ("canada", "CA"),
    ("cdmx", "MX"),
    ("china", "CN"),
    ("dubai", "AE"),
    ("egypt", "EG"),
    ("france", "FR"),
    ("germany", "DE"),
    ("ghana", "GH"),
    ("globe", "PH"),
    ("gsm", "BE"),
    ("india", "IN"),
    ("indo", "ID"),
    ("indonesia", "ID"),
    ("ireland", "IE"),
    ("irish", "IE"),
    ("israel", "IL"),
    ("italy", "IT"),
    ("japan", "JP"),
    ("jawwal", "SA"),
    ("jazz", "PK"),
    ("jio", "IN"),
    ("kenya", "KE"),
    ("korea", "KR"),
    ("lagos", "NG"),
    ("malaysia", "MY"),
    ("maroc", "MA"),
    ("mexico", "MX"),
    ("morocco", "MA"),
    ("mumbai", "IN"),
    ("nigeria", "NG"),
    ("osaka", "JP"),
    ("pakistan", "PK"),
    ("philippines", "PH"),
    ("poland", "PL"),
    ("porto", "PT"),
    ("portugal", "PT"),
    ("riyadh", "SA"),
    ("russia", "RU"),
    ("safaricom", "KE"),
    ("saudi", "SA"),
    ("sdt", "VN"),
    ("singapore", "SG"),
    ("spain", "ES"),
    ("sweden", "SE"),
    ("tehran", "IR"),
    ("thai", "TH"),
    ("thailand", "TH"),
    ("tokyo", "JP"),
    ("turkey", "TR"),
    ("uganda", "UG"),
    ("uk", "GB"),
    ("ukraine", "UA"),
    ("usa", "US"),
    ("vietnam", "VN"),
    ("wien", "AT"),
    ("الرياض", "SA"),
    ("دبي", "AE"),
    ("مصر", "EG"),
    ("台北", "TW"),
];

#[cfg(test)]
mod tests {
    #[test]
    fn places_are_sorted() {
        assert!(super::PLACES.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}
