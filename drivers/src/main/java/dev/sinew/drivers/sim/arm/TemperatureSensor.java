package dev.sinew.drivers.sim.arm;

import java.util.Arrays;

/// Motor temperatures: heated by the square of the speed, cooled to the room with a time constant
/// of 5 min. A joint that always ran at full speed would end at 85 degC.
final class TemperatureSensor implements ArmSensor {

  static final double ROOM = 25;
  private static final double RISE = 60;
  private static final double COOLING_SECONDS = 300;

  private final ArmBody body;
  private final double[] celsius;

  TemperatureSensor(ArmBody body) {
    this.body = body;
    celsius = new double[body.dof()];
    Arrays.fill(celsius, ROOM);
  }

  /// A motor does not cool down because an episode begins, but an episode repeats only if it does.
  @Override
  public void reset(long seed) {
    Arrays.fill(celsius, ROOM);
  }

  @Override
  public void step() {
    for (int i = 0; i < celsius.length; i++) {
      double speed = body.speedRatio(i);
      double end = ROOM + RISE * speed * speed;
      celsius[i] += (end - celsius[i]) * ArmBody.DT / COOLING_SECONDS;
    }
  }

  @Override
  public double[] values() {
    return celsius;
  }
}
