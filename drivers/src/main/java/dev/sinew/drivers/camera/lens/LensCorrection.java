package dev.sinew.drivers.camera.lens;

import dev.sinew.drivers.camera.CameraKeys;
import dev.sinew.drivers.camera.PictureTransform;
import dev.sinew.runtime.config.ConfigSection;
import java.nio.file.Path;
import java.util.List;

/// Keys `calibration` and `undistort` of a camera's section.
///
/// ```
/// calibration: wrist-lens.yaml
/// undistort: {balance: 0.5}       # or {rectify: true}, where the file says how
/// ```
///
/// A section with `calibration` alone names the file for those who need it and changes no picture.
public final class LensCorrection {

  private static final String CALIBRATION = "calibration";
  private static final String UNDISTORT = "undistort";

  private LensCorrection() {}

  /// What has to be done to the camera's pictures. Loads OpenCV's native library if it is anything.
  ///
  /// @param section checked against the camera's schema
  /// @return nothing, or one transform
  /// @throws dev.sinew.runtime.config.ConfigException when the file is missing, wrong or of another
  ///     picture size
  public static List<PictureTransform> of(ConfigSection section, CameraKeys keys) {
    check(section, keys);
    if (!section.has(UNDISTORT)) return List.of();
    try {
      return List.of(new Undistortion(table(section, LensFile.read(keys.calibration().get()))));
    } catch (LinkageError e) {
      throw section.problem(UNDISTORT, "needs OpenCV's native library, which is not there: " + e);
    }
  }

  /// Checks the same and loads nothing.
  ///
  /// @throws dev.sinew.runtime.config.ConfigException as [#of]
  public static void check(ConfigSection section, CameraKeys keys) {
    if (keys.calibration().isEmpty()) {
      if (section.has(UNDISTORT))
        throw section.problem(UNDISTORT, "needs the lens; add 'calibration: FILE'");
      return;
    }
    Lens lens = LensFile.read(keys.calibration().get());
    mustFit(section, lens.intrinsics(), keys);
    if (section.has(UNDISTORT)) mustBeClear(section.section(UNDISTORT), lens);
  }

  private static void mustFit(ConfigSection section, Intrinsics lens, CameraKeys keys) {
    if (lens.width() != keys.width() || lens.height() != keys.height())
      throw section.problem(
          CALIBRATION,
          "the lens was calibrated at %dx%d px, but the camera gives %dx%d; calibrate at that size"
              .formatted(lens.width(), lens.height(), keys.width(), keys.height()));
  }

  private static void mustBeClear(ConfigSection undistort, Lens lens) {
    if (!rectifies(undistort)) return;
    if (undistort.has("balance") || undistort.has("fov-scale"))
      throw undistort.problem(
          "rectify", "the file says what the picture shows; leave out balance and fov-scale");
    if (lens.rectification().isEmpty())
      throw undistort.problem(
          "rectify",
          name(lens.file()) + " has no rectification_matrix and projection_matrix to rectify by");
  }

  private static RemapTable table(ConfigSection section, Lens lens) {
    ConfigSection undistort = section.section(UNDISTORT);
    if (rectifies(undistort))
      return RemapTable.of(lens.intrinsics(), lens.rectification().orElseThrow());
    double balance = undistort.number("balance", 0);
    double scale = undistort.number("fov-scale", 1);
    return RemapTable.of(lens.intrinsics(), new Framing(balance, scale));
  }

  private static boolean rectifies(ConfigSection undistort) {
    return undistort.has("rectify") && undistort.flag("rectify");
  }

  private static Path name(Path file) {
    return file.getFileName();
  }
}
