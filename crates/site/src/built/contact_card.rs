//! The contact card for paper, with a code that telephones read.

use attune::content::page::Section;
use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc};

use crate::fragment::render_fragment;
use crate::source::{Content, Practice, Telephone};
use crate::vcard;

/// The empty space that the code needs on each side, in modules: <https://www.qrcode.com/en/howto/code.html>.
const QUIET: i32 = 4;

pub(super) fn section(content: &Content) -> Section {
    let Content { site, practice, .. } = content;
    let address = site.address.as_str();
    let lines = lines(practice, address);
    let lines = lines.into_iter().map(|line| view! { <p>{line}</p> });
    let lines: Vec<_> = lines.collect();
    // With the least error correction the code has the fewest modules: printed in the same size, they are larger, and
    // the page is smaller. A card that is too long for a code has none.
    let code = vcard::short(practice, address)
        .and_then(|card| QrCode::encode_text(&card, QrCodeEcc::Low).ok())
        .map(|code| svg(&code));
    let lines = render_fragment(|| view! { <div>{lines}</div> });
    Section {
        class: "contact-card".into(),
        html: [lines, code.unwrap_or_default()].concat(),
    }
}

/// The names, the telephone number, the e-mail address, the site at `address`, and the number on the register.
fn lines(practice: &Practice, address: &str) -> Vec<String> {
    let therapist = practice.therapist.iter().map(|one| &one.name);
    let names = therapist.chain(&practice.name);
    let mut lines: Vec<String> = names.map(|name| name.0.clone()).collect();
    lines.dedup();
    if let Some(contact) = &practice.contact {
        lines.extend(contact.telephone.iter().map(Telephone::shown));
        lines.extend(contact.email.iter().map(|email| email.0.clone()));
    }
    let (_, site) = address.split_once("://").unwrap_or(("", address));
    lines.push(site.to_owned());
    let number = practice.hcpc_number.iter();
    lines.extend(number.map(|number| format!("HCPC {}", number.normal())));
    lines
}

/// The code in black on white, whatever the colours of the page. Each row is one line of dashes, which is the shortest
/// path.
fn svg(code: &QrCode) -> String {
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        path.extend(["M0 ", &y.to_string()]);
        let mut x = 0;
        while x < size {
            let is_dark = code.get_module(x, y);
            let run = (x..size)
                .take_while(|at| code.get_module(*at, y) == is_dark)
                .count();
            let run = i32::try_from(run).unwrap_or(size);
            x += run;
            match (is_dark, x < size) {
                (true, _) => path.extend(["h", &run.to_string()]),
                (false, true) => path.extend(["m", &run.to_string(), " 0"]),
                (false, false) => {}
            }
        }
    }
    let whole = size + 2 * QUIET;
    format!(
        "<svg viewBox=\"-{QUIET} -{QUIET}.5 {whole} {whole}\" aria-hidden=\"true\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M-{QUIET}-{QUIET}.5h{whole}v{whole}h-{whole}z\"/>\
         <path stroke=\"#000\" d=\"{path}\"/></svg>"
    )
}
