package dev.sinew.drivers.camera.stream;

import dev.sinew.drivers.camera.BackgroundCamera;
import dev.sinew.drivers.camera.CameraKeys;
import dev.sinew.drivers.camera.lens.LensCorrection;
import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.Camera;
import dev.sinew.runtime.port.CameraProvider;
import java.nio.file.Path;

/// `driver: video-file`: a recording in the place of a camera, at its own pace.
public final class VideoFileProvider implements CameraProvider {

  public VideoFileProvider() {}

  @Override
  public String driver() {
    return "video-file";
  }

  @Override
  public CameraSpec describe(String name, ConfigSection section) {
    CameraKeys keys = keys(section);
    LensCorrection.check(section, keys);
    return keys.spec(name, false);
  }

  @Override
  public Camera open(String name, ConfigSection section, Clock clock) {
    CameraKeys keys = keys(section);
    Path file = section.resolve(section.text("file"));
    boolean loop = section.has("loop") && section.flag("loop");
    return BackgroundCamera.open(
        keys.spec(name, false),
        section,
        file.toString(),
        keys,
        () -> new FileSource(file, loop, keys, clock),
        LensCorrection.of(section, keys),
        clock);
  }

  /// A file does not freeze; equal pictures are its own.
  private static CameraKeys keys(ConfigSection section) {
    return CameraKeys.read(
        section, VideoFileProvider.class.getResourceAsStream("video-file.schema.json"), 0);
  }
}
