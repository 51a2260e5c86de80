/// Declares a network.
#[macro_export]
macro_rules! network {
    ($($tokens:tt)*) => {
        $crate::__private::network_impl! { @start [$crate] $($tokens)* }
    };
}
