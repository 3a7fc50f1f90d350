package dev.sinew.drivers.camera.lens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.opencv.global.opencv_calib3d.findChessboardCorners;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGB2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.cornerSubPix;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sinew.drivers.camera.Picture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_core.TermCriteria;
import org.junit.jupiter.api.Test;

/// OpenCV's own chessboard photographs and the calibration that OpenCV ships with them
/// (`samples/data/left*.jpg`, `left_intrinsics.yml`).
class ChessboardTest {

  private static final Path DATA =
      Path.of(System.getProperty("sinew.root"), "../shared/data/opencv-chessboard");

  private static final int COLUMNS = 9;
  private static final int ROWS = 6;

  @Test
  void theBoardsStraightLinesAreStraightAgain() throws IOException {
    assumeTrue(Files.isDirectory(DATA), "no chessboard photographs here");
    Intrinsics lens = LensFile.intrinsics(DATA.resolve("left_intrinsics.yml"));
    double bent = 0;
    double straight = 0;
    int boards = 0;
    try (Undistortion undistortion = new Undistortion(RemapTable.of(lens, new Framing(1, 1)))) {
      for (Path photograph : photographs()) {
        Picture before = picture(photograph);
        List<double[]> was = corners(before);
        List<double[]> is = corners(undistortion.apply(before));
        if (was.isEmpty() || is.isEmpty()) continue;
        boards++;
        bent += squares(was);
        straight += squares(is);
      }
    }
    bent = Math.sqrt(bent / boards / ROWS / COLUMNS / 2);
    straight = Math.sqrt(straight / boards / ROWS / COLUMNS / 2);
    assertThat(boards).isGreaterThanOrEqualTo(10);
    // Measured: 0.682 px off before, 0.091 px after.
    assertThat(straight).as("of %.3f px", bent).isLessThan(bent / 3);
  }

  private static List<Path> photographs() throws IOException {
    try (Stream<Path> files = Files.list(DATA)) {
      return files.filter(file -> file.getFileName().toString().matches("left\\d+.jpg")).toList();
    }
  }

  private static Picture picture(Path file) throws IOException {
    BufferedImage image = ImageIO.read(file.toFile());
    int width = image.getWidth();
    byte[] rgb = new byte[width * image.getHeight() * 3];
    for (int i = 0; i < rgb.length / 3; i++) {
      int pixel = image.getRGB(i % width, i / width);
      for (int c = 0; c < 3; c++) rgb[3 * i + c] = (byte) (pixel >> 16 - 8 * c);
    }
    return new Picture(0, 0, width, image.getHeight(), rgb, null);
  }

  /// Row by row; empty when the board was not found.
  private static List<double[]> corners(Picture picture) {
    List<double[]> corners = new ArrayList<>();
    try (Mat rgb = new Mat(picture.height(), picture.width(), CV_8UC3);
        Mat grey = new Mat();
        Mat found = new Mat()) {
      new BytePointer(rgb.data()).put(picture.rgb());
      cvtColor(rgb, grey, COLOR_RGB2GRAY);
      if (!findChessboardCorners(grey, new Size(COLUMNS, ROWS), found)) return corners;
      TermCriteria enough = new TermCriteria(TermCriteria.COUNT + TermCriteria.EPS, 30, 1e-3);
      cornerSubPix(grey, found, new Size(5, 5), new Size(-1, -1), enough);
      FloatPointer values = new FloatPointer(found.data());
      for (int i = 0; i < ROWS * COLUMNS; i++)
        corners.add(new double[] {values.get(2L * i), values.get(2L * i + 1)});
    }
    return corners;
  }

  /// Sum of the squared distances of all corners from the best line through their row, and from
  /// that through their column.
  private static double squares(List<double[]> corners) {
    double sum = 0;
    for (int row = 0; row < ROWS; row++)
      sum += offLine(corners.subList(row * COLUMNS, (row + 1) * COLUMNS));
    for (int column = 0; column < COLUMNS; column++) {
      List<double[]> line = new ArrayList<>();
      for (int row = 0; row < ROWS; row++) line.add(corners.get(row * COLUMNS + column));
      sum += offLine(line);
    }
    return sum;
  }

  /// The smaller eigenvalue of the scatter matrix: total least squares.
  private static double offLine(List<double[]> points) {
    double mx = points.stream().mapToDouble(p -> p[0]).average().orElseThrow();
    double my = points.stream().mapToDouble(p -> p[1]).average().orElseThrow();
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (double[] p : points) {
      xx += (p[0] - mx) * (p[0] - mx);
      xy += (p[0] - mx) * (p[1] - my);
      yy += (p[1] - my) * (p[1] - my);
    }
    return (xx + yy - Math.hypot(xx - yy, 2 * xy)) / 2;
  }
}
