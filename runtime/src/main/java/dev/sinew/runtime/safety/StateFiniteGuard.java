package dev.sinew.runtime.safety;

/// The measured state holds a NaN or an infinity.
record StateFiniteGuard() implements Guard {

  @Override
  public boolean broken(Evidence now) {
    for (int i = 0; i < now.measured.dof(); i++) {
      if (!Double.isFinite(now.measured.position(i))) return true;
      if (!Double.isFinite(now.measured.velocity(i))) return true;
    }
    return false;
  }
}
