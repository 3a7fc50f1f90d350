package dev.sinew.drivers.camera.v4l2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.drivers.peer.Await;
import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.port.PacingCamera;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole camera, from its section to its frames, on a fake device: unplugged, plugged in again,
/// replaced, frozen.
class V4l2CameraTest {

  @TempDir Path folder;

  private final Clock clock = new MonotonicClock();
  private final AtomicBoolean shooting = new AtomicBoolean(true);
  private final AtomicBoolean still = new AtomicBoolean();
  private volatile FakeCamera camera = FakeCamera.webcam();
  private Thread scene;
  private Bench bench;
  private V4l2CameraProvider provider;

  @BeforeEach
  void plugIn() throws IOException {
    bench = new Bench(folder);
    bench.plug(0, Bench.BY_ID, "0042", camera);
    provider = new V4l2CameraProvider(bench.tree, bench::open);
    scene = Thread.ofPlatform().daemon().start(this::shoot);
  }

  @AfterEach
  void end() throws InterruptedException {
    shooting.set(false);
    scene.join();
  }

  /// A picture every few milliseconds, of a new grey each.
  private void shoot() {
    for (int i = 0; shooting.get(); i++) {
      long now = clock.nanos();
      camera.capture(now, Bench.grey(still.get() ? 100 : i % 200));
      clock.sleepUntil(now + 3_000_000);
    }
  }

  @Test
  void aSectionBecomesFrames() {
    CameraSpec spec = provider.describe("wrist", section(""));
    assertThat(spec).isEqualTo(new CameraSpec("wrist", 4, 2, 33_333_333));
    try (PacingCamera open = (PacingCamera) provider.open("wrist", section(""), clock)) {
      assertThat(open.awaitFrame(5_000_000_000L)).isTrue();
      assertThat(open.capture().rgb()).hasSize(24);
      assertThat(open.facts()).containsEntry("serial", "0042");
    }
    assertThat(camera.opened).isZero();
  }

  @Test
  void anUnpluggedCameraIsFoundAgainAtAnotherNumber() throws Exception {
    try (PacingCamera open = (PacingCamera) provider.open("wrist", section(""), clock)) {
      bench.unplug(0, Bench.BY_ID);
      Await.until("the loss", () -> open.health().trouble().contains("no such device"));
      camera.plug();
      bench.plug(5, Bench.BY_ID, "0042", camera);
      Await.until("the camera's return", () -> open.health().reconnects() == 1);
      Await.until("a frame", () -> open.awaitFrame(1_000_000_000));
      assertThat(open.capture().rgb()).hasSize(24);
    }
  }

  @Test
  void anotherCameraInTheSamePortIsNotTakenForTheFirst() throws Exception {
    try (PacingCamera open = (PacingCamera) provider.open("wrist", section(""), clock)) {
      bench.unplug(0, Bench.BY_ID);
      FakeCamera other = FakeCamera.webcam();
      bench.plug(6, Bench.BY_ID, "0099", other);
      Await.until(
          "the refusal",
          () ->
              open.health()
                  .trouble()
                  .contains(
                      "another device answers at " + bench.byId() + ": 046d:082d serial 0099"));
      assertThat(open.health().reconnects()).isZero();
      Await.until("the other's end", () -> other.opened == 0);
    }
  }

  @Test
  void aFrozenCameraGivesNoFramesAndSaysWhy() throws Exception {
    try (PacingCamera open = (PacingCamera) provider.open("wrist", section(""), clock)) {
      still.set(true);
      Await.until("the freeze", () -> open.health().trouble().contains("frozen"));
      assertThat(open.health().frozen()).isPositive();
      still.set(false);
      Await.until("a live picture", () -> open.health().trouble().isEmpty());
    }
  }

  @Test
  void aCameraThatIsNotThereFailsTheOpeningInOneLine() throws IOException {
    bench.unplug(0, Bench.BY_ID);
    assertThatThrownBy(() -> provider.open("wrist", section(""), clock))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("there is no such device; no camera is plugged in");
  }

  @Test
  void theLensIsCheckedBeforeTheCameraIsOpened() throws IOException {
    Files.writeString(
        folder.resolve("lens.yaml"),
        "{model: fisheye, width: 8, height: 2, fx: 3, fy: 3, cx: 2, cy: 1,"
            + " coefficients: [0, 0, 0, 0]}");
    assertThatThrownBy(
            () -> provider.describe("wrist", section("calibration: lens.yaml\nundistort: {}\n")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("calibrated at 8x2 px, but the camera gives 4x2");
    assertThatThrownBy(() -> provider.describe("wrist", section("undistort: {}\n")))
        .hasMessageContaining("add 'calibration: FILE'");
  }

  private dev.sinew.runtime.config.ConfigSection section(String lines) {
    return bench.section("device: " + bench.byId() + "\nfrozen-after: 5\n" + lines);
  }
}
