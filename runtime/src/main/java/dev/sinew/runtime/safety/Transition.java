package dev.sinew.runtime.safety;

/// Where a mode leads under what is so in a tick: the whole of the machine's logic, as one pure
/// function, so that a model checker can walk it and a test can break it.
@FunctionalInterface
interface Transition {

  /// A rule whose reaction is a stop is broken.
  int FAULT = 1;

  /// An ordinary stop is asked for.
  int STOP = 1 << 1;

  /// The arm is measured at rest.
  int REST = 1 << 2;

  /// The stop under way was caused by a fault.
  int LATCHING = 1 << 3;

  /// The fault clears by a restart only, or came too often.
  int LOCKING = 1 << 4;

  /// The time between arming and start is over.
  int EXPIRED = 1 << 5;

  /// A human asks to arm, and everything is ready for it.
  int ARM = 1 << 6;

  /// A human asks to start.
  int START = 1 << 7;

  /// A human resets this very fault, for the first time, and its cause is gone.
  int RESET = 1 << 8;

  Mode next(Mode mode, int inputs);

  /// The machine's own.
  static Mode of(Mode mode, int inputs) {
    boolean fault = (inputs & FAULT) != 0;
    boolean stop = (inputs & STOP) != 0;
    return switch (mode) {
      case DISARMED, STANDSTILL -> (inputs & ARM) != 0 && !fault && !stop ? Mode.ARMED : mode;
      case ARMED -> {
        if (fault || stop) yield Mode.STOPPING;
        if ((inputs & EXPIRED) != 0) yield Mode.DISARMED;
        yield (inputs & START) != 0 ? Mode.RUNNING : mode;
      }
      case RUNNING -> fault || stop ? Mode.STOPPING : mode;
      case STOPPING -> {
        if ((inputs & REST) == 0) yield mode;
        if (!fault && (inputs & LATCHING) == 0) yield Mode.STANDSTILL;
        yield (inputs & LOCKING) != 0 ? Mode.LOCKED_OUT : Mode.LATCHED;
      }
      case LATCHED -> {
        if (fault && (inputs & LOCKING) != 0) yield Mode.LOCKED_OUT;
        yield (inputs & RESET) != 0 && !fault ? Mode.DISARMED : mode;
      }
      case LOCKED_OUT -> mode;
    };
  }
}
