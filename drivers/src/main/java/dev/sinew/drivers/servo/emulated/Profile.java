package dev.sinew.drivers.servo.emulated;

/// The reference that a servo follows to its goal: limited in speed and acceleration (trapezoid).
final class Profile {

  private double position;
  private double velocity;

  /// At rest there.
  void start(double where) {
    start(where, 0);
  }

  /// There, at a speed.
  void start(double where, double speed) {
    position = where;
    velocity = speed;
  }

  /// @param maxVelocity counts per second; infinity when there is no limit
  /// @param maxAcceleration counts per second squared; infinity when there is no limit
  void step(double goal, double maxVelocity, double maxAcceleration, double seconds) {
    double distance = goal - position;
    double left = Math.abs(distance);
    double braking = left == 0 ? 0 : Math.sqrt(2 * maxAcceleration * left);
    double wanted =
        Math.copySign(Math.min(Math.min(maxVelocity, braking), left / seconds), distance);
    double change = maxAcceleration * seconds;
    velocity += Math.clamp(wanted - velocity, -change, change);
    position += velocity * seconds;
  }

  /// At a speed, without a goal.
  void run(double wanted, double maxAcceleration, double seconds) {
    double change = maxAcceleration * seconds;
    velocity += Math.clamp(wanted - velocity, -change, change);
    position += velocity * seconds;
  }

  double position() {
    return position;
  }

  double velocity() {
    return velocity;
  }
}
