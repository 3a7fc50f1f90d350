package dev.sinew.drivers.ros.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.drivers.peer.Await;
import dev.sinew.drivers.peer.Peer;
import dev.sinew.drivers.peer.RosMaster;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.Frame;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.PacingCamera;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Pictures of a rospy node, over our own wire, through the shared reader.
class RosCameraPeerTest {

  private static final String SECTION =
      """
      driver: ros
      topic: /camera/image_raw
      info: /camera/camera_info
      stamps: header
      width: 96
      height: 96
      fps: 20
      max-first-frame-ms: 20000
      """;
  private static final long SECOND = 1_000_000_000;

  private final Clock clock = new MonotonicClock();
  private final RosCameraProvider provider = new RosCameraProvider();

  @Test
  void picturesComeInOrderAndTheCameraIsFoundAgainAfterItWasGone() throws Exception {
    try (RosMaster master = RosMaster.start()) {
      PacingCamera camera;
      try (Peer peer = master.script("ros_cell.py", "pusht")) {
        peer.lineWith("ready");
        camera = (PacingCamera) provider.open("top", section(master, SECTION), clock);
        assertThat(camera.facts()).containsEntry("frame", "camera");
        Frame first = next(camera);
        Frame second = next(camera);
        assertThat(first.rgb()[3 * (75 * 96 + 37)]).isEqualTo((byte) 255);
        assertThat(second.sequence()).isGreaterThan(first.sequence());
        assertThat(second.stampNanos()).isBetween(first.stampNanos() + 1, clock.nanos());
        assertThat(second.rgb()[2]).isNotEqualTo(first.rgb()[2]);
      }
      try (camera) {
        Await.until("the loss", () -> !camera.health().trouble().isEmpty());
        try (Peer again = master.script("ros_cell.py", "pusht")) {
          again.lineWith("ready");
          long before = camera.health().frames();
          Await.until("pictures", () -> camera.health().frames() > before + 2);
          Await.until("peace", () -> camera.health().trouble().isEmpty());
        }
      }
    }
  }

  @Test
  void aCameraThatDoesNotPublishIsNamed() throws Exception {
    try (RosMaster master = RosMaster.start()) {
      String text = SECTION.replace("20000", "300");
      assertThatThrownBy(() -> provider.open("top", section(master, text), clock))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("/camera/camera_info");
    }
  }

  private static Frame next(PacingCamera camera) {
    assertThat(camera.awaitFrame(20 * SECOND)).isTrue();
    return camera.capture();
  }

  private static ConfigSection section(RosMaster master, String text) {
    String node = "node: {master: \"%s\", host: 127.0.0.1}\n".formatted(master.uri());
    return ConfigSection.parse(Path.of("cameras.yaml"), text + node);
  }
}
