package dev.sinew.drivers.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.runtime.Frame;
import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.port.CameraHealth;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// 100 pictures per second, so that a period is 10 ms.
class CameraReaderTest {

  private final VirtualClock clock = new VirtualClock();
  private final CameraTally tally = new CameraTally();
  private final Deque<Object> answers = new ArrayDeque<>();
  private int opened;

  private CameraReader reader(int frozenAfter, double latencyMs) {
    CameraKeys keys =
        new CameraKeys(
            ScriptedSource.WIDTH,
            ScriptedSource.HEIGHT,
            100,
            ScriptedSource.nanos(latencyMs),
            500_000_000,
            frozenAfter,
            0,
            Optional.empty());
    PictureTransform none = PictureChain.of(List.of(), 0);
    return new CameraReader("/dev/cam", keys, this::open, none, tally, clock);
  }

  private CameraReader reader() {
    return reader(3, 0);
  }

  private FrameSource open() throws IOException {
    opened++;
    Object answer = answers.remove();
    if (answer instanceof IOException e) throw e;
    return (FrameSource) answer;
  }

  private ScriptedSource device(String serial) {
    ScriptedSource source = new ScriptedSource(clock, serial);
    answers.add(source);
    return source;
  }

  /// Reads until the script is done.
  private static List<Frame> all(CameraReader reader, ScriptedSource script) throws IOException {
    List<Frame> frames = new ArrayList<>();
    frames.add(reader.first());
    while (script.left() > 0) {
      Frame frame = reader.next();
      if (frame != null) frames.add(frame);
    }
    return frames;
  }

  @Test
  void aGapInTheDevicesCountIsADropAndShowsInTheFramesNumbers() throws IOException {
    ScriptedSource script =
        device("a").picture(10, 70, 1).picture(20, 71, 2).picture(30, 74, 3).picture(40, 75, 4);
    List<Frame> frames = all(reader(), script);
    assertThat(frames).extracting(Frame::sequence).containsExactly(0L, 1L, 4L, 5L);
    assertThat(frames).extracting(Frame::stampNanos).last().isEqualTo(40_000_000L);
    assertThat(tally.health()).isEqualTo(new CameraHealth(4, 2, 0, 0, 0, ""));
  }

  @Test
  void aDeviceThatCountsNotIsJudgedByItsStamps() throws IOException {
    ScriptedSource script =
        device("a").picture(10, -1, 1).picture(24.9, -1, 2).picture(40, -1, 3).picture(70, -1, 4);
    List<Frame> frames = all(reader(), script);
    assertThat(frames).extracting(Frame::sequence).containsExactly(0L, 1L, 3L, 6L);
    assertThat(tally.health().dropped()).isEqualTo(1 + 2);
  }

  @Test
  void aLatePictureOfADeviceThatCountsIsNoDrop() throws IOException {
    ScriptedSource script = device("a").picture(10, 1, 1).picture(50, 2, 2);
    assertThat(all(reader(), script)).extracting(Frame::sequence).containsExactly(0L, 1L);
    assertThat(tally.health().dropped()).isZero();
  }

  @Test
  void picturesThatRepeatTooOftenAreHeldBackUntilOneDiffers() throws IOException {
    ScriptedSource script = device("a");
    for (int i = 1; i <= 6; i++) script.picture(10 * i, i, 7);
    CameraReader reader = reader();
    List<Frame> frames = all(reader, script);
    assertThat(frames).extracting(Frame::sequence).containsExactly(0L, 1L, 2L);
    assertThat(tally.health())
        .isEqualTo(new CameraHealth(3, 0, 3, 0, 0, "frozen: 5 pictures like the one before"));
    script.picture(70, 7, 8);
    assertThat(reader.next().sequence()).isEqualTo(6);
    assertThat(tally.health()).isEqualTo(new CameraHealth(4, 0, 3, 0, 0, ""));
  }

  @Test
  void aFrozenCameraWithoutACountDropsNothing() throws IOException {
    ScriptedSource script = device("a");
    for (int i = 1; i <= 8; i++) script.picture(10 * i, -1, i < 8 ? 7 : 8);
    all(reader(), script);
    assertThat(tally.health()).isEqualTo(new CameraHealth(4, 0, 4, 0, 0, ""));
  }

  @Test
  void zeroTurnsTheSearchForFrozenPicturesOff() throws IOException {
    ScriptedSource script = device("a");
    for (int i = 1; i <= 50; i++) script.picture(10 * i, i, 7);
    assertThat(all(reader(0, 0), script)).hasSize(50);
    assertThat(tally.health().frozen()).isZero();
  }

  @Test
  void aStampThatGoesBackOrStandsStillOrLiesAheadIsRefusedAndNamed() throws IOException {
    ScriptedSource script = device("a").picture(10, 1, 1).picture(20, 2, 2).picture(30, 14.5, 3, 3);
    CameraReader reader = reader();
    List<Frame> frames = all(reader, script);
    assertThat(tally.health())
        .isEqualTo(new CameraHealth(2, 1, 0, 0, 0, "a stamp goes back by 5.5 ms"));
    script.picture(40, 20, 4, 4).picture(50, 62, 5, 5).picture(60, 6, 6);
    assertThat(reader.next()).isNull();
    assertThat(tally.health().trouble()).isEqualTo("a stamp goes back by 0.0 ms");
    assertThat(reader.next()).isNull();
    assertThat(tally.health().trouble()).isEqualTo("a stamp is 12.0 ms in the future");
    assertThat(reader.next().sequence()).isEqualTo(5);
    assertThat(frames).extracting(Frame::stampNanos).containsExactly(10_000_000L, 20_000_000L);
    assertThat(tally.health()).isEqualTo(new CameraHealth(3, 3, 0, 0, 0, ""));
  }

  @Test
  void theKnownLatencyIsTakenFromEveryStamp() throws IOException {
    ScriptedSource script = device("a").picture(100, 1, 1);
    assertThat(reader(3, 42).first().stampNanos()).isEqualTo(58_000_000L);
    assertThat(script.left()).isZero();
  }

  @Test
  void damagedPicturesAreCountedAndNamed() throws IOException {
    ScriptedSource script =
        device("a")
            .fails(new DamagedPictureException("no JPEG"))
            .picture(10, 1, 1)
            .fails(new DamagedPictureException("half a JPEG"));
    all(reader(), script);
    assertThat(tally.health()).isEqualTo(new CameraHealth(1, 0, 0, 2, 0, "half a JPEG"));
    assertThat(script.closed).isFalse();
  }

  @Test
  void aLostDeviceIsOpenedAgainWithLongerAndLongerPauses() throws IOException {
    ScriptedSource first = device("a").picture(10, 90, 1).fails(new IOException("unplugged"));
    CameraReader reader = reader();
    all(reader, first);
    assertThat(first.closed).isTrue();
    assertThat(tally.health()).isEqualTo(new CameraHealth(1, 0, 0, 0, 0, "unplugged"));
    for (int i = 0; i < 7; i++) answers.add(new IOException("not there: " + i));
    long begin = clock.nanos();
    List<Long> pauses = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      assertThat(reader.next()).isNull();
      assertThat(tally.health().trouble()).isEqualTo("not there: " + i);
      pauses.add((clock.nanos() - begin) / 1_000_000);
      begin = clock.nanos();
    }
    assertThat(pauses).containsExactly(100L, 200L, 400L, 800L, 1600L, 3200L, 3200L);
    device("a").picture(20_000, 0, 2).picture(20_010, 1, 3);
    Frame back = reader.next();
    assertThat(back.sequence()).as("as many as periods went by").isEqualTo(1999);
    assertThat(reader.next().sequence()).isEqualTo(2000);
    assertThat(tally.health()).isEqualTo(new CameraHealth(3, 0, 0, 0, 1, ""));
    assertThat(opened).isEqualTo(9);
  }

  @Test
  void anotherDeviceInThePlaceOfTheFirstIsRefusedAndTheFirstIsTakenBack() throws IOException {
    ScriptedSource first = device("A1").picture(10, 1, 1).fails(new IOException("unplugged"));
    ScriptedSource other = device("B2");
    device("A1").picture(5000, 1, 2);
    CameraReader reader = reader();
    all(reader, first);
    assertThat(reader.next()).isNull();
    assertThat(tally.health().trouble())
        .isEqualTo("another device answers at /dev/cam: B2, expected A1");
    assertThat(other.closed).isTrue();
    assertThat(reader.next()).isNotNull();
    assertThat(reader.facts()).containsEntry("serial", "A1");
    assertThat(tally.health().reconnects()).isEqualTo(1);
  }

  @Test
  void aDeviceThatComesBackWithAnotherSizeIsNotUsed() throws IOException {
    ScriptedSource first = device("a").picture(10, 1, 1).fails(new IOException("unplugged"));
    ScriptedSource wide = device("a").wide(2000);
    CameraReader reader = reader();
    all(reader, first);
    assertThat(reader.next()).isNull();
    assertThat(tally.health())
        .isEqualTo(new CameraHealth(1, 0, 0, 0, 0, "/dev/cam: gives 3x1 px, must be 2x2"));
    assertThat(wide.closed).isTrue();
  }

  @Test
  void aSilentDeviceIsTakenForLostAfterTwoSeconds() throws IOException {
    ScriptedSource script = device("a").picture(10, 1, 1).silence(2000).silence(2011);
    CameraReader reader = reader();
    reader.first();
    reader.next();
    assertThat(script.closed).isFalse();
    reader.next();
    assertThat(script.closed).isTrue();
    assertThat(tally.health().trouble()).isEqualTo("/dev/cam: silent");
  }

  @Test
  void aFrozenDeviceIsOpenedAgain() throws IOException {
    ScriptedSource script = device("a");
    for (int i = 1; i <= 204; i++) script.picture(10 * i, i, 7);
    CameraReader reader = reader();
    all(reader, script);
    assertThat(script.closed).isTrue();
    assertThat(tally.health().trouble()).startsWith("frozen: ");
    device("a").picture(5000, 1, 8);
    assertThat(reader.next()).isNotNull();
  }

  @Test
  void theEndOfAFileIsTheEnd() throws IOException {
    ScriptedSource script = device("a").picture(10, 1, 1).fails(new EOFException("has ended"));
    CameraReader reader = reader();
    all(reader, script);
    assertThat(reader.ended()).isTrue();
    assertThat(tally.health().trouble()).isEqualTo("has ended");
  }

  @Test
  void aSourceThatBreaksItsContractIsLostAndNothingMore() throws IOException {
    device("a").picture(10, 1, 1);
    CameraReader reader = reader();
    reader.first();
    answers.add(new Object());
    reader.close();
    assertThat(reader.next()).isNull();
    assertThat(tally.health().trouble()).isEqualTo("closed");
  }

  @Test
  void openingFailsAtOnceWhenTheDeviceIsNotThereOrHasAnotherSize() {
    answers.add(new IOException("/dev/cam: no such device"));
    assertThatThrownBy(reader()::first).hasMessage("/dev/cam: no such device");
    device("a").wide(10);
    assertThatThrownBy(reader()::first).hasMessage("/dev/cam: gives 3x1 px, must be 2x2");
    assertThat(opened).isEqualTo(2);
  }

  @Test
  void openingSaysWhatWasWrongWithThePicturesThatCame() {
    ScriptedSource script = device("a");
    for (int i = 1; i <= 5; i++) {
      script.silence(100 * i).fails(new DamagedPictureException("no JPEG"));
    }
    assertThatThrownBy(reader()::first)
        .hasMessage("/dev/cam: no good picture within 500 ms: no JPEG");
  }
}
