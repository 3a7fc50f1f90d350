package dev.sinew.drivers.camera.lens;

import static org.bytedeco.opencv.global.opencv_calib3d.fisheyeEstimateNewCameraMatrixForUndistortRectify;
import static org.bytedeco.opencv.global.opencv_calib3d.fisheyeInitUndistortRectifyMap;
import static org.bytedeco.opencv.global.opencv_calib3d.getOptimalNewCameraMatrix;
import static org.bytedeco.opencv.global.opencv_calib3d.initUndistortRectifyMap;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_64FC1;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/// For every pixel of the undistorted picture, where it lies in the distorted one; built once, by
/// OpenCV. Loads OpenCV's native library.
///
/// @param x column in the distorted picture, float
/// @param y row in the distorted picture, float
/// @param camera the lens that the undistorted picture seems to be taken with
record RemapTable(Mat x, Mat y, Intrinsics camera) implements AutoCloseable {

  private static final int SIDE = 3;
  private static final double[] UPRIGHT = {1, 0, 0, 0, 1, 0, 0, 0, 1};

  /// Undistortion alone.
  static RemapTable of(Intrinsics lens, Framing framing) {
    return of(lens, UPRIGHT, framed(lens, framing));
  }

  /// Undistortion and rectification.
  static RemapTable of(Intrinsics lens, Rectification rectification) {
    return of(lens, rectification.rotation(), rectification.camera());
  }

  private static RemapTable of(Intrinsics lens, double[] rotation, double[] camera) {
    Mat x = new Mat();
    Mat y = new Mat();
    try (PointerScope _ = new PointerScope()) {
      Mat k = matrix(SIDE, cameraMatrix(lens));
      Mat d = matrix(1, lens.coefficients());
      Mat r = matrix(SIDE, rotation);
      Mat p = matrix(SIDE, camera);
      Size size = new Size(lens.width(), lens.height());
      if (lens.model() == LensModel.FISHEYE)
        fisheyeInitUndistortRectifyMap(k, d, r, p, size, CV_32FC1, x, y);
      else initUndistortRectifyMap(k, d, r, p, size, CV_32FC1, x, y);
    }
    return new RemapTable(x, y, seen(lens, camera));
  }

  private static double[] framed(Intrinsics lens, Framing framing) {
    double[] camera = new double[SIDE * SIDE];
    try (PointerScope _ = new PointerScope()) {
      Mat k = matrix(SIDE, cameraMatrix(lens));
      Mat d = matrix(1, lens.coefficients());
      Size size = new Size(lens.width(), lens.height());
      if (lens.model() == LensModel.FISHEYE) {
        Mat p = new Mat();
        Mat upright = matrix(SIDE, UPRIGHT);
        fisheyeEstimateNewCameraMatrixForUndistortRectify(
            k, d, size, upright, p, framing.balance(), size, framing.fieldScale());
        new DoublePointer(p.data()).get(camera);
        return camera;
      }
      Mat p = getOptimalNewCameraMatrix(k, d, size, framing.balance());
      new DoublePointer(p.data()).get(camera);
    }
    camera[0] /= framing.fieldScale();
    camera[4] /= framing.fieldScale();
    return camera;
  }

  private static Intrinsics seen(Intrinsics lens, double[] camera) {
    return new Intrinsics(
        LensModel.PINHOLE_RADTAN,
        lens.width(),
        lens.height(),
        camera[0],
        camera[4],
        camera[2],
        camera[5],
        new double[0]);
  }

  private static double[] cameraMatrix(Intrinsics lens) {
    return new double[] {lens.fx(), 0, lens.cx(), 0, lens.fy(), lens.cy(), 0, 0, 1};
  }

  private static Mat matrix(int rows, double[] values) {
    Mat matrix = new Mat(rows, values.length / rows, CV_64FC1);
    new DoublePointer(matrix.data()).put(values);
    return matrix;
  }

  @Override
  public void close() {
    x.close();
    y.close();
  }
}
