package dev.sinew.drivers.camera.v4l2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.drivers.camera.DamagedPictureException;
import dev.sinew.drivers.camera.FrameSource;
import dev.sinew.drivers.camera.Picture;
import dev.sinew.runtime.VirtualClock;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an opened device gives, and how its driver's little lies are found out.
class V4l2SourceTest {

  private static final long MS = 1_000_000;

  @TempDir Path folder;

  private final FakeCamera camera = FakeCamera.webcam();
  private final VirtualClock clock = new VirtualClock();
  private Bench bench;

  @BeforeEach
  void plugIn() throws IOException {
    bench = new Bench(folder);
    bench.plug(0, Bench.BY_ID, "0042", camera);
  }

  @Test
  void aPictureCarriesTheDriversStampAndCount() throws IOException {
    try (FrameSource source = open("")) {
      camera.capture(5_000 * MS, Bench.grey(50));
      Picture picture = source.read(MS);
      assertThat(picture.stampNanos()).isEqualTo(5_000 * MS);
      assertThat(picture.sequence()).isZero();
      assertThat(picture.width()).isEqualTo(4);
      assertThat(picture.rgb()).hasSize(24);
      assertThat(source.read(0)).isNull();
      camera.capture(5_033 * MS, Bench.grey(50));
      assertThat(source.read(MS).sequence()).isEqualTo(1);
    }
  }

  @Test
  void aReaderThatComesLateGetsTheNewestAndSeesHowManyItMissed() throws IOException {
    try (FrameSource source = open("")) {
      for (int i = 0; i < 3; i++) camera.capture(i * 33 * MS, Bench.grey(50 + i));
      assertThat(source.read(MS).sequence()).isEqualTo(2);
      for (int i = 3; i < 13; i++) camera.capture(i * 33 * MS, Bench.grey(50 + i));
      assertThat(source.read(MS).sequence()).isEqualTo(6); // four buffers, then drops
      camera.capture(13 * 33 * MS, Bench.grey(90));
      assertThat(source.read(MS).sequence()).isEqualTo(13);
    }
  }

  @Test
  void aPictureThatTheDriverCallsCorruptIsDamagedAndTheNextOneIsGood() throws IOException {
    try (FrameSource source = open("")) {
      camera.capture(0, FakeCamera.ERROR, Bench.grey(50));
      assertThatThrownBy(() -> source.read(MS))
          .isInstanceOf(DamagedPictureException.class)
          .hasMessageContaining("not whole");
      camera.capture(33 * MS, Bench.grey(50));
      assertThat(source.read(MS)).isNotNull();
    }
  }

  @Test
  void halfAPictureIsDamaged() throws IOException {
    try (FrameSource source = open("")) {
      camera.capture(0, new byte[8]);
      assertThatThrownBy(() -> source.read(MS)).isInstanceOf(DamagedPictureException.class);
    }
  }

  @Test
  void paddingAfterEveryLineIsNoPartOfThePicture() throws IOException {
    camera.padding = 6;
    byte[] padded = new byte[28];
    System.arraycopy(Bench.grey(126), 0, padded, 0, 8);
    System.arraycopy(Bench.grey(126), 0, padded, 14, 8);
    for (int i = 8; i < 14; i++) padded[i] = -1;
    try (FrameSource source = open("")) {
      camera.capture(0, padded);
      byte[] rgb = source.read(MS).rgb();
      for (byte value : rgb) assertThat(value & 0xff).isBetween(126, 130); // (126-16)*255/219
    }
    camera.padding = -2;
    refused("", "gives lines of 6 bytes, too short for YUYV 4x2");
  }

  @Test
  void aJpegBecomesColours() throws IOException {
    java.awt.image.BufferedImage image =
        new java.awt.image.BufferedImage(8, 6, java.awt.image.BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 48; i++) image.setRGB(i % 8, i / 8, 0xc02040);
    java.io.ByteArrayOutputStream jpeg = new java.io.ByteArrayOutputStream();
    assertThat(javax.imageio.ImageIO.write(image, "jpg", jpeg)).isTrue();
    try (FrameSource source = open("format: mjpeg\nwidth: 8\nheight: 6\n")) {
      camera.capture(0, jpeg.toByteArray());
      byte[] rgb = source.read(MS).rgb();
      assertThat(rgb[0] & 0xff).isBetween(0xba, 0xc6);
      assertThat(rgb[1] & 0xff).isBetween(0x1a, 0x26);
      assertThat(rgb[2] & 0xff).isBetween(0x3a, 0x46);
      camera.capture(33 * MS, java.util.Arrays.copyOf(jpeg.toByteArray(), 100));
      assertThatThrownBy(() -> source.read(MS)).isInstanceOf(DamagedPictureException.class);
    }
  }

  @Test
  void withoutAMonotonicStampTheArrivalCounts() throws IOException {
    camera.stampFlags = 0;
    try (FrameSource source = open("")) {
      clock.sleepUntil(77 * MS);
      camera.capture(5_000 * MS, Bench.grey(50));
      assertThat(source.read(MS).stampNanos()).isEqualTo(77 * MS);
      assertThat(source.facts().get("stamps")).startsWith("when it arrived");
    }
  }

  @Test
  void anUnpluggedCameraIsAnErrorInOneLine() throws IOException {
    try (FrameSource source = open("")) {
      bench.unplug(0, Bench.BY_ID);
      assertThatThrownBy(() -> source.read(MS))
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(DamagedPictureException.class)
          .hasMessage(bench.byId() + ": lost: the camera was unplugged");
    }
    assertThat(camera.opened).isZero();
  }

  @Test
  void closingStopsTheDeviceAndEndsAReadThatWaits() throws Exception {
    FrameSource source = open("");
    assertThat(camera.isStreaming()).isTrue();
    Thread reader =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    assertThat(source.read(Long.MAX_VALUE / 2)).isNull();
                  } catch (IOException e) {
                    throw new AssertionError(e);
                  }
                });
    source.close();
    source.close();
    reader.join();
    assertThat(camera.isStreaming()).isFalse();
    assertThat(camera.opened).isZero();
    assertThat(source.read(0)).isNull();
  }

  @Test
  void theFactsSayWhatIsOpenAndHowItIsSet() throws IOException {
    try (FrameSource source =
        open("controls: {exposure-ms: 15.6, white-balance-k: 5000, power-line-hz: 60}\n")) {
      assertThat(source.facts())
          .containsEntry("path", bench.byId())
          .containsEntry("card", "Fake Cam")
          .containsEntry("serial", "0042")
          .containsEntry("product", "046d:082d")
          .containsEntry("usb", "480 Mbit/s")
          .containsEntry("format", "YUYV")
          .containsEntry("size", "4x2")
          .containsEntry("rate", "30.00 fps")
          .containsEntry("stamps", "driver, begin of the exposure")
          .containsEntry("exposure-ms", "15.6, locked")
          .containsEntry("white-balance-k", "5000, locked")
          .containsEntry("power-line-hz", "60, locked")
          .containsEntry("gain", "4, not locked")
          .containsEntry("exposure may slow down", "no");
      assertThat(source.identity()).isEqualTo("046d:082d serial 0042");
    }
    assertThat(camera.settings.get(0x9a0901).value).isEqualTo(1);
    assertThat(camera.settings.get(0x9a0902).value).isEqualTo(156);
    assertThat(camera.settings.get(0x98090c).value).isZero();
    assertThat(camera.settings.get(0x9a0903).value).isZero();
  }

  @Test
  void withoutControlsTheFactsSayThatTheCameraIsAutomatic() throws IOException {
    try (FrameSource source = open("")) {
      assertThat(source.facts())
          .containsEntry("exposure-ms", "automatic, 25 now, not locked")
          .containsEntry("white-balance-k", "automatic, 4600 now, not locked")
          .containsEntry("exposure may slow down", "no");
    }
  }

  @Test
  void aSettingThatTheCameraRoundsClipsOrKeepsIsRefused() {
    refused(
        "controls: {white-balance-k: 5003}\n",
        "white-balance-k: the camera makes 5000 of 5003; allowed are 2800 to 6500 in steps of 10");
    refused(
        "controls: {exposure-ms: 0.1}\n",
        "exposure-ms: the camera makes 0.3 of 0.1; allowed are 0.3 to 204.7 in steps of 0.1");
    refused("controls: {focus: 3}\n", "focus: this camera has no such setting");
    camera.stick(0x9a0901, 3);
    refused("controls: {exposure-ms: 10}\n", "exposure-ms: the camera stays automatic");
    camera.stick(0x9a0903, 1);
    refused("", "does not let go of slowing down");
  }

  @Test
  void anotherFormatSizeOrRateThanAskedForIsRefusedWithWhatThereIs() {
    refused("format: nv12\n", "gives YUYV 4x2 instead of NV12 4x2; it offers YUYV 4x2 30 15 fps");
    refused("width: 5\n", "gives YUYV 4x2 instead of YUYV 5x2");
    refused("format: mjpeg\n", "it offers MJPG 8x6 60 30 fps, YUYV 4x2 30 15 fps, YUYV 8x6 30 fps");
    camera.fpsToAnswer = 25;
    refused("", "gives 25.00 fps instead of 30.00; it offers YUYV");
    camera.sizeToAnswer = new int[] {8, 2};
    refused("", "gives YUYV 8x2 instead of YUYV 4x2");
  }

  @Test
  void aDriverWithoutRatesGivesItsOwn() throws IOException {
    camera.fpsToAnswer = -1;
    try (FrameSource source = open("")) {
      assertThat(source.facts()).containsEntry("rate", "the device's own");
    }
  }

  @Test
  void aBusyCameraNamesWhoHasIt() throws IOException {
    camera.busyFor = 1;
    refused("", "another program uses the camera");
    bench.hold(0, 4711, "cheese");
    refused("", "another program uses the camera: cheese (4711)");
  }

  /// ENOSPC: the kernel's UVC driver at a USB bus that other cameras have filled.
  @Test
  void aFullUsbBusSaysWhatHelps() {
    camera.startError = 28;
    refused("", "cannot start: the USB bus has no bandwidth left: use format mjpeg");
  }

  @Test
  void aNodeThatGivesNoPicturesIsRefused() {
    camera.deviceCaps = 0x04a00000;
    refused("", "Fake Cam gives no pictures here");
  }

  private void refused(String lines, String why) {
    assertThatThrownBy(() -> open(lines))
        .as(lines)
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(bench.byId() + ": ")
        .hasMessageContaining(why)
        .hasMessageNotContaining("\n");
    assertThat(camera.opened).as("left open").isZero();
  }

  private FrameSource open(String lines) throws IOException {
    V4l2Config config =
        V4l2Config.read(bench.section("device: " + bench.byId() + "\n" + lines), bench.tree);
    return new V4l2Opener(config, bench.tree, bench::open, clock).open();
  }
}
