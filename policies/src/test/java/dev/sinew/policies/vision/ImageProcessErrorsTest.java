package dev.sinew.policies.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageProcessErrorsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {crop: {width: 65, height: 8}} | process[0].crop: a box of 65x8 at 0, 20 leaves the 64x48 image
          {crop: {width: 8, height: 8, x: 60, y: 0}} | process[0].crop: a box of 8x8 at 60, 0 leaves the 64x48 image
          {normalize: {mean: [0, 0, 0], std: [1, 1, 1]}} | process[0].normalize: the image has bytes here; put a scale before it
          {scale: 1}, {normalize: {mean: [0, 0, 0], std: [1, 0, 1]}} | process[1].normalize: std 0.0 is not above 0
          {scale: 1}, {resize: {width: 8, height: 8, method: opencv-area}} | process[1].resize: opencv-area resizes bytes; put it before the scale, or take a torch method
          {quantize: nearest} | process[0].quantize: the image has bytes here already
          {pad: {left: 1, top: 0, right: 0, bottom: 0, value: 0.5}} | process[0].pad: 0.5 is not a byte, 0 to 255
          {resise: {width: 8, height: 8}} | process[0].resise: unknown key; did you mean 'resize'?
          {resize: {width: 8, height: 8}} | process[0].resize.method: is missing
          {resize: {width: 0, height: 8, method: opencv-area}} | process[0].resize.width: 0 is below 1
          {channels: rgb} | process[0].channels: "rgb" is not one of ["bgr"]
          {resize-with-pad: {width: 100, height: 1, method: pillow-bilinear, place: center, value: 0}} | \
          process[0].resize-with-pad: nothing would be left
          """)
  void aStepThatDoesNotFitIsNamed(String steps, String complaint) {
    if (steps.startsWith("{resize-with-pad")) {
      assertThatThrownBy(() -> read(steps, 640, 2))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining(complaint);
      return;
    }
    assertThatThrownBy(() -> read(steps, 64, 48))
        .isInstanceOf(ConfigException.class)
        .hasMessage("policy.yaml: " + complaint);
  }

  @Test
  void aFrameOfAnotherSizeIsRefused() {
    ImageProcess process = read("", 64, 48);
    assertThatThrownBy(
            () -> process.write(Noise.frame(0, 48, 64), Layout.HWC, new byte[48 * 64 * 3], 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a frame of 48x64, declared 64x48");
  }

  @Test
  void bytesAreNotWrittenAsFloats() {
    ImageProcess process = read("", 4, 4);
    assertThat(process.shape().type()).isEqualTo(PixelType.UINT8);
    assertThatThrownBy(() -> process.write(Noise.frame(0, 4, 4), Layout.HWC, new float[48], 0))
        .isInstanceOf(IllegalStateException.class);
  }

  private static ImageProcess read(String steps, int width, int height) {
    return ImageProcess.read(
        ConfigSection.parse(Path.of("policy.yaml"), "process: [" + steps + "]"),
        "process",
        width,
        height);
  }
}
