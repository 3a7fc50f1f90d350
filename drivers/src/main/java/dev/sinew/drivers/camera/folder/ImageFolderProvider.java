package dev.sinew.drivers.camera.folder;

import dev.sinew.drivers.camera.BackgroundCamera;
import dev.sinew.drivers.camera.CameraKeys;
import dev.sinew.drivers.camera.lens.LensCorrection;
import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.Camera;
import dev.sinew.runtime.port.CameraProvider;
import java.nio.file.Path;

/// `driver: image-folder`: single images in the place of a camera.
public final class ImageFolderProvider implements CameraProvider {

  public ImageFolderProvider() {}

  @Override
  public String driver() {
    return "image-folder";
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
    Path folder = section.resolve(section.text("folder"));
    boolean loop = section.has("loop") && section.flag("loop");
    return BackgroundCamera.open(
        keys.spec(name, false),
        section,
        folder.toString(),
        keys,
        () -> new FolderSource(folder, loop, keys.periodNanos(), clock),
        LensCorrection.of(section, keys),
        clock);
  }

  /// A folder does not freeze; equal pictures are its own.
  private static CameraKeys keys(ConfigSection section) {
    return CameraKeys.read(
        section, ImageFolderProvider.class.getResourceAsStream("image-folder.schema.json"), 0);
  }
}
