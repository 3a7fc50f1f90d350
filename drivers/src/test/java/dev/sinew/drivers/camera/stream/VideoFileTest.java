package dev.sinew.drivers.camera.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.drivers.camera.CameraKeys;
import dev.sinew.drivers.camera.FrameSource;
import dev.sinew.drivers.camera.Picture;
import dev.sinew.drivers.camera.Sections;
import dev.sinew.drivers.camera.TimeCode;
import dev.sinew.runtime.Frame;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.Camera;
import dev.sinew.runtime.port.PacingCamera;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class VideoFileTest {

  private static final int WIDTH = 160;
  private static final int HEIGHT = 96;
  private static final int FPS = 25;
  private static final long PERIOD = 40_000_000;
  private static final CameraKeys KEYS =
      new CameraKeys(WIDTH, HEIGHT, FPS, 0, 1_000_000_000, 0, 0, Optional.empty());

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write() {
    file = folder.resolve("clip.mp4");
    TestVideo.write(file, WIDTH, HEIGHT, FPS, 30);
  }

  private static List<Picture> read(FrameSource source, int count) throws IOException {
    List<Picture> pictures = new ArrayList<>();
    while (pictures.size() < count) {
      Picture picture = source.read(10_000_000);
      if (picture != null) pictures.add(picture);
    }
    return pictures;
  }

  private static long shown(Picture p) {
    Frame frame = new Frame(p.stampNanos(), p.sequence(), p.width(), p.height(), p.rgb());
    return TimeCode.read(frame).orElseThrow();
  }

  @Test
  void everyPictureComesOnceAndExactlyWhenItIsDue() throws IOException {
    VirtualClock clock = new VirtualClock();
    clock.sleepUntil(5_000_000_000L);
    try (FrameSource source = new FileSource(file, false, KEYS, clock)) {
      List<Picture> pictures = read(source, 30);
      for (int n = 0; n < 30; n++) {
        assertThat(shown(pictures.get(n))).isEqualTo(n);
        assertThat(pictures.get(n).sequence()).isEqualTo(n);
        assertThat(pictures.get(n).stampNanos()).isEqualTo(5_000_000_000L + n * PERIOD);
      }
      assertThat(clock.nanos()).isEqualTo(5_000_000_000L + 29 * PERIOD);
      assertThatThrownBy(() -> read(source, 1))
          .isInstanceOf(EOFException.class)
          .hasMessage(file + ": has ended");
    }
  }

  @Test
  void aLoopGoesOnOnePeriodAfterTheLastPicture() throws IOException {
    try (FrameSource source = new FileSource(file, true, KEYS, new VirtualClock())) {
      List<Picture> pictures = read(source, 75);
      for (int n = 0; n < 75; n++) {
        assertThat(shown(pictures.get(n))).isEqualTo(n % 30);
        assertThat(pictures.get(n).sequence()).isEqualTo(n);
        assertThat(pictures.get(n).stampNanos()).isEqualTo(n * PERIOD);
      }
    }
  }

  private ConfigSection section(String more) {
    return Sections.top(
        "driver: video-file\nfile: %s\nwidth: 160\nheight: 96\n".formatted(file) + more);
  }

  private static Camera open(ConfigSection section) {
    return new VideoFileProvider().open("top", section, new MonotonicClock());
  }

  @Test
  void aFileIsACameraUntilItEnds() {
    try (PacingCamera camera = (PacingCamera) open(section("fps: 25"))) {
      assertThat(camera.facts()).containsEntry("codec", "mpeg4").containsEntry("fps", "25.0");
      long last = 0;
      while (last < 29) {
        assertThat(camera.awaitFrame(20_000_000_000L)).as("after %d", last).isTrue();
        Frame frame = camera.capture();
        assertThat(TimeCode.read(frame)).hasValue(frame.sequence());
        last = frame.sequence();
      }
      assertThat(camera.awaitFrame(100_000_000)).isFalse();
      assertThat(camera.health().trouble()).isEqualTo(file + ": has ended");
      assertThat(camera.health().dropped()).isZero();
    }
  }

  @Test
  void whatDoesNotFitIsNamed() throws IOException {
    String at = Sections.FILE + ": cameras.top: ";
    assertThatThrownBy(() -> open(section("fps: 30")))
        .hasMessage(at + file + ": has 25.000 fps, must be 30.000");
    assertThatThrownBy(() -> open(section("fps: 25\nrotate: 90").with("width", "320")))
        .hasMessage(at + file + ": gives 160x96 px, must be 320x96");
    assertThatThrownBy(() -> open(section("fps: 25").with("file", "none.mp4")))
        .hasMessage(at + Path.of("lab", "none.mp4") + ": no such file");
    Path text = Files.writeString(folder.resolve("text.mp4"), "no video");
    assertThatThrownBy(() -> open(section("fps: 25").with("file", text.toString())))
        .hasMessageStartingWith(at + text + ": ");
  }

  @Test
  void aCutFileGivesWhatItHolds() throws IOException {
    Path avi = folder.resolve("clip.avi");
    TestVideo.write(avi, WIDTH, HEIGHT, FPS, 30);
    byte[] bytes = Files.readAllBytes(avi);
    Files.write(avi, java.util.Arrays.copyOf(bytes, bytes.length * 2 / 3));
    try (FrameSource source = new FileSource(avi, false, KEYS, new VirtualClock())) {
      assertThat(shown(read(source, 1).getFirst())).isZero();
      assertThatThrownBy(() -> read(source, 30)).isInstanceOf(IOException.class);
    }
  }
}
