//! Addresses and hosts that stand for others: `name@example.com`, `you@yourdomain.com`.

/// Whether an address is a placeholder, or one that nobody reads.
pub(crate) fn is_placeholder(local: &str, host: &str) -> bool {
    const NOBODY: &[&str] = &["noreply", "no-reply", "donotreply", "do-not-reply"];
    is_sample_host(host)
        || (TWICE.contains(&local) && second_level(host) == local)
        || (matches!(local, "john" | "jane" | "john.doe" | "jane.doe")
            && second_level(host) == "doe")
        || LOCALS.contains(&local)
        || NOBODY.contains(&local)
        || local.strip_prefix("your").is_some_and(|rest| {
            rest.is_empty()
                || matches!(
                    rest,
                    "name"
                        | "email"
                        | "mail"
                        | ".name"
                        | ".email"
                        | "_email"
                        | "-email"
                        | "address"
                        | "id"
                )
        })
}

/// Whether a host is one to be filled in, in one of the languages at hand.
pub(crate) fn is_sample_host(host: &str) -> bool {
    let tld = host.rsplit('.').next().unwrap_or_default();
    matches!(tld, "example" | "test" | "invalid" | "localhost" | "local")
        || HOSTS.contains(&second_level(host))
}

/// The label that a registry sells: `studio` of `mail.studio.co.uk`.
fn second_level(host: &str) -> &str {
    let mut labels = host.split('.').rev();
    let tld = labels.next().unwrap_or_default();
    let second = labels.next().unwrap_or_default();
    match second {
        "co" | "com" | "org" | "net" | "ac" if tld.len() == 2 => labels.next().unwrap_or(second),
        _ => second,
    }
}

/// Names that are invented where they stand on both sides: `demo@demo.com`.
const TWICE: &[&str] =
    &["demo", "admin", "mail", "info", "aaa", "asd", "client", "customer", "login"];

const LOCALS: &[&str] = &[
    "name",
    "user",
    "username",
    "user1",
    "user2",
    "test",
    "test1",
    "testuser",
    "email",
    "you",
    "someone",
    "somebody",
    "firstname",
    "lastname",
    "firstname.lastname",
    "first.last",
    "firstlast",
    "fname.lname",
    "placeholder",
    "nombre",
    "tucorreo",
    "tu.correo",
    "correo",
    "usuario",
    "tunombre",
    "nome",
    "nome.cognome",
    "seunome",
    "seuemail",
    "nom",
    "prenom.nom",
    "votrenom",
    "isim",
    "ad.soyad",
    "nama",
    "vorname.nachname",
    "imya",
    "имя",
    "xxx",
    "xxxx",
    "abc",
    "foo",
    "bar",
    "foobar",
];

const HOSTS: &[&str] = &[
    "example",
    "examples",
    "exemple",
    "ejemplo",
    "exemplo",
    "beispiel",
    "esempio",
    "contoh",
    "ornek",
    "voorbeeld",
    "przyklad",
    "primer",
    "пример",
    "приклад",
    "misal",
    "domain",
    "yourdomain",
    "mydomain",
    "ourdomain",
    "thedomain",
    "domainname",
    "company",
    "yourcompany",
    "mycompany",
    "companyname",
    "email",
    "youremail",
    "test",
    "tests",
    "testing",
    "sample",
    "placeholder",
    "website",
    "yourwebsite",
    "mywebsite",
    "yoursite",
    "mysite",
    "somewhere",
    "dominio",
    "tudominio",
    "seudominio",
    "empresa",
    "yourstore",
    "yourbrand",
    "foo",
    "foobar",
    "acme",
];
