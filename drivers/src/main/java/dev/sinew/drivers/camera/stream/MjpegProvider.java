package dev.sinew.drivers.camera.stream;

import dev.sinew.drivers.camera.BackgroundCamera;
import dev.sinew.drivers.camera.CameraKeys;
import dev.sinew.drivers.camera.lens.LensCorrection;
import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.Camera;
import dev.sinew.runtime.port.CameraProvider;
import java.util.List;

/// `driver: mjpeg`: JPEGs over HTTP, as phones, ESP32-CAM and mjpg-streamer send them.
public final class MjpegProvider implements CameraProvider {

  public MjpegProvider() {}

  @Override
  public String driver() {
    return "mjpeg";
  }

  @Override
  public CameraSpec describe(String name, ConfigSection section) {
    CameraKeys keys = keys(section);
    url(section);
    LensCorrection.check(section, keys);
    return keys.spec(name, false);
  }

  @Override
  public Camera open(String name, ConfigSection section, Clock clock) {
    CameraKeys keys = keys(section);
    StreamUrl url = url(section);
    return BackgroundCamera.open(
        keys.spec(name, false),
        section,
        url.shown(),
        keys,
        () -> new MjpegSource(url, clock),
        LensCorrection.of(section, keys),
        clock);
  }

  private static CameraKeys keys(ConfigSection section) {
    return CameraKeys.read(section, MjpegProvider.class.getResourceAsStream("mjpeg.schema.json"));
  }

  private static StreamUrl url(ConfigSection section) {
    return StreamUrl.read(section, List.of("http", "https"), System.getenv());
  }
}
