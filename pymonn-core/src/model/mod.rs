//! What is known of a network when it is compiled: the constant `MODEL` of each network, printed as a table or a diagram.

mod diagram;
mod info;
mod query;
mod show;
mod summary;
mod table;
mod text;

#[cfg(test)]
mod example;

pub use diagram::{Graphviz, Mermaid};
pub use info::{
    BehaviourInfo, GroupInfo, HookInfo, HookKind, Model, Origin, ParamInfo, Side, StepInfo, Storage, SynapsesInfo, VariableInfo,
};
pub use query::{QualifiedVariable, ScheduledStep};
pub use summary::{GroupCount, Summary, SynapsesCount};
