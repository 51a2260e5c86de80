//! Text of bounded length on the stack: what tables measure and wrap without an allocator.

use core::fmt;

/// A table shows no more of a cell than this.
const CAPACITY: usize = 320;
const ELLIPSIS: char = '…';

/// One line of text: white space is squeezed to single blanks, and what does not fit ends in `…`.
pub(super) struct Text {
    bytes: [u8; CAPACITY],
    len: usize,
    blank: bool,
    full: bool,
}

impl Text {
    pub(super) const fn new() -> Self {
        Self { bytes: [0; CAPACITY], len: 0, blank: false, full: false }
    }

    pub(super) fn as_str(&self) -> &str {
        core::str::from_utf8(&self.bytes[..self.len]).unwrap_or_default()
    }

    fn push(&mut self, c: char) {
        if self.full {
            return;
        }
        self.full = self.len + c.len_utf8() + ELLIPSIS.len_utf8() > CAPACITY;
        let c = if self.full { ELLIPSIS } else { c };
        self.len += c.encode_utf8(&mut self.bytes[self.len..]).len();
    }
}

impl fmt::Write for Text {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        for c in s.chars() {
            if c.is_whitespace() {
                self.blank = self.len > 0;
            } else {
                if core::mem::take(&mut self.blank) {
                    self.push(' ');
                }
                self.push(c);
            }
        }
        Ok(())
    }
}

/// Writes the items with `, ` between them.
pub(super) fn join(out: &mut dyn fmt::Write, items: impl IntoIterator<Item = impl fmt::Display>) -> fmt::Result {
    for (i, item) in items.into_iter().enumerate() {
        out.write_str(if i == 0 { "" } else { ", " })?;
        write!(out, "{item}")?;
    }
    Ok(())
}

/// The lines of a doc comment's first paragraph.
pub(super) fn first_paragraph(doc: &str) -> impl Iterator<Item = &str> + Clone {
    doc.lines().map(str::trim).skip_while(|line| line.is_empty()).take_while(|line| !line.is_empty())
}

/// What fits into `width` characters, broken at a blank where there is one, and the rest.
pub(super) fn take_line(text: &str, width: usize) -> (&str, &str) {
    let Some((cut, _)) = text.char_indices().nth(width) else { return (text, "") };
    let cut = if text[cut..].starts_with(' ') { cut } else { text[..cut].rfind(' ').unwrap_or(cut) };
    // A width of 0 would never end.
    if cut == 0 { (text, "") } else { (&text[..cut], text[cut..].trim_start()) }
}

/// Writes words, beginning a new line where one is full.
pub(super) struct Paragraph<'f, 'g> {
    f: &'f mut fmt::Formatter<'g>,
    width: usize,
    column: usize,
}

impl<'f, 'g> Paragraph<'f, 'g> {
    pub(super) fn new(f: &'f mut fmt::Formatter<'g>, width: usize) -> Self {
        Self { f, width, column: 0 }
    }

    pub(super) fn word(&mut self, args: fmt::Arguments<'_>) -> fmt::Result {
        let mut text = Text::new();
        fmt::write(&mut text, args)?;
        let length = text.as_str().chars().count();
        if self.column > 0 && self.column + 1 + length > self.width {
            self.column = 0;
            self.f.write_str("\n")?;
        } else if self.column > 0 {
            self.column += 1;
            self.f.write_str(" ")?;
        }
        self.column += length;
        self.f.write_str(text.as_str())
    }

    pub(super) fn words(&mut self, text: &str) -> fmt::Result {
        text.split_whitespace().try_for_each(|word| self.word(format_args!("{word}")))
    }
}

#[cfg(test)]
mod tests {
    use core::fmt::Write;

    use super::*;

    #[test]
    fn white_space_is_squeezed() {
        let mut text = Text::new();
        text.write_str("  a\n\t b ").unwrap();
        text.write_str("c ").unwrap();
        assert_eq!(text.as_str(), "a b c");
    }

    #[test]
    fn what_does_not_fit_is_elided() {
        let mut text = Text::new();
        for _ in 0..CAPACITY {
            text.write_str("µ").unwrap();
        }
        assert!(text.as_str().ends_with("µ…"));
        assert!(text.as_str().len() <= CAPACITY);
    }

    #[test]
    fn lines_break_at_blanks_and_in_long_words() {
        assert_eq!(take_line("one two three", 7), ("one two", "three"));
        assert_eq!(take_line("one two three", 6), ("one", "two three"));
        assert_eq!(take_line("µµµµµ", 3), ("µµµ", "µµ"));
        assert_eq!(take_line("one", 3), ("one", ""));
        assert_eq!(take_line("one", 0), ("one", ""));
    }

    #[test]
    fn the_first_paragraph_ends_at_an_empty_line() {
        assert!(first_paragraph(" \n One\n two.\n \n Three.").eq(["One", "two."]));
    }
}
