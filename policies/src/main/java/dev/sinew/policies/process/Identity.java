package dev.sinew.policies.process;

/// Network units are the robot's own: only the number of digits changes.
record Identity(int width) implements Normalizer {

  @Override
  public float normalize(int i, double value) {
    return (float) value;
  }

  @Override
  public double denormalize(int i, float value) {
    return value;
  }
}
