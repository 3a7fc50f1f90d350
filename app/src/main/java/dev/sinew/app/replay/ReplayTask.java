package dev.sinew.app.replay;

import dev.sinew.runtime.port.Task;

/// To play a recorded motion to its end.
public record ReplayTask(String name, ReplayPolicy replay) implements Task {

  private static final double ALL = 0.999;

  @Override
  public String measure() {
    return "played";
  }

  @Override
  public double target() {
    return ALL;
  }

  @Override
  public double evaluate() {
    return replay.played();
  }
}
