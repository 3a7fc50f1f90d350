package dev.sinew.drivers.ros.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.drivers.camera.DamagedPictureException;
import dev.sinew.drivers.camera.Picture;
import dev.sinew.drivers.ros.memory.HandClock;
import dev.sinew.drivers.ros.memory.MemoryGraph;
import dev.sinew.drivers.ros.node.MessageDraft;
import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.rosmsg.MessageValue.Doubles;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a camera's source makes of messages; the reader around it has tests of its own.
class RosCameraTest {

  private static final long MS = 1_000_000;
  private static final String COLOUR =
      """
      driver: ros
      topic: /image
      width: 2
      height: 1
      fps: 20
      """;
  private static final String DEPTH = "depth: {topic: /depth}\n";
  private static final String INFO = "info: /info\n";
  private static final long SOON = 1;

  private final HandClock clock = new HandClock();
  private final MemoryGraph graph = new MemoryGraph(clock);
  private final InstantSource wall = () -> Instant.ofEpochSecond(0, clock.nanos());
  private final RosCameraProvider provider =
      new RosCameraProvider((owner, role) -> any -> graph.node(), wall);

  @Test
  void aSectionTellsWhatTheCameraWillGive() {
    assertThat(provider.describe("front", section(COLOUR)))
        .isEqualTo(new CameraSpec("front", 2, 1, 50 * MS));
    assertThat(provider.describe("front", section(COLOUR, DEPTH)))
        .isEqualTo(new CameraSpec("front", 2, 1, 50 * MS, true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          topic: image | topic: "image": does not match
          type: sensor_msgs/PointCloud2 | type: "sensor_msgs/PointCloud2" is not one of
          depht: {topic: /d} | depht: unknown key; did you mean 'depth'?
          """)
  void aSectionThatCannotBeIsSaid(String line, String complaint) {
    String key = line.substring(0, line.indexOf(':') + 1);
    String text = COLOUR.lines().filter(l -> !l.startsWith(key)).reduce("", (a, b) -> a + b + "\n");
    assertThatThrownBy(() -> provider.describe("front", section(text, line + "\n")))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("cameras.yaml: " + complaint);
  }

  @Test
  void aPictureHasItsStampAndThePublishersCount() throws IOException {
    try (RosPictures pictures = open(COLOUR, "stamps: header\n")) {
      graph.publish("/image", image(clock.nanos() - 7 * MS, 41).build());
      Picture picture = pictures.read(SOON);
      assertThat(picture.stampNanos()).isEqualTo(clock.nanos() - 7 * MS);
      assertThat(picture.sequence()).isEqualTo(41);
      assertThat(picture.rgb()).containsExactly(1, 2, 3, 4, 5, 6);
      assertThat(picture.depth()).isNull();
      assertThat(pictures.read(SOON)).isNull();
    }
  }

  @Test
  void theNewestPictureWinsAndWithoutACountOursShowsTheGap() throws IOException {
    try (RosPictures pictures = open(COLOUR)) {
      graph.publish("/image", image(0, 0).build());
      assertThat(pictures.read(SOON).sequence()).isZero();
      for (int i = 0; i < 3; i++) graph.publish("/image", image(0, 0).build());
      assertThat(pictures.read(SOON).sequence()).isEqualTo(3);
      assertThat(pictures.read(SOON)).isNull();
    }
  }

  @Test
  void depthIsThatOfThePicturesStamp() throws IOException {
    try (RosPictures pictures = open(COLOUR, DEPTH)) {
      graph.publish("/depth", depth(90 * MS, 7).build());
      graph.publish("/depth", depth(101 * MS, 8).build());
      graph.publish("/depth", depth(140 * MS, 9).build());
      graph.publish("/image", image(100 * MS, 1).build());
      assertThat(pictures.read(SOON).depth().depthM(0)).isEqualTo(0.008);
      graph.publish("/image", image(200 * MS, 2).build());
      assertThat(pictures.read(SOON)).isNull();
      graph.publish("/depth", depth(200 * MS, 10).build());
      assertThat(pictures.read(SOON).depth().depthM(0)).isEqualTo(0.010);
    }
  }

  @Test
  void depthThatNeverFitsIsSaid() throws IOException {
    try (RosPictures pictures = open(COLOUR, DEPTH)) {
      graph.publish("/depth", depth(10 * MS, 7).build());
      graph.publish("/image", image(100 * MS, 1).build());
      assertThat(pictures.read(SOON)).isNull();
      clock.pass(501);
      assertThatThrownBy(() -> pictures.read(SOON))
          .isInstanceOf(DamagedPictureException.class)
          .hasMessage("/image: no depth within 25 ms of a picture; the newest two are 90 ms apart");
    }
  }

  @Test
  void depthThatIsNotRegisteredIsRefused() throws IOException {
    try (RosPictures pictures = open(COLOUR, DEPTH)) {
      graph.publish(
          "/depth", depth(0, 7).set("width", 1L).set("step", 2L).set("data", new byte[2]).build());
      graph.publish("/image", image(0, 1).build());
      assertThatThrownBy(() -> pictures.read(SOON))
          .isInstanceOf(DamagedPictureException.class)
          .hasMessage(
              "depth of 1x1 px for a picture of 2x1: depth that is registered to the colours"
                  + " fits");
    }
  }

  @Test
  void aStampOfTheFutureDamagesThePicture() throws IOException {
    try (RosPictures pictures = open(COLOUR, "stamps: header\n")) {
      graph.publish("/image", image(clock.nanos() + 90 * MS, 1).build());
      assertThatThrownBy(() -> pictures.read(SOON))
          .isInstanceOf(DamagedPictureException.class)
          .hasMessageStartingWith("a picture is stamped 0.090 s in the future");
    }
  }

  @Test
  void silenceIsExplainedByWhatTheGraphKnows() throws IOException {
    try (RosPictures pictures = open(COLOUR)) {
      assertThat(pictures.read(SOON)).isNull();
      clock.pass(501);
      assertThatThrownBy(() -> pictures.read(SOON)).hasMessage("nobody publishes /image");
    }
  }

  @Test
  void intrinsicsAreKeptAndMustBeOfTheSameSize() throws IOException {
    clock.whileWaiting(() -> graph.publish("/info", info(2, 1)));
    try (RosPictures pictures = open(COLOUR, INFO)) {
      assertThat(pictures.facts())
          .containsEntry("topic", "/image")
          .containsEntry("frame", "optical")
          .containsEntry("distortion-model", "plumb_bob")
          .containsEntry("camera-matrix", "[9.0, 0.0, 1.0, 0.0, 9.0, 0.5, 0.0, 0.0, 1.0]")
          .containsEntry("distortion", "[0.1, -0.2]");
    }
    clock.whileWaiting(() -> graph.publish("/info", info(640, 480)));
    assertThatThrownBy(() -> open(COLOUR, INFO))
        .hasMessage("/info: is of a camera of 640x480 px, must be 2x1");
  }

  @Test
  void intrinsicsThatNeverComeAreSaid() {
    assertThatThrownBy(() -> open(COLOUR, INFO)).hasMessage("nobody publishes /info");
  }

  private RosPictures open(String... yaml) throws IOException {
    return RosPictures.open(CameraSection.read(section(yaml)), graph.node(), clock, wall);
  }

  private static ConfigSection section(String... yaml) {
    return ConfigSection.parse(Path.of("cameras.yaml"), String.join("", yaml));
  }

  private static MessageDraft image(long stampNanos, long count) {
    return picture(stampNanos, "rgb8", 6, new byte[] {1, 2, 3, 4, 5, 6}).set("header.seq", count);
  }

  private static MessageDraft depth(long stampNanos, int mm) {
    return picture(stampNanos, "16UC1", 4, new byte[] {(byte) mm, 0, 0, 0});
  }

  private static MessageDraft picture(long stampNanos, String encoding, long step, byte[] data) {
    return MemoryGraph.draft("sensor_msgs/Image")
        .time("header.stamp", stampNanos)
        .set("height", 1L)
        .set("width", 2L)
        .set("encoding", encoding)
        .set("step", step)
        .set("data", data);
  }

  private static Group info(long width, long height) {
    return MemoryGraph.draft("sensor_msgs/CameraInfo")
        .set("header.frame_id", "optical")
        .set("width", width)
        .set("height", height)
        .set("distortion_model", "plumb_bob")
        .set("D", new Doubles(new double[] {0.1, -0.2}))
        .set("K", new Doubles(new double[] {9, 0, 1, 0, 9, 0.5, 0, 0, 1}))
        .build();
  }
}
