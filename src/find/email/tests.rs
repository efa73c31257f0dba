//! Addresses in marked text: what stands between bars is found, with its canonical form.

use crate::{Context, Detector, Kind};

/// Checks that exactly the stretches between bars are found as addresses.
fn check(marked: &str, canonical: &[&str]) {
    let text = marked.replace('|', "");
    let report = Detector::default().check(&text, &Context::default());
    let mut found = text.clone();
    let mut forms = Vec::new();
    for finding in report.findings.iter().filter(|finding| finding.kind == Kind::Email).rev() {
        found.insert(finding.span.end, '|');
        found.insert(finding.span.start, '|');
        forms.insert(0, finding.canonical.clone().unwrap_or_default());
    }
    assert_eq!(found, marked);
    assert_eq!(forms, canonical, "{marked}");
}

#[test]
fn names_that_somebody_has_at_a_provider() {
    for (marked, canonical) in [
        ("my |gmail is jmarlow|, send it there", "jmarlow@gmail.com"),
        ("|gmail: jmarlow|", "jmarlow@gmail.com"),
        ("|sophiemarlow with the gmail ending|", "sophiemarlow@gmail.com"),
        ("|sophie88 / gmail / com|", "sophie88@gmail.com"),
        ("|sophiemarlow/gmail/com|", "sophiemarlow@gmail.com"),
        ("username |sophiemarlow domain gmail.com|", "sophiemarlow@gmail.com"),
        ("|sophie_m at outlook|", "sophie_m@outlook.com"),
        ("my mail |sophiemarlow on gmail|", "sophiemarlow@gmail.com"),
        ("write to |sophie.marlow84gmail.com|", "sophie.marlow84@gmail.com"),
        ("|sophiemarlow_hotmail.com| works", "sophiemarlow@hotmail.com"),
        ("|sophiemarlow84 gmail|", "sophiemarlow84@gmail.com"),
        ("|yahoo mail, sophiemarlow84|", "sophiemarlow84@yahoo.com"),
        ("|sophiemarlow @yahoo|", "sophiemarlow@yahoo.com"),
        ("my email is |sophiemarlow and it's with gmail| of course", "sophiemarlow@gmail.com"),
        ("it starts with |sophie.marlow and ends with outlook.com|", "sophie.marlow@outlook.com"),
    ] {
        check(marked, &[canonical]);
    }
    for honest in [
        "my gmail is broken today",
        "my Gmail is hacked",
        "gmail: works, outlook: broken",
        "my gmail is slower",
        "gmail, yahoo",
        "a[d] and b[d] are arrays",
    ] {
        check(honest, &[]);
    }
}

#[test]
fn given_in_pieces() {
    for (marked, canonical) in [
        ("@|gmail.com <- put marigold.sews| in front of it", "marigold.sews@gmail.com"),
        ("nick is |oscarpaints and after the @ there is outlook.com|", "oscarpaints@outlook.com"),
        ("first |quietloom comes first, then an at, then gmail|", "quietloom@gmail.com"),
        (
            "its |leonardo_m then @ then my domain kilnandwheel dot it|",
            "leonardo_m@kilnandwheel.it",
        ),
        ("|odile@g.m.a.i.l.c.o.m|", "odile@gmail.com"),
        ("mail is |jonty.brews ... gmail|", "jonty.brews@gmail.com"),
    ] {
        check(marked, &[canonical]);
    }
    for honest in [
        "everything before the @ in gmail.com addresses should be bold",
        "first part is about spam filters, second part about gmail tabs",
        "what stands between the @ and gmail.com is a zero-width space",
        "people with @gmail.com, @outlook.com and @icloud.com should be allowed",
        "all @gmail.com addresses bounce since monday",
    ] {
        check(honest, &[]);
    }
}

#[test]
fn run_together() {
    for (marked, canonical) in [
        ("it is |sophiemarlowatgmaildotcom|, all one word", "sophiemarlow@gmail.com"),
        ("write |wrenatgmail.com| please", "wren@gmail.com"),
        ("email |tamsinATrowestudioDOTcom|", "tamsin@rowestudio.com"),
        ("|k.obi@@gmail.com|", "k.obi@gmail.com"),
        ("|karin[a]holt-design[d]com|", "karin@holt-design.com"),
        ("mail 2 |k.obi@gmailcom|", "k.obi@gmail.com"),
    ] {
        check(marked, &[canonical]);
    }
    for honest in ["the matdotcompany logo", "an antidote at hand", "format.com has a template"] {
        check(honest, &[]);
    }
}

#[test]
fn plain() {
    for (marked, canonical) in [
        ("write to |t.halvorsen@fjordbygg.no|, thanks", "t.halvorsen@fjordbygg.no"),
        ("|MIKE.STUDIO@HOTMAIL.COM|!!!", "mike.studio@hotmail.com"),
        ("mail:|rehana.k@hotmail.com|,waiting", "rehana.k@hotmail.com"),
        ("\"Lena\" <|lena.brandt@posteo.de|> and", "lena.brandt@posteo.de"),
        ("siobhan? |siobhan.o'hara@eircom.net|.", "siobhan.o'hara@eircom.net"),
        ("|__kraken_vfx__@protonmail.com| ok", "__kraken_vfx__@protonmail.com"),
        ("发|xiaoyu_1996@163.com|吧", "xiaoyu_1996@163.com"),
        ("|carmen.oyola@gmail| please", "carmen.oyola@gmail.com"),
        ("|jabari.sound@gmial.con|", "jabari.sound@gmial.con"),
        ("it is |joe@kolanutlabs.io|.Thanks", "joe@kolanutlabs.io"),
    ] {
        check(marked, &[canonical]);
    }
}

#[test]
fn words_and_signs() {
    for (marked, canonical) in [
        ("|ruthie.pale (at) gmail (dot) com| for it", "ruthie.pale@gmail.com"),
        ("me, |kofi dot mensah dot art at gmail dot com| any time", "kofi.mensah.art@gmail.com"),
        ("|lucia_AT_brightkiln_DOT_com| in case", "lucia@brightkiln.com"),
        ("|samir-at-hotmail-dot-com| without", "samir@hotmail.com"),
        ("|samir82 underscore at gmail dot com|", "samir82_@gmail.com"),
        ("|petra (at) lang-studio (punkt) de| bitte", "petra@lang-studio.de"),
        ("|محمد اندرسكور علي @ هوتميل . كوم|", "محمد_علي@hotmail.com"),
        ("|h e l g a . d r a w s @ g m a i l . c o m| ok", "helga.draws@gmail.com"),
        ("→ |clementine.ray 📧 gmail . com|", "clementine.ray@gmail.com"),
        ("|fiddlehead\nat\nposteo\ndot\nde|", "fiddlehead@posteo.de"),
        ("its |harriet,bell@gmail,com| (dot)", "harriet.bell@gmail.com"),
        ("use # : |noor.alsaadi#gmail.com|", "noor.alsaadi@gmail.com"),
        ("|ottoline, then at, then hushvalley, then dot org|. Easy.", "ottoline@hushvalley.org"),
        ("моя почта |vesna-studio собака яндекс точка ру|, жду", "vesna-studio@yandex.ru"),
        ("c'est |atelier tiret mauve arobase laposte point net|, ok", "atelier-mauve@laposte.net"),
        ("|5550142288 艾特 qq 点 com|，发", "5550142288@qq.com"),
    ] {
        check(marked, &[canonical]);
    }
}

#[test]
fn hinted_spelled_and_hidden() {
    for (marked, canonical) in [
        ("so |wrenfoxglove1994, it's a gmail|", "wrenfoxglove1994@gmail.com"),
        ("|eszter.photo (gmail)| — write", "eszter.photo@gmail.com"),
        ("|gmail = randall.kites|", "randall.kites@gmail.com"),
        ("|D as in dog, E, V, O, N, seventy one, at outlook dot com|", "devon71@outlook.com"),
        ("read it backwards |moc.liamg@sdnuosyeldda| haha", "addleysounds@gmail.com"),
        ("decode |anVsZXMudmVyZGllckBnbWFpbC5jb20=|", "jules.verdier@gmail.com"),
        ("|0x6a756c65732e7640676d782e6672|", "jules.v@gmx.fr"),
    ] {
        check(marked, &[canonical]);
    }
}

#[test]
fn honest() {
    for text in [
        "shows name@example.com in grey, user@test.com too",
        "git@github.com:emberkeep/plugin-core.git",
        "ubuntu@ip-172-31-14-9:~$ npm run build",
        "@media (max-width: 600px) and @angular/core@15.2.9",
        "I'd take 2 @ $50, deliver @ 5pm",
        "look at the data. Send it. Meet at noon. Dot the i",
        "look at gmail's compose window",
        "the market outlook_2026 at outlook level",
        "I'm at work.Org chart is attached. At last.Net result is good",
        "Konqueror és el navegador web de KDE",
        "this document, you are free to name the program anything",
        "change it from redhat to @debian.org addresses",
        "tests/t-do-exceptions-work-at-all-with-this-compiler.cc",
        "Does it cover Outlook, Yahoo and Gmail?",
        "he works at amazon dot com, I think",
    ] {
        check(text, &[]);
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test may look at the clock")]
fn time_grows_with_the_text() {
    for piece in ["@", "a.", "a@", "a dot ", "at ", "gmail ", "a@b.c ", "(at)"] {
        let text = piece.repeat(20_000 / piece.len());
        let start = std::time::Instant::now();
        let _ = Detector::default().check(&text, &Context::default());
        let taken = start.elapsed();
        assert!(taken.as_secs() < 5, "{piece:?} takes {taken:?}");
    }
}
