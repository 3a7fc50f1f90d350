package dev.sinew.drivers.camera.find;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.Frame;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.Camera;
import dev.sinew.runtime.port.CameraProvider;
import dev.sinew.runtime.port.PacingCamera;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Takes a picture with each camera, one after the other: two at once may be too much for a USB
/// bus.
public final class Photographer {

  /// Automatic exposure needs some pictures to settle.
  private static final int SETTLING = 10;

  private static final long PATIENCE_NANOS = 1_000_000_000;

  private final Map<String, CameraProvider> providers;
  private final Clock clock;

  /// @param providers by [CameraProvider#driver]
  public Photographer(Map<String, CameraProvider> providers, Clock clock) {
    this.providers = Map.copyOf(providers);
    this.clock = clock;
  }

  /// One shot a camera, in order; a camera that fails has the reason in place of its picture.
  public List<CameraShot> shoot(List<FoundCamera> cameras) {
    List<CameraShot> shots = new ArrayList<>();
    for (FoundCamera camera : cameras) shots.add(shoot(camera));
    return shots;
  }

  private CameraShot shoot(FoundCamera camera) {
    CameraProvider provider = providers.get(camera.driver());
    if (!camera.isUsable() || provider == null) {
      String why =
          provider == null
              ? "no driver '" + camera.driver() + "'"
              : String.join("; ", camera.problems());
      return new CameraShot(camera.name(), why, null);
    }
    try {
      ConfigSection section = ConfigSection.parse(Path.of(camera.name()), camera.section());
      try (Camera open = provider.open(camera.name(), section, clock)) {
        Frame frame = settled(open);
        String path = camera.paths().isEmpty() ? "" : camera.paths().getFirst() + ", ";
        return new CameraShot(camera.name(), path + frame.width() + "x" + frame.height(), frame);
      }
    } catch (ConfigException e) {
      return new CameraShot(camera.name(), e.getMessage(), null);
    }
  }

  /// What an opened camera sees, once its automatic exposure has settled.
  ///
  /// @param path where it is; may be empty
  public static CameraShot shoot(String name, String path, Camera open) {
    Frame frame = settled(open);
    String size = frame.width() + "x" + frame.height();
    return new CameraShot(name, path.isEmpty() ? size : path + ", " + size, frame);
  }

  private static Frame settled(Camera camera) {
    Frame frame = camera.capture();
    if (!(camera instanceof PacingCamera pacing)) return frame;
    for (int i = 0; i < SETTLING && pacing.awaitFrame(PATIENCE_NANOS); i++)
      frame = pacing.capture();
    return frame;
  }
}
