//! Every kind of write, broken off at every moment (`crash`) and on a disk that fails at every access (`broken_disk`).
//!
//! Both follow one story of operations (`story`). What the file holds before and after each of them is known from a run
//! in which nothing goes wrong (`stage`), so that any other content, however plausible, is found.

mod broken_disk;
mod crash;
mod picture;
mod points;
mod stage;
mod story;
mod vfs;
