package dev.sinew.runtime.exchange;

/// What the spine says to a [Request].
public enum Answer {
  ACCEPTED("accepted"),
  UNKNOWN("the spine does not know such a request"),
  NOT_SIMULATED("the robot is not a simulation"),
  NOT_AT_REST("the arm is under way; stop it first");

  private static final Answer[] ANSWERS = values();

  private final String text;

  Answer(String text) {
    this.text = text;
  }

  /// One clause for people.
  public String text() {
    return text;
  }

  static Answer of(long code) {
    return code >= 0 && code < ANSWERS.length ? ANSWERS[(int) code] : UNKNOWN;
  }
}
