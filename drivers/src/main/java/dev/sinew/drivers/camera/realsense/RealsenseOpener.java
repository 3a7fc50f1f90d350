package dev.sinew.drivers.camera.realsense;

import static org.bytedeco.librealsense2.global.realsense2.rs2_delete_context;
import static org.bytedeco.librealsense2.global.realsense2.rs2_delete_device;

import dev.sinew.drivers.camera.FrameSource;
import dev.sinew.drivers.camera.SourceOpener;
import dev.sinew.runtime.Clock;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bytedeco.librealsense2.rs2_context;
import org.bytedeco.librealsense2.rs2_device;

/// Finds the camera with the serial number, wherever it is plugged in, and starts it.
final class RealsenseOpener implements SourceOpener {

  private final RealsenseConfig config;
  private final Clock clock;

  RealsenseOpener(RealsenseConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  @Override
  public FrameSource open() throws IOException {
    RealsensePipeline pipeline = new RealsensePipeline(config, context());
    try {
      Map<String, String> facts = new LinkedHashMap<>();
      RealsenseDevice device = settle(pipeline, facts);
      facts.put("camera", device.name());
      facts.put("serial", device.serial());
      facts.put("firmware", device.firmware());
      facts.put("usb", device.usb());
      facts.put("size", config.keys().width() + "x" + config.keys().height());
      facts.put("rate", "%.0f fps".formatted(config.keys().fps()));
      return new RealsenseSource(pipeline, config, device.serial(), facts, clock);
    } catch (IOException | RuntimeException e) {
      pipeline.close();
      throw e;
    }
  }

  private rs2_context context() throws IOException {
    rs2_context context = RealsenseLibrary.context();
    try {
      if (config.bag().isEmpty()) mustBeThere(RealsenseDevices.list(context));
      return context;
    } catch (IOException | RuntimeException e) {
      rs2_delete_context(context);
      throw e;
    }
  }

  private void mustBeThere(List<RealsenseDevice> devices) throws IOException {
    if (devices.stream().anyMatch(device -> device.serial().equals(config.serial()))) return;
    String others =
        devices.stream()
            .map(device -> device.name() + " " + device.serial())
            .collect(Collectors.joining(", "));
    throw new IOException(
        config.device()
            + " is not there; "
            + (others.isEmpty() ? "no RealSense camera is plugged in" : "there are " + others));
  }

  /// A recording has no settings to lock.
  private RealsenseDevice settle(RealsensePipeline pipeline, Map<String, String> facts)
      throws IOException {
    rs2_device device = pipeline.device();
    try {
      if (config.bag().isEmpty())
        RealsenseOptions.lock(device, config.device(), config.controls(), facts);
      return RealsenseDevices.of(device);
    } finally {
      rs2_delete_device(device);
    }
  }
}
