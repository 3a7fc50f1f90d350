package dev.sinew.drivers.camera.lens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.runtime.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LensFileTest {

  private static final String OWN =
      """
      model: fisheye
      width: 640
      height: 480
      fx: 285.5
      fy: 286
      cx: 319.25
      cy: 238
      coefficients: [0.07, -0.02, 0.006, -0.001]
      rms-px: 0.31
      """;

  /// As `camera_calibration` of ROS writes it.
  private static final String ROS =
      """
      image_width: 640
      image_height: 480
      camera_name: wrist
      camera_matrix:
        rows: 3
        cols: 3
        data: [430.2, 0, 306.9, 0, 430.5, 227.2, 0, 0, 1]
      distortion_model: plumb_bob
      distortion_coefficients:
        rows: 1
        cols: 5
        data: [-0.3375, 0.1110, -0.0004, -0.0007, 0]
      rectification_matrix:
        rows: 3
        cols: 3
        data: [1, 0, 0, 0, 0.8, 0.6, 0, -0.6, 0.8]
      projection_matrix:
        rows: 3
        cols: 4
        data: [380.1, 0, 300.5, 7, 0, 381.2, 226.5, 8, 0, 0, 1, 9]
      """;

  /// As OpenCV's calibration sample writes it.
  private static final String OPENCV =
      """
      %YAML:1.0
      ---
      calibration_time: "Wed 08 Dec 2021 05:13:09 PM MSK"
      image_width: 640
      image_height: 480
      flags: 0
      camera_matrix: !!opencv-matrix
         rows: 3
         cols: 3
         dt: d
         data: [ 4.5251072219637672e+02, 0., 3.1770297317353277e+02, 0.,
             4.5676707935146891e+02, 2.7775155919135995e+02, 0., 0., 1. ]
      distortion_coefficients: !!opencv-matrix
         rows: 1
         cols: 5
         dt: d
         data: [ 1.2136925618707872e-01, -1.0854664722560681e+00,
             1.1786843796668460e-04, -4.6240686046485508e-04,
             2.9542589406810080e+00 ]
      """;

  @TempDir Path folder;

  @Test
  void ourOwnFileIsRead() throws IOException {
    Intrinsics lens = LensFile.intrinsics(file(OWN));
    assertThat(lens.model()).isEqualTo(LensModel.FISHEYE);
    assertThat(new double[] {lens.fx(), lens.fy(), lens.cx(), lens.cy()})
        .containsExactly(285.5, 286, 319.25, 238);
    assertThat(lens.coefficients()).containsExactly(0.07, -0.02, 0.006, -0.001);
  }

  @Test
  void aFileOfRosIsReadWithItsRectification() throws IOException {
    Lens lens = LensFile.read(file(ROS));
    assertThat(lens.intrinsics().model()).isEqualTo(LensModel.PINHOLE_RADTAN);
    assertThat(lens.intrinsics().fy()).isEqualTo(430.5);
    assertThat(lens.intrinsics().coefficients())
        .containsExactly(-0.3375, 0.1110, -0.0004, -0.0007, 0);
    Rectification rectification = lens.rectification().orElseThrow();
    assertThat(rectification.rotation()).containsExactly(1, 0, 0, 0, 0.8, 0.6, 0, -0.6, 0.8);
    assertThat(rectification.camera()).containsExactly(380.1, 0, 300.5, 0, 381.2, 226.5, 0, 0, 1);
  }

  @Test
  void aFileOfOpenCvIsRead() throws IOException {
    Intrinsics lens = LensFile.intrinsics(file(OPENCV));
    assertThat(lens.fx()).isEqualTo(452.51072219637672);
    assertThat(lens.cy()).isEqualTo(277.75155919135995);
    assertThat(lens.coefficients()).hasSize(5).endsWith(2.9542589406810080);
    assertThat(LensFile.read(file(OPENCV)).rectification()).isEmpty();
  }

  @Test
  void equidistantIsTheFisheyeModel() throws IOException {
    String fisheye =
        ROS.replace("plumb_bob", "equidistant").replace("-0.0004, -0.0007, 0]", "-0.01, 0.002]");
    assertThat(LensFile.intrinsics(file(fisheye)).model()).isEqualTo(LensModel.FISHEYE);
  }

  @Test
  void complaintsNameFileKeyAndWhatWouldBeRight() {
    complains(OWN.replace("fisheye", "fisheyes"), "model");
    complains(OWN.replace("fx: 285.5", "fx: -3"), "fx");
    complains(OWN.replace("fx: 285.5\n", ""), "fx");
    complains(OWN + "skew: 0\n", "skew");
    complains(OWN.replace("-0.001]", "-0.001, 1]"), "coefficients: 5 numbers, but fisheye has 4");
    complains(OWN.replace("cx: 319.25", "cx: 700"), "cx: 700.0 is not inside the picture");
    complains(OWN.replace("0.07", ".nan"), "coefficients");
    complains(ROS.replace("0, 306.9", "3, 306.9"), "camera_matrix: [430.2, 3.0");
    complains(ROS.replace("227.2, 0, 0, 1]", "227.2, 0, 0]"), "8 numbers are not a 3x3 matrix");
    complains(ROS.replace("0.8, 0.6", "0.8, 0.7"), "is no rotation");
    complains(ROS.replace("plumb_bob", "thin_prism"), "distortion_model");
    complains(
        OPENCV.replace(",\n       2.9542589406810080e+00 ]", "]"),
        "4 coefficients may be of two models");
    complains("", "is not a YAML mapping");
    assertThatThrownBy(() -> LensFile.read(folder.resolve("absent.yaml")))
        .isInstanceOf(ConfigException.class)
        .hasMessageEndingWith("absent.yaml: no such file");
  }

  private void complains(String text, String about) {
    assertThatThrownBy(() -> LensFile.read(file(text)))
        .as(about)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("lens.yaml: ")
        .hasMessageContaining(about)
        .hasMessageNotContaining("\n");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("lens.yaml"), text);
  }
}
