package dev.sinew.runtime.realtime;

/// Why a tick was late, as far as the evidence goes.
public enum OverrunCause {
  /// A collection of this JVM stopped its threads.
  GC,
  /// The thread waited for memory that was not present.
  PAGE_FAULT,
  /// Another thread had its CPU: it was taken away, or not given when the thread was due.
  PREEMPTED,
  /// Reading or writing the device took at least half of the excess.
  LATE_DRIVER,
  /// None of these left a trace: another safepoint of the JVM, an interrupt that came late, or the
  /// host of a virtual machine.
  UNKNOWN
}
