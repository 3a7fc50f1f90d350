package dev.sinew.drivers.sim.arm;

/// Lets datagrams of one session pass in their order, and counts what the network did to them. A
/// new session begins its own count. Confined to one thread; no allocation.
final class SequenceGate {

  private boolean open;
  private long session;
  private long last;
  private long step = 1;
  private long lost;
  private long repeated;
  private long late;

  /// @return whether this is the newest of its session so far
  boolean pass(long session, long sequence) {
    if (!open || session != this.session) {
      open = true;
      this.session = session;
      step = 1;
    } else if (sequence == last) {
      repeated++;
      return false;
    } else if (sequence < last) {
      late++;
      return false;
    } else {
      step = sequence - last;
      lost += step - 1;
    }
    last = sequence;
    return true;
  }

  /// Distance of the newest from the one before it; 1 when nothing is missing between them.
  long step() {
    return step;
  }

  /// Left out when a newer one came; those that come after all are counted as [#late] too.
  long lost() {
    return lost;
  }

  long repeated() {
    return repeated;
  }

  long late() {
    return late;
  }
}
