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

/// `driver: rtsp`.
public final class RtspProvider implements CameraProvider {

  /// An encoder may repeat a still picture bit by bit, but a key frame shows the sensor's noise
  /// again; most cameras send one every second or two.
  private static final int FROZEN_AFTER = 120;

  public RtspProvider() {}

  @Override
  public String driver() {
    return "rtsp";
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
    String transport = section.text("transport", "tcp");
    boolean sender = section.has("stamps") && section.text("stamps").equals("sender");
    return BackgroundCamera.open(
        keys.spec(name, false),
        section,
        url.shown(),
        keys,
        () -> new RtspSource(url, transport, sender, keys.maxFirstFrameNanos(), clock),
        LensCorrection.of(section, keys),
        clock);
  }

  private static CameraKeys keys(ConfigSection section) {
    return CameraKeys.read(
        section, RtspProvider.class.getResourceAsStream("rtsp.schema.json"), FROZEN_AFTER);
  }

  private static StreamUrl url(ConfigSection section) {
    return StreamUrl.read(section, List.of("rtsp", "rtsps"), System.getenv());
  }
}
