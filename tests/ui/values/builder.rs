use pymonn::prelude::*;

network! {
    pub network Net(size: usize = 10) {
        group exc[10] {
            activity: f32 = 0.0;
        }
    }
}

fn main() {
    let _ = Net::builder().size(1.5).sise(3).build();
}
