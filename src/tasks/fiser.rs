use pymonn_core::Refusal;

use super::Words;

/// What becomes natural to a network: the words ABCD and EFGH, the first with probability `p`.
///
/// The activity that they evoke is compared with the spontaneous one, as Fiser, Chiu & Weliky 2004 and Berkes et al. 2011 did in visual cortex.
///
/// Source: Hartmann, Lazar, Nessler & Triesch 2015, *Where's the noise?*, `PLoS` Comput. Biol. 11, e1004640, Figures 3 (`p` 0.5) and 4
/// (0.1 to 0.9).
///
/// # Errors
/// Refuses what is no probability.
pub fn fiser(p: f64, seed: u64) -> Result<Words, Refusal> {
    super::check::probability("p", p)?;
    Words::new(["ABCD", "EFGH"], seed)?.probabilities(&[p, 1.0 - p])
}

/// The control of [`fiser`]: the same letters in the words EDCBA and HGF, equally likely, under the same indices.
///
/// # Errors
/// None; `?` takes care of what [`Words`] could refuse.
pub fn fiser_control(seed: u64) -> Result<Words, Refusal> {
    Words::new(["EDCBA", "HGF"], seed)?.named(&['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'])
}
