package dev.sinew.drivers.camera.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.drivers.camera.Sections;
import dev.sinew.drivers.camera.TimeCode;
import dev.sinew.drivers.peer.Await;
import dev.sinew.runtime.Frame;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.CameraHealth;
import dev.sinew.runtime.port.PacingCamera;
import dev.sinew.runtime.sync.FrameRing;
import dev.sinew.runtime.sync.ObservationAligner;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Against GStreamer's server; the pictures show CLOCK_MONOTONIC, which both processes read. What
/// depends on time is bounded by one frame period, and measured again as a whole when the machine
/// stalled.
@Timeout(240)
class RtspPeerTest {

  private static final int ATTEMPTS = 5;

  private static PacingCamera open(RtspServer server, String more) {
    return open(server.section(more));
  }

  private static PacingCamera open(String keys) {
    ConfigSection section = Sections.top(keys);
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

  @Test
  void datagramsWorkAsWell() throws Exception {
    try (RtspServer server = RtspServer.start(0);
        PacingCamera camera = open(server, "transport: udp")) {
      List<Frame> frames = Measured.frames(camera, 10);
      assertThat(frames).allSatisfy(frame -> assertThat(TimeCode.read(frame)).isPresent());
    }
  }

  /// Both see the same pictures: one stamps them as they come, less the known delay, the other as
  /// the sender says. Half a period after a capture both must hold that very picture, which a stamp
  /// that is wrong by half a period would break.
  @Test
  void twoCamerasAreAlignedToOneInstantWithinHalfAPeriod() throws Exception {
    try (RtspServer server = RtspServer.start(60);
        PacingCamera a = open(server, "latency-ms: 60");
        PacingCamera b = open(server, "stamps: sender")) {
      long unequal = Measured.best(ATTEMPTS, () -> unequal(a, b), 0);
      assertThat(unequal).isZero();
    }
  }

  private static long unequal(PacingCamera a, PacingCamera b) {
    Map<String, FrameRing> rings = new LinkedHashMap<>();
    rings.put("a", new FrameRing(64));
    rings.put("b", new FrameRing(64));
    List<Frame> seen = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Frame frame = Measured.frames(a, 1).getFirst();
      seen.add(frame);
      rings.get("a").publish(frame);
      rings.get("b").publish(Measured.frames(b, 1).getFirst());
    }
    ObservationAligner aligner = new ObservationAligner(Map.of(), rings, 1, 1, "");
    int unequal = 0;
    for (Frame frame : seen.subList(5, 15)) {
      long instant = TimeCode.takenNanos(frame) + RtspServer.PERIOD_NANOS / 2;
      Map<String, List<Frame>> both = aligner.align(instant, 0).frames();
      long first = TimeCode.takenNanos(both.get("a").getFirst());
      long second = TimeCode.takenNanos(both.get("b").getFirst());
      if (first != second || first != TimeCode.takenNanos(frame)) unequal++;
    }
    return unequal;
  }

  @Test
  void whatIsWrongWithAServerIsNamed() throws Exception {
    String at = Sections.FILE + ": cameras.top: ";
    String url;
    String section;
    try (RtspServer server = RtspServer.start(0)) {
      url = "rtsp://127.0.0.1:" + server.port();
      section = server.section("");
      assertThatThrownBy(() -> open(server.section("").replace("/top", "/side")))
          .hasMessageStartingWith(at + url + "/side: ")
          .hasMessageEndingWith("404 Not Found: is the path in the url right?");
      assertThatThrownBy(() -> open(server.section("").replace("width: 320", "width: 640")))
          .hasMessage(at + url + "/top: gives 320x240 px, must be 640x240");
    }
    assertThatThrownBy(() -> open(section.replace("127.0.0.1", "eve:s3cret@127.0.0.1")))
        .hasMessage(
            at + url + "/top: Connection refused: is the server running, and is the port right?");
  }

  @Test
  void aServerThatSaysNothingIsGivenUp() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String url = "rtsp://127.0.0.1:" + silent.getLocalPort() + "/top";
      String keys =
          "driver: rtsp\nurl: %s\nwidth: 320\nheight: 240\nfps: 20\nmax-first-frame-ms: 300"
              .formatted(url);
      assertThatThrownBy(() -> open(keys))
          .hasMessage(Sections.FILE + ": cameras.top: " + url + ": does not answer in time");
    }
  }
}
