//! Texts with an account, and texts that only look like it.

use crate::context::Context;
use crate::detector::check;
use crate::report::Kind;

fn found(text: &str) -> Vec<&'static str> {
    let report = check(text, &Context::default());
    let accounts = report.findings.iter();
    accounts
        .filter(|finding| finding.kind == Kind::Payment && finding.category.is_none())
        .map(|finding| finding.rule)
        .collect()
}

#[test]
fn accounts_are_found() {
    for (text, rule) in [
        ("IBAN: BE04 8107 3421 9031", "payment.iban"),
        ("i ban B E zero four, 8107 3421 9031", "payment.iban"),
        ("I E 1 8 A I B K 6 0 4 6 8 7 3 7 4 2 2 7 1 4", "payment.iban"),
        ("Konto: DE69 9999 9999 oooo o432 1o", "payment.iban"),
        ("1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2 btc only", "payment.wallet"),
        ("wallet is 0x 696e 7665 6e74 6564 206e 6f20 6b65 7920 3030 3034", "payment.wallet"),
        ("cashapp $FernwoodBeats", "payment.cashtag"),
        ("cash app tag is dollar sign DottieOnDrums", "payment.cashtag"),
        ("venmo me the rest at @perry-lathe-3", "payment.tag"),
        ("venmo perrylathe", "payment.tag"),
        ("my c*sh app is @perry_lathe", "payment.tag"),
        ("c45h app @perry_lathe", "payment.tag"),
        ("send to harpreet.in@okaxis", "payment.upi"),
        ("chave pix 7f3c1e52-0d4a-4b1e-9a77-55500142dcba", "payment.pix"),
        ("sort code 04-00-04, account 41728390", "payment.bank"),
    ] {
        assert_eq!(found(text), [rule], "{text}");
    }
}

#[test]
fn look_alikes_are_left_alone() {
    for text in [
        "budget is $5 or $50, $variable and $HOME in the script",
        "the sandbox IBAN BE04 8107 3421 9031 is fine",
        "the contract 0x696e7665 6e746564 reverts",
        "order number 41728390 is late",
        "be 04 pages",
        "please read it again at home",
    ] {
        assert!(found(text).is_empty(), "{text}");
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test may look at the clock")]
fn time_is_linear() {
    for text in [
        "$".repeat(30_000),
        "btc 1 1 1 ".repeat(3_000),
        "de 12 ".repeat(4_000),
        "d e ".repeat(3_000),
        "@ybl".repeat(4_000),
    ] {
        let start = std::time::Instant::now();
        let _ = check(&text, &Context::default());
        assert!(start.elapsed().as_secs() < 15, "{:?}", &text[..10]);
    }
}
