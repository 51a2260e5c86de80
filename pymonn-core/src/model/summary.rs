//! A network at run time in words: what `println!("{net}")` shows.

use core::fmt::{self, Display, Formatter, Write};

use super::info::Model;
use super::table::Align::{Left, Right};
use super::table::table;
use super::text::join;

/// The model of a network with what is known only at run time.
#[derive(Clone, Copy, Debug)]
pub struct Summary<'a> {
    /// What the network was declared as.
    pub model: &'a Model,
    /// The size of each group.
    pub groups: &'a [GroupCount],
    /// The number of synapses of each synapse group.
    pub synapses: &'a [SynapsesCount],
    /// Whether the behaviour with this [`id`](crate::BehaviourInfo::id) runs; one that is not listed does.
    pub enabled: &'a [bool],
    /// The seed of the random numbers.
    pub seed: u64,
    /// The number of iterations done.
    pub iteration: u64,
    /// The length of one iteration.
    pub dt: f64,
}

/// How many neurons a group has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupCount {
    /// The group.
    pub name: &'static str,
    /// Its size.
    pub neurons: usize,
}

/// How many synapses a synapse group has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SynapsesCount {
    /// The synapse group.
    pub name: &'static str,
    /// Its existing synapses.
    pub synapses: usize,
    /// The size of the source group.
    pub sources: usize,
    /// The size of the target group.
    pub targets: usize,
    /// The memory that its connections and variables take, in bytes: the guide's page on synapses says what is in it.
    pub bytes: usize,
}

impl Display for Summary<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let model = self.model;
        let neurons = self.groups.iter().fold(0_usize, |sum, group| sum.saturating_add(group.neurons));
        let synapses = self.synapses.iter().fold(0_usize, |sum, group| sum.saturating_add(group.synapses));
        write!(f, "network {}: {neurons} neuron{}, {synapses} synapse{}", model.name, plural(neurons), plural(synapses))?;
        let time = self.iteration as f64 * self.dt;
        writeln!(f, "; seed {}; iteration {}, time {time} (dt = {})", self.seed, self.iteration, self.dt)?;
        self.group_table(f)?;
        self.synapses_table(f)?;
        self.behaviour_table(f)?;
        model.schedule_table(f)
    }
}

impl Summary<'_> {
    fn group_table(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let columns = [("group", Left), ("neurons", Right), ("tags", Left), ("variables", Left)];
        table(f, &columns, self.groups.iter(), |count, column, out| {
            let group = self.model.group(count.name);
            match (column, group) {
                (0, _) => out.write_str(count.name),
                (1, _) => write!(out, "{}", count.neurons),
                (2, Some(group)) => join(out, group.tags),
                (3, Some(group)) => join(out, group.variables.iter().map(Typed)),
                _ => Ok(()),
            }
        })
    }

    fn synapses_table(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let columns = [
            ("synapses", Left),
            ("from", Left),
            ("to", Left),
            ("storage", Left),
            ("count", Right),
            ("density", Right),
            ("memory", Right),
            ("delay", Left),
            ("variables", Left),
        ];
        table(f, &columns, self.synapses.iter(), |count, column, out| {
            match (column, self.model.synapses(count.name)) {
                (0, _) => out.write_str(count.name),
                (1, Some(synapses)) => write!(out, "{}", synapses.source()),
                (2, Some(synapses)) => write!(out, "{}", synapses.target()),
                (3, Some(synapses)) => write!(out, "{}", synapses.storage),
                (4, _) => write!(out, "{}", count.synapses),
                // Of no pairs there is no part.
                (5, _) if count.sources == 0 || count.targets == 0 => Ok(()),
                (5, _) => {
                    let pairs = count.sources as f64 * count.targets as f64;
                    write!(out, "{:.2} %", 100.0 * count.synapses as f64 / pairs)
                }
                (6, _) => write!(out, "{}", Bytes(count.bytes)),
                (7, Some(synapses)) => out.write_str(synapses.delay),
                (8, Some(synapses)) => join(out, synapses.variables.iter().map(Typed)),
                _ => Ok(()),
            }
        })
    }

    fn behaviour_table(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let columns = [
            ("priority", Left),
            ("object", Left),
            ("behaviour", Left),
            ("state", Left),
            ("every", Left),
            ("tags", Left),
            ("source", Left),
        ];
        table(f, &columns, self.model.behaviours_in_order(), |behaviour, column, out| match column {
            0 => out.write_str(behaviour.priority),
            1 => out.write_str(behaviour.object),
            2 => out.write_str(behaviour.label),
            3 => out.write_str(if self.enabled.get(behaviour.id) == Some(&false) { "paused" } else { "" }),
            4 => out.write_str(behaviour.every),
            5 => join(out, behaviour.tags),
            _ => out.write_str(behaviour.source),
        })
    }
}

fn plural(n: usize) -> &'static str {
    if n == 1 { "" } else { "s" }
}

/// `v: f32`.
struct Typed(&'static super::VariableInfo);

impl Display for Typed {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}: {}", if self.0.shared { "shared " } else { "" }, self.0.name, self.0.ty)
    }
}

/// A number of bytes in the unit that suits it.
struct Bytes(usize);

impl Display for Bytes {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut size = self.0 as f64;
        if size < 1024.0 {
            return write!(f, "{} B", self.0);
        }
        let mut units = ["KiB", "MiB", "GiB", "TiB"].iter().peekable();
        while let Some(unit) = units.next() {
            size /= 1024.0;
            if size < 1024.0 || units.peek().is_none() {
                return write!(f, "{size:.1} {unit}");
            }
        }
        Ok(())
    }
}

#[cfg(all(test, feature = "alloc"))]
mod tests {
    use alloc::string::ToString;

    use super::super::example::EXAMPLE;
    use super::*;

    #[test]
    fn bytes_have_a_suitable_unit() {
        assert_eq!(Bytes(1023).to_string(), "1023 B");
        assert_eq!(Bytes(1536).to_string(), "1.5 KiB");
        assert_eq!(Bytes(3 << 30).to_string(), "3.0 GiB");
        assert_eq!(Bytes(1 << 60).to_string(), "1048576.0 TiB");
    }

    #[test]
    fn names_that_the_model_lacks_and_empty_groups_do_no_harm() {
        let summary = Summary {
            model: &Model { behaviours: &[], schedule: &[], ..EXAMPLE },
            groups: &[GroupCount { name: "one", neurons: 1 }],
            synapses: &[SynapsesCount { name: "none", synapses: 0, sources: 0, targets: 4, bytes: 0 }],
            enabled: &[],
            seed: 0,
            iteration: 0,
            dt: 1.0,
        };
        assert_eq!(
            summary.to_string(),
            "network Column: 1 neuron, 0 synapses; seed 0; iteration 0, time 0 (dt = 1)

group  neurons
─────  ───────
one          1

synapses  count  memory
────────  ─────  ──────
none          0     0 B
"
        );
    }
}
