package dev.sinew.drivers.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.drivers.peer.Await;
import dev.sinew.runtime.Frame;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.config.ConfigException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BackgroundCameraTest {

  private static final long LONG = 30_000_000_000L;

  private final HandedSource source = new HandedSource();

  private static BackgroundCamera open(
      SourceOpener opener, int rotate, double patienceMs, PictureTransform... transforms) {
    CameraKeys keys =
        new CameraKeys(3, 2, 100, 0, Math.round(patienceMs * 1e6), 5, rotate, Optional.empty());
    return BackgroundCamera.open(
        keys.spec("top", false),
        Sections.top("driver: toy"),
        "/dev/cam",
        keys,
        opener,
        List.of(transforms),
        new MonotonicClock());
  }

  @Test
  void theNewestPictureWinsAndIsAnnouncedOnce() {
    source.hand(1, 3, 2);
    try (BackgroundCamera camera = open(() -> source, 0, 30_000)) {
      assertThat(camera.facts()).containsEntry("serial", "A1");
      assertThat(camera.awaitFrame(LONG)).isTrue();
      Frame first = camera.capture();
      assertThat(first.sequence()).isZero();
      assertThat(camera.awaitFrame(1)).isFalse();
      assertThat(camera.capture()).isSameAs(first);
      source.hand(2, 3, 2);
      assertThat(camera.awaitFrame(LONG)).isTrue();
      assertThat(camera.capture().sequence()).isEqualTo(1);
      assertThat(camera.health().words())
          .isEqualTo("2 frames, 0 dropped, 0 frozen, 0 damaged, 0 reconnects");
    }
    assertThat(source.closes).isPositive();
  }

  @Test
  void picturesGoThroughTheTransformsAndAreTurnedLast() {
    AtomicBoolean closed = new AtomicBoolean();
    PictureTransform numbered =
        new PictureTransform() {
          @Override
          public Picture apply(Picture picture) {
            for (int i = 0; i < 18; i++) picture.rgb()[i] = (byte) i;
            return picture;
          }

          @Override
          public void close() {
            closed.set(true);
          }
        };
    source.hand(1, 3, 2);
    try (BackgroundCamera camera = open(() -> source, 90, 30_000, numbered)) {
      assertThat(camera.spec().width()).isEqualTo(2);
      Frame frame = camera.capture();
      assertThat(frame.width()).isEqualTo(2);
      assertThat(frame.height()).isEqualTo(3);
      assertThat(frame.rgb())
          .containsExactly(9, 10, 11, 0, 1, 2, 12, 13, 14, 3, 4, 5, 15, 16, 17, 6, 7, 8);
    }
    assertThat(closed).isTrue();
  }

  @Test
  void aLostDeviceThrowsNothingAndIsTakenBack() throws Exception {
    source.hand(1, 3, 2);
    HandedSource again = new HandedSource();
    again.hand(0, 3, 2);
    List<HandedSource> devices = new java.util.ArrayList<>(List.of(source, again));
    try (BackgroundCamera camera = open(devices::removeFirst, 0, 30_000)) {
      Frame before = camera.capture();
      source.close();
      assertThat(camera.awaitFrame(LONG)).isTrue();
      assertThat(camera.capture().sequence()).isGreaterThan(before.sequence() + 1);
      Await.until("the count", () -> camera.health().reconnects() == 1);
      assertThat(camera.health().trouble()).isEmpty();
    }
  }

  @Test
  void aFailedOpeningIsOneLineThatNamesTheCamera() {
    assertThatThrownBy(
            () ->
                open(
                    () -> {
                      throw new IOException("/dev/cam: no such device");
                    },
                    0,
                    30_000))
        .isInstanceOf(ConfigException.class)
        .hasMessage(Sections.FILE + ": cameras.top: /dev/cam: no such device");
    source.hand(1, 2, 3);
    assertThatThrownBy(() -> open(() -> source, 0, 30_000))
        .hasMessage(Sections.FILE + ": cameras.top: /dev/cam: gives 2x3 px, must be 3x2");
    assertThat(source.closes).isPositive();
  }

  @Test
  void aDeviceThatStaysSilentOrHangsIsGivenUp() {
    assertThatThrownBy(() -> open(() -> source, 0, 20))
        .hasMessage(Sections.FILE + ": cameras.top: /dev/cam: no good picture within 20 ms");
    CountDownLatch never = new CountDownLatch(1);
    assertThatThrownBy(
            () ->
                open(
                    () -> {
                      try {
                        never.await();
                      } catch (InterruptedException e) {
                        throw new IOException("interrupted", e);
                      }
                      return source;
                    },
                    0,
                    20))
        .hasMessage(Sections.FILE + ": cameras.top: /dev/cam: does not answer within 1020 ms");
  }

  @Test
  void aFailureOfTheProgramIsToldAndNotThrown() throws Exception {
    source.hand(1, 3, 2);
    PictureTransform fails =
        picture -> {
          if (picture.sequence() > 1) throw new AssertionError("a bug");
          return picture;
        };
    try (BackgroundCamera camera = open(() -> source, 0, 30_000, fails)) {
      camera.capture();
      source.hand(2, 3, 2);
      Await.until("the trouble", () -> !camera.health().trouble().isEmpty());
      assertThat(camera.awaitFrame(1)).isFalse();
      assertThat(camera.health().trouble()).contains("a bug");
    }
  }
}
