package dev.sinew.drivers.camera.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.drivers.camera.Sections;
import dev.sinew.drivers.peer.Await;
import dev.sinew.runtime.Frame;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.PacingCamera;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Over a socket; pictures show when they were taken. Bounds are one frame period, and the measure
/// is taken again as a whole when the machine stalled.
@Timeout(240)
class MjpegCameraTest {

  private static final int ATTEMPTS = 5;

  private static PacingCamera open(String keys) {
    ConfigSection section = Sections.top(keys);
    return (PacingCamera) new MjpegProvider().open("top", section, new MonotonicClock());
  }

  @ParameterizedTest
  @CsvSource({"0, 40", "40, 0"})
  void theStampIsTheInstantOfCaptureAndTheDelayThatIsNotTakenOff(long latencyMs, long leftMs)
      throws Exception {
    try (MjpegServer server = new MjpegServer(40_000_000);
        PacingCamera camera = open(server.section("latency-ms: " + latencyMs))) {
      long worst =
          Measured.best(
              ATTEMPTS,
              () -> Measured.worst(Measured.frames(camera, 30), 1_000_000 * leftMs),
              MjpegServer.PERIOD_NANOS);
      assertThat(worst).isBetween(-MjpegServer.PERIOD_NANOS, MjpegServer.PERIOD_NANOS);
      assertThat(camera.facts())
          .containsEntry("url", "http://127.0.0.1:" + server.port() + "/stream?...");
    }
  }

  @Test
  void partsWithoutALengthEndAtTheNextBoundary() throws Exception {
    try (MjpegServer server = new MjpegServer(0)) {
      server.lengths = false;
      try (PacingCamera camera = open(server.section(""))) {
        assertThat(Measured.frames(camera, 5)).hasSize(5);
        assertThat(camera.health().damaged()).isZero();
      }
    }
  }

  @Test
  void dropsFreezesAndDamageOfTheSenderAreFoundAndNamed() throws Exception {
    try (MjpegServer server = new MjpegServer(0);
        PacingCamera camera = open(server.section("frozen-after: 4"))) {
      Frame first = Measured.frames(camera, 1).getFirst();
      server.drop.set(10);
      Await.until("the drops", () -> camera.health().dropped() >= 10);
      assertThat(Measured.frames(camera, 2).getLast().sequence())
          .isGreaterThan(first.sequence() + 10);
      server.freeze.set(30);
      Await.until("the freeze", () -> camera.health().trouble().startsWith("frozen: "));
      Await.until("its end", () -> camera.health().trouble().isEmpty());
      assertThat(camera.health().frozen()).isBetween(1L, 27L);
      server.damage.set(3);
      Await.until("the damage", () -> camera.health().damaged() == 3);
      Await.until("its end", () -> camera.health().trouble().isEmpty());
    }
  }

  @Test
  void aServerThatGoesAwayIsFoundAgain() throws Exception {
    MjpegServer first = new MjpegServer(0);
    try (first;
        PacingCamera camera = open(first.section(""))) {
      first.close();
      Await.until("the loss", () -> !camera.health().trouble().isEmpty());
      assertThat(camera.health().trouble()).startsWith("http://127.0.0.1:");
      try (MjpegServer _ = new MjpegServer(0, first.port())) {
        Await.until("the camera", () -> camera.health().reconnects() == 1);
        assertThat(Measured.frames(camera, 2)).hasSize(2);
      }
    }
  }

  @Test
  void thePasswordIsSentAndNeverShown() throws Exception {
    try (MjpegServer server = new MjpegServer(0)) {
      String keys = server.section("").replace("http://", "http://eve:s3cret@");
      try (PacingCamera camera = open(keys)) {
        String words = Base64.getEncoder().encodeToString("eve:s3cret".getBytes());
        assertThat(server.asked).contains("Authorization: Basic " + words);
        assertThat(camera.facts().toString()).doesNotContain("s3cret").doesNotContain("eve");
      }
      server.head = "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0";
      assertThatThrownBy(() -> open(keys))
          .isInstanceOf(ConfigException.class)
          .hasMessageEndingWith(
              "/stream?...: the server answers 401: is user:password@ in the url right?")
          .message()
          .doesNotContain("s3cret");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 OK~Content-Type: image/jpeg | sends 'image/jpeg', must be multipart with a boundary",
        "200 OK~Content-Type: multipart/mixed | sends 'multipart/mixed', must be multipart with a"
            + " boundary",
        "404 Not Found~Content-Length: 0 | the server answers 404: is the path in the url right?",
        "503 Busy~Content-Length: 0 | the server answers 503",
      })
  void anAnswerThatIsNoStreamIsNamed(String answer, String problem) throws Exception {
    try (MjpegServer server = new MjpegServer(0)) {
      server.head = "HTTP/1.1 " + answer.replace("~", "\r\n");
      assertThatThrownBy(() -> open(server.section("")))
          .hasMessage(
              "%s: cameras.top: http://127.0.0.1:%d/stream?...: %s"
                  .formatted(Sections.FILE, server.port(), problem));
    }
  }

  @Test
  void aSizeThatIsNotTheOneDeclaredNamesBoth() throws Exception {
    try (MjpegServer server = new MjpegServer(0)) {
      assertThatThrownBy(() -> open(server.section("").replace("width: 160", "width: 640")))
          .hasMessageEndingWith("/stream?...: gives 160x120 px, must be 640x120");
    }
  }

  @Test
  void nobodyThereAndNobodyKnownAreToldApart() throws Exception {
    int port = Await.freePort();
    String keys =
        "driver: mjpeg\nurl: http://127.0.0.1:%d/s\nwidth: 4\nheight: 4\nfps: 10\n".formatted(port);
    assertThatThrownBy(() -> open(keys))
        .hasMessageEndingWith(
            "http://127.0.0.1:%d/s: connection refused: is the server running, and is the port right?"
                .formatted(port));
    for (String driver : List.of("http", "https"))
      assertThatThrownBy(() -> open(keys.replace("http://127.0.0.1", driver + "://no.invalid")))
          .hasMessageContaining("nobody knows the host no.invalid; is the name right?");
  }

  @Test
  void aServerWithoutTlsIsNoTrustedOne() throws Exception {
    try (MjpegServer server = new MjpegServer(0)) {
      assertThatThrownBy(() -> open(server.section("").replace("http:", "https:")))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("https://127.0.0.1:" + server.port())
          .hasMessageContaining("TLS");
    }
  }
}
