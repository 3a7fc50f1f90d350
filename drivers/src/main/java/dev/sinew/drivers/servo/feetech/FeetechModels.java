package dev.sinew.drivers.servo.feetech;

import dev.sinew.drivers.servo.ServoModel;
import dev.sinew.drivers.servo.ServoModels;
import java.util.List;

/// Feetech's types of servo. Their velocity registers count steps per second.
public final class FeetechModels {

  private static final int STS_TURN = 4096;

  /// 1024 counts span 300 degrees.
  private static final int SCS_TURN = 1229;

  private static final double CURRENT_UNIT_A = 0.0065;

  /// SMS and STS series.
  public static final ServoModels STS =
      new ServoModels(List.of(sts("STS3215", 777), sts("STS3250", 2825), sts("SM8512BL", 11_272)));

  /// SCS series.
  public static final ServoModels SCS =
      new ServoModels(
          List.of(new ServoModel("SCS0009", 1284, SCS_TURN, 2 * Math.PI / SCS_TURN, 0)));

  private FeetechModels() {}

  private static ServoModel sts(String name, int number) {
    return new ServoModel(name, number, STS_TURN, 2 * Math.PI / STS_TURN, CURRENT_UNIT_A);
  }
}
