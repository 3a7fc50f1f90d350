package dev.sinew.drivers.sim.arm;

/// How hard the servo of the last joint pulls, taken for the gripper's load.
final class LoadSensor implements ArmSensor {

  private final ArmBody body;
  private final double[] ratio = new double[1];

  LoadSensor(ArmBody body) {
    this.body = body;
  }

  @Override
  public void reset(long seed) {
    ratio[0] = 0;
  }

  @Override
  public void step() {
    ratio[0] = body.effort(body.dof() - 1);
  }

  @Override
  public double[] values() {
    return ratio;
  }
}
