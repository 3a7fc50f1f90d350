/// The words of the runtime: plain data that every other package speaks.
///
/// Lengths and angles carry their [dev.sinew.runtime.Unit]; time is `long nanos` on one monotonic
/// clock, stamped at capture. Mutable types ([dev.sinew.runtime.JointState],
/// [dev.sinew.runtime.JointCommand]) are buffers with one owner, the servo thread; everything else
/// is immutable and may cross threads.
package dev.sinew.runtime;
