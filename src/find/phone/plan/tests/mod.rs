//! The plans by tables; [`oracle`] compares them with their source.

mod oracle;

use super::*;

fn region(iso: &str) -> Region {
    Region::from_iso(iso).expect(iso)
}

/// `digits` after a plus: the country and the fit expected.
#[track_caller]
fn check_international(digits: &str, iso: &str, fit: Fit, number: &str) {
    let parsed = international(digits.as_bytes()).expect(digits);
    let got = (parsed.region.iso(), parsed.fit, parsed.number.as_str());
    assert_eq!(got, (iso, fit, number), "{digits}");
}

#[test]
fn international_numbers() {
    check_international("12125550147", "US", Fit::Valid, "+12125550147");
    check_international("442079460018", "GB", Fit::Valid, "+442079460018");
    check_international("4407700900123", "GB", Fit::Valid, "+447700900123");
    check_international("353209144071", "IE", Fit::Valid, "+353209144071");
    check_international("390236618300", "IT", Fit::Valid, "+390236618300");
    check_international("46701740633", "SE", Fit::Valid, "+46701740633");
    check_international("79995550143", "RU", Fit::Valid, "+79995550143");
    check_international("80012345678", "001", Fit::Valid, "+80012345678");
    check_international("12120550147", "US", Fit::Possible, "+12120550147");
    check_international("44770090012", "GB", Fit::Possible, "+44770090012");
    check_international("4477009001234", "GB", Fit::Invalid, "+4477009001234");
    for none in ["", "0", "0044", "999123", "210", "4400000000000000000000000"] {
        assert_eq!(international(none.as_bytes()), None, "{none}");
    }
}

#[test]
fn one_digit_off() {
    let off = |digits: &str| international(digits.as_bytes()).is_some_and(|p| p.is_one_digit_off());
    assert!(off("1212555014") && off("121255501477") && off("4477009001234"));
    assert!(!off("12125550147") && !off("1212555") && !off("12125550147777"));
}

#[track_caller]
fn check_national(digits: &str, iso: &str, fit: Fit, mobile: bool, number: &str) {
    let parsed = national(digits.as_bytes(), region(iso)).expect(digits);
    let got = (parsed.fit, parsed.mobile, parsed.number.as_str());
    assert_eq!(got, (fit, mobile, number), "{digits} {iso}");
}

#[test]
fn national_numbers() {
    check_national("2125550147", "US", Fit::Valid, true, "+12125550147");
    check_national("18005550199", "US", Fit::Valid, true, "+18005550199");
    check_national("12125559876", "US", Fit::Valid, true, "+12125559876");
    check_national("5550147", "US", Fit::Invalid, false, "+15550147");
    check_national("07700900417", "GB", Fit::Valid, true, "+447700900417");
    check_national("7700900417", "GB", Fit::Valid, true, "+447700900417");
    check_national("02079460321", "GB", Fit::Valid, false, "+442079460321");
    check_national("01134960285", "GB", Fit::Valid, false, "+441134960285");
    check_national("88005553535", "RU", Fit::Valid, false, "+78005553535");
    check_national("8005553535", "RU", Fit::Valid, false, "+78005553535");
    check_national("89161234567", "RU", Fit::Valid, true, "+79161234567");
    check_national("06201234567", "HU", Fit::Valid, true, "+36201234567");
    check_national("80291234567", "BY", Fit::Valid, true, "+375291234567");
    check_national("861234567", "LT", Fit::Valid, true, "+37061234567");
    check_national("0236618300", "IT", Fit::Valid, false, "+390236618300");
    check_national("01123456789", "AR", Fit::Valid, false, "+541123456789");
    check_national("0111523456789", "AR", Fit::Valid, true, "+5491123456789");
    check_national("02111955500142", "BR", Fit::Valid, true, "+5511955500142");
    check_national("0445555500142", "MX", Fit::Valid, true, "+525555500142");
    assert_eq!(national(b"123456789012345678901234", region("US")), None);
}

#[test]
fn regions() {
    assert_eq!((region("US").iso(), region("US").calling_code()), ("US", 1));
    assert_eq!((region("KZ").iso(), region("KZ").calling_code()), ("KZ", 7));
    assert_eq!((region("AC").iso(), region("ZW").iso()), ("AC", "ZW"));
    for none in ["", "us", "USA", "ZZ", "00", "CA1"] {
        assert_eq!(Region::from_iso(none), None, "{none}");
    }
}

#[test]
fn exit_prefixes() {
    let rest = |digits: &'static str| after_exit_prefix(digits.as_bytes());
    assert_eq!(rest("00447700900532"), Some(&b"447700900532"[..]));
    assert_eq!(rest("01112125550147"), Some(&b"12125550147"[..]));
    assert_eq!(rest("001112125550147"), Some(&b"12125550147"[..]));
    assert_eq!(rest("0044"), None);
    assert_eq!(rest("07700900532"), None);
}

#[test]
fn short_numbers() {
    assert_ne!(national(b"911", region("US")).map(|p| p.fit), Some(Fit::Valid));
    assert_ne!(national(b"112", region("DE")).map(|p| p.fit), Some(Fit::Valid));
}

/// The first guess without a hint, then with one (`"IT"`).
#[test]
fn first_guesses() {
    let cases = [
        ("2125550147", "", "US"),
        ("12125550147", "", "US"),
        ("4155559876", "", "US"),
        ("18005550199", "", "US"),
        ("07700900417", "", "GB"),
        ("07911123456", "", "GB"),
        ("02079460321", "", "GB"),
        ("447700900382", "", "GB"),
        ("08035550142", "", "NG"),
        ("08051234567", "", "NG"),
        ("03005550187", "", "PK"),
        ("03211234567", "", "PK"),
        ("09175550163", "", "PH"),
        ("09171234567", "", "PH"),
        ("0491570313", "", "AU"),
        ("0412345678", "", "AU"),
        ("0355500274", "", "AU"),
        ("0639984127", "", "FR"),
        ("0612345678", "", "FR"),
        ("01713920047", "", "DE"),
        ("03023125417", "", "DE"),
        ("01712345678", "", "BD"),
        ("01712345678", "DE", "DE"),
        ("015112345678", "", "DE"),
        ("09055500176", "", "JP"),
        ("09012345678", "", "JP"),
        ("081255500147", "", "ID"),
        ("081234567890", "", "ID"),
        ("05525550147", "", "TR"),
        ("05321234567", "", "TR"),
        ("3475550162", "", "US"),
        ("3475550162", "IT", "IT"),
        ("3331234567", "IT", "IT"),
        ("13955500142", "", "CN"),
        ("13812345678", "", "CN"),
        ("9000055012", "", "IN"),
        ("9876543210", "", "IN"),
        ("7001234567", "", "IN"),
        ("09876543210", "IN", "IN"),
        ("89995550126", "", "RU"),
        ("89161234567", "", "RU"),
        ("79161234567", "", "RU"),
        ("919876543210", "", "IN"),
        ("9161234567", "RU", "RU"),
        ("600555019", "", "ES"),
        ("612345678", "ES", "ES"),
        ("912555034", "", "PT"),
        ("501555027", "", "PL"),
        ("0555501042", "", "SA"),
        ("0505550142", "", "AE"),
        ("0722555019", "", "KE"),
        ("0722123456", "", "KE"),
        ("02071234567", "", "GB"),
        ("01051234567", "KR", "KR"),
        ("01001234567", "", "EG"),
        ("11955500142", "", "BR"),
        ("11987654321", "", "BR"),
        ("5555500142", "", "MX"),
        ("5512345678", "MX", "MX"),
        ("0209144071", "", "IE"),
        ("0701740633", "", "SE"),
        ("919000055018", "", "IN"),
    ];
    let mut wrong = Vec::new();
    for (digits, hint, iso) in cases {
        let hints: Vec<Region> = Region::from_iso(hint).into_iter().collect();
        let all: Vec<_> = guesses(digits.as_bytes(), &hints).map(|g| g.region.iso()).collect();
        if all.first() != Some(&iso) {
            wrong.push(format!("{digits} {hint}: {iso} expected, got {all:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_guesses() {
    for digits in ["", "911", "123456", "00000000", "123456789012345678"] {
        let all: Vec<_> = guesses(digits.as_bytes(), &[]).collect();
        assert!(all.is_empty(), "{digits}: {all:?}");
    }
}

/// Whatever bytes come, nothing panics.
#[test]
fn any_bytes() {
    for byte in 0..=255u8 {
        for len in 0..30 {
            let bytes = vec![byte; len];
            let _ = international(&bytes);
            let _ = national(&bytes, region("AR"));
            let _ = guesses(&bytes, &[region("US")]).count();
            let _ = after_exit_prefix(&bytes);
        }
    }
}
