package dev.sinew.app.episode;

import dev.sinew.runtime.port.Task;

/// What an arm does that nobody can judge: never solved, so that the episode ends by its steps.
public record Unjudged(String name) implements Task {

  @Override
  public String measure() {
    return "none";
  }

  @Override
  public double target() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public double evaluate() {
    return 0;
  }
}
