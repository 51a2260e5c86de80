use pymonn::models::sorn::{Parameters, Simulator, tag};

fn main() {
    let simulator = Simulator::<f32>::new(&Parameters::zheng(), 7).unwrap();
    let _ = simulator.freeze((tag::stpd, tag::ip));
}
