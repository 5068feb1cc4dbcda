//! The configuration for shared hosts: `.htaccess`, which Apache reads from the site's own folder, and instructions.
//! `LiteSpeed` reads it too.
//!
//! An instruction that the server doesn't know makes every page an error, so all instructions of modules that a host
//! may not have are inside `IfModule`.

use super::description::{Hosting, IMMUTABLE, MEDIA_TYPES, REVALIDATED, is_compressible};
use crate::names::PLATFORM_FILES;

/// The extensions of compressed copies with their encodings; the smaller copy first.
const COPIES: [(&str, &str); 2] = [("br", "br"), ("gz", "gzip")];

/// The variable that marks requests for files that never change.
const KEPT: &str = "attune_immutable";

/// Renders `.htaccess`.
pub fn htaccess(hosting: &Hosting) -> String {
    format!(
        "# Written by the build, for the folder that holds the content of “dist”: public_html{base} on most hosts.\n\
         # shared-host.md, which was next to this file, explains how.\n\n\
         Options -Indexes -MultiViews\n\
         ErrorDocument 404 {missing}\n\
         <IfModule mod_dir.c>\n    DirectoryIndex index.html\n</IfModule>\n\n\
         {types}\n{headers}\n{rules}",
        base = hosting.base.file(""),
        missing = hosting.missing,
        types = types(),
        headers = headers(hosting),
        rules = rules(hosting),
    )
}

/// The extensions of the files that have compressed copies, for a regular expression.
fn compressible() -> String {
    let extensions = MEDIA_TYPES.iter().map(|(extension, ..)| *extension);
    let found: Vec<&str> = extensions
        .filter(|extension| is_compressible(&["file.", extension].concat()))
        .collect();
    found.join("|")
}

/// The types of files and of their compressed copies. The copies' types are forced: by itself the server would send
/// the type that the host gives to archives.
fn types() -> String {
    let kinds = MEDIA_TYPES.map(|(extension, kind, is_compressible)| {
        let is_text = is_compressible && extension != "wasm";
        let charset = if is_text { "; charset=utf-8" } else { "" };
        (extension, [kind, charset].concat(), is_compressible)
    });
    let types: Vec<String> = kinds
        .iter()
        .map(|(extension, kind, _)| format!("    AddType \"{kind}\" .{extension}\n"))
        .collect();
    let copies: Vec<String> = kinds
        .iter()
        .filter(|(.., is_compressible)| *is_compressible)
        .map(|(extension, kind, _)| format!("<FilesMatch \"\\.{extension}\\.(br|gz)$\">\n    ForceType \"{kind}\"\n</FilesMatch>\n"))
        .collect();
    let encodings = COPIES.map(|(extension, encoding)| {
        format!(
            "        AddEncoding {encoding} .{extension}\n        RemoveLanguage .{extension}\n"
        )
    });
    format!(
        "<IfModule mod_mime.c>\n{types}    \
         # On hosts that name languages, “br” is Breton.\n    \
         <FilesMatch \"\\.({compressible})\\.(br|gz)$\">\n{encodings}    </FilesMatch>\n</IfModule>\n{copies}",
        types = types.concat(),
        compressible = compressible(),
        encodings = encodings.concat(),
        copies = copies.concat(),
    )
}

/// The headers. Apache sends two lists of them, one for all answers and one for successful ones. A header that the host
/// itself has put into the second list is removed there, or it would be sent twice.
fn headers(hosting: &Hosting) -> String {
    let policy: Vec<String> = hosting
        .headers
        .iter()
        .map(|(name, value)| {
            format!("    Header onsuccess unset {name}\n    Header always set {name} \"{value}\"\n")
        })
        .collect();
    format!(
        "<IfModule mod_setenvif.c>\n    SetEnvIf Request_URI \"^({immutable})\" {KEPT}\n</IfModule>\n\
         <IfModule mod_expires.c>\n    ExpiresActive Off\n</IfModule>\n\
         <IfModule mod_headers.c>\n{policy}    \
         Header onsuccess unset Cache-Control\n    \
         Header always set Cache-Control \"{REVALIDATED}\" env=!{KEPT}\n    \
         Header set Cache-Control \"{IMMUTABLE}\" env={KEPT}\n    \
         <FilesMatch \"\\.({compressible})(\\.br|\\.gz)?$\">\n        \
         Header merge Vary Accept-Encoding\n    </FilesMatch>\n</IfModule>\n",
        immutable = hosting.immutable_dirs().join("|"),
        policy = policy.concat(),
        compressible = compressible(),
    )
}

/// Redirects, hidden files and compressed copies. The server runs the rules again for the address that a rule names,
/// until none applies.
fn rules(hosting: &Hosting) -> String {
    let base = hosting.base.file("");
    let redirects: Vec<String> = hosting
        .redirects
        .iter()
        .map(|(from, to)| {
            let from = from.strip_prefix(&base).unwrap_or(from);
            format!("    RewriteRule \"^{from}$\" \"{to}\" [R=301,L]\n")
        })
        .collect();
    let hidden = PLATFORM_FILES.join("|");
    let copies = COPIES.map(|(extension, encoding)| {
        format!(
            "    RewriteCond %{{HTTP:Accept-Encoding}} \"(^|[ ,]){encoding}(?! *; *q=0(\\.0*)? *(,|$))([ ,;]|$)\"\n    \
             RewriteCond %{{REQUEST_FILENAME}}.{extension} -f\n    \
             RewriteRule \"^(.+\\.({compressible}))$\" \"$1.{extension}\" [L]\n",
            compressible = compressible(),
        )
    });
    format!(
        "<IfModule mod_rewrite.c>\n    RewriteEngine On\n    RewriteBase {base}\n\n{redirects}\n    \
         # For other hosts, and compressed copies that are requested by their own name.\n    \
         RewriteRule \"(^|/)(\\.htaccess|{hidden})$\" - [R=404,L]\n    \
         RewriteCond %{{THE_REQUEST}} \"^\\S+ [^? ]+\\.(br|gz|zst)[? ]\"\n    \
         RewriteCond %{{REQUEST_URI}} !/404\\.html\n    \
         RewriteRule \"\\.(br|gz|zst)$\" - [R=404,L]\n\n    \
         # The build has compressed each file as far as it goes. LiteSpeed compresses files itself.\n    \
         RewriteCond %{{SERVER_SOFTWARE}} !^Apache\n    \
         RewriteRule ^ - [L]\n{copies}</IfModule>\n",
        redirects = redirects.concat(),
        copies = copies.concat(),
    )
}

/// How to put the site on a shared host.
pub fn readme(hosting: &Hosting) -> String {
    let base = hosting.base.file("");
    format!(
        "# The site on a shared host\n\n\
         For hosts with cPanel or a similar control panel. Their server is Apache or LiteSpeed. Both read the file \
         `.htaccess`, which is in the same folder as these instructions.\n\n\
         `.htaccess` begins with a dot, so most programs hide it. To see it:\n\n\
         - cPanel's File Manager: Settings, “Show Hidden Files (dotfiles)”\n\
         - FileZilla: Server, “Force showing hidden files”\n\
         - Finder on a Mac: Command, Shift and full stop\n\
         - Files on Linux: Ctrl and H\n\n\
         ## The first time\n\n\
         1. Put everything that is in `dist/` (not the folder itself) into the host's folder `public_html{base}`. With \
         cPanel it is quickest to pack it into a ZIP file, upload that with the File Manager, and choose “Extract” there.\n\
         2. Upload `.htaccess` into the same folder. If one is there already, keep the lines in it that your host has \
         written (“cPanel-generated”) and put these below them. Leave out the lines of an older site, such as “BEGIN \
         WordPress”.\n\
         3. Under “Domains”, switch on “Force HTTPS Redirect”. Without HTTPS browsers don't keep the site for offline use.\n\
         4. Open `{origin}{base}_headers`. If the page for unknown addresses comes, the host reads `.htaccess`. If you see \
         lines of text, it doesn't: the file has another name or is in another folder, or the host must first allow \
         `.htaccess` (“AllowOverride All”) or the module `mod_rewrite`.\n\n\
         ## Each new version\n\n\
         Do steps 1 and 2 again, and let the new files replace the old ones. Old files in folders such as `assets/` and \
         `content/` may stay: pages that are open still name them. If you have removed a page, delete its folder on the \
         host.\n\n\
         ## If something is wrong\n\n\
         - **Every page says “Internal Server Error”.** The host forbids a line of `.htaccess`. Its list of errors (cPanel: \
         “Errors”) names the line. Put `#` in front of it. It is probably the line `Options`: without it the host may list \
         the files of a folder, which hold nothing secret.\n\
         - **The host lacks a module.** The site works, but something is missing:\n\n\
         | without | what is missing |\n| --- | --- |\n\
         | `mod_headers` | the policies that only a header can set, as on GitHub Pages, and rules for caching |\n\
         | `mod_setenvif` | caching for a year: browsers ask whether each file has changed |\n\
         | `mod_rewrite` | compressed files, unless the host compresses them; old addresses show a page with a link, which \
         most browsers follow at once |\n",
        origin = hosting.origin,
    )
}
