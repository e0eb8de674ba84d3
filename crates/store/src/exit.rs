//! The end of a process that has not closed every store.
//!
//! SQLCipher frees its memory when the process exits, also while a thread that sqlx has left behind still closes its
//! connection: then the process crashes after its work is done. The application closes its store and waits for that;
//! tests end with stores of all kinds left open.

/// From now on the process ends at once when it ends, without SQLCipher's cleaning up, where the C library can do that.
/// Call it after a store was opened: what is registered last runs first.
pub fn without_cleanup() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    glibc::leave_at_once();
}

#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[allow(unsafe_code)]
mod glibc {
    use std::{
        ffi::{c_int, c_void},
        ptr,
        sync::Once,
    };

    unsafe extern "C" {
        /// Like `atexit`, and tells the status.
        fn on_exit(leave: extern "C" fn(c_int, *mut c_void), arg: *mut c_void) -> c_int;
        fn _exit(status: c_int) -> !;
    }

    pub fn leave_at_once() {
        static ONCE: Once = Once::new();
        // SAFETY: registers a function that lives as long as the program and takes no notice of its argument.
        ONCE.call_once(|| unsafe {
            on_exit(leave, ptr::null_mut());
        });
    }

    extern "C" fn leave(status: c_int, _: *mut c_void) {
        // SAFETY: ends the process and never returns.
        unsafe { _exit(status) }
    }
}
