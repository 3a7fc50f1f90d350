package dev.sinew.drivers.camera.realsense;

import dev.sinew.drivers.camera.BackgroundCamera;
import dev.sinew.drivers.camera.lens.LensCorrection;
import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.Camera;
import dev.sinew.runtime.port.CameraProvider;

/// `driver: realsense`.
///
/// ```
/// cameras:
///   scene:
///     driver: realsense
///     serial: "034422070605"
///     width: 640
///     height: 480
///     fps: 30
///     controls: {exposure-ms: 8, white-balance-k: 4600}
/// ```
public final class RealsenseCameraProvider implements CameraProvider {

  public RealsenseCameraProvider() {}

  @Override
  public String driver() {
    return "realsense";
  }

  @Override
  public CameraSpec describe(String name, ConfigSection section) {
    RealsenseConfig config = RealsenseConfig.read(section);
    LensCorrection.check(section, config.keys());
    return config.keys().spec(name, config.depth());
  }

  @Override
  public Camera open(String name, ConfigSection section, Clock clock) {
    RealsenseConfig config = RealsenseConfig.read(section);
    return BackgroundCamera.open(
        config.keys().spec(name, config.depth()),
        section,
        config.device(),
        config.keys(),
        new RealsenseOpener(config, clock),
        LensCorrection.of(section, config.keys()),
        clock);
  }
}
