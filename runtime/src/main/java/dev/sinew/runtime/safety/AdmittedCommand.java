package dev.sinew.runtime.safety;

/// A command that passed the supervisor: joint positions in the joints' units. One instance,
/// rewritten every tick on the servo thread; valid inside the call that received it.
public final class AdmittedCommand {

  private final double[] position;
  private Outcome outcome = Outcome.HELD;

  AdmittedCommand(int dof) {
    position = new double[dof];
  }

  public int dof() {
    return position.length;
  }

  public double position(int i) {
    return position[i];
  }

  public Outcome outcome() {
    return outcome;
  }

  void position(int i, double value) {
    position[i] = value;
  }

  void outcome(Outcome value) {
    outcome = value;
  }
}
