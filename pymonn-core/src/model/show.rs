//! A [`Model`] as text for a terminal.

use core::fmt::{self, Formatter, Write};

use super::info::{HookKind, Model, Origin, Storage};
use super::table::Align::{Left, Right};
use super::table::{WIDTH, table};
use super::text::{Paragraph, Text, first_paragraph, join};

impl fmt::Display for Storage {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl fmt::Display for Model {
    /// Tables of the parameters, groups, synapse groups, variables and steps, at most 116 columns wide.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "network {}", self.name)?;
        if first_paragraph(self.doc).next().is_some() {
            let mut paragraph = Paragraph::new(f, WIDTH);
            first_paragraph(self.doc).try_for_each(|line| paragraph.words(line))?;
            writeln!(f)?;
        }
        let columns = [("parameter", Left), ("type", Left), ("default", Left)];
        table(f, &columns, self.params.iter(), |param, column, out| {
            out.write_str([param.name, param.ty, param.default][column])
        })?;
        self.group_table(f)?;
        self.synapses_table(f)?;
        self.variable_table(f)?;
        self.schedule_table(f)?;
        self.unwritten_list(f)
    }
}

fn about(doc: &str, out: &mut Text) -> fmt::Result {
    first_paragraph(doc).try_for_each(|line| write!(out, "{line} "))
}

impl Model {
    fn group_table(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let columns = [("group", Left), ("size", Left), ("tags", Left), ("about", Left)];
        table(f, &columns, self.groups.iter(), |group, column, out| match column {
            0 => out.write_str(group.name),
            1 => out.write_str(group.extent),
            2 => join(out, group.tags),
            _ => about(group.doc, out),
        })
    }

    fn synapses_table(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let columns = [
            ("synapses", Left),
            ("from", Left),
            ("to", Left),
            ("storage", Left),
            ("connect", Left),
            ("delay", Left),
            ("tags", Left),
            ("about", Left),
        ];
        table(f, &columns, self.synapses.iter(), |synapses, column, out| match column {
            0 => out.write_str(synapses.name),
            1 => write!(out, "{}", synapses.source()),
            2 => write!(out, "{}", synapses.target()),
            3 => write!(out, "{}", synapses.storage),
            4 => out.write_str(if synapses.connect.is_empty() { "all to all" } else { synapses.connect }),
            5 => out.write_str(synapses.delay),
            6 => join(out, synapses.tags),
            _ => about(synapses.doc, out),
        })
    }

    fn variable_table(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let columns = [
            ("variable", Left),
            ("type", Left),
            ("initial value", Left),
            ("brought by", Left),
            ("written by", Left),
            ("about", Left),
        ];
        table(f, &columns, self.variables(), |of, column, out| match column {
            0 => write!(out, "{of}"),
            1 => write!(out, "{}{}", if of.variable.shared { "shared " } else { "" }, of.variable.ty),
            2 => out.write_str(of.variable.initial),
            3 => match of.variable.origin {
                Origin::Declared => Ok(()),
                Origin::BroughtBy(behaviour) => out.write_str(behaviour),
            },
            4 => {
                let writers = self.writers(*of);
                if writers.clone().next().is_none() {
                    return out.write_str("nothing");
                }
                for (i, writer) in writers.enumerate() {
                    out.write_str(if i == 0 { "" } else { ", " })?;
                    if writer.object != of.object {
                        write!(out, "{}.", writer.object)?;
                    }
                    out.write_str(writer.label)?;
                }
                Ok(())
            }
            _ => about(of.variable.doc, out),
        })
    }

    /// One row for each step; steps that share a loop are joined by a bracket.
    pub(super) fn schedule_table(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let columns = [
            ("step", Right),
            ("fused", Left),
            ("priority", Left),
            ("object", Left),
            ("behaviour.hook", Left),
            ("every", Left),
            ("reads", Left),
            ("writes", Left),
        ];
        let fused = |at: usize| self.schedule.get(at).is_some_and(|step| step.fused_with_previous);
        table(f, &columns, self.steps().enumerate(), |(at, of), column, out| match column {
            0 => write!(out, "{}", at + 1),
            1 => out.write_str(match (fused(*at), fused(at + 1)) {
                (false, true) => "┌",
                (true, true) => "│",
                (true, false) => "└",
                (false, false) => "",
            }),
            2 => out.write_str(of.behaviour.priority),
            3 => out.write_str(of.behaviour.object),
            4 => {
                write!(out, "{}.{}", of.behaviour.label, of.hook.name)?;
                if of.hook.event.is_empty() { Ok(()) } else { write!(out, "({})", of.hook.event) }
            }
            5 => out.write_str(of.behaviour.every),
            _ if of.hook.kind == HookKind::Network => out.write_str("everything"),
            6 => join(out, of.hook.reads),
            _ => join(out, of.hook.writes),
        })
    }

    fn unwritten_list(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Some(last) = self.unwritten().last() else { return Ok(()) };
        writeln!(f)?;
        let mut paragraph = Paragraph::new(f, WIDTH);
        paragraph.words("Nothing writes")?;
        for variable in self.unwritten() {
            let end = if variable == last { "" } else { "," };
            paragraph.word(format_args!("`{variable}`{end}"))?;
        }
        if self.steps().any(|of| of.hook.kind == HookKind::Network) {
            paragraph.words("(hooks that get the whole network aside)")?;
        }
        writeln!(f)
    }
}
