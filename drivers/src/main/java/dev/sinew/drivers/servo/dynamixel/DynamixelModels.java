package dev.sinew.drivers.servo.dynamixel;

import dev.sinew.drivers.servo.ServoModel;
import dev.sinew.drivers.servo.ServoModels;
import java.util.List;

/// Types of servo of the X series: numbers as in the model files of DynamixelSDK 4.1, current units
/// as in the e-manual's pages of each.
public final class DynamixelModels {

  private static final int TURN = 4096;

  /// 0.229 rpm.
  private static final double VELOCITY_UNIT_RAD_PER_S = 0.229 * 2 * Math.PI / 60;

  private static final double NO_CURRENT = 0;
  private static final double SMALL_UNIT_A = 0.001;
  private static final double LARGE_UNIT_A = 0.00269;

  public static final ServoModels X =
      new ServoModels(
          List.of(
              model("XH430-W350", 1000, LARGE_UNIT_A),
              model("XH430-W210", 1010, LARGE_UNIT_A),
              model("XM430-W350", 1020, LARGE_UNIT_A),
              model("XM430-W210", 1030, LARGE_UNIT_A),
              model("XL430-W250", 1060, NO_CURRENT),
              model("XC430-W150", 1070, NO_CURRENT),
              model("XC430-W240", 1080, NO_CURRENT),
              model("2XL430-W250", 1090, NO_CURRENT),
              model("XH540-W270", 1100, LARGE_UNIT_A),
              model("XH540-W150", 1110, LARGE_UNIT_A),
              model("XM540-W270", 1120, LARGE_UNIT_A),
              model("XM540-W150", 1130, LARGE_UNIT_A),
              model("2XC430-W250", 1160, NO_CURRENT),
              model("XL330-M077", 1190, SMALL_UNIT_A),
              model("XL330-M288", 1200, SMALL_UNIT_A),
              model("XC330-T181", 1210, SMALL_UNIT_A),
              model("XC330-T288", 1220, SMALL_UNIT_A),
              model("XC330-M181", 1230, SMALL_UNIT_A),
              model("XC330-M288", 1240, SMALL_UNIT_A)));

  private DynamixelModels() {}

  private static ServoModel model(String name, int number, double currentUnitA) {
    return new ServoModel(name, number, TURN, VELOCITY_UNIT_RAD_PER_S, currentUnitA);
  }
}
