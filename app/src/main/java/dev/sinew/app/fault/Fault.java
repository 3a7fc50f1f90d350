package dev.sinew.app.fault;

import dev.sinew.runtime.EnumWord;

/// A thing that can go wrong, and the time within which the arm must then be at rest.
///
/// **Bound**: time until it can be noticed (the limits of `configs/sim-arm.yaml` and
/// `configs/pusht-flow.yaml`), plus 0.6 s for the stop: 0.3 s from full speed under the
/// acceleration and jerk limits, the arm's own lag, five ticks of measured rest, and an ordinary
/// machine's delays; PushT's disc, which the frozen camera is shown on, takes up to 0.3 s more.
/// Where the state of the arm is not known any more it cannot be *measured* at rest; it is halted 3
/// s after the stop was asked for.
public enum Fault {
  FROZEN_CAMERA("a camera delivers the same frame again and again", 1.5 + 0.05 + 0.3),
  DELAYED_STATE("the measured state arrives 300 ms late", 3 + 0.1),
  LOST_PACKETS("no packet comes from the robot, none reaches it", 3 + 0.1),
  NAN_CHUNK("the policy answers with a NaN", 0),
  NAN_IN_EXCHANGE("a chunk with a NaN gets past the brain's own check", 0.1),
  STALLED_INFERENCE("the policy never answers again", 0.4),
  DEAD_RECORDER_DISK("the recorder can no longer write", 0.02),
  SERVO_CRASH("the servo thread dies of an exception", 0),
  SERVO_HANG("the servo thread blocks for ever in the driver", 0.3),
  CLOCK_JUMP("the spine's clock jumps ahead by five seconds", 0),
  ENCODER_JUMP("the first joint's encoder slips by a tenth of its range", 0),
  OVERLOAD("every tick takes one and a half periods", 0.05),
  WRENCH_SPIKE("the force sensor reads ten times its bound", 0);

  private static final double STOP_SECONDS = 0.6;

  private final String text;
  private final double noticeSeconds;

  Fault(String text, double noticeSeconds) {
    this.text = text;
    this.noticeSeconds = noticeSeconds;
  }

  /// One clause for people.
  public String text() {
    return text;
  }

  /// Longest time from the fault to measured standstill or the halt.
  public double boundSeconds() {
    return noticeSeconds + STOP_SECONDS;
  }

  /// Lower-case-dashed, as configurations and the command line spell it.
  public String word() {
    return EnumWord.of(this);
  }
}
