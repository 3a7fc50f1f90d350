package dev.sinew.policies.vision;

import static dev.sinew.policies.vision.ImageProcessTest.bytes;
import static dev.sinew.policies.vision.ImageProcessTest.floats;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.runtime.Frame;
import java.util.Arrays;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ResizePropertiesTest {

  @Property(tries = 100, seed = "1")
  void aSizeThatIsKeptChangesNothing(
      @ForAll ResizeMethod method,
      @ForAll @IntRange(min = 1, max = 30) int width,
      @ForAll @IntRange(min = 1, max = 30) int height) {
    Frame frame = Noise.frame(1, width, height);
    assertThat(bytes(resize(method, width, height), frame, Layout.HWC)).isEqualTo(frame.rgb());
    Pixels in = Pixels.borrowed(new ImageShape(width, height, PixelType.UINT8));
    in.bytes = frame.rgb();
    assertThat(method.step(in.shape, width, height).apply(in).bytes).isEqualTo(frame.rgb());
  }

  @Property(tries = 300, seed = "2")
  void anImageOfOneColourKeepsIt(
      @ForAll ResizeMethod method,
      @ForAll @IntRange(max = 255) int grey,
      @ForAll @IntRange(min = 1, max = 40) int width,
      @ForAll @IntRange(min = 1, max = 40) int height,
      @ForAll @IntRange(min = 1, max = 40) int newWidth,
      @ForAll @IntRange(min = 1, max = 40) int newHeight) {
    byte[] rgb = new byte[width * height * 3];
    Arrays.fill(rgb, (byte) grey);
    Frame frame = new Frame(0, 0, width, height, rgb);
    byte[] out = bytes(resize(method, newWidth, newHeight), frame, Layout.HWC);
    assertThat(out).hasSize(newWidth * newHeight * 3);
    for (byte b : out) assertThat(b & 0xff).isEqualTo(grey);
  }

  @Property(tries = 300, seed = "3")
  void weightsOfASampleAddUpToOneAndLieInside(
      @ForAll Filter filter,
      @ForAll boolean antialias,
      @ForAll boolean single,
      @ForAll @IntRange(min = 1, max = 2000) int in,
      @ForAll @IntRange(min = 1, max = 300) int out) {
    Taps taps = new TorchTaps(filter, antialias, single).of(in, out);
    float[] weights = taps.floats();
    for (int i = 0; i < out; i++) {
      double sum = 0;
      for (int j = 0; j < taps.count[i]; j++) sum += weights[i * taps.stride + j];
      assertThat(sum).isEqualTo(1, within(2e-5));
      assertThat(taps.first[i]).isBetween(0, in - 1);
      assertThat(taps.first[i] + taps.count[i]).isLessThanOrEqualTo(in);
    }
  }

  @Property(tries = 100, seed = "4")
  void aMirroredImageBecomesTheMirroredResult(
      @ForAll @IntRange(min = 2, max = 30) int width,
      @ForAll @IntRange(min = 2, max = 30) int newWidth) {
    Assume.that(width != newWidth);
    Frame frame = Noise.frame(5, width, 3);
    String steps = "{scale: 1}, " + resize(ResizeMethod.TORCH_BILINEAR_ANTIALIAS, newWidth, 3);
    float[] straight = floats(steps, frame, Layout.CHW);
    float[] mirrored = floats(steps, mirror(frame), Layout.CHW);
    for (int i = 0; i < straight.length; i++) {
      int row = i / newWidth * newWidth;
      assertThat(mirrored[row + newWidth - 1 - i % newWidth]).isEqualTo(straight[i], within(1e-3f));
    }
  }

  private static Frame mirror(Frame frame) {
    byte[] rgb = new byte[frame.rgb().length];
    for (int i = 0; i < rgb.length; i += 3) {
      int row = i / 3 / frame.width() * frame.width();
      int to = (row + frame.width() - 1 - i / 3 % frame.width()) * 3;
      System.arraycopy(frame.rgb(), i, rgb, to, 3);
    }
    return new Frame(0, 0, frame.width(), frame.height(), rgb);
  }

  private static String resize(ResizeMethod method, int width, int height) {
    return "{resize: {width: %d, height: %d, method: %s}}".formatted(width, height, method);
  }
}
