use nalgebra::{DMatrix, DMatrixView};
use pymonn_core::{Refusal, Scalar};

/// States of a network, one per step, and the class of each.
///
/// A state is a list of as many numbers or truth values (1 and 0) as the read-out has inputs: spikes, say.
#[derive(Clone, Debug, PartialEq)]
pub struct States {
    neurons: usize,
    classes: usize,
    /// Step by step.
    values: Vec<f64>,
    labels: Vec<usize>,
}

impl States {
    /// None yet, of so many neurons, to be told apart in so many classes.
    ///
    /// # Errors
    /// Refuses no neurons and fewer than 2 classes.
    pub fn new(neurons: usize, classes: usize) -> Result<Self, Refusal> {
        if neurons == 0 {
            return Err(Refusal::new("neurons", neurons, "at least 1"));
        }
        if classes < 2 {
            return Err(Refusal::new("classes", classes, "at least 2"));
        }
        Ok(Self { neurons, classes, values: Vec::new(), labels: Vec::new() })
    }

    /// Adds a step: the state and its class, a number below that of the classes.
    ///
    /// # Errors
    /// Refuses another number of neurons, numbers that are not finite, and a class that does not exist.
    pub fn push<T: Scalar>(&mut self, state: &[T], class: usize) -> Result<(), Refusal> {
        if state.len() != self.neurons {
            return Err(Refusal::new("state.len()", state.len(), format_args!("{}, the number of neurons", self.neurons)));
        }
        if class >= self.classes {
            return Err(Refusal::new("class", class, format_args!("a class below {}", self.classes)));
        }
        if let Some(i) = state.iter().position(|x| !x.to_f64().is_finite()) {
            return Err(Refusal::new(format_args!("state[{i}]"), state[i].to_f64(), "a finite number"));
        }
        self.values.extend(state.iter().copied().map(T::to_f64));
        self.labels.push(class);
        Ok(())
    }

    /// How many steps there are.
    pub fn len(&self) -> usize {
        self.labels.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.labels.is_empty()
    }

    /// Length of a state.
    pub fn neurons(&self) -> usize {
        self.neurons
    }

    /// How many classes there may be.
    pub fn classes(&self) -> usize {
        self.classes
    }

    /// The class of each step.
    pub fn labels(&self) -> &[usize] {
        &self.labels
    }

    /// The states, a column for each step.
    pub fn columns(&self) -> DMatrixView<'_, f64> {
        DMatrixView::from_slice(&self.values, self.neurons, self.labels.len())
    }

    /// Forgets all steps and keeps their memory.
    pub fn clear(&mut self) {
        self.values.clear();
        self.labels.clear();
    }

    /// 1 for each step (row) at its class (column), 0 elsewhere.
    pub(super) fn targets(&self) -> DMatrix<f64> {
        let mut targets = DMatrix::zeros(self.len(), self.classes);
        for (t, class) in self.labels.iter().enumerate() {
            targets[(t, *class)] = 1.0;
        }
        targets
    }

    /// Refuses what no read-out can be trained on: no steps, or those of one class.
    pub(super) fn trainable(&self) -> Result<(), Refusal> {
        self.not_empty()?;
        if self.labels.iter().all(|class| *class == self.labels[0]) {
            return Err(Refusal::new("classes of the states", [self.labels[0]], "at least two different ones"));
        }
        Ok(())
    }

    /// Refuses no steps.
    pub(super) fn not_empty(&self) -> Result<(), Refusal> {
        if self.is_empty() { Err(Refusal::new("states.len()", 0, "at least one step")) } else { Ok(()) }
    }

    /// Refuses targets for another number of steps, and what are no numbers.
    pub(super) fn fits(&self, targets: &DMatrix<f64>) -> Result<(), Refusal> {
        self.not_empty()?;
        if targets.nrows() != self.len() {
            return Err(Refusal::new("targets.nrows()", targets.nrows(), format_args!("{}, the number of steps", self.len())));
        }
        if let Some(value) = targets.iter().find(|x| !x.is_finite()) {
            return Err(Refusal::new("targets", value, "finite numbers"));
        }
        Ok(())
    }
}
