//! Honest look-alikes: prices, dates, codes, services as the work, refusals.
//!
//! The templates stand in `data/` by category, with slots for what changes: `{price}`,
//! `{date}`, `{time}`, `{id}`, `{size}`, `{version}`, `{service}`, `{file}`, `{site}`, `{n}`. What needs
//! no language (code, logs, addresses of machines) is made here.

use fastrand::Rng;

use crate::Message;
use crate::data::{self, Language, pick};
use crate::detail::{company, digits};

/// Messages without a contact detail that look as if they had one, without end; `None` for a
/// language that there is no data for.
pub fn honest(language: &str, seed: u64) -> Option<impl Iterator<Item = Message>> {
    let words = data::language(language)?;
    let mut rng = Rng::with_seed(seed);
    Some(std::iter::from_fn(move || Some(message(words, &mut rng))))
}

fn message(words: &'static Language, rng: &mut Rng) -> Message {
    let technical = rng.u8(..6) == 0;
    let categories: Vec<(&str, &Vec<String>)> =
        words.honest.iter().map(|(name, list)| (name.as_str(), list)).collect();
    let (category, template) = if technical || categories.is_empty() {
        ("technical", TECHNICAL[rng.usize(..TECHNICAL.len())])
    } else {
        let (name, list) = categories[rng.usize(..categories.len())];
        (name, pick(list, rng).unwrap_or_default())
    };
    let mut text = fill(template, rng);
    if rng.u8(..10) < 3 {
        text = format!("{}. {text}", pick(&words.filler, rng).unwrap_or_default());
    }
    Message {
        text,
        kind: None,
        detail: String::new(),
        technique: category.to_owned(),
        language: words.tag,
    }
}

const TECHNICAL: [&str; 19] = [
    "192.168.{n}.{n}:8080 - - [12/Mar/2025:10:{m}:31 +0000] \"GET /api/v2/orders/{id} HTTP/1.1\" 200 {size4}",
    "const total = items.reduce((a, b) => a + b.price * {n}, 0); // order {id}",
    "{version}: fixed the crash in useEffect, bumped axios to {version}",
    "@media (max-width: {size3}px) { .card { padding: {n}px; } }",
    "SELECT id, total FROM orders WHERE id = {id} AND created_at > '{date}'",
    "commit 3f9a{id}c1 by the CI at {time}",
    "docker run -p 8080:80 -v data:/srv app:{version}",
    "lat 48.85{id}, lng 2.35{n}",
    "uuid 7d44{size4}-9dad-11d1-80b4-00c04fd4{size4}",
    "import { App } from './{file}'; console.log(App.version)",
    "pip install numpy=={version} && python {file}",
    "ISBN 978-3-16-148410-0, {n} pages, {price}",
    "#1a2b3c, #ff00{n}, rgba(12, 34, 56, 0.5)",
    "TypeError: cannot read properties of undefined at render ({file}:{n}:{n})",
    "rev. {n}.{n}.{n}, build {id}, {time}",
    "https://{site}/docs/{version}/{file}",
    "www.{site} -> {site}/blog, 301, {n} pages",
    "github.com/acme/{site}/issues/{n}",
    "{size3} x {size3} px at 300 dpi, {n} files, {file}",
];
const SERVICES: [&str; 9] = [
    "WhatsApp",
    "Telegram",
    "Skype",
    "Discord",
    "Instagram",
    "Signal",
    "PayPal",
    "Facebook",
    "Zoom",
];
const FILES: [&str; 8] = [
    "index.js",
    "main.py",
    "final_v2.zip",
    "logo.ai",
    "README.md",
    "notes.txt",
    "cover.psd",
    "app.component.ts",
];

fn fill(template: &str, rng: &mut Rng) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((slot, behind)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        match value(slot, rng) {
            Some(value) => out.push_str(&value),
            // Not a slot but a brace of code.
            None => {
                out.push('{');
                rest = after;
                continue;
            }
        }
        rest = behind;
    }
    out.push_str(rest);
    out
}

fn value(slot: &str, rng: &mut Rng) -> Option<String> {
    let pattern = match slot {
        "price" => ["$##", "$1,2##.00", "€###", "## USD", "1 2## EUR", "£4#.99", "## 000 INR"]
            [rng.usize(..7)],
        "date" => {
            ["12/0#/2025", "0#.11.2025", "2025-03-1#", "1#/04/25", "0#.10.1986"][rng.usize(..5)]
        }
        "time" => ["1#:30", "0#:45:12", "7:1# pm", "18h0#"][rng.usize(..4)],
        "id" => ["########", "FO#1A#B3C#D5", "INV-2024-000###", "4155######", "#####-####"]
            [rng.usize(..5)],
        "size" => ["1920x1080", "3000 x 3000 px", "210 x 297 mm", "1#0 × 2#0 cm"][rng.usize(..4)],
        "size3" => "###",
        "size4" => "####",
        "version" => ["2.1#.0", "v3.#.1#", "10.15.#", "1.0.0-rc#"][rng.usize(..4)],
        "n" => ["#", "1#", "2#", "4#"][rng.usize(..4)],
        "m" => "1#",
        "site" => return Some(company(rng)),
        "service" => SERVICES[rng.usize(..SERVICES.len())],
        "file" => FILES[rng.usize(..FILES.len())],
        _ => return None,
    };
    Some(digits(pattern, rng))
}
