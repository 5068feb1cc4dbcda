//! The built site on real hosts, at the root of the host and below a path: the answers of nginx, Caddy, Apache and
//! Cloudflare Pages' local runtime, with the configuration that the build wrote for them. The browser tests open the
//! site on each.

mod addresses;
mod answer;
mod files;

use std::fs;

use support::folders;
use support::hosts::{Host, HostKind, HostPath};

use answer::{Answer, get};

/// All checks on one host are one test, so that a failure names the host. Starting it takes longer than the checks.
macro_rules! on_every_host {
    ($($module:ident::$check:ident),* $(,)?) => {
        on_every_host!(@ nginx HostKind::Nginx, HostPath::Root, [$($module::$check),*]);
        on_every_host!(@ nginx_below_a_path HostKind::Nginx, HostPath::Below, [$($module::$check),*]);
        on_every_host!(@ caddy HostKind::Caddy, HostPath::Root, [$($module::$check),*]);
        on_every_host!(@ caddy_below_a_path HostKind::Caddy, HostPath::Below, [$($module::$check),*]);
        on_every_host!(@ apache HostKind::Apache, HostPath::Root, [$($module::$check),*]);
        on_every_host!(@ apache_below_a_path HostKind::Apache, HostPath::Below, [$($module::$check),*]);
        on_every_host!(@ cloudflare_pages HostKind::CloudflarePages, HostPath::Root, [$($module::$check),*]);
        on_every_host!(@ cloudflare_pages_below_a_path HostKind::CloudflarePages, HostPath::Below, [$($module::$check),*]);
    };
    (@ $host:ident $kind:expr, $path:expr, [$($module:ident::$check:ident),*]) => {
        #[test]
        fn $host() {
            let host = Host::start($kind, $path);
            $(println!("{}", stringify!($check)); super::$module::$check(&host, $kind);)*
        }
    };
}

mod on {
    use support::hosts::{Host, HostKind, HostPath};

    on_every_host![
        addresses::every_page_is_there_with_the_whole_policy,
        files::what_is_named_after_its_bytes_is_kept_for_a_year,
        files::everything_else_is_asked_for_anew,
        files::files_have_their_types,
        files::text_is_sent_compressed,
        files::what_a_browser_refuses_is_not_sent,
        files::a_file_without_compressed_copies_is_sent_as_it_is,
        addresses::other_addresses_lead_on,
        addresses::unknown_addresses_show_the_page_with_the_policy,
        files::what_is_for_hosts_alone_is_not_served,
        files::folders_are_not_listed,
    ];
}

/// `.htaccess` may name nothing that such a server doesn't know: it would answer every request with an error.
#[test]
fn a_shared_host_without_any_optional_module_shows_the_whole_site() {
    for path in [HostPath::Root, HostPath::Below] {
        let host = Host::start(HostKind::ApacheMinimal, path);
        addresses::every_page_is_there(&host);
        addresses::unknown_addresses_show_their_page(&host);
        files::files_have_their_types(&host, HostKind::ApacheMinimal);
    }
}

fn request(host: &Host, path: &str, lines: &[&str]) -> Answer {
    get(&host.origin, &[host.path.base(), path].concat(), lines)
}

/// The paths of the built files without compressed copies, each with a slash at its start.
fn files(host: &Host) -> Vec<String> {
    let dist = host.path.dist();
    let files = folders::list(&dist).into_iter();
    let paths = files.map(|file| ["/", &folders::path_within(&dist, &file)].concat());
    let is_compressed = |path: &String| {
        let extensions = ["br", "gz", "zst"];
        extensions
            .iter()
            .any(|extension| folders::has_extension(path, extension))
    };
    paths.filter(|path| !is_compressed(path)).collect()
}

fn first(host: &Host, begin: &str, end: &str) -> String {
    let found = files(host)
        .into_iter()
        .find(|path| path.starts_with(begin) && path.ends_with(end));
    found.unwrap_or_else(|| panic!("no file {begin}…{end}"))
}

fn built_file(host: &Host, path: &str) -> Vec<u8> {
    let file = host.path.dist().join(path.trim_start_matches('/'));
    fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}
