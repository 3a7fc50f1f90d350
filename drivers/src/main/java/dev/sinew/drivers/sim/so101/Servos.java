package dev.sinew.drivers.sim.so101;

import dev.sinew.runtime.JointSpec;

/// The six position servos: each follows its target with a lag, within its speed and acceleration,
/// brakes in time, and goes no farther than its end stops.
///
/// **Contact.** A servo pulls with `min(torque, stiffness * |target - position|)`. A joint that a
/// contact opposes with as much or more stands still: its gears (1:345) do not let it be pushed
/// back either. So the arm presses on what it touches, and the gripper squeezes, with a force that
/// the target decides and the torque bounds.
///
/// **Backlash.** With play `b` the link follows its motor within `b / 2`; what is measured is the
/// motor, as on the real arm.
///
/// One owner; no allocation after construction.
final class Servos {

  static final double DT = 1e-3;

  /// Largest pull of each servo, Nm: the MJCF's force range of an STS3215, and for the gripper what
  /// is left of it under the torque limit that people set to spare its motor.
  static final double[] TORQUE_NM = {2.94, 2.94, 2.94, 2.94, 2.94, 1};

  /// Pull per rad of error, Nm. The maker's two models have 17.8 and 998.
  private static final double STIFFNESS = 40;

  /// Of the way that is left at full braking, so that the lag does not overshoot.
  private static final double BRAKING = 0.8;

  private final double responseS;
  private final double backlash;
  private final double[] motor = new double[So101.DOF];
  private final double[] link = new double[So101.DOF];
  private final double[] velocity = new double[So101.DOF];
  private final double[] target = new double[So101.DOF];
  private final double[] min = new double[So101.DOF];
  private final double[] max = new double[So101.DOF];
  private final double[] maxVelocity = new double[So101.DOF];
  private final double[] maxAcceleration = new double[So101.DOF];

  /// @param responseS time constant, s
  /// @param backlash play of every joint, rad
  Servos(double responseS, double backlash) {
    this.responseS = responseS;
    this.backlash = backlash;
    for (int i = 0; i < So101.DOF; i++) {
      JointSpec joint = So101.JOINTS.get(i);
      min[i] = joint.min();
      max[i] = joint.max();
      maxVelocity[i] = joint.maxVelocity();
      maxAcceleration[i] = joint.maxAcceleration();
    }
  }

  /// Puts a joint somewhere, at rest.
  void place(int i, double where) {
    motor[i] = where;
    link[i] = where;
    target[i] = where;
    velocity[i] = 0;
  }

  void target(int i, double where) {
    target[i] = Math.clamp(where, min[i], max[i]);
  }

  /// The targets become where the motors can come to rest from here.
  void brake() {
    for (int i = 0; i < So101.DOF; i++) {
      double way = velocity[i] * Math.abs(velocity[i]) / (2 * maxAcceleration[i]);
      target(i, motor[i] + way);
    }
  }

  /// 1 ms.
  ///
  /// @param load torque of the contacts about each joint, Nm
  void step(double[] load) {
    for (int i = 0; i < So101.DOF; i++) {
      double error = target[i] - motor[i];
      if (stalled(i, error, load[i])) velocity[i] = 0;
      else accelerate(i, error);
      double free = motor[i] + velocity[i] * DT;
      motor[i] = Math.clamp(free, min[i], max[i]);
      if (motor[i] != free) velocity[i] = 0;
      link[i] = Math.clamp(link[i], motor[i] - backlash / 2, motor[i] + backlash / 2);
    }
  }

  private boolean stalled(int i, double error, double load) {
    double pull = Math.min(TORQUE_NM[i], STIFFNESS * Math.abs(error));
    return load * error < 0 && !(Math.abs(load) < pull);
  }

  private void accelerate(int i, double error) {
    double way = Math.abs(error);
    double braking = BRAKING * Math.sqrt(2 * maxAcceleration[i] * way);
    double speed = Math.min(Math.min(way / responseS, braking), maxVelocity[i]);
    double change = Math.copySign(speed, error) - velocity[i];
    double most = maxAcceleration[i] * DT;
    velocity[i] += Math.clamp(change, -most, most);
  }

  /// Where the servo says that it is, rad.
  double position(int i) {
    return motor[i];
  }

  /// rad/s, over the last step.
  double velocity(int i) {
    return velocity[i];
  }

  /// Where the links are, rad, one per joint; the buffer itself.
  double[] links() {
    return link;
  }
}
