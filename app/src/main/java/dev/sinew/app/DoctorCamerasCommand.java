package dev.sinew.app;

import dev.sinew.app.deploy.CamerasSection;
import dev.sinew.drivers.camera.find.CameraFinder;
import dev.sinew.drivers.camera.find.CameraList;
import dev.sinew.drivers.camera.find.FoundCamera;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.Frame;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.Camera;
import dev.sinew.runtime.port.CameraHealth;
import dev.sinew.runtime.port.PacingCamera;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The cameras, watched for a few seconds.
@Command(
    name = "cameras",
    description = "Do CONFIG's cameras give what they should? Without CONFIG: what is plugged in?",
    mixinStandardHelpOptions = true)
final class DoctorCamerasCommand implements Callable<Integer> {

  private static final long WAIT_NANOS = 100_000_000;

  /// Fewer pictures than this part of what was declared is a camera that is too slow.
  private static final double LEAST_RATE = 0.9;

  @Parameters(paramLabel = "CONFIG", arity = "0..1", description = "File with a section cameras.")
  private Path config;

  @Option(
      names = "--seconds",
      defaultValue = "3",
      description = "How long each camera is watched (default ${DEFAULT-VALUE}).")
  private double seconds;

  @Mixin private CommonOptions common;

  private final Clock clock = new MonotonicClock();

  DoctorCamerasCommand() {}

  @Override
  public Integer call() throws IOException {
    Checks checks = new Checks(common.verbose);
    if (config == null) plugged(checks);
    else declared(checks);
    return checks.finish(common.json);
  }

  private static void plugged(Checks checks) {
    CameraList list = CameraFinder.find();
    for (FoundCamera camera : list.cameras()) checks.check(camera.name(), () -> plugged(camera));
    for (String hint : list.hints()) checks.fail("machine", hint);
  }

  private static String plugged(FoundCamera camera) throws IOException {
    if (!camera.problems().isEmpty()) throw new IOException(String.join("; ", camera.problems()));
    return camera.connection() + ", " + camera.modes().size() + " modes; see 'sinew find cameras'";
  }

  private void declared(Checks checks) {
    CamerasSection cameras = new CamerasSection(ConfigSection.read(config));
    Map<String, ConfigSection> sections = cameras.mustHave();
    sections.forEach(
        (name, section) ->
            checks.check(
                name,
                () -> {
                  try (Camera camera = cameras.open(name, section, clock)) {
                    return watched(camera);
                  }
                }));
    List<String> crowded = CameraFinder.busHints(sections);
    if (!crowded.isEmpty()) checks.fail("usb", String.join("; ", crowded));
  }

  private String watched(Camera camera) throws IOException {
    if (!(camera instanceof PacingCamera pacing)) return "gives pictures when it is asked";
    Histogram age = new Histogram(3);
    long begin = clock.nanos();
    long end = begin + Math.round(seconds * 1e9);
    long frames = 0;
    while (clock.nanos() < end) {
      if (!pacing.awaitFrame(WAIT_NANOS)) continue;
      Frame frame = pacing.capture();
      age.recordValue(Math.max(0, clock.nanos() - frame.stampNanos()));
      frames++;
    }
    CameraHealth health = pacing.health();
    double rate = frames / ((clock.nanos() - begin) * 1e-9);
    double declared = 1e9 / camera.spec().periodNanos();
    String found =
        "%d x %d at %.1f Hz, age p50 %.0f ms, p99 %.0f ms; %s"
            .formatted(
                camera.spec().width(),
                camera.spec().height(),
                rate,
                age.getValueAtPercentile(50) / 1e6,
                age.getValueAtPercentile(99) / 1e6,
                health.words());
    if (!health.trouble().isEmpty() || frames == 0) throw new IOException(found);
    if (rate < LEAST_RATE * declared)
      throw new IOException(
          found + "; %.1f Hz were declared: is it dark, or the bus full?".formatted(declared));
    return found;
  }
}
