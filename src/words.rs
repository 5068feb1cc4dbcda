//! The site's own texts for visitors, each written once. The therapist's words are content, in `public/content/`.

pub mod letter;

/// The first link of every page.
pub const SKIP: &str = "Skip to the text";
/// The second link of every page, and the last of its footer: the numbers for a crisis.
pub const HELP_NOW: &str = "If you need help now";
/// On paper after [`HELP_NOW`], before the first way to get help, such as "call 999".
pub const IN_DANGER: &str = "in danger,";
/// On paper after that, before the address of the page with all numbers.
pub const MORE_NUMBERS: &str = "More numbers:";
/// On each page of the sample practice.
pub const SAMPLE: &str =
    "This practice is made up. It shows how this site looks when it is filled in.";
/// In an Easy Read edition, in the place of words that the owner hasn't written in Easy Read.
pub const NOT_IN_EASY_READ: &str = "This part is not in Easy Read yet.";
/// The link to the same words in the standard edition.
pub const READ_STANDARD: &str = "Read it in the other words";
/// The accessible name of the menu.
pub const MENU: &str = "Main";
/// The accessible name of the links in the footer.
pub const FOOTER_LINKS: &str = "Footer";
/// The button that opens the display dialog.
pub const DISPLAY: &str = "Display";
/// The first line of the display dialog.
pub const DISPLAY_STORED: &str = "Changes show straight away. They are kept on this device only.";
/// Shown when the browser refuses to store choices, or the visitor has had the site forgotten.
pub const DISPLAY_NOT_STORED: &str =
    "Your choices can’t be kept now. They last until you close or reload the page.";
/// The button that resets all choices.
pub const DISPLAY_NORMAL: &str = "Back to normal";
/// The button that closes a dialog.
pub const CLOSE: &str = "Close";
/// The legend of the text sizes.
pub const SIZE: &str = "Size of words";
/// The text sizes: attribute value and label. In this and the lists below, the empty value is the default.
pub const SIZES: [(&str, &str); 5] = [
    ("", "Normal"),
    ("125", "125%"),
    ("150", "150%"),
    ("175", "175%"),
    ("200", "200%"),
];
/// The legend of the colour themes.
pub const COLOURS: &str = "Colours";
/// The colour themes: attribute value and label.
pub const COLOUR_NAMES: [(&str, &str); 6] = [
    ("", "Same as my device"),
    ("light", "Light"),
    ("dark", "Dark"),
    ("cream", "Cream"),
    ("contrast", "High contrast"),
    ("yellow", "Yellow on black"),
];
/// The legend of the fonts.
pub const FONT: &str = "Letters";
/// The fonts: attribute value and label.
pub const FONTS: [(&str, &str); 2] = [("", "This site’s"), ("device", "My device’s")];
/// The legend of the line spacings.
pub const LINE_SPACING: &str = "Space between lines";
/// The line spacings: attribute value and label.
pub const LINE_SPACINGS: [(&str, &str); 3] = SPACINGS;
/// The legend of the letter spacings.
pub const LETTER_SPACING: &str = "Space between letters";
/// The letter spacings: attribute value and label.
pub const LETTER_SPACINGS: [(&str, &str); 3] = SPACINGS;
const SPACINGS: [(&str, &str); 3] = [("", "Normal"), ("wide", "Wide"), ("wider", "Wider")];
/// The legend of the motion settings.
pub const MOTION: &str = "Motion";
/// The motion settings: attribute value and label.
pub const MOTIONS: [(&str, &str); 2] = [("", "Same as my device"), ("off", "Off")];
/// The legend of the reading ruler, a band that follows the line being read.
pub const RULER: &str = "Reading ruler";
/// The reading ruler's settings: attribute value and label.
pub const RULERS: [(&str, &str); 2] = [("", "Off"), ("on", "On")];
/// The accessible name of the links between a page's editions.
pub const EDITIONS: &str = "Ways to read this page";
/// The accessible name of the links to the headings of a page.
pub const CONTENTS: &str = "On this page";
/// The edition in the therapist's own words.
pub const STANDARD: &str = "Standard";
/// The edition in short sentences with pictures.
pub const EASY_READ: &str = "Easy Read";
/// A summary of Easy Read, for search engines.
pub const EASY_READ_SUMMARY: &str = "Short sentences, with a picture next to each idea.";
/// The button that reads the page aloud.
pub const LISTEN: &str = "Listen";
/// The button that starts or resumes reading.
pub const PLAY: &str = "Play";
/// The same button while a sentence is being read.
pub const PAUSE: &str = "Pause";
/// The button to the previous sentence.
pub const SENTENCE_BACK: &str = "Back";
/// The button to the next sentence.
pub const SENTENCE_NEXT: &str = "Next";
/// The button that stops reading and closes the player.
pub const STOP: &str = "Stop";
/// The legend of the speeds.
pub const SPEED: &str = "Speed";
/// The speeds: multiples of the voice's own speed, with their labels.
pub const SPEEDS: [(&str, &str); 5] = [
    ("0.6", "Very slow"),
    ("0.8", "Slow"),
    (USUAL_SPEED, "Normal"),
    ("1.2", "Fast"),
    ("1.4", "Very fast"),
];
/// The voice's own speed.
pub const USUAL_SPEED: &str = "1";
/// The label of the list of voices.
pub const VOICE: &str = "Voice";
/// The button to the next voice, for visitors who can't operate a list.
pub const NEXT_VOICE: &str = "Try the next voice";
/// A number in [`SENTENCE_POSITION`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PositionPart {
    /// The number of the current sentence.
    Index,
    /// How many sentences there are.
    Count,
}
/// The position in the page: pieces of text, each with the number that follows it.
pub const SENTENCE_POSITION: [(&str, Option<PositionPart>); 2] = [
    ("Sentence ", Some(PositionPart::Index)),
    (" of ", Some(PositionPart::Count)),
];
/// Shown instead of the position after the last sentence.
pub const PAGE_ENDED: &str = "End of page";
/// The accessible name of the player.
pub const READING_ALOUD: &str = "Reading aloud";
/// The control that opens the player's settings.
pub const SPEED_AND_VOICE: &str = "Speed and voice";
/// The player's keyboard shortcuts.
pub const LISTEN_KEYS: &str =
    "In this player: left arrow goes back, right arrow goes on, Esc stops.";
/// Shown if the device has no voice.
pub const NO_VOICE: &str = "We can’t find a voice on this device. You can add one in its settings: look for ‘text to speech’ or ‘spoken content’. Then load this page again.";
/// A note in the player's settings.
pub const OWN_VOICES: &str = "Listen uses only the voices on your own device.";
/// Shown when a voice fails.
pub const VOICE_FAILED: &str =
    "The voice stopped. Press Play to try again, or choose another voice.";
/// Shown when a voice doesn't start.
pub const VOICE_STUCK: &str =
    "The voice has not started. Press Play to try again, or choose another voice.";
/// The button that shows what the site keeps on the device.
pub const SEE_KEPT: &str = "See what is kept now";
/// The button that removes it.
pub const FORGET: &str = "Forget this site on this device";
/// The device keeps choices.
pub const CHOICES_KEPT: &str = "Kept now: your choices in Display or Listen.";
/// The device keeps a copy of the site: the sentence before and after its size.
pub const COPY_KEPT: [&str; 2] = ["Kept now: a copy of this site, ", " MB large."];
/// The device keeps nothing.
pub const NOTHING_KEPT: &str = "This site keeps nothing on this device now.";
/// Everything has been removed.
pub const FORGOTTEN: &str = "Forgotten. This site keeps nothing on this device now.";
/// The browser refuses to read or remove the choices.
pub const CHOICES_REFUSED: &str = "The browser does not let us see or remove your choices in Display and Listen. You can remove them in the browser’s settings.";
/// The browser refuses to read or remove the copy of the site.
pub const COPY_REFUSED: &str = "The browser does not let us see or remove the copy of this site. You can remove it in the browser’s settings.";
/// The site was forgotten in this tab.
pub const FORGOTTEN_IN_TAB: &str =
    "In this tab, the site keeps nothing again until you close the tab.";
/// The same where the tab can't be marked.
pub const FORGOTTEN_ON_PAGE: &str =
    "The site keeps nothing again until you load or close this page.";
/// The accessible name of a hard word's button, before and after the word.
pub const WHAT_IT_MEANS: [&str; 2] = ["What “", "” means"];
/// The heading of the meanings at the end of a printed page.
pub const MEANINGS: &str = "Hard words on this page";
/// The button that prints the page.
pub const PRINT: &str = "Print";
/// In print, before the address of a card's link.
pub const MORE_AT: &str = "More at";
/// The link to a story's booklet.
pub const PRINT_BOOKLET: &str = "Print as a booklet";
/// Shown when a tool can't be loaded.
pub const TOOL_FAILED: &str = "That did not load. You may be offline. Please try again.";
/// The title of a story's booklet, after the story's name.
pub const BOOKLET: &str = "a booklet to print";
/// The legend of the ways to print the booklet.
pub const BOOKLET_ORDER: &str = "How do you want to print?";
/// The way to print sheets that are folded.
pub const BOOKLET_FOLDED: &str = "On both sides of the paper";
/// The way to print sheets that are cut.
pub const BOOKLET_SINGLE: &str = "On one side of the paper";
/// How to print the booklet on both sides, and fold it.
pub const BOOKLET_FOLDED_STEPS: [&str; 3] = [
    "Print on A4 paper, on both sides. Choose ‘Flip on short edge’.",
    "Keep the sheets in the order they print.",
    "Then fold them in the middle.",
];
/// How to print the booklet on one side, and cut it.
pub const BOOKLET_SINGLE_STEPS: [&str; 3] = [
    "Print on A4 paper, on one side.",
    "Cut each sheet in half. Keep the pages in order.",
    "Then staple them at the left edge.",
];
/// On the booklet's cover, above a line for a name.
pub const BOOKLET_BELONGS_TO: &str = "This booklet belongs to";
/// The heading of the booklet's page for the reader's name.
pub const BOOKLET_NAME: &str = "My name";
/// On the same page, above a space for a photograph or a drawing.
pub const BOOKLET_PORTRAIT: &str = "A picture of me";
/// The heading of the booklet's page for names.
pub const BOOKLET_PEOPLE: &str = "People who help me";
/// The heading of the booklet's page for questions.
pub const BOOKLET_QUESTIONS: &str = "I want to ask";
/// The heading of the booklet's pages with meanings.
pub const BOOKLET_WORDS: &str = "Hard words";
/// The link from the booklet back to the story.
pub const BACK_TO_STORY: &str = "Back to the story";
/// The link from the booklet back to the story's Easy Read edition.
pub const BACK_TO_STORY_IN_EASY_READ: &str = "Back to the story, in Easy Read";
/// Shown while a page is loading.
pub const LOADING: &str = "Loading the page…";
/// The button that requests the page again.
pub const TRY_AGAIN: &str = "Try again";
/// The button that dismisses the message.
pub const STAY: &str = "Stay on this page";
/// The plain link next to it.
pub const OPEN_AS_NEW_PAGE: &str = "Open it as a new page";
/// The text of a redirect page, before the name of the target page.
pub const MOVED: &str = "This page is now at";
/// Why a page couldn't be loaded: no connection.
pub const OFFLINE: &str =
    "We can’t reach that page. You may be offline. You are still on the page you were reading.";
/// Why a page couldn't be loaded: the site failed, or its answer can't be parsed.
pub const BROKEN: &str =
    "That page did not arrive, or arrived damaged. You are still on the page you were reading.";
/// Why a page couldn't be loaded: no answer within ten seconds.
pub const TIMED_OUT: &str = "That page is taking too long. Your connection may be slow. You are still on the page you were reading.";
/// Shown when a newer version of the site has been fetched while an older one is shown.
pub const NEWER: &str = "A newer version of this site is ready.";
/// The button that shows it.
pub const SHOW_NEWER: &str = "Show it";
/// The button that dismisses the notice.
pub const LATER: &str = "Later";

/// Logged to the console when the app doesn't start because the page isn't as it was built.
pub const PAGE_CHANGED: &str =
    "Something else has changed this page, so each link loads a whole page.";
