package dev.sinew.app.dataset.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.app.dataset.DatasetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoRoundTripTest {

  private static final int BITS = 10;

  @TempDir private Path folder;

  @Property(seed = "402", tries = 15)
  void everyPictureIsAtItsTime(
      @ForAll @IntRange(min = 1, max = 120) int fps,
      @ForAll @IntRange(min = 1, max = 70) int count,
      @ForAll @IntRange(min = 20, max = 60) int halfWidth,
      @ForAll @IntRange(min = 8, max = 50) int halfHeight)
      throws IOException {
    Path file = Files.createTempFile("video", ".mp4");
    int width = 2 * halfWidth;
    int height = 2 * halfHeight;
    write(file, width, height, fps, count);
    try (VideoReader video = new VideoReader(file, width, height)) {
      for (int i = 0; i < count; i++) {
        byte[] rgb = video.at((float) (i / (double) fps));
        assertThat(number(rgb, width, height)).isEqualTo(i);
      }
      assertThatThrownBy(() -> video.at(count / (double) fps)).isInstanceOf(DatasetException.class);
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void picturesCanBeAskedForInAnyOrder() throws IOException {
    Path file = folder.resolve("v.mp4");
    write(file, 64, 48, 30, 400);
    SplittableRandom random = new SplittableRandom(5);
    try (VideoReader video = new VideoReader(file, 64, 48)) {
      for (int k = 0; k < 300; k++) {
        int i = random.nextInt(400);
        assertThat(number(video.at(i / 30.0), 64, 48)).isEqualTo(i);
      }
    }
  }

  @Test
  void coloursComeBackWithinWhatTheEncoderLoses() throws IOException {
    Path file = folder.resolve("v.mp4");
    int[][] colours = {{255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {200, 120, 40}, {128, 128, 128}};
    try (VideoWriter video = new VideoWriter(file, 32, 32, 10)) {
      for (int[] colour : colours) video.add(plain(colour));
      video.finish();
    }
    try (VideoReader video = new VideoReader(file, 32, 32)) {
      for (int i = 0; i < colours.length; i++) {
        byte[] rgb = video.at(i / 10.0);
        for (int k = 0; k < rgb.length; k++)
          assertThat(Math.abs((rgb[k] & 0xff) - colours[i][k % 3])).isLessThanOrEqualTo(5);
      }
    }
  }

  @Test
  void aTimeBetweenPicturesIsRefused() throws IOException {
    Path file = folder.resolve("v.mp4");
    write(file, 32, 32, 10, 5);
    try (VideoReader video = new VideoReader(file, 32, 32)) {
      assertThatThrownBy(() -> video.at(0.15))
          .isInstanceOf(DatasetException.class)
          .hasMessage(file + ": no picture at 0.1500 s");
    }
  }

  @Test
  void anotherSizeThanAskedForIsRefused() throws IOException {
    Path file = folder.resolve("v.mp4");
    write(file, 32, 64, 10, 2);
    assertThatThrownBy(() -> new VideoReader(file, 64, 32))
        .isInstanceOf(DatasetException.class)
        .hasMessage(file + ": 32 x 64 pixels, must be 64 x 32");
  }

  @Property(seed = "403", tries = 60)
  void damagedFilesAreRefusedInOneLine(@ForAll long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] bytes = whole().clone();
    if (random.nextBoolean()) bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
    else
      for (int k = random.nextInt(1, 20); k > 0; k--)
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    Path file = Files.write(Files.createTempFile("video", ".mp4"), bytes);
    try (VideoReader video = new VideoReader(file, 64, 48)) {
      for (int i = 0; i < 20; i++) video.at(i / 30.0);
    } catch (DatasetException e) {
      assertThat(e.getMessage().lines()).hasSize(1);
      assertThat(e.getMessage()).startsWith(file.toString());
    } finally {
      Files.delete(file);
    }
  }

  private static byte[] whole;

  private static byte[] whole() throws IOException {
    if (whole == null) {
      Path file = Files.createTempFile("video", ".mp4");
      write(file, 64, 48, 30, 20);
      whole = Files.readAllBytes(file);
      Files.delete(file);
    }
    return whole;
  }

  private static void write(Path file, int width, int height, int fps, int count)
      throws IOException {
    try (VideoWriter video = new VideoWriter(file, width, height, fps)) {
      for (int i = 0; i < count; i++) video.add(numbered(width, height, i));
      video.finish();
    }
  }

  private static byte[] plain(int[] colour) {
    byte[] rgb = new byte[3 * 32 * 32];
    for (int i = 0; i < rgb.length; i++) rgb[i] = (byte) colour[i % 3];
    return rgb;
  }

  private static byte[] numbered(int width, int height, int number) {
    byte[] rgb = new byte[3 * width * height];
    for (int i = 0; i < rgb.length; i++)
      rgb[i] = (byte) ((number >> (i / 3 % width * BITS / width) & 1) != 0 ? 235 : 20);
    return rgb;
  }

  private static int number(byte[] rgb, int width, int height) {
    int number = 0;
    for (int bit = 0; bit < BITS; bit++) {
      int x = (2 * bit + 1) * width / (2 * BITS);
      if ((rgb[3 * (height / 2 * width + x)] & 0xff) > 127) number |= 1 << bit;
    }
    return number;
  }
}
