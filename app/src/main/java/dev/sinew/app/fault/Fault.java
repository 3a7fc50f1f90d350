package dev.sinew.app.fault;

/// A thing that can go wrong, and what must follow: which rule, and within which time the arm is at
/// rest or held.
public enum Fault {
  FROZEN_CAMERA("a camera delivers the same frame again and again"),
  DELAYED_STATE("the measured state arrives 300 ms late"),
  LOST_PACKETS("no packet comes from the robot, none reaches it"),
  NAN_CHUNK("the policy answers with a NaN"),
  NAN_IN_EXCHANGE("a chunk with a NaN gets past the brain's own check"),
  STALLED_INFERENCE("the policy never answers again"),
  DEAD_RECORDER_DISK("the recorder can no longer write"),
  SERVO_CRASH("the servo thread dies of an exception"),
  SERVO_HANG("the servo thread blocks for ever in the driver"),
  CLOCK_JUMP("the spine's clock jumps ahead by five seconds"),
  ENCODER_JUMP("the first joint's encoder slips by a tenth of its range"),
  OVERLOAD("every tick takes one and a half periods"),
  WRENCH_SPIKE("the force sensor reads ten times its bound");

  private final String text;

  Fault(String text) {
    this.text = text;
  }

  /// One clause for people.
  public String text() {
    return text;
  }

  /// Lower-case-dashed, as configurations and the command line spell it.
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
