package dev.sinew.runtime.realtime;

/// How far a thread's wake-ups can be relied on, by the rights it was granted.
public enum RealtimeMode {
  /// SCHED_FIFO and everything else that was asked for.
  REALTIME("fit for any servo rate that the measured wake-ups allow"),
  /// SCHED_FIFO, but something else was refused: rare page faults or migrations may show.
  PARTIAL("fit for servo rates up to about 250 Hz"),
  /// No SCHED_FIFO: every other thread on the machine may delay this one by milliseconds.
  ORDINARY("fit for simulation, and for arms at 50 Hz or less that tolerate late commands");

  private final String use;

  RealtimeMode(String use) {
    this.use = use;
  }

  /// What it is good for.
  public String use() {
    return use;
  }

  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
