package dev.sinew.app.lint;

import java.util.List;
import java.util.Map;

/// What the checks look at: an episode while the arm followed commands.
///
/// @param joints their names
/// @param periodNanos of the servo
/// @param tickNumbers the spine's count, per tick
/// @param tickNanos start of each tick
/// @param skipped periods that the servo left out before each tick
/// @param behind whether what was sent is far from what was wanted, per tick
/// @param sent command, per tick and joint, in the joint's unit
/// @param measured position, per tick and joint
/// @param task what the arm was told to do
/// @param result how the episode ended, as recorded
public record EpisodeFacts(
    List<String> joints,
    long periodNanos,
    long[] tickNumbers,
    long[] tickNanos,
    int[] skipped,
    boolean[] behind,
    double[][] sent,
    double[][] measured,
    List<CameraFacts> cameras,
    String task,
    Map<String, String> result) {

  int ticks() {
    return tickNanos.length;
  }

  double seconds() {
    return ticks() < 2 ? 0 : (tickNanos[ticks() - 1] - tickNanos[0]) * 1e-9;
  }

  long startNanos() {
    return tickNanos[0];
  }

  long endNanos() {
    return tickNanos[ticks() - 1];
  }
}
