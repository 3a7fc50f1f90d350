package dev.sinew.drivers.camera.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.drivers.camera.Sections;
import dev.sinew.drivers.peer.Await;
import dev.sinew.runtime.Frame;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.CameraHealth;
import dev.sinew.runtime.port.PacingCamera;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Against GStreamer's server; the pictures show CLOCK_MONOTONIC, which both processes read. What
/// depends on time is bounded by one frame period, and measured again as a whole when the machine
/// stalled.
@Timeout(240)
class RtspPeerTest {

  private static final int ATTEMPTS = 5;

  private static PacingCamera open(RtspServer server, String more) {
    ConfigSection section = Sections.top(server.section(more));
    return (PacingCamera) new RtspProvider().open("top", section, new MonotonicClock());
  }

  @Test
  void theStampIsTheInstantOfCaptureAndTheKnownDelay() throws Exception {
    long delay = 80_000_000;
    try (RtspServer server = RtspServer.start(delay * 1e-6);
        PacingCamera camera = open(server, "")) {
      assertThat(camera.facts()).containsEntry("codec", "h264").containsEntry("transport", "tcp");
      long worst =
          Measured.best(
              ATTEMPTS,
              () -> Measured.worst(Measured.frames(camera, 40), delay),
              RtspServer.PERIOD_NANOS);
      assertThat(worst).isBetween(-RtspServer.PERIOD_NANOS, RtspServer.PERIOD_NANOS);
    }
  }

  @Test
  void aMeasuredLatencyIsTakenOff() throws Exception {
    try (RtspServer server = RtspServer.start(80);
        PacingCamera camera = open(server, "latency-ms: 80")) {
      long worst =
          Measured.best(
              ATTEMPTS,
              () -> Measured.worst(Measured.frames(camera, 40), 0),
              RtspServer.PERIOD_NANOS);
      assertThat(worst).isBetween(-RtspServer.PERIOD_NANOS, RtspServer.PERIOD_NANOS);
    }
  }

  @Test
  void theSendersReportsTellTheInstantWhateverTheDelay() throws Exception {
    try (RtspServer server = RtspServer.start(150);
        PacingCamera camera = open(server, "stamps: sender")) {
      long worst =
          Measured.best(
              ATTEMPTS,
              () -> Measured.worst(Measured.frames(camera, 40), 0),
              RtspServer.PERIOD_NANOS);
      assertThat(worst).isBetween(-RtspServer.PERIOD_NANOS, RtspServer.PERIOD_NANOS);
    }
  }

  @Test
  void picturesThatTheSenderLeavesOutAreCounted() throws Exception {
    try (RtspServer server = RtspServer.start(0);
        PacingCamera camera = open(server, "")) {
      long before = camera.health().dropped();
      server.tell("drop 7");
      Await.until("the drops", () -> camera.health().dropped() >= before + 7);
      List<Frame> frames = Measured.frames(camera, 3);
      assertThat(camera.health().trouble()).isEmpty();
      assertThat(frames.getLast().sequence())
          .as("numbers leave out what was dropped")
          .isGreaterThanOrEqualTo(camera.health().frames() + 7 - 1);
    }
  }

  @Test
  void aSenderThatRepeatsOnePictureIsFrozen() throws Exception {
    try (RtspServer server = RtspServer.start(0);
        PacingCamera camera = open(server, "frozen-after: 10")) {
      server.tell("freeze 60");
      Await.until("the freeze", () -> camera.health().frozen() > 0);
      assertThat(camera.health().trouble()).startsWith("frozen: ");
      Await.until("its end", () -> camera.health().trouble().isEmpty());
      assertThat(camera.health().frozen()).isLessThanOrEqualTo(60);
    }
  }

  @Test
  void aServerThatWasKilledIsFoundAgain() throws Exception {
    int port = Await.freePort();
    RtspServer first = RtspServer.start(0, port);
    try (first;
        PacingCamera camera = open(first, "")) {
      Frame before = Measured.frames(camera, 3).getLast();
      first.close();
      Await.until("the loss", () -> !camera.health().trouble().isEmpty());
      try (RtspServer _ = RtspServer.start(0, port)) {
        Await.until("the camera", () -> camera.health().reconnects() == 1);
        Frame after = Measured.frames(camera, 3).getLast();
        assertThat(after.stampNanos()).isGreaterThan(before.stampNanos());
        assertThat(after.sequence()).isGreaterThan(before.sequence() + 3);
        CameraHealth health = camera.health();
        assertThat(health.trouble()).isEmpty();
      }
    }
  }
}
