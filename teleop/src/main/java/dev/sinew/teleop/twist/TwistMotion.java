package dev.sinew.teleop.twist;

/// What a twist moves. Teleoperation thread; allocates nothing in steady state.
interface TwistMotion {

  /// The joints that it moves: bit `i` for joint `i` of the robot.
  long joints();

  /// Begins at rest from where the arm was sent.
  ///
  /// @param sent joint positions in the robot's order
  void start(double[] sent);

  /// One cycle.
  ///
  /// @param scale of the speeds, above 0 to 1
  /// @param seconds that the cycle takes
  /// @param sent where the arm was really sent, in the robot's order
  void step(Twist twist, double scale, double seconds, double[] sent);

  /// Where joint `i` of the robot is wanted; of one that it moves.
  double position(int i);
}
