//! The guide: from a first network to what the compiler says about a mistake. Every block is compiled and run.
//!
//! 1. [First network](first_network): a group, a variable, a behaviour, a run.
//! 2. [Behaviours](behaviours): hooks, parameters, variables that a behaviour brings, checks, unit tests.
//! 3. [Synapses](synapses): connections, weights, transmission, plasticity, delays.
//! 4. [Structure](structure): synapses that come and go.
//! 5. [Topology](topology): places, receptive fields, graphs, parts of groups.
//! 6. [Order](order): what runs when, and what it sees.
//! 7. [Tags](tags): finding, switching and sharing.
//! 8. [Recording](recording): recorders, events, matrices, pictures.
//! 9. [Randomness](randomness): seeds, streams, the same bits every time.
//! 10. [Functions](math): exponentials, logarithms and the like in hooks.
//! 11. [Threads](threads): several of them, with the same results.
//! 12. [Library](library): all ready-made models, their sources, what they were tested against.
//! 13. [Errors](errors): what does not compile, and what `build()` refuses.
//! 14. [Coming from PymoNNto](from_pymonnto): its lines, and what they are here.
//! 15. [Coming from Brian2 or NEST](from_brian_nest): the same for theirs.
#![cfg_attr(feature = "sorn", doc = "16. [SORN](sorn): self-organizing recurrent networks, and coming from the package `sorn`.")]
//!
//! The grammar of the language stands at [`network!`](crate::network), the hooks at [`behaviour`](macro@crate::behaviour).

pub mod behaviours;
pub mod errors;
pub mod first_network;
pub mod from_brian_nest;
pub mod from_pymonnto;
pub mod library;
pub mod math;
pub mod order;
pub mod randomness;
pub mod recording;
#[cfg(feature = "sorn")]
pub mod sorn;
pub mod structure;
pub mod synapses;
pub mod tags;
pub mod threads;
pub mod topology;
