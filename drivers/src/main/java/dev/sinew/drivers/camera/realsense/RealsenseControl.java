package dev.sinew.drivers.camera.realsense;

import static org.bytedeco.librealsense2.global.realsense2.RS2_OPTION_ENABLE_AUTO_EXPOSURE;
import static org.bytedeco.librealsense2.global.realsense2.RS2_OPTION_ENABLE_AUTO_WHITE_BALANCE;
import static org.bytedeco.librealsense2.global.realsense2.RS2_OPTION_EXPOSURE;
import static org.bytedeco.librealsense2.global.realsense2.RS2_OPTION_GAIN;
import static org.bytedeco.librealsense2.global.realsense2.RS2_OPTION_WHITE_BALANCE;

/// Settings that change what the pictures look like, by the key that locks them.
///
/// Units: Intel's documentation of `rs2_option`: exposure of the colour sensor in 100 µs (it is a
/// UVC control), of the depth sensor in µs.
enum RealsenseControl {
  EXPOSURE("exposure-ms", false, RS2_OPTION_EXPOSURE, 10, RS2_OPTION_ENABLE_AUTO_EXPOSURE),
  GAIN("gain", false, RS2_OPTION_GAIN, 1, RS2_OPTION_ENABLE_AUTO_EXPOSURE),
  WHITE_BALANCE(
      "white-balance-k", false, RS2_OPTION_WHITE_BALANCE, 1, RS2_OPTION_ENABLE_AUTO_WHITE_BALANCE),
  DEPTH_EXPOSURE(
      "depth-exposure-ms", true, RS2_OPTION_EXPOSURE, 1000, RS2_OPTION_ENABLE_AUTO_EXPOSURE),
  DEPTH_GAIN("depth-gain", true, RS2_OPTION_GAIN, 1, RS2_OPTION_ENABLE_AUTO_EXPOSURE);

  private final String key;
  private final boolean ofDepth;
  private final int option;
  private final float perUnit;
  private final int automatic;

  /// @param perUnit device's counts in one unit of the key
  /// @param automatic option that must be off before
  RealsenseControl(String key, boolean ofDepth, int option, float perUnit, int automatic) {
    this.key = key;
    this.ofDepth = ofDepth;
    this.option = option;
    this.perUnit = perUnit;
    this.automatic = automatic;
  }

  String key() {
    return key;
  }

  /// Of the depth sensor; if not, of the colour sensor.
  boolean ofDepth() {
    return ofDepth;
  }

  int option() {
    return option;
  }

  float perUnit() {
    return perUnit;
  }

  int automatic() {
    return automatic;
  }
}
