package dev.sinew.runtime.safety;

import java.util.Arrays;

/// What an onlooker remembers of a run, written without a look at the machine's own memory. Ages
/// are in nanoseconds and cut where the model no longer looks at them.
final class Witness {

  private static final int OLD = 15;

  private final SafetyModel model;
  private final int[] newer;
  private final int[] older;

  /// A person armed, and then started, since the arm was last kept from moving.
  boolean armed;

  boolean started;
  int sinceArmed = OLD;

  /// A rule that stops held in the last tick, or there was none yet.
  boolean fault = true;

  int sinceFault;
  boolean atRest;

  /// Worst fault of the stop or latch, -1 for none.
  int cause = -1;

  boolean mustLock;

  Witness(SafetyModel model) {
    this.model = model;
    newer = new int[model.reactions().size()];
    older = new int[newer.length];
    Arrays.fill(newer, OLD);
    Arrays.fill(older, OLD);
  }

  void see(ModelInput input, Mode from, Mode to, Answer answer) {
    if (input.is(ModelInput.Kind.TICK)) seeTick(input, from);
    if (answer == Answer.ACCEPTED) {
      switch (input.kind()) {
        case ARM -> {
          armed = true;
          sinceArmed = 0;
        }
        case START -> started = armed;
        case RESET -> cause = -1;
        default -> throw new AssertionError(input);
      }
    }
    if (to != Mode.ARMED && to != Mode.RUNNING) {
      armed = false;
      started = false;
    }
    if (to != Mode.ARMED) sinceArmed = OLD;
  }

  private void seeTick(ModelInput input, Mode from) {
    atRest = input.atRest();
    for (int r = 0; r < newer.length; r++) {
      newer[r] = later(newer[r], input.nanos(), model.times().lockOutNanos());
      older[r] = later(older[r], input.nanos(), model.times().lockOutNanos());
    }
    sinceArmed = later(sinceArmed, input.nanos(), model.times().startNanos());
    if (!model.fault(input)) {
      sinceFault = fault ? 0 : later(sinceFault, input.nanos(), model.times().causeGoneNanos());
      fault = false;
      return;
    }
    fault = true;
    sinceFault = 0;
    seeFault(input, from);
  }

  private void seeFault(ModelInput input, Mode from) {
    mustLock |= model.restartFault(input);
    int worst = model.worst(input);
    boolean blamed =
        switch (from) {
          case ARMED, RUNNING -> true;
          case STOPPING, LATCHED -> cause < 0 || model.rank(worst) > model.rank(cause);
          case DISARMED, STANDSTILL -> model.restartFault(input);
          case LOCKED_OUT -> false;
        };
    if (!blamed) return;
    cause = worst;
    mustLock |= older[worst] < model.times().lockOutNanos();
    older[worst] = newer[worst];
    newer[worst] = 0;
  }

  private static int later(int age, int nanos, long limit) {
    return age + nanos >= limit ? OLD : age + nanos;
  }

  long pack() {
    long p = (armed ? 1 : 0) | (started ? 2 : 0) | (fault ? 4 : 0) | (atRest ? 8 : 0);
    p = p << 4 | (mustLock ? 1 : 0);
    p = p << 4 | cause + 1;
    p = p << 4 | sinceArmed;
    p = p << 4 | sinceFault;
    for (int r = 0; r < newer.length; r++) p = p << 8 | newer[r] << 4 | older[r];
    return p;
  }

  void unpack(long packed) {
    long p = packed;
    for (int r = newer.length - 1; r >= 0; r--) {
      newer[r] = (int) (p >> 4 & 15);
      older[r] = (int) (p & 15);
      p >>= 8;
    }
    sinceFault = (int) (p & 15);
    sinceArmed = (int) (p >> 4 & 15);
    cause = (int) (p >> 8 & 15) - 1;
    mustLock = (p >> 12 & 1) == 1;
    p >>= 16;
    armed = (p & 1) != 0;
    started = (p & 2) != 0;
    fault = (p & 4) != 0;
    atRest = (p & 8) != 0;
  }
}
