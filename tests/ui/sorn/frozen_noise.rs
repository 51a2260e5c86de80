use pymonn::models::sorn::{Parameters, Simulator, tag};

fn main() {
    let simulator = Simulator::<f32>::new(&Parameters::zheng(), 7).unwrap();
    let _ = simulator.freeze((tag::stdp, tag::noise_e));
    let mut net = Parameters::zheng().build::<f32>(7).unwrap();
    let _ = Simulator::<f32>::new(&Parameters::zheng(), 7).unwrap().freeze("stdp");
    net.set_enabled("stdp", false);
}
