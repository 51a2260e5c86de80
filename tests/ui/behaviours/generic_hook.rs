use pymonn::prelude::*;

pub struct Odd;

#[behaviour]
impl Odd {
    fn neuron<T: Copy>(&self, v: T) {
        let _ = v;
    }

    #[neuron]
    async fn second(&self, v: &mut f32) {
        *v = 0.0;
    }

    #[neuron]
    unsafe fn third(&self, v: &mut f32) {
        *v = 0.0;
    }
}

fn main() {}
