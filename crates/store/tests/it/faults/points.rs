//! The moments of a write, by name, without a line in the product for it: SQLite tells which statement runs on which
//! connection, the judged disk (`vfs`) what reaches the log and the file. Start with [`install`].
#![allow(unsafe_code)]

use std::{
    ffi::{CStr, c_char, c_int, c_uint, c_void},
    ptr,
    sync::{Mutex, Once},
};

use libsqlite3_sys as ffi;

use super::vfs::{Io, Target};

type Listener = Box<dyn FnMut(&str) + Send>;

static CLOCKWORK: Mutex<Option<Clockwork>> = Mutex::new(None);
static INSTALLED: Once = Once::new();

/// Where the process is: an operation, its how-manieth transaction, and how far that is.
struct Clockwork {
    operation: String,
    transaction: u32,
    /// Between `BEGIN` and its end.
    open: bool,
    /// Something of this transaction has gone to the log.
    logged: bool,
    checkpointing: bool,
    tell: Listener,
}

/// Connections that are opened from now on can be listened to.
pub fn install() {
    // SAFETY: `hear` has the form that SQLite asks for, and lives as long as the process.
    INSTALLED.call_once(|| unsafe {
        assert_eq!(ffi::sqlite3_auto_extension(Some(hear)), ffi::SQLITE_OK);
    });
}

/// From now on each moment of each write of this process is told by its name, such as `undo: transaction 1, not begun`,
/// before it comes. One that is told may be the last.
pub fn listen(operation: &str, tell: impl FnMut(&str) + Send + 'static) {
    let (transaction, open, logged, checkpointing) = (0, false, false, false);
    let clockwork =
        Clockwork { operation: operation.to_owned(), transaction, open, logged, checkpointing, tell: Box::new(tell) };
    *CLOCKWORK.lock().unwrap() = Some(clockwork);
}

/// What the disk is asked to do.
pub fn disk(io: Io) {
    with(|clockwork| match io {
        Io::Write(Target::Log) if !clockwork.logged => {
            if !clockwork.open {
                clockwork.transaction += 1;
            }
            clockwork.logged = true;
            clockwork.say("first page into the log");
        }
        Io::Sync(Target::Log) if clockwork.logged => clockwork.say("log written, not synced"),
        Io::Write(Target::Database) if !clockwork.checkpointing => {
            clockwork.checkpointing = true;
            clockwork.say("first page from the log into the file");
        }
        Io::Sync(Target::Database) => clockwork.say("file written, not synced"),
        Io::Truncate(Target::Log) => clockwork.say("file synced, log not emptied"),
        Io::Remove => clockwork.say("log not removed"),
        _ => {}
    });
}

impl Clockwork {
    fn say(&mut self, moment: &str) {
        let name = format!("{}: transaction {}, {moment}", self.operation, self.transaction);
        (self.tell)(&name);
    }

    fn before(&mut self, sql: &str) {
        if sql.starts_with("BEGIN") {
            self.transaction += 1;
            self.say("not begun");
            self.open = true;
            self.logged = false;
        } else if self.open && sql.starts_with("COMMIT") {
            self.say("all written, not committed");
        }
    }

    fn after(&mut self, sql: &str) {
        if sql.starts_with("ROLLBACK") {
            self.open = false;
        }
        if self.open && sql.starts_with("BEGIN") {
            self.say("begun, nothing written");
        }
        let ends = if self.open { sql.starts_with("COMMIT") } else { self.logged };
        if ends {
            (self.open, self.logged) = (false, false);
            self.say("committed, not told");
        }
        self.checkpointing = false;
    }
}

fn with(then: impl FnOnce(&mut Clockwork)) {
    if let Some(clockwork) = CLOCKWORK.lock().unwrap().as_mut() {
        then(clockwork);
    }
}

/// Runs on each connection when it is opened.
unsafe extern "C" fn hear(db: *mut ffi::sqlite3, _: *mut *mut c_char, _: *const ffi::sqlite3_api_routines) -> c_int {
    let events = ffi::SQLITE_TRACE_STMT | ffi::SQLITE_TRACE_PROFILE;
    // SAFETY: the connection is being opened, and `trace` lives as long as the process.
    unsafe { ffi::sqlite3_trace_v2(db, events, Some(trace), ptr::null_mut()) }
}

unsafe extern "C" fn trace(event: c_uint, _: *mut c_void, statement: *mut c_void, text: *mut c_void) -> c_int {
    // SAFETY: SQLite gives the statement, and its text where a statement begins.
    let sql = unsafe {
        let sql = match event {
            ffi::SQLITE_TRACE_STMT => text.cast_const().cast(),
            _ => ffi::sqlite3_sql(statement.cast()),
        };
        if sql.is_null() {
            return 0;
        }
        CStr::from_ptr(sql).to_string_lossy()
    };
    with(|clockwork| match event {
        ffi::SQLITE_TRACE_STMT => clockwork.before(sql.trim_start()),
        _ => clockwork.after(sql.trim_start()),
    });
    0
}
