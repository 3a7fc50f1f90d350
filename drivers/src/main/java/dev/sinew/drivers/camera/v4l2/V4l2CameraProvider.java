package dev.sinew.drivers.camera.v4l2;

import dev.sinew.drivers.camera.BackgroundCamera;
import dev.sinew.drivers.camera.lens.LensCorrection;
import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.Camera;
import dev.sinew.runtime.port.CameraProvider;

/// `driver: v4l2`. Linux.
///
/// ```
/// cameras:
///   wrist:
///     driver: v4l2
///     device: /dev/v4l/by-id/usb-046d_HD_Pro_Webcam_C920_1234ABCD-video-index0
///     format: mjpeg
///     width: 640
///     height: 480
///     fps: 30
///     controls: {exposure-ms: 10, white-balance-k: 4600, focus: 0, power-line-hz: 50}
/// ```
///
/// Stamps are the driver's. Their instant, the begin of the exposure or the end of the picture,
/// stands in the camera's facts.
public final class V4l2CameraProvider implements CameraProvider {

  private final VideoTree tree;
  private final VideoDevices devices;

  public V4l2CameraProvider() {
    this(VideoTree.LINUX, LinuxVideoDevice::open);
  }

  V4l2CameraProvider(VideoTree tree, VideoDevices devices) {
    this.tree = tree;
    this.devices = devices;
  }

  @Override
  public String driver() {
    return "v4l2";
  }

  @Override
  public CameraSpec describe(String name, ConfigSection section) {
    V4l2Config config = V4l2Config.read(section, tree);
    LensCorrection.check(section, config.keys());
    return config.keys().spec(name, false);
  }

  @Override
  public Camera open(String name, ConfigSection section, Clock clock) {
    V4l2Config config = V4l2Config.read(section, tree);
    return BackgroundCamera.open(
        config.keys().spec(name, false),
        section,
        config.selection().toString(),
        config.keys(),
        new V4l2Opener(config, tree, devices, clock),
        LensCorrection.of(section, config.keys()),
        clock);
  }
}
