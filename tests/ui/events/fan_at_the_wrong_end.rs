use pymonn::prelude::*;

pub struct Count;

#[behaviour]
impl Count {
    #[efferent(dst_spike)]
    fn arrive(src_count: &mut u32) {
        *src_count += 1;
    }
}

network! {
    pub network Net {
        group exc[10] {
            spike: bool = false;
            count: u32 = 0;
        }

        synapses rec: exc -> exc {
            connect = all_to_all();

            1 => Count;
        }
    }
}

fn main() {}
