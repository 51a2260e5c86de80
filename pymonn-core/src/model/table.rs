//! Aligned tables, without an allocator: every cell is written once to be measured and once to be shown.

use core::fmt::{self, Formatter};

use super::text::{Text, take_line};

/// Tables and paragraphs are at most as wide as this.
pub(super) const WIDTH: usize = 116;
/// What a cell needs beyond these lines is elided.
const LINES: usize = 4;
/// Columns are not squeezed below this.
const NARROWEST: usize = 10;
const COLUMNS: usize = 10;
const GAP: usize = 2;

/// To which side the cells of a column go.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Align {
    Left,
    Right,
}

/// Prints `rows` under the titles, after an empty line; nothing if there are none. A column that is empty throughout is left out.
pub(super) fn table<R>(
    f: &mut Formatter<'_>,
    columns: &[(&'static str, Align)],
    rows: impl Iterator<Item = R> + Clone,
    cell: impl Fn(&R, usize, &mut Text) -> fmt::Result,
) -> fmt::Result {
    let columns = &columns[..columns.len().min(COLUMNS)];
    let written = |row: &R, column: usize| {
        let mut text = Text::new();
        cell(row, column, &mut text).map(|()| text)
    };
    let mut widths = [0; COLUMNS];
    for row in rows.clone() {
        for (column, width) in widths[..columns.len()].iter_mut().enumerate() {
            *width = (*width).max(written(&row, column)?.as_str().chars().count());
        }
    }
    if widths.iter().all(|width| *width == 0) {
        return Ok(());
    }
    squeeze(columns, &mut widths);
    tighten(columns, &mut widths, rows.clone(), &written)?;

    writeln!(f)?;
    line(f, columns, &widths, |column, pad| pad.write(columns[column].0))?;
    line(f, columns, &widths, |column, pad| (0..widths[column]).try_for_each(|_| pad.write("─")))?;
    for row in rows {
        let mut height = 1;
        for (column, width) in shown(&widths) {
            let text = written(&row, column)?;
            while height < LINES && nth_line(text.as_str(), width, height).is_some() {
                height += 1;
            }
        }
        for at in 0..height {
            line(f, columns, &widths, |column, pad| {
                let text = written(&row, column)?;
                let Some((part, elided)) = nth_line(text.as_str(), widths[column], at) else { return Ok(()) };
                if columns[column].1 == Align::Right {
                    pad.blanks += widths[column].saturating_sub(part.chars().count());
                }
                pad.write(part)?;
                if elided { pad.write("…") } else { Ok(()) }
            })?;
        }
    }
    Ok(())
}

/// The columns that hold something.
fn shown(widths: &[usize; COLUMNS]) -> impl Iterator<Item = (usize, usize)> {
    widths.iter().copied().enumerate().filter(|(_, width)| *width > 0)
}

/// Takes from the widest column until the table fits.
fn squeeze(columns: &[(&'static str, Align)], widths: &mut [usize; COLUMNS]) {
    for ((title, _), width) in columns.iter().zip(&mut *widths) {
        if *width > 0 {
            *width = title.chars().count().max(*width);
        }
    }
    let room = WIDTH.saturating_sub(GAP * shown(widths).count().saturating_sub(1));
    while widths.iter().sum::<usize>() > room {
        match widths.iter_mut().max() {
            Some(widest) if *widest > NARROWEST => *widest -= 1,
            _ => return,
        }
    }
}

/// Gives back what wrapping left over.
fn tighten<R>(
    columns: &[(&'static str, Align)],
    widths: &mut [usize; COLUMNS],
    rows: impl Iterator<Item = R>,
    written: &impl Fn(&R, usize) -> Result<Text, fmt::Error>,
) -> fmt::Result {
    let mut used = [0; COLUMNS];
    for row in rows {
        for (column, width) in shown(widths) {
            let text = written(&row, column)?;
            for at in 0..LINES {
                let Some((part, elided)) = nth_line(text.as_str(), width, at) else { break };
                used[column] = part.chars().count().saturating_add(usize::from(elided)).max(used[column]);
            }
        }
    }
    for (((title, _), width), used) in columns.iter().zip(widths).zip(used) {
        if *width > 0 {
            *width = title.chars().count().max(used);
        }
    }
    Ok(())
}

/// Line `at` of a wrapped text, and whether `…` follows because it is the last one shown but not the last one.
fn nth_line(text: &str, width: usize, at: usize) -> Option<(&str, bool)> {
    let rest = (0..at).fold(text, |rest, _| take_line(rest, width).1);
    if rest.is_empty() {
        return None;
    }
    let (line, more) = take_line(rest, width);
    if at + 1 < LINES || more.is_empty() {
        return Some((line, false));
    }
    let end = line.char_indices().nth(width.saturating_sub(1)).map_or(line.len(), |(end, _)| end);
    Some((&line[..end], true))
}

/// Writes text and holds blanks back, so that no line ends in them.
struct Pad<'f, 'g> {
    f: &'f mut Formatter<'g>,
    column: usize,
    blanks: usize,
}

impl Pad<'_, '_> {
    fn write(&mut self, text: &str) -> fmt::Result {
        for _ in 0..core::mem::take(&mut self.blanks) {
            self.f.write_str(" ")?;
            self.column += 1;
        }
        self.column += text.chars().count();
        self.f.write_str(text)
    }
}

fn line(
    f: &mut Formatter<'_>,
    columns: &[(&'static str, Align)],
    widths: &[usize; COLUMNS],
    part: impl Fn(usize, &mut Pad<'_, '_>) -> fmt::Result,
) -> fmt::Result {
    let mut pad = Pad { f, column: 0, blanks: 0 };
    let mut start = 0;
    for (column, width) in shown(widths).filter(|(column, _)| *column < columns.len()) {
        pad.blanks = start - pad.column.min(start);
        part(column, &mut pad)?;
        start += width + GAP;
    }
    writeln!(pad.f)
}

#[cfg(all(test, feature = "alloc"))]
mod tests {
    use alloc::string::String;
    use alloc::vec::Vec;
    use alloc::{format, vec};
    use core::fmt::{Display, Write};

    use super::*;

    struct Rows(Vec<[String; 3]>);

    impl Display for Rows {
        fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
            let columns = [("number", Align::Right), ("text", Align::Left), ("more", Align::Left)];
            table(f, &columns, self.0.iter(), |row, column, out| out.write_str(&row[column]))
        }
    }

    #[test]
    fn cells_are_aligned_and_empty_columns_left_out() {
        let rows = Rows(vec![["1".into(), "µ".into(), String::new()], ["10".into(), "abcde".into(), String::new()]]);
        assert_eq!(format!("{rows}"), "\nnumber  text\n──────  ─────\n     1  µ\n    10  abcde\n");
        assert_eq!(format!("{}", Rows(vec![])), "");
    }

    #[test]
    fn long_cells_are_wrapped_then_elided() {
        let rows = Rows(vec![["1".into(), "words and ".repeat(12), "x".repeat(300)]]);
        let text = format!("{rows}");
        assert!(text.lines().all(|line| line.chars().count() <= WIDTH), "{text}");
        assert_eq!(text.lines().count(), 1 + 2 + 4);
        assert_eq!(text.matches("words").count(), 12);
        assert!(text.ends_with("x…\n"));
    }

    #[test]
    fn what_fits_in_the_last_line_is_not_elided() {
        assert_eq!(nth_line("aaaa bbbb cccc dddd", 4, 3), Some(("dddd", false)));
        assert_eq!(nth_line("aaaa bbbb cccc dddd e", 4, 3), Some(("ddd", true)));
        assert_eq!(nth_line("aaaa", 4, 1), None);
    }
}
