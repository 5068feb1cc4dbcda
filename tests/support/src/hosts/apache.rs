//! Apache, set up as shared hosts do for all their customers, with the site's `.htaccess` in the site's folder.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use super::{HostKind, HostPath, configuration};
use crate::built::variable;
use crate::folders;

/// The modules that every host has.
const MODULES: [&str; 4] = ["mpm_event", "authz_core", "mime", "dir"];

/// The modules that `.htaccess` uses, and those of a usual host that could get in its way.
const OPTIONAL_MODULES: [&str; 10] = [
    "rewrite",
    "headers",
    "setenvif",
    "expires",
    "alias",
    "autoindex",
    "negotiation",
    "filter",
    "deflate",
    "brotli",
];

/// Settings of hosts that are wrong for the site, so `.htaccess` has to change each.
const SETTINGS: &str = "
DirectoryIndex index.php index.html
AddDefaultCharset ISO-8859-1
AddType application/x-gzip .gz
AddLanguage br .br
";

/// The same for the optional modules.
const OPTIONAL_SETTINGS: &str = "
Header set X-Frame-Options SAMEORIGIN
Header always set Referrer-Policy origin
AddOutputFilterByType DEFLATE text/html text/css text/javascript application/json application/wasm
ExpiresActive On
ExpiresDefault \"access plus 1 hour\"
";

pub(super) fn command(
    folder: &Path,
    root: &Path,
    path: HostPath,
    port: u16,
    kind: HostKind,
) -> Command {
    let site = root.join(path.base().trim_start_matches('/'));
    let htaccess = configuration(path, ".htaccess", &[]);
    folders::write(&site.join(".htaccess"), htaccess.as_bytes());
    // Left over from an older site.
    folders::write(&site.join("index.php"), b"<?php");
    folders::write(&folder.join("types"), b"application/gzip gz\n");
    // If root starts Apache, it reads the site as the user “nobody”.
    let readable = fs::Permissions::from_mode(0o755);
    fs::set_permissions(folder, readable).expect("the folder is ours");

    let (modules, settings) = match kind {
        HostKind::ApacheMinimal => (MODULES.to_vec(), SETTINGS.to_owned()),
        _ => (
            [&MODULES[..], &OPTIONAL_MODULES].concat(),
            [SETTINGS, OPTIONAL_SETTINGS].concat(),
        ),
    };
    let rewrite = variable("ATTUNE_APACHE_REWRITE");
    let load = |name: &str| {
        let file = rewrite.with_file_name(format!("mod_{name}.so"));
        format!("LoadModule {name}_module {}\n", file.display())
    };
    let modules: Vec<String> = modules.into_iter().map(load).collect();
    let whole = format!(
        "{modules}<IfModule !unixd_module>\n{unixd}</IfModule>\n\
         ServerRoot {folder}\nDefaultRuntimeDir {folder}\nPidFile {folder}/pid\nErrorLog /dev/stderr\n\
         Listen 127.0.0.1:{port}\nServerName 127.0.0.1\nUser #65534\nGroup #65534\n\
         TypesConfig {folder}/types\nDocumentRoot {root}\n\
         <Directory {root}>\nAllowOverride All\nOptions Indexes MultiViews FollowSymLinks\nRequire all granted\n</Directory>\n\
         {settings}",
        modules = modules.concat(),
        unixd = load("unixd"),
        folder = folder.display(),
        root = root.display(),
    );
    let file = folder.join("httpd.conf");
    folders::write(&file, whole.as_bytes());
    let mut command = Command::new(variable("ATTUNE_APACHE"));
    command.arg("-DFOREGROUND").arg("-f").arg(file);
    command
}
