//! The words that the site itself says to visitors, each written once. The therapist's words are
//! content and stand in `public/content/`.

/// The first link of every page.
pub const SKIP: &str = "Skip to the text";
/// The name of the menu, for those who hear the page.
pub const MENU: &str = "Main";
/// The name of the links at the foot, likewise.
pub const FOOTER_LINKS: &str = "Footer";
/// The button that opens the choices of display.
pub const DISPLAY: &str = "Display";
/// What the dialog says first.
pub const DISPLAY_KEPT: &str = "You see each change at once. It is kept on this device only.";
/// Said where the browser refuses to store choices.
pub const DISPLAY_UNKEPT: &str = "This browser does not let the site keep your choices. They last until you close or reload the page.";
/// The button that takes all choices back.
pub const DISPLAY_NORMAL: &str = "Back to normal";
/// The button that closes a dialog.
pub const CLOSE: &str = "Close";
/// How large words are.
pub const SIZE: &str = "Size of words";
/// The sizes, by the value of their attribute.
pub const SIZES: [(&str, &str); 5] = [
    ("", "Normal"),
    ("125", "125%"),
    ("150", "150%"),
    ("175", "175%"),
    ("200", "200%"),
];
/// The colours of the page.
pub const COLOURS: &str = "Colours";
/// The sets of colours, likewise.
pub const COLOUR_NAMES: [(&str, &str); 6] = [
    ("", "As my device"),
    ("light", "Light"),
    ("dark", "Dark"),
    ("cream", "Cream"),
    ("contrast", "High contrast"),
    ("yellow", "Yellow on black"),
];
/// The shapes of letters.
pub const FACE: &str = "Letters";
/// The faces, likewise.
pub const FACES: [(&str, &str); 2] = [("", "This site’s"), ("device", "My device’s")];
/// The space between lines.
pub const LINE_SPACING: &str = "Space between lines";
/// The spaces, likewise.
pub const LINE_SPACINGS: [(&str, &str); 3] = SPACINGS;
/// The space between letters.
pub const LETTER_SPACING: &str = "Space between letters";
/// The spaces, likewise.
pub const LETTER_SPACINGS: [(&str, &str); 3] = SPACINGS;
const SPACINGS: [(&str, &str); 3] = [("", "Normal"), ("wide", "Wide"), ("wider", "Wider")];
/// Whether things may move.
pub const MOTION: &str = "Motion";
/// The answers, likewise.
pub const MOTIONS: [(&str, &str); 2] = [("", "As my device"), ("off", "Off")];
/// A band that follows the line one reads.
pub const RULER: &str = "Reading ruler";
/// The answers, likewise.
pub const RULERS: [(&str, &str); 2] = [("", "Off"), ("on", "On")];
/// The name of the links between a page's editions, for those who hear the page.
pub const EDITIONS: &str = "Ways to read this page";
/// The edition in the therapist's own words.
pub const STANDARD: &str = "Standard";
/// The edition in short sentences with pictures.
pub const EASY_READ: &str = "Easy Read";
/// What Easy Read is, said to search engines.
pub const EASY_READ_SUMMARY: &str = "Short sentences, with a picture beside each idea.";
/// The button that reads the page aloud.
pub const LISTEN: &str = "Listen";
/// The button that begins or goes on.
pub const PLAY: &str = "Play";
/// The same button while a sentence is read.
pub const PAUSE: &str = "Pause";
/// The button to the sentence before.
pub const SENTENCE_BACK: &str = "Back";
/// The button to the next sentence.
pub const SENTENCE_NEXT: &str = "Next";
/// The button that ends reading and puts the player away.
pub const STOP: &str = "Stop";
/// How fast it is read.
pub const SPEED: &str = "Speed";
/// The speeds, as multiples of the voice's own.
pub const SPEEDS: [(&str, &str); 5] = [
    ("0.6", "Very slow"),
    ("0.8", "Slow"),
    (USUAL_SPEED, "Normal"),
    ("1.2", "Fast"),
    ("1.4", "Very fast"),
];
/// The speed that the voice has by itself.
pub const USUAL_SPEED: &str = "1";
/// Whose voice it is read in.
pub const VOICE: &str = "Voice";
/// The button to the next of them, for those who can't open a list and move in it.
pub const ANOTHER_VOICE: &str = "Another voice";
/// A number in [`PLACE`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlacePart {
    /// Which sentence is read.
    Index,
    /// How many there are.
    Count,
}
/// Which sentence is read: words, each with the number after them.
pub const PLACE: [(&str, Option<PlacePart>); 2] = [
    ("Sentence ", Some(PlacePart::Index)),
    (" of ", Some(PlacePart::Count)),
];
/// Said in its place when all is read.
pub const PAGE_ENDED: &str = "The end of the page";
/// The name of the player, for those who hear the page.
pub const READING_ALOUD: &str = "Reading aloud";
/// What opens the choices of the player.
pub const SPEED_AND_VOICE: &str = "Speed and voice";
/// The keys of the player.
pub const LISTEN_KEYS: &str =
    "Keys, while a button here is in use: left arrow for back, right arrow for next, Esc to stop.";
/// Said where a device has no voice.
pub const NO_VOICE: &str = "No voice was found on this device. You can add one in the device’s settings: look for “text to speech” or “spoken content”. Then load this page again.";
/// Said of all voices.
pub const OWN_VOICES: &str = "Only your device’s own voices are used.";
/// Said when a voice fails.
pub const VOICE_FAILED: &str =
    "The voice stopped. Press Play to try again, or choose another voice.";
/// Said when a voice doesn't begin.
pub const VOICE_STUCK: &str =
    "The voice does not start. Press Play to try again, or choose another voice.";
/// The button that prints the page.
pub const PRINT: &str = "Print";
/// On paper, before the address that a card leads to.
pub const MORE_AT: &str = "More at";
/// The link to a story's booklet.
pub const PRINT_BOOKLET: &str = "Print as a booklet";
/// Said when a tool can't be loaded.
pub const TOOL_FAILED: &str =
    "This could not be loaded. The connection may be down. Please press the button again.";
/// What a story's booklet is called, after the story's name.
pub const BOOKLET: &str = "a booklet to print";
/// How the booklet is made.
pub const BOOKLET_STEPS: [&str; 3] = [
    "Print on A4 paper, on both sides. Choose: flip on the short edge.",
    "Lay the sheets on one another, as they come.",
    "Then fold them in the middle.",
];
/// The way back from the booklet.
pub const BACK_TO_STORY: &str = "Back to the story";
/// The same for those who read on in Easy Read.
pub const BACK_TO_STORY_IN_EASY_READ: &str = "Back to the story, in Easy Read";
/// Shown while a page is awaited.
pub const LOADING: &str = "Loading the page…";
/// The button that asks for the page once more.
pub const TRY_AGAIN: &str = "Try again";
/// The button that puts the message away.
pub const STAY: &str = "Stay on this page";
/// The plain link beside it.
pub const OPEN_PLAINLY: &str = "Open it as a new page";
/// A redirect page's line, before the name of the page it leads to.
pub const MOVED: &str = "This page is now at";
/// Why a page didn't come: no connection.
pub const OFFLINE: &str = "The page could not be reached. The connection may be down. You are still on the page you were reading.";
/// Why a page didn't come: the site failed, or what came can't be read.
pub const BROKEN: &str =
    "The page arrived damaged or not at all. You are still on the page you were reading.";
/// Why a page didn't come: ten seconds without an answer.
pub const TIMED_OUT: &str = "The page is taking too long. The connection may be slow. You are still on the page you were reading.";
/// Said when a newer version of the site was fetched while an older one stands.
pub const NEWER: &str = "A newer version of this site is ready.";
/// The button that shows it.
pub const SHOW_NEWER: &str = "Show it";
/// The button that puts the notice away.
pub const LATER: &str = "Later";

/// What the console says where the app doesn't start over a page that isn't as it was built.
pub const CHANGED: &str =
    "Something other than this site has changed the page, so links load whole pages.";
