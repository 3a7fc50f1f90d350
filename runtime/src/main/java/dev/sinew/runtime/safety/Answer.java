package dev.sinew.runtime.safety;

/// What becomes of a request to the spine.
public enum Answer {
  ACCEPTED("accepted"),
  UNDER_WAY("the arm is already armed or under way; stop it first"),
  LATCHED("a fault is latched; reset it first"),
  LOCKED_OUT("locked out: only a restart of the spine helps"),
  FAULT_PRESENT("a fault is present"),
  STATE_UNUSABLE("the measured state is too old or not finite"),
  POSE_OUTSIDE_LIMITS("the measured pose is outside a joint's limits"),
  POSE_OUTSIDE_WORKSPACE("the measured pose is outside the workspace or too close to an obstacle"),
  NOT_ARMED("the arm is not armed, or was armed too long ago; arm it first"),
  NOT_LATCHED("no fault is latched"),
  WRONG_FAULT("the reset names another fault than the latched one"),
  USED_NONCE("the reset's nonce is not the newest: it was used, or is from an older fault"),
  CAUSE_PRESENT("the cause is not yet gone for half a second"),
  NOT_SIMULATED("the robot is not a simulation"),
  UNKNOWN("the spine does not know such a request");

  private static final Answer[] ANSWERS = values();

  private final String text;

  Answer(String text) {
    this.text = text;
  }

  /// One clause for people.
  public String text() {
    return text;
  }

  /// The answer with an ordinal that came through shared memory.
  public static Answer of(long ordinal) {
    return ordinal >= 0 && ordinal < ANSWERS.length ? ANSWERS[(int) ordinal] : UNKNOWN;
  }
}
