package dev.sinew.runtime.port;

/// What a robot is to achieve, with a judge: a simulated benchmark.
public interface Task {

  String name();

  /// Name of the measure, for reports: "coverage".
  String measure();

  /// Value of the measure above which the benchmark calls the task solved.
  double target();

  /// The measure, 0..1, of the newest published state. Any thread.
  double evaluate();
}
