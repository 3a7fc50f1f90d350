package dev.sinew.runtime.safety;

/// What became of a person's request to the spine. All but [#ACCEPTED] changed nothing.
public enum Answer {
  ACCEPTED("accepted"),
  OUTDATED("the request does not name the present state, or was sent before: look and ask again"),
  ALREADY_ARMED("the arm is armed already"),
  STILL_STOPPING("a stop is under way: wait until the arm is at rest"),
  LATCHED("a fault is latched: reset it first"),
  LOCKED_OUT("locked out: only a restart of the process helps"),
  FAULT_PRESENT("a fault is present, or nothing was checked yet"),
  PROOFS_FAILED("the checks before arming did not all pass"),
  NOT_ARMED("the arm is not armed: arm first, then start within the time allowed"),
  NOT_LATCHED("no fault is latched: there is nothing to reset"),
  OTHER_FAULT("the request names another fault than the one that is latched"),
  CAUSE_PRESENT("a fault is present or has not been gone for long enough"),
  NOT_AT_REST("the arm is not measured at rest"),
  STATE_UNUSABLE("the measured state is too old or not finite"),
  POSE_OUTSIDE_LIMITS("the measured pose is outside a joint's limits"),
  POSE_OUTSIDE_WORKSPACE("the measured pose is outside the workspace or too close to an obstacle"),
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
