//! Generated images: a social card for each page, and the site's icons. `attune-site` renders them, because that takes
//! fonts and time; this module writes the HTML and the manifest that refer to them.

use std::collections::BTreeMap;

use attune::html::escape;
use attune::routes::{self, Base};
use serde::{Deserialize, Serialize};

use crate::names::MANIFEST;
use crate::source::Site;

/// Width and height of a card: the size that social networks recommend.
pub const CARD: [u32; 2] = [1200, 630];

/// The generated images by their purpose. Paths are from the root of the site.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GeneratedImages {
    /// The card of each page, by its slug.
    pub cards: BTreeMap<String, String>,
    /// The icons, in the order in which pages and manifest name them.
    pub icons: Vec<Icon>,
    /// The page's background colour in the light and the dark scheme.
    pub paper: [String; 2],
}

/// An icon.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Icon {
    /// Its path.
    pub path: String,
    /// Its purpose.
    pub role: Role,
}

/// The purpose of an icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// Tabs and bookmarks of old browsers: several small sizes in one file.
    Small,
    /// Everywhere, at any size.
    Vector,
    /// The home screen of Apple's devices.
    Touch,
    /// An icon of the manifest, this many pixels wide.
    App(u32),
    /// Likewise, for systems that crop icons to their own shape.
    Maskable(u32),
}

impl GeneratedImages {
    /// The lines for the icons, the manifest and the theme colour, which are in every page's head.
    #[must_use]
    pub fn head(&self, base: &Base) -> Vec<String> {
        let icons = self.icons.iter().filter_map(|icon| link(icon, base));
        let mut lines: Vec<String> = icons.collect();
        if !lines.is_empty() {
            let manifest = base.file(MANIFEST);
            lines.push(format!("<link rel=\"manifest\" href=\"{manifest}\">"));
        }
        for (scheme, colour) in ["light", "dark"].iter().zip(&self.paper) {
            if !colour.is_empty() {
                lines.push(format!(
                    "<meta name=\"theme-color\" media=\"(prefers-color-scheme: {scheme})\" content=\"{colour}\">"
                ));
            }
        }
        lines
    }

    /// The absolute address of the card of the page called `slug`.
    #[must_use]
    pub fn card_address(&self, site: &Site, slug: &str) -> Option<String> {
        let path = self.cards.get(slug)?;
        Some([site.address.as_str(), "/", path].concat())
    }

    /// The lines of the head for the card of the page called `slug`.
    #[must_use]
    pub fn card(&self, site: &Site, slug: &str, title: &str) -> Vec<String> {
        let Some(address) = self.card_address(site, slug) else {
            return vec!["<meta name=\"twitter:card\" content=\"summary\">".into()];
        };
        let [width, height] = CARD;
        let property = |name: &str, value: &str| {
            format!("<meta property=\"og:image{name}\" content=\"{value}\">")
        };
        vec![
            property("", &escape(&address)),
            property(":type", "image/png"),
            property(":width", &width.to_string()),
            property(":height", &height.to_string()),
            property(":alt", &escape(title)),
            "<meta name=\"twitter:card\" content=\"summary_large_image\">".into(),
        ]
    }

    /// The web manifest, which gives the site's name and icons for a device's home screen:
    /// <https://www.w3.org/TR/appmanifest/>.
    #[must_use]
    pub fn manifest(&self, site: &Site) -> String {
        let base = site.base();
        let home = base.page(routes::HOME);
        let icon = |icon: &Icon| {
            let (sizes, kind, purpose) = match icon.role {
                Role::App(pixels) => (format!("{pixels}x{pixels}"), "image/png", "any"),
                Role::Maskable(pixels) => (format!("{pixels}x{pixels}"), "image/png", "maskable"),
                Role::Vector => ("any".into(), "image/svg+xml", "any"),
                Role::Small | Role::Touch => return None,
            };
            Some(serde_json::json!({
                "src": base.file(&icon.path),
                "sizes": sizes,
                "type": kind,
                "purpose": purpose,
            }))
        };
        let icons: Vec<_> = self.icons.iter().filter_map(icon).collect();
        let manifest = serde_json::json!({
            "name": site.name.as_str(),
            "short_name": site.name.as_str(),
            "description": site.description.as_str(),
            "lang": site.language.as_str(),
            "id": home,
            "start_url": home,
            "scope": home,
            "display": "standalone",
            "background_color": self.paper[0],
            "theme_color": self.paper[0],
            "icons": icons,
        });
        format!("{manifest:#}\n")
    }
}

/// The line of a page's head for an icon; none for the manifest's icons.
fn link(icon: &Icon, base: &Base) -> Option<String> {
    let address = base.file(&icon.path);
    match icon.role {
        Role::Small => Some(format!(
            "<link rel=\"icon\" href=\"{address}\" sizes=\"32x32\">"
        )),
        Role::Vector => Some(format!(
            "<link rel=\"icon\" type=\"image/svg+xml\" href=\"{address}\">"
        )),
        Role::Touch => Some(format!(
            "<link rel=\"apple-touch-icon\" href=\"{address}\">"
        )),
        Role::App(_) | Role::Maskable(_) => None,
    }
}
