//! Links in marked text: what stands between bars is found and flagged, or only noticed.

use crate::{Action, Context, Detector, Kind};

/// Checks that exactly the stretches between bars are flagged.
fn check(marked: &str) {
    let text = marked.replace('|', "");
    let report = Detector::default().check(&text, &Context::default());
    let mut found = text.clone();
    let is_link = |kind: Kind| matches!(kind, Kind::Link | Kind::Payment);
    for finding in report.findings.iter().rev() {
        if is_link(finding.kind)
            && finding.rule.starts_with("link.")
            && finding.action >= Action::Warn
        {
            found.insert(finding.span.end, '|');
            found.insert(finding.span.start, '|');
        }
    }
    assert_eq!(found, marked);
}

#[test]
fn plain() {
    for marked in [
        "|https://www.linkedin.com/in/ottavia-brandt-7720| that's me",
        "join |discord.gg/kRt7mossy|, all are in there",
        "[book](|https://calendly.com/wynnparrish/hello|)",
        "|https://us02web.zoom.us/j/85550142019?pwd=bGVtb24| and",
        "|hxxps://drive.google.com/file/d/DLZtLb8aTFwmi3/view| change xx",
        "open |tg://resolve?domain=velo_draws|",
        "|paypal.me/thornbirdvo| when you like it",
        "群链接|t.me/xiaolu_fanyi|。",
        "|bit.ly/whatsapp-leonie| opens my whatsapp",
        "|d1sc0rd.gg/wickedwren|",
    ] {
        check(marked);
    }
}

#[test]
fn words_and_signs() {
    for marked in [
        "|linkedin dot com slash in slash harlan-obi| and connect",
        "|t . me / ghostwritten_gil|",
        "all of it on |campsite bio slash ghostwritten|",
        "|calendly[.]com/sunniva-tax| remove the brackets",
        "|zoom.us\n/j/\n85550143377|\nI'm waiting",
        "|chat*whatsapp*com/eXcY7V7605gUXi9| stars",
        "|meet,google,com/abx-qrst-uvw| commas",
        "|dropbox🔵com/s/8CTXZf/voices.zip| the ball",
        "just google |linktree / knitwit_nora|",
        "|tiktok com / @ grumpycatcafe| write there",
        "|т точка ми слэш pavlina_risuet|",
        "|टी डॉट मी स्लैश kavita_voiceover|",
        "|droffirgmot/moc.koobecaf| read from the right side",
        "|aHR0cHM6Ly90Lm1lL2Z1bG1hcl9maWxtcw==|",
    ] {
        check(marked);
    }
}

#[test]
fn noticed_at_most() {
    for text in [
        "Homepage is www.oldmillbakery-leeds.com, the slider is slow",
        "https://www.youtube.com/watch?v=CvB3HW6rgJG from 1:20",
        "can you fix my instagram.com/oldmill page",
        "vue.js, next.config.js, System.out and main.rs",
        "I looked at it.It looks great.Me too",
        "com.brightleaf.tracker 1.4.2, figma.com/community",
        "bit.ly/3kT9wLm is the article",
        "see medium.com/@ferncastle/why-soup-matters",
    ] {
        check(text);
    }
}

#[test]
fn the_platforms_own_are_none() {
    let context = Context { own_domains: vec!["fiverr.com".to_owned()], ..Context::default() };
    let report = Detector::default().check("https://www.fiverr.com/joe and fiverr.com/x", &context);
    assert!(report.findings.is_empty(), "{report:?}");
}
