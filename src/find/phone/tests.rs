//! Marked text: what stands between `[[` and `]]` is found, and nothing else.

use crate::context::Context;
use crate::detector::check;
use crate::report::{Action, Kind};

/// The flagged numbers of a text, marked.
fn marked(text: &str) -> String {
    let report = check(text, &Context::default());
    let mut marked = String::new();
    let mut at = 0;
    for finding in report
        .findings
        .iter()
        .filter(|finding| finding.kind == Kind::Phone && finding.action >= Action::Warn)
    {
        marked.push_str(&text[at..finding.span.start]);
        marked.push_str("[[");
        marked.push_str(finding.span.of(text));
        marked.push_str("]]");
        at = finding.span.end;
    }
    marked + &text[at..]
}

#[track_caller]
fn all(cases: &[&str]) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|case| (case, marked(&case.replace("[[", "").replace("]]", ""))))
        .filter(|(case, got)| *case != got)
        .map(|(case, got)| format!("want {case:?}\n got {got:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn as_people_write_them() {
    all(&[
        "[[(212) 555-0147]] is the shop",
        "you can ring [[+44 20 7946 0321]] after 5",
        "office: [[+44 (0)20 7946 0285]]",
        "[[07700 900417]]",
        "mon 06 : [[0639 98 6761]]",
        "[[4045550133]]",
        "our desk is [[617-555-0190]] ext. 4, ask for Ann",
        "tap tel:[[+18085550102]] now",
        "[[718 555 0166]] or at home [[718 555 0167]]",
        "phone [[770-555-0181]]. Font size 11.",
        "from abroad dial [[00 44 7700 900215]]",
    ]);
}

#[test]
fn disguised() {
    all(&[
        "call me at [[four one five, five five five, zero one seven two]] ok",
        "[[2one2 five55 0one4four]] ;)",
        "use this [[O77OO 9OO 338]] ok",
        "area [[512 / exchange 334 / line 0178]]",
        "mon numéro : [[zéro sept trois fois 8 99 12 44]]",
        "call [[5O3 86S O148]] ok",
        "ring [[(8)(3)(2)(5)(5)(5)(0)(1)(2)(1)]]",
        "[[4.0.8.5.5.5.0.1.6.7]]",
        "[[+44 (79) 11..12..39..86]]",
        "my cell: [[IIIIIII I IIIIIIII IIIII IIIII IIIII 0 I IIIIII IIII]]",
        "order number [[7185550164]] if you get my drift",
        "call [[twoonetwo fivefivefive zeroonenine nine]]",
        "call [[212-555-01 ninety nine]]",
        "digits go down\n[[2\n0\n6\n5\n5\n5\n0\n1\n6\n4]]",
        "[[602📞555📞0116]]",
        "call [[1-800-FLOWERS]] now",
        "flip this number around: [[3510555707]]",
        "[[646-xxx-0113, every x is a 5]]",
        "it starts with [[plus four four then 7700 then nine hundred then 491]]",
        "dial [[4155550150 + 3]]",
        "the price is $[[813,555,0106]] haha, you understand what to do with it",
        "mon portable : [[zéro six trente-neuf quatre-vingt-dix-huit douze soixante]]",
        "tel [[tre4sette cinque55 zero1sei5]] rispondo",
    ]);
}

#[test]
fn as_advertisements_hide_them() {
    all(&[
        "Text 24/7 *[[646~555~**01**33]]",
        "[[1*646*555*0142]] no texts",
        "[[6FOUR6-FIVE5FIVE-01NINE9]]",
        "[[SIx/4/sIX-FivE/5/FIVE-0/oNe/4/Two]]",
        "[6][4][6]  [5][5][5]  [0][1][3][3]"
            .replace("[6][4]", "[[[6][4]")
            .replace("[3][3]", "[3][3]]]")
            .as_str(),
        "[[646- five.5.five.01.three.3]]",
        "{[[6four6}..{5five5}..{01thirty3]]}",
        "([[(6-4-6)) {{5.5.5.}} ((0133)]])",
        "**Rachel[[646*555*0133]]**",
        "[[6@4@6@5@5@5@0@1@3@3]]",
        "**[[6**4**6_ 5***5**5-01**33]]",
        "[[646!555!01!33]]",
        "$200tel[[6465550133]]",
        "5'4 130lbs 36-24-36 [[6465550133]]",
        "2 tickets sec 112 row 8 [[646 555 0133]], ask for Dan",
        "for you tonight[[646 fivefivefive 0onethreethree]] 90hour",
        "weekend[[6465550133]] ask for Ana",
        "call me on [[0412 3456 78]] ok",
        "Jade [[646x555x0133]]",
        "txt [[646 555 fourteenseventyseven]]",
        "[[646-5550133]] Lexi",
    ]);
}

#[test]
fn what_only_looks_hidden() {
    all(&[
        "x = 415*823*7120",
        "sizes 300*250*1200 and 210*297*4000 mm",
        "pages 415..823 and 712..950",
        "let most = 1_000_000_001;",
        "limit(50 * 1024 * 1024)",
        "closes #81113, #69621",
        "Provider ID# 195402 since 2019",
        "passport no. 533820188",
        "sku 8450012237 and 8450012244 both in black",
        "on the Forbes 400 five or six years ago",
        "libopenh264-7_2.3.1+dfsg-3",
        "check(0i32..100i32, 0i32..1000)",
        "photo3 of 12, 4032 x 3024, room602 floor3 bed2",
        "bool i8 i16 i32 i64 i128 u8",
        "unpack .../018-libssl3_3.0.19-1~deb12u2_amd64.deb",
        "51 Franklin St, Boston, MA 02110-1301",
        "02111-1307 USA.",
        "Europe/Dublin +5320-00615, Guadalcanal -0932+16012",
    ]);
}

#[test]
fn other_numbers() {
    all(&[
        "total 1 200 000 IDR, budget $4,155,550,132",
        "from 04.06.2025 to 07.06.2025 at 18:30",
        "order number 4155550132, still waiting",
        "0f b7 47 18 83 f8 0f 0f 84 53 01 00 00 83 f8 10 0f 84 30 01",
        "host 192.0.2.165, joe@198.51.100.65 and http://203.0.113.220:6970",
        "test card 4242 4242 4242 4242",
        "server 192.168.1.100, gateway 192.168.1.1",
        "footer placeholder (555) 555-5555 until then",
        "0123456789 in the new font",
        "the kids count one two three four five six seven eight nine ten",
        "banner 1920x1080, thumbnail 1280x720",
        "timeline: 1066, 1215, 1492, 1789, 1914, 1945",
        "the max int is 2147483647",
        "in case of fire call 112 or 911",
        "two hundred and twelve pages, five chapters, five appendices and zero pictures",
    ]);
}

/// The rows of one digit that a text of any length may hold stay linear: this ends at once.
#[test]
fn long_rows() {
    for row in ["1-", "1 ", "4", "(4)", "4155, 5501, ", "one two ", "4one5", "call 1 2 3\n"] {
        let _ = check(&row.repeat(20_000), &Context::default());
    }
}

#[test]
fn by_ear_in_sets_on_lines_and_with_letters() {
    all(&[
        "text [[sicks for sicks fiv fife fife zeero won zeero eigt]] when you land",
        "[[four-1-five-5-five-five-0-eight-seven-five]]",
        "my number is [[4-1-5 5-5-5 0-1-9-9]]",
        "call me\n[[415\n555\n0132]]",
        "call [[415555O132]]",
        "[[oh77oo9oo417]]",
        "i am happy with the price. my number is [[4155550181]]",
    ]);
}

#[test]
fn with_signs_by_name_and_in_parts() {
    all(&[
        "[[6-1-7-dash-5-5-5-dash-0-1-2-2]]",
        "[[646 slash 555 slash 0171]]",
        "cell [[7.7.3...5.5.5...0.1.8.2]]",
        "[[212 then 555 then 0142]]",
        "it starts with [[312, goes on with 555 and finishes 0186]]",
        "[[213 five hundred fifty five 0133]]",
        "[[333 cinque due sei 4567]]",
        "phone = [[646 x 555 x 0171]]",
        "my mobile is [[06 12 34 56 78]]",
        "vanity: [[1 800 555 CAKE]]",
    ]);
}

#[test]
fn counted_measured_and_told_in_order() {
    all(&[
        "resize to 300 then 600 then 1200 px",
        "the frames are 640 x 480 x 24",
        "page 12 dash 14, page 30 dash 41",
        "1 800 units at 555 each, CAKE toppers extra",
        "ISBN 0-306-40615-2",
        "the field shows 06 12 34 56 78",
    ]);
}

#[test]
fn package_names_are_no_numbers() {
    all(&[
        "install .../100-python3-lib2to3_3.11.2-3_all.deb",
        "Unpacking python3-lib2to3 (3.11.2-3) ...",
        "unpack .../182-libaio1_0.3.113-4_amd64.deb ...",
        "libboost-program-options1.74.0_1.74.0+ds1-21_amd64.deb",
        "04221-9196 siparişi gelmedi",
    ]);
}
