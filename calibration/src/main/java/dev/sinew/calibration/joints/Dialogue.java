package dev.sinew.calibration.joints;

import java.io.IOException;

/// The person at the arm.
public interface Dialogue {

  /// Tells something, one line.
  void say(String line);

  /// Shows something that changes all the time; each replaces the one before.
  void show(String line);

  /// Whether the person has said to go on since this was asked last. Does not wait.
  ///
  /// @throws IOException in one line when there is nobody any more
  boolean ready() throws IOException;
}
