package dev.sinew.runtime.port;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What surrounds the arm, seen from the brain: cameras, and a judge where the driver has one.
///
/// @param task what the robot is to achieve, where the driver can judge it (simulations)
public record Stage(List<Camera> cameras, Optional<Task> task) implements AutoCloseable {

  public Stage {
    cameras = List.copyOf(cameras);
  }

  /// How the cameras did that set their own pace, in words, by their names.
  public Map<String, String> health() {
    Map<String, String> words = new LinkedHashMap<>();
    for (Camera camera : cameras)
      if (camera instanceof PacingCamera pacing)
        words.put(camera.spec().name(), pacing.health().words());
    return words;
  }

  @Override
  public void close() {
    for (Camera camera : cameras) camera.close();
  }
}
