package dev.sinew.policies.vision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.runtime.Frame;
import dev.sinew.runtime.config.ConfigSection;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ImageProcessTest {

  private static final String SIGLIP =
      "{scale: 0.00392156862745098}, {resize-with-pad: {width: 64, height: 64, method:"
          + " torch-bilinear, place: center, value: 0}}, {channels: bgr},"
          + " {crop: {width: 50, height: 40}},"
          + " {normalize: {mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5]}}";

  @Test
  void withoutStepsAFrameIsItsBytes() {
    Frame frame = Noise.frame(1, 5, 4);
    assertThat(bytes("", frame, Layout.HWC)).isEqualTo(frame.rgb());
  }

  @Test
  void channelsComeOneAfterTheOtherWhereTheLayoutSaysSo() {
    Frame frame = new Frame(0, 0, 2, 1, new byte[] {1, 2, 3, 4, 5, 6});
    assertThat(bytes("", frame, Layout.CHW)).containsExactly(1, 4, 2, 5, 3, 6);
    assertThat(floats("{scale: 2}", frame, Layout.CHW)).containsExactly(2, 8, 4, 10, 6, 12);
    assertThat(bytes("{channels: bgr}", frame, Layout.HWC)).containsExactly(3, 2, 1, 6, 5, 4);
  }

  /// torchvision's `int(round(2.5))` is 2 and `int(round(3.5))` is 4.
  @Test
  void aCropIsCentredAsTorchvisionDoesIt() {
    byte[] rgb = new byte[9 * 8 * 3];
    for (int i = 0; i < rgb.length; i++) rgb[i] = (byte) (i / 3);
    byte[] out = bytes("{crop: {width: 4, height: 1}}", new Frame(0, 0, 9, 8, rgb), Layout.HWC);
    assertThat(out[0]).isEqualTo((byte) (4 * 9 + 2));
  }

  /// `torch.arange(256, dtype=torch.uint8).float() / 255`.
  @Test
  void scalingByOneOver255IsADivisionBy255() {
    byte[] rgb = new byte[256 * 3];
    for (int i = 0; i < 256; i++) Arrays.fill(rgb, i * 3, i * 3 + 3, (byte) i);
    float[] out = floats("{scale: 0.00392156862745098}", new Frame(0, 0, 256, 1, rgb), Layout.CHW);
    for (int i = 0; i < 256; i++) assertThat(out[i]).isEqualTo(i / 255f);
  }

  @Test
  void quantizingClampsAndRoundsHalvesToTheEven() {
    Frame frame = new Frame(0, 0, 2, 1, new byte[] {1, 3, (byte) 255, 5, 7, 0});
    assertThat(bytes("{scale: 0.5}, {quantize: nearest}", frame, Layout.HWC))
        .containsExactly(0, 2, 128, 2, 4, 0);
    assertThat(bytes("{scale: 0.5}, {quantize: truncate}", frame, Layout.HWC))
        .containsExactly(0, 1, 127, 2, 3, 0);
    assertThat(bytes("{scale: 2}, {quantize: nearest}", frame, Layout.HWC))
        .containsExactly(2, 6, 255, 10, 14, 0);
    assertThat(bytes("{scale: -2}, {quantize: nearest}", frame, Layout.HWC)).containsOnly(0);
  }

  @Test
  void theSameFrameGivesTheSameValuesWhateverCameBefore() {
    ImageProcess process = process(SIGLIP, 80, 60);
    float[] first = new float[process.shape().size()];
    float[] again = new float[process.shape().size()];
    process.write(Noise.frame(1, 80, 60), Layout.CHW, first, 0);
    process.write(Noise.frame(2, 80, 60), Layout.CHW, again, 0);
    assertThat(again).isNotEqualTo(first);
    process.write(Noise.frame(1, 80, 60), Layout.CHW, again, 0);
    assertThat(again).isEqualTo(first);
  }

  @Test
  void aFrameCostsNoGarbage() {
    ImageProcess process = process(SIGLIP, 80, 60);
    Frame frame = Noise.frame(1, 80, 60);
    float[] out = new float[process.shape().size()];
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int i = 0; i < 2000; i++) process.write(frame, Layout.CHW, out, 0);
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 100; i++) process.write(frame, Layout.CHW, out, 0);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isZero();
  }

  @Property(tries = 200, seed = "7")
  void aCropHoldsTheFramesOwnPixels(
      @ForAll @IntRange(min = 1, max = 20) int width,
      @ForAll @IntRange(min = 1, max = 20) int height,
      @ForAll @IntRange(max = 19) int x,
      @ForAll @IntRange(max = 19) int y) {
    Frame frame = Noise.frame(3, 40, 40);
    byte[] out =
        bytes(
            "{crop: {width: %d, height: %d, x: %d, y: %d}}".formatted(width, height, x, y),
            frame,
            Layout.HWC);
    for (int v = 0; v < height; v++)
      assertThat(Arrays.copyOfRange(out, v * width * 3, (v + 1) * width * 3))
          .isEqualTo(
              Arrays.copyOfRange(
                  frame.rgb(), ((y + v) * 40 + x) * 3, ((y + v) * 40 + x + width) * 3));
  }

  @Property(tries = 100, seed = "8")
  void whatIsPaddedAndCutOutAgainIsTheFrame(
      @ForAll @IntRange(max = 9) int left,
      @ForAll @IntRange(max = 9) int top,
      @ForAll @IntRange(max = 9) int right,
      @ForAll @IntRange(max = 9) int bottom) {
    Frame frame = Noise.frame(4, 7, 6);
    String pad =
        "{pad: {left: %d, top: %d, right: %d, bottom: %d, value: 9}}"
            .formatted(left, top, right, bottom);
    byte[] padded = bytes(pad, frame, Layout.HWC);
    int border = 0;
    for (byte b : padded) border += b == 9 ? 1 : 0;
    assertThat(border).isGreaterThanOrEqualTo(padded.length - frame.rgb().length);
    String cut = pad + ", {crop: {x: %d, y: %d, width: 7, height: 6}}".formatted(left, top);
    assertThat(bytes(cut, frame, Layout.HWC)).isEqualTo(frame.rgb());
  }

  static ImageProcess process(String steps, int width, int height) {
    return ImageProcess.read(
        ConfigSection.parse(Path.of("policy.yaml"), "process: [" + steps + "]"),
        "process",
        width,
        height);
  }

  static float[] floats(String steps, Frame frame, Layout layout) {
    ImageProcess process = process(steps, frame.width(), frame.height());
    float[] out = new float[process.shape().size()];
    process.write(frame, layout, out, 0);
    return out;
  }

  static byte[] bytes(String steps, Frame frame, Layout layout) {
    ImageProcess process = process(steps, frame.width(), frame.height());
    byte[] out = new byte[process.shape().size()];
    process.write(frame, layout, out, 0);
    return out;
  }
}
