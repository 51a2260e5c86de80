use pymonn::prelude::*;

pub struct Trace;

#[behaviour(src trace: f32 = 0.0)]
impl Trace {
    fn initialize(&self) {}

    fn synapse(&self, src_trace: &mut f32) {
        *src_trace *= 0.9;
    }
}

network! {
    pub network Net {
        group exc[10] {
            activity: f32 = 0.0;

            1 => Trace;
        }
    }
}

fn main() {}
