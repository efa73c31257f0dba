//! Certificates of the service's own.

#[cfg(not(feature = "tls"))]
#[test]
fn a_build_without_it_says_so() {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_contact-guard"))
        .args(["serve", "--listen", "127.0.0.1:0", "--tls-cert", "a.pem", "--tls-key", "b.pem"])
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains("--features tls"), "{said}");
}

#[cfg(feature = "tls")]
mod encrypted {
    use std::io::{Read, Write};
    use std::net::TcpStream;
    use std::path::{Path, PathBuf};

    use openssl::asn1::Asn1Time;
    use openssl::hash::MessageDigest;
    use openssl::pkey::{PKey, Private};
    use openssl::rsa::Rsa;
    use openssl::ssl::{SslConnector, SslMethod, SslStream, SslVerifyMode};
    use openssl::x509::{X509, X509Name};

    use crate::calls::tempdir;
    use crate::server::Server;

    const CHECK: &[u8] = b"POST /v1/check HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\
                           content-type: application/json\r\ncontent-length: 22\r\n\r\n\
                           {\"text\":\"joe@gmx.net\"}";

    fn certificate(name: &str) -> (X509, PKey<Private>) {
        let key = PKey::from_rsa(Rsa::generate(2048).unwrap()).unwrap();
        let mut subject = X509Name::builder().unwrap();
        subject.append_entry_by_text("CN", name).unwrap();
        let subject = subject.build();
        let mut builder = X509::builder().unwrap();
        builder.set_version(2).unwrap();
        builder.set_subject_name(&subject).unwrap();
        builder.set_issuer_name(&subject).unwrap();
        builder.set_pubkey(&key).unwrap();
        builder.set_not_before(&Asn1Time::days_from_now(0).unwrap()).unwrap();
        builder.set_not_after(&Asn1Time::days_from_now(2).unwrap()).unwrap();
        builder.sign(&key, MessageDigest::sha256()).unwrap();
        (builder.build(), key)
    }

    /// Writes a new certificate of that name into `folder`, and where it and its key are.
    fn write(folder: &Path, name: &str) -> (PathBuf, PathBuf) {
        let (certificate, key) = certificate(name);
        let files = (folder.join("cert.pem"), folder.join("key.pem"));
        std::fs::write(&files.1, key.private_key_to_pem_pkcs8().unwrap()).unwrap();
        std::fs::write(&files.0, certificate.to_pem().unwrap()).unwrap();
        files
    }

    fn start(files: &(PathBuf, PathBuf)) -> Server {
        let (certificate, key) = (files.0.to_str().unwrap(), files.1.to_str().unwrap());
        Server::start(&["--tls-cert", certificate, "--tls-key", key])
    }

    fn connect(server: &Server, protocols: &[u8]) -> SslStream<TcpStream> {
        let mut connector = SslConnector::builder(SslMethod::tls_client()).unwrap();
        connector.set_verify(SslVerifyMode::NONE);
        connector.set_alpn_protos(protocols).unwrap();
        connector.build().connect("localhost", server.connect()).unwrap()
    }

    fn name(stream: &SslStream<TcpStream>) -> String {
        let certificate = stream.ssl().peer_certificate().unwrap();
        let entry = certificate.subject_name().entries().next().unwrap();
        entry.data().to_string().unwrap()
    }

    #[test]
    fn a_message_is_judged_over_it() {
        let server = start(&write(&tempdir("tls"), "mirror"));
        let mut stream = connect(&server, b"\x08http/1.1");
        assert_eq!(stream.ssl().selected_alpn_protocol(), Some(&b"http/1.1"[..]));
        stream.write_all(CHECK).unwrap();
        let mut reply = String::new();
        let _ = stream.read_to_string(&mut reply);
        assert!(reply.starts_with("HTTP/1.1 200"), "{reply}");
        assert!(reply.contains("\"action\":\"confirm\""), "{reply}");
        let both = connect(&server, b"\x08http/1.1\x02h2");
        assert_eq!(both.ssl().selected_alpn_protocol(), Some(&b"h2"[..]));
    }

    #[test]
    fn a_client_that_does_not_encrypt_or_says_nothing_disturbs_nobody() {
        let server = start(&write(&tempdir("tls-plain"), "mirror"));
        let silent: Vec<_> = (0..20).map(|_| server.connect()).collect();
        let answer = server.say(CHECK);
        assert!(!answer.contains("200 OK"), "{answer}");
        assert_eq!(name(&connect(&server, b"\x02h2")), "mirror");
        drop(silent);
    }

    #[test]
    fn a_renewed_certificate_is_taken_over_and_a_bad_one_is_not() {
        let folder = tempdir("tls-renewed");
        let files = write(&folder, "first");
        let server = start(&files);
        assert_eq!(name(&connect(&server, b"\x02h2")), "first");
        write(&folder, "second");
        crate::reload::eventually("the new one is in use", || {
            name(&connect(&server, b"\x02h2")) == "second"
        });
        std::fs::write(&files.0, "no certificate").unwrap();
        std::thread::sleep(std::time::Duration::from_millis(1500));
        assert_eq!(name(&connect(&server, b"\x02h2")), "second");
    }

    #[test]
    fn what_cannot_be_used_is_refused_at_the_start() {
        let folder = tempdir("tls-bad");
        let files = write(&folder, "mirror");
        let other = write(&tempdir("tls-other"), "other");
        for (certificate, key) in
            [(&files.0, &other.1), (&files.1, &files.1), (&folder.join("missing.pem"), &files.1)]
        {
            let output = std::process::Command::new(env!("CARGO_BIN_EXE_contact-guard"))
                .args(["serve", "--listen", "127.0.0.1:0"])
                .args([Path::new("--tls-cert"), certificate, Path::new("--tls-key"), key])
                .output()
                .unwrap();
            let said = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(2), "{said}");
            assert!(said.contains("cannot use the certificate"), "{said}");
        }
    }
}
