package dev.sinew.runtime.safety;

/// The command holds a NaN or an infinity; such a command is never repaired.
record CommandFiniteGuard() implements Guard {

  @Override
  public boolean broken(Evidence now) {
    for (int i = 0; i < now.wanted.dof(); i++) {
      if (!Double.isFinite(now.wanted.position(i))) return now.running;
    }
    return false;
  }
}
