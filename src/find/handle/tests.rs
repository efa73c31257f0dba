//! Marked text: what stands between `[[` and `]]` is found, and nothing in a text without.

use crate::context::Context;
use crate::detector::check;
use crate::report::Kind;

fn found(text: &str) -> Vec<(String, Option<String>)> {
    let report = check(text, &Context::default());
    let handles = report.findings.iter().filter(|finding| finding.kind == Kind::Handle);
    handles.map(|finding| (finding.span.of(text).to_owned(), finding.canonical.clone())).collect()
}

#[track_caller]
fn finds(marked: &str) {
    let text = marked.replace("[[", "").replace("]]", "");
    let wanted: Vec<&str> =
        marked.split("[[").skip(1).filter_map(|rest| rest.split("]]").next()).collect();
    let got: Vec<String> = found(&text).into_iter().map(|(value, _)| value).collect();
    assert_eq!(got, wanted, "{text}");
}

#[test]
fn an_identifier_beside_its_service() {
    for marked in [
        "skype: [[live:joe.d]]",
        "[[joe.d]] on discord",
        "insta → [[joe_d]], see you",
        "tg [[@joe_demo]]",
        "my discord is [[thistlemoth]]",
        "im [[thistlemoth]] on discord",
        "[[carlotta.voice]] <- that's my skype",
        "anyone still use kik? [[pixelpriya22]]",
        "She is on Skype all day, [[odalys.ferrer]].",
        "Insta [[orla.makes]], tiktok [[orlamakes_xo]], pick one",
        "my telegram backwards is [[hcstcnub.nna]]",
        "i.g. [[orla.makes]]",
        "insta(gram) [[orla.makes]]",
        "the 'gram, [[orla_makes]]",
        "insta/[[orla.makes]]",
        "linkedin/[[in/orla-makes]]",
        "[[orla#1020]] on disc",
        "I'm \"[[oat.and.olive]]\" everywhere, insta is where I answer",
        "username is [[lumenfox]]. app is the one with the white paper airplane",
        "the ghost yellow app: [[finchandfern]]",
        "find me where people post short vids, [[@bakewithbeau]]",
        "🎮 tag: [[Rookwood#7741]]",
        "dms open on X, [[@quietharbour]]",
        "reddit u slash [[crankyluthier]]",
        "insta: [[lena (underscore) kraft]]",
        "my tiktok is [[lena [dot] kraft]]",
        "我的viber是[[marta.sketch]]",
        "在telegram上搜 [[dariopetrov]]",
        "my snap [[joehartley]]",
        "snap 👻 [[joehartley]]",
        "ig [[orla.studio]]",
        "look up \"[[joehartley]]\" on instagram",
    ] {
        finds(marked);
    }
}

#[test]
fn a_name_that_is_given_without_its_service() {
    for marked in [
        "find me as [[moon_store]]",
        "búscame como [[tienda_luna]] por si acaso",
        "cherche-moi sous [[zozo_77]]",
        "such mich unter [[haus_und_hof]]",
        "add me: [[moon_store]]",
        "i'm [[owen_hart]] there too, you know where",
        "text me logo_final when it is done",
        "write me a script named sort_files.py",
        "Suche mir unter user_id den Datensatz",
        "find me as soon as you can",
    ] {
        finds(marked);
    }
}

#[test]
fn a_display_name_is_given_or_spoken_of() {
    for marked in [
        "je m'appelle [[Paul Durafour]] sur fb",
        "я в вк как [[Анна Котова]]",
        "facebook pe [[Priya Sharma Art]] search karo",
        "busca [[lucia ferrer ilustra]] en facebook",
        "search for [[odalys ferrer art]] on facebook",
        "find cheap stock photos on facebook",
        "[[Rosalind Achebe]] on Facebook",
        "the post about Coca Cola on Facebook",
        "I saw Rosalind Achebe on Facebook yesterday",
    ] {
        finds(marked);
    }
}

#[test]
fn the_subject_of_work_is_left_alone() {
    for text in [
        "busca referencias en Pinterest",
        "cherche des idées sur Pinterest",
        "cari referensi di pinterest ya",
        "Skype unter Windows10 startet nicht",
        "tag @nike in the instagram caption",
        "colour name Brick#7741 and ticket Rook#7741",
        "The new font renderer in X is called freetype2",
        "solve x = @a for every x, plot y on X",
        "my name is Line Solberg, fix it in the subtitles",
        "bird site logo: a wren on a branch, for wrenfield-birds",
        "Instagram: 9 posts",
        "the novel is about the discord between two brothers",
        "my discord is down",
        "my instagram is growing fast",
        "I'm available on Skype",
        "the line height is 1.5 and the signal path is drawn in blue_dark",
        "the instagram story shows @username",
        "the Telegram bot reads config.json and user_id",
        "npm i @scope/pkg for the slack bot",
    ] {
        finds(text);
    }
}

#[test]
fn spelled_names_are_put_together() {
    for (text, canonical) in [
        ("I'm on insta under J-U-N-O dot K-I-L-N", "juno.kiln"),
        ("t e l e g r a m : @ n o r a h m i x e s", "norahmixes"),
        ("snapchat is mango _ mitch _ 9 remove spaces", "mango_mitch_9"),
        ("my discord name is turbo underscore yak", "turbo_yak"),
        ("it's thornfield underscore prints on IG", "thornfield_prints"),
        ("my IG backwards is selppa.dna.htebasile", "elisabeth.and.apples"),
    ] {
        let got: Vec<String> =
            found(text).into_iter().filter_map(|(_, canonical)| canonical).collect();
        assert_eq!(got, [canonical], "{text}");
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test may look at the clock")]
fn time_is_linear() {
    for text in [
        "@".repeat(30_000),
        "tg ".repeat(10_000),
        "a_".repeat(15_000),
        "tg @a ".repeat(5_000),
        "live:".repeat(4_000),
    ] {
        let start = std::time::Instant::now();
        let _ = check(&text, &Context::default());
        assert!(start.elapsed().as_secs() < 15, "{:?}", &text[..10]);
    }
}
