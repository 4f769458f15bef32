//! A page that a person opens, prints or sends: its beginning, its end, and texts inside it.

use alloc::format;
use alloc::string::String;

/// What every page looks like, on a screen and on paper.
const STYLE: &str = "\
:root{color-scheme:light}\
body{font:1.125rem/1.6 Verdana,Arial,sans-serif;color:#1b1b1b;background:#fff;max-width:46rem;margin:0 auto;padding:1.5rem}\
h1{font-size:1.6rem;line-height:1.3}\
@media print{body{max-width:none;padding:0;font-size:11pt}}";

/// The beginning of a page, up to its content.
pub(crate) fn start(title: &str, style: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n<style>{STYLE}{style}</style>\n</head>\n<body>\n<main>\n",
        escaped(title)
    )
}

/// The end of a page.
pub(crate) const END: &str = "</main>\n</body>\n</html>\n";

/// A text inside a page.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
