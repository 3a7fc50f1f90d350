/// Where spine and brain meet: one piece of memory with a fixed layout, and nothing else.
///
/// The *spine* is servo, scheduler, supervisor and driver; the *brain* is cameras, inference,
/// recorder, page. Between them lie the newest samples of every stream (spine to brain, newest
/// wins), the newest chunk (brain to spine, one atomic hand-over), a mailbox for requests (brain to
/// spine, answered), a stop word and a heartbeat (brain to spine), a status board (spine to brain,
/// one coherent picture), an operator's newest reading and the joints it is granted (brain to
/// spine, newest wins), what its device may know of the arm (spine to brain), and the recorder's
/// ring of ticks (spine to brain, drops and counts). The classes do not know whether the other side
/// is a thread or a process.
package dev.sinew.runtime.exchange;
