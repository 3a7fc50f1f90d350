package dev.sinew.runtime.port;

import dev.sinew.runtime.JointState;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.safety.AdmittedCommand;

/// An arm, seen from the servo thread.
///
/// [#read] and [#write] run once a tick on the servo thread: they may not block, allocate, log or
/// throw in steady state. [#halt] may be called from any thread.
public interface Robot extends AutoCloseable {

  /// Readable before power-on.
  RobotSpec spec();

  /// Fills `out` with the newest measured state and its capture stamp; leaves it as it was when
  /// there is none newer.
  void read(JointState out);

  /// Sends a command. Only the supervisor can make one, so nothing else reaches the arm.
  void write(AdmittedCommand command);

  /// Brings the arm to rest without the servo loop, by the strongest means the device has.
  /// Idempotent.
  void halt();

  /// What is the matter with the robot or the link to it, one clause for people; empty when nothing
  /// is, or when the driver knows no more than its condition. Any thread; may allocate.
  default String trouble() {
    return "";
  }

  /// What a person should look at, as the robot was found when it was opened, one line; empty when
  /// there is nothing. Nothing that keeps it from working: that is for the opening to refuse.
  default String note() {
    return "";
  }

  @Override
  void close();
}
