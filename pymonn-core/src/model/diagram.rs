//! A [`Model`] as a diagram: groups are boxes, synapse groups are arrows, behaviours stand in them in the order in which they run.

use core::fmt::{self, Display, Formatter, Write};

use super::info::{Model, SynapsesInfo, VariableInfo};

impl Model {
    /// The network as a Mermaid flow chart, which GitHub and many editors draw.
    pub fn to_mermaid(&self) -> Mermaid<'_> {
        Mermaid(self)
    }

    /// The network in the language of Graphviz: `dot -Tsvg` draws it.
    pub fn to_graphviz(&self) -> Graphviz<'_> {
        Graphviz(self)
    }

    /// Whether the network needs a box of its own.
    fn has_own(&self) -> bool {
        !self.variables.is_empty() || self.behaviours.iter().any(|behaviour| behaviour.object == self.name)
    }
}

/// Prints a [`Model`] as a Mermaid flow chart.
#[derive(Clone, Copy, Debug)]
pub struct Mermaid<'a>(&'a Model);

/// Prints a [`Model`] in the language of Graphviz.
#[derive(Clone, Copy, Debug)]
pub struct Graphviz<'a>(&'a Model);

impl Display for Mermaid<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let model = self.0;
        let label = |f: &mut Formatter<'_>, lines: &dyn Fn(&mut Label<'_, '_>) -> fmt::Result| {
            lines(&mut Label { f, escape: escape_mermaid, between: "<br/>", empty: true })
        };
        writeln!(f, "flowchart LR")?;
        // Prefixes keep names like `end` and `graph` from being read as words of the language.
        if model.has_own() {
            write!(f, "    network_[[\"")?;
            label(f, &|out| own_lines(model, out))?;
            writeln!(f, "\"]]")?;
        }
        for group in model.groups {
            write!(f, "    group_{}[\"", group.name)?;
            label(f, &|out| object_lines(model, group.name, &format_args!("[{}]", group.extent), group.variables, out))?;
            writeln!(f, "\"]")?;
        }
        for synapses in model.synapses {
            write!(f, "    group_{} -->|\"", synapses.src)?;
            label(f, &|out| synapses_lines(model, synapses, out))?;
            writeln!(f, "\"| group_{}", synapses.dst)?;
        }
        Ok(())
    }
}

impl Display for Graphviz<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let model = self.0;
        let label = |f: &mut Formatter<'_>, lines: &dyn Fn(&mut Label<'_, '_>) -> fmt::Result| {
            lines(&mut Label { f, escape: escape_graphviz, between: "\\l", empty: true })?;
            // The last line, too, is set flush left.
            f.write_str("\\l\"];\n")
        };
        writeln!(f, "digraph \"{}\" {{", model.name)?;
        writeln!(f, "    rankdir=LR;")?;
        writeln!(f, "    node [shape=box, style=rounded, fontname=\"Helvetica\"];")?;
        writeln!(f, "    edge [fontname=\"Helvetica\"];")?;
        if model.has_own() {
            write!(f, "    network_ [shape=note, label=\"")?;
            label(f, &|out| own_lines(model, out))?;
        }
        for group in model.groups {
            write!(f, "    \"group_{}\" [label=\"", group.name)?;
            label(f, &|out| object_lines(model, group.name, &format_args!("[{}]", group.extent), group.variables, out))?;
        }
        for synapses in model.synapses {
            write!(f, "    \"group_{}\" -> \"group_{}\" [label=\"", synapses.src, synapses.dst)?;
            label(f, &|out| synapses_lines(model, synapses, out))?;
        }
        writeln!(f, "}}")
    }
}

/// The text of a box or an arrow: lines in which the characters of the language are escaped.
struct Label<'f, 'g> {
    f: &'f mut Formatter<'g>,
    escape: fn(char) -> Option<&'static str>,
    between: &'static str,
    empty: bool,
}

impl Label<'_, '_> {
    fn line(&mut self, args: fmt::Arguments<'_>) -> fmt::Result {
        if !core::mem::take(&mut self.empty) {
            self.f.write_str(self.between)?;
        }
        fmt::write(self, args)
    }
}

impl Write for Label<'_, '_> {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        for c in s.chars() {
            match (self.escape)(c) {
                Some(escaped) => self.f.write_str(escaped)?,
                None => self.f.write_char(c)?,
            }
        }
        Ok(())
    }
}

/// Entities without `&`; stars and backquotes would be taken for Markdown.
fn escape_mermaid(c: char) -> Option<&'static str> {
    Some(match c {
        '#' => "#35;",
        '"' => "#quot;",
        '<' => "#lt;",
        '>' => "#gt;",
        '&' => "#amp;",
        '*' => "#42;",
        '`' => "#96;",
        '|' => "#124;",
        '\\' => "#92;",
        '\n' | '\r' => " ",
        _ => return None,
    })
}

/// Graphviz also replaces HTML entities in quoted text.
fn escape_graphviz(c: char) -> Option<&'static str> {
    Some(match c {
        '"' => "\\\"",
        '\\' => "\\\\",
        '&' => "&amp;",
        '\n' | '\r' => " ",
        _ => return None,
    })
}

fn own_lines(model: &Model, out: &mut Label<'_, '_>) -> fmt::Result {
    object_lines(model, model.name, &"", model.variables, out)
}

fn object_lines(
    model: &Model,
    name: &str,
    extent: &dyn Display,
    variables: &[VariableInfo],
    out: &mut Label<'_, '_>,
) -> fmt::Result {
    out.line(format_args!("{name}{extent}"))?;
    content_lines(model, name, variables, out)
}

fn synapses_lines(model: &Model, synapses: &SynapsesInfo, out: &mut Label<'_, '_>) -> fmt::Result {
    out.line(format_args!("{} [{}]", synapses.name, synapses.storage))?;
    if !(synapses.src_part.is_empty() && synapses.dst_part.is_empty()) {
        out.line(format_args!("{} -> {}", synapses.source(), synapses.target()))?;
    }
    if !synapses.connect.is_empty() {
        out.line(format_args!("connect = {}", synapses.connect))?;
    }
    if !synapses.delay.is_empty() {
        out.line(format_args!("delay = {}", synapses.delay))?;
    }
    content_lines(model, synapses.name, synapses.variables, out)
}

fn content_lines(model: &Model, object: &str, variables: &[VariableInfo], out: &mut Label<'_, '_>) -> fmt::Result {
    for variable in variables {
        let shared = if variable.shared { "shared " } else { "" };
        out.line(format_args!("{shared}{}: {}", variable.name, variable.ty))?;
    }
    for behaviour in model.behaviours_in_order().filter(|behaviour| behaviour.object == object) {
        let every = if behaviour.every.is_empty() { "" } else { " every " };
        out.line(format_args!("{}{every}{} => {}", behaviour.priority, behaviour.every, behaviour.label))?;
    }
    Ok(())
}

#[cfg(all(test, feature = "alloc"))]
mod tests {
    use alloc::string::ToString;

    use super::super::{GroupInfo, Storage};
    use super::*;

    const AWKWARD: Model = Model {
        name: "Odd",
        doc: "",
        params: &[],
        variables: &[],
        groups: &[GroupInfo { name: "end", doc: "", tags: &[], extent: "\"a\\b\" < `c` & d*2 | #\n&amp;", variables: &[] }],
        synapses: &[SynapsesInfo {
            name: "loops",
            doc: "",
            tags: &[],
            src: "end",
            src_part: "",
            dst: "end",
            dst_part: "",
            storage: Storage::Adaptive,
            connect: "{ [x] }",
            delay: "",
            variables: &[],
        }],
        behaviours: &[],
        schedule: &[],
    };

    #[test]
    fn characters_of_the_languages_are_escaped() {
        assert_eq!(
            AWKWARD.to_mermaid().to_string(),
            "flowchart LR
    group_end[\"end[#quot;a#92;b#quot; #lt; #96;c#96; #amp; d#42;2 #124; #35; #amp;amp;]\"]
    group_end -->|\"loops [Adaptive]<br/>connect = { [x] }\"| group_end
"
        );
        let graphviz = AWKWARD.to_graphviz().to_string();
        let label = r#"[label="end[\"a\\b\" < `c` &amp; d*2 | # &amp;amp;]\l"];"#;
        assert!(graphviz.contains(label), "{graphviz}");
    }
}
