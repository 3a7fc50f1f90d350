package dev.sinew.drivers.camera.lens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.drivers.camera.CameraKeys;
import dev.sinew.drivers.camera.Picture;
import dev.sinew.drivers.camera.PictureTransform;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From a camera's section to what is done to its pictures.
class LensCorrectionTest {

  @TempDir Path folder;

  @BeforeEach
  void lens() throws IOException {
    Files.writeString(
        folder.resolve("lens.yaml"),
        """
        model: pinhole-radtan
        width: 64
        height: 48
        fx: 50
        fy: 50
        cx: 31.5
        cy: 23.5
        coefficients: [-0.3, 0.1, 0, 0, 0]
        """);
  }

  @Test
  void aCalibrationAloneChangesNoPicture() {
    assertThat(of("calibration: lens.yaml\n")).isEmpty();
    assertThat(of("")).isEmpty();
  }

  @Test
  void undistortionLeavesTheCentreAndShowsAsMuchAsIsAskedFor() {
    byte[] rgb = new byte[64 * 48 * 3];
    for (int i = 0; i < 64 * 48; i++) rgb[3 * i] = (byte) (4 * (i % 64));
    Picture picture = new Picture(0, 0, 64, 48, rgb, null);
    PictureTransform transform =
        of("calibration: lens.yaml\nundistort: {fov-scale: 0.5}\n").getFirst();
    byte[] made = transform.apply(picture).rgb();
    transform.close();
    assertThat(red(made, 31, 24)).isBetween(4 * 31 - 3, 4 * 31 + 3);
    // Half the field: the left edge shows what was about half way to the centre, column 16.
    assertThat(red(made, 2, 24)).isBetween(4 * 13, 4 * 20);
  }

  @Test
  void whatDoesNotFitIsSaidBeforeAnythingIsOpened() {
    complains("undistort: {}\n", "undistort: needs the lens; add 'calibration: FILE'");
    complains("calibration: absent.yaml\n", "absent.yaml: no such file");
    complains(
        "calibration: lens.yaml\nwidth: 32\n",
        "calibration: the lens was calibrated at 64x48 px, but the camera gives 32x48");
    complains(
        "calibration: lens.yaml\nundistort: {rectify: true}\n", "lens.yaml has no rectification");
    complains(
        "calibration: lens.yaml\nundistort: {rectify: true, balance: 1}\n", "leave out balance");
    complains("calibration: lens.yaml\nundistort: {balance: 2}\n", "undistort.balance");
    complains("calibration: lens.yaml\nundistort: {crop: 2}\n", "undistort");
  }

  private void complains(String lines, String about) {
    assertThatThrownBy(() -> of(lines))
        .as(lines)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(about);
  }

  private List<PictureTransform> of(String lines) {
    String size = lines.contains("width") ? "" : "width: 64\n";
    ConfigSection section =
        ConfigSection.parse(
            folder.resolve("rig.yaml"), "driver: x\nheight: 48\nfps: 30\n" + size + lines);
    String schema = "{\"properties\": {\"driver\": {\"const\": \"x\"}}}";
    CameraKeys keys =
        CameraKeys.read(section, new ByteArrayInputStream(schema.getBytes(StandardCharsets.UTF_8)));
    return LensCorrection.of(section, keys);
  }

  private static int red(byte[] rgb, int column, int row) {
    return rgb[3 * (64 * row + column)] & 0xff;
  }
}
