//! A disk that does as a test says: every write, sync, truncation and removal below a watched folder is first put
//! before a judge, who lets it pass, breaks it or doesn't return. Start with [`watch`].
//!
//! It wraps SQLite's own file system and lies below SQLCipher, so it sees what really goes to the disk. It is the
//! default of the whole process: files of other folders go straight to the one that is wrapped.
#![allow(unsafe_code)]

use std::{
    ffi::{CStr, OsStr, c_char, c_int, c_void},
    mem::size_of,
    os::unix::ffi::OsStrExt,
    path::{Path, PathBuf},
    ptr,
    sync::{Arc, Mutex, Once, RwLock},
};

use libsqlite3_sys as ffi;

/// What is about to reach the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Io {
    Write(Target),
    Sync(Target),
    Truncate(Target),
    /// The shared memory of the log grows.
    Grow,
    Remove,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    Database,
    Log,
    Other,
}

pub enum Fate {
    Pass,
    /// Nothing is written, and SQLite hears why.
    Fail(Cause),
    /// Half of it is written first.
    Tear(Cause),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    Full,
    Broken,
}

impl Cause {
    /// As SQLite's own file system tells it for this kind of call.
    fn code(self, io: Io) -> c_int {
        match (self, io) {
            (_, Io::Grow) => ffi::SQLITE_IOERR_SHMSIZE,
            (Self::Full, Io::Write(_)) => ffi::SQLITE_FULL,
            (_, Io::Write(_)) => ffi::SQLITE_IOERR_WRITE,
            (_, Io::Sync(_)) => ffi::SQLITE_IOERR_FSYNC,
            (_, Io::Truncate(_)) => ffi::SQLITE_IOERR_TRUNCATE,
            (_, Io::Remove) => ffi::SQLITE_IOERR_DELETE,
        }
    }
}

type Judge = Box<dyn FnMut(Io) -> Fate + Send>;

struct Watch {
    folder: PathBuf,
    judge: Mutex<Judge>,
}

impl Watch {
    fn ask(&self, io: Io) -> Fate {
        (self.judge.lock().unwrap())(io)
    }
}

static WATCHES: RwLock<Vec<Arc<Watch>>> = RwLock::new(Vec::new());
static REGISTERED: Once = Once::new();

/// Files that are opened from now on stay watched as long as they are open, others only while this lives.
pub struct Watching(Arc<Watch>);

/// Puts all that is written to files below `folder`, opened from now on, before the judge.
pub fn watch(folder: &Path, judge: impl FnMut(Io) -> Fate + Send + 'static) -> Watching {
    REGISTERED.call_once(register);
    let watch = Arc::new(Watch { folder: folder.to_owned(), judge: Mutex::new(Box::new(judge)) });
    WATCHES.write().unwrap().push(watch.clone());
    Watching(watch)
}

impl Drop for Watching {
    fn drop(&mut self) {
        WATCHES.write().unwrap().retain(|watch| !Arc::ptr_eq(watch, &self.0));
    }
}

/// What SQLite keeps of an open file. The wrapped file follows behind it.
#[repr(C)]
struct File {
    methods: *const ffi::sqlite3_io_methods,
    target: Target,
    /// From [`Arc::into_raw`].
    watch: *const Watch,
}

fn register() {
    // SAFETY: the default file system lives as long as the process, and so does the copy, which is leaked. Of the
    // copied functions none looks into the structure that it belongs to.
    unsafe {
        let wrapped = ffi::sqlite3_vfs_find(ptr::null());
        let mut vfs = *wrapped;
        vfs.zName = c"judged".as_ptr();
        vfs.pAppData = wrapped.cast();
        vfs.szOsFile += size_of::<File>() as c_int;
        vfs.xOpen = Some(open);
        vfs.xDelete = Some(delete);
        assert_eq!(ffi::sqlite3_vfs_register(Box::leak(Box::new(vfs)), 1), ffi::SQLITE_OK);
    }
}

fn watch_of(name: *const c_char) -> Option<Arc<Watch>> {
    if name.is_null() {
        return None;
    }
    // SAFETY: SQLite gives names that end in NUL.
    let name = unsafe { CStr::from_ptr(name) };
    let path = Path::new(OsStr::from_bytes(name.to_bytes()));
    WATCHES.read().unwrap().iter().find(|watch| path.starts_with(&watch.folder)).cloned()
}

unsafe extern "C" fn open(
    vfs: *mut ffi::sqlite3_vfs,
    name: ffi::sqlite3_filename,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out_flags: *mut c_int,
) -> c_int {
    // SAFETY: `pAppData` is the wrapped file system, and there is room for both files.
    unsafe {
        let wrapped: *mut ffi::sqlite3_vfs = (*vfs).pAppData.cast();
        let open = (*wrapped).xOpen.unwrap();
        let Some(watch) = watch_of(name) else { return open(wrapped, name, file, flags, out_flags) };
        (*file).pMethods = ptr::null();
        let real = behind(file);
        (*real).pMethods = ptr::null();
        let code = open(wrapped, name, real, flags, out_flags);
        if !(*real).pMethods.is_null() {
            let target = match flags {
                flags if flags & ffi::SQLITE_OPEN_MAIN_DB != 0 => Target::Database,
                flags if flags & ffi::SQLITE_OPEN_WAL != 0 => Target::Log,
                _ => Target::Other,
            };
            file.cast::<File>().write(File { methods: &METHODS, target, watch: Arc::into_raw(watch) });
        }
        code
    }
}

unsafe extern "C" fn delete(vfs: *mut ffi::sqlite3_vfs, name: *const c_char, sync: c_int) -> c_int {
    match watch_of(name).map(|watch| watch.ask(Io::Remove)) {
        Some(Fate::Fail(cause) | Fate::Tear(cause)) => cause.code(Io::Remove),
        // SAFETY: `pAppData` is the wrapped file system.
        _ => unsafe {
            let wrapped: *mut ffi::sqlite3_vfs = (*vfs).pAppData.cast();
            (*wrapped).xDelete.unwrap()(wrapped, name, sync)
        },
    }
}

/// The wrapped file.
unsafe fn behind(file: *mut ffi::sqlite3_file) -> *mut ffi::sqlite3_file {
    // SAFETY: `szOsFile` leaves the room, and the size of `File` keeps the alignment.
    unsafe { file.cast::<File>().add(1).cast() }
}

/// Asks the judge: `None` lets it pass, otherwise the error and whether half of it is done first.
unsafe fn judged(file: *mut ffi::sqlite3_file, io: impl Fn(Target) -> Io) -> Option<(c_int, bool)> {
    // SAFETY: only files that `open` has prepared have these methods.
    let (io, watch) = unsafe { (io((*file.cast::<File>()).target), &*(*file.cast::<File>()).watch) };
    match watch.ask(io) {
        Fate::Pass => None,
        Fate::Fail(cause) => Some((cause.code(io), false)),
        Fate::Tear(cause) => Some((cause.code(io), true)),
    }
}

/// Hands a call on to the wrapped file.
macro_rules! forward {
    ($($name:ident = $method:ident($($arg:ident: $type:ty),*) $(-> $out:ty)?;)*) => {$(
        unsafe extern "C" fn $name(file: *mut ffi::sqlite3_file $(, $arg: $type)*) $(-> $out)? {
            // SAFETY: the wrapped file is open, and its methods are those of SQLite's own file system.
            unsafe { (*(*behind(file)).pMethods).$method.unwrap()(behind(file) $(, $arg)*) }
        }
    )*};
}

forward! {
    read = xRead(to: *mut c_void, amount: c_int, at: i64) -> c_int;
    write_on = xWrite(from: *const c_void, amount: c_int, at: i64) -> c_int;
    truncate_on = xTruncate(size: i64) -> c_int;
    file_size = xFileSize(size: *mut i64) -> c_int;
    lock = xLock(level: c_int) -> c_int;
    unlock = xUnlock(level: c_int) -> c_int;
    check_reserved_lock = xCheckReservedLock(out: *mut c_int) -> c_int;
    file_control = xFileControl(op: c_int, arg: *mut c_void) -> c_int;
    sector_size = xSectorSize() -> c_int;
    device_characteristics = xDeviceCharacteristics() -> c_int;
    shm_map_on = xShmMap(page: c_int, size: c_int, extend: c_int, out: *mut *mut c_void) -> c_int;
    shm_lock = xShmLock(offset: c_int, n: c_int, flags: c_int) -> c_int;
    shm_barrier = xShmBarrier();
    shm_unmap = xShmUnmap(delete: c_int) -> c_int;
    close_on = xClose() -> c_int;
}

unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    // SAFETY: the file is closed once, and nothing uses its watch afterwards.
    unsafe {
        let code = close_on(file);
        drop(Arc::from_raw((*file.cast::<File>()).watch));
        code
    }
}

unsafe extern "C" fn write(file: *mut ffi::sqlite3_file, from: *const c_void, amount: c_int, at: i64) -> c_int {
    // SAFETY: the arguments are SQLite's own, and half of them is within them.
    unsafe {
        let Some((code, torn)) = judged(file, Io::Write) else { return write_on(file, from, amount, at) };
        if torn {
            write_on(file, from, amount / 2, at);
        }
        code
    }
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, size: i64) -> c_int {
    // SAFETY: the arguments are SQLite's own.
    unsafe {
        match judged(file, Io::Truncate) {
            Some((code, _)) => code,
            None => truncate_on(file, size),
        }
    }
}

/// What passes is not really synced: a killed process leaves to the system what it has written.
unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, _: c_int) -> c_int {
    // SAFETY: the file is one of ours.
    unsafe { judged(file, Io::Sync).map_or(ffi::SQLITE_OK, |(code, _)| code) }
}

unsafe extern "C" fn shm_map(
    file: *mut ffi::sqlite3_file,
    page: c_int,
    size: c_int,
    extend: c_int,
    out: *mut *mut c_void,
) -> c_int {
    // SAFETY: the arguments are SQLite's own.
    unsafe {
        if extend != 0
            && let Some((code, _)) = judged(file, |_| Io::Grow)
        {
            return code;
        }
        shm_map_on(file, page, size, extend, out)
    }
}

/// Version 2: with a log, without memory mapped reads.
static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(check_reserved_lock),
    xFileControl: Some(file_control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(device_characteristics),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};
