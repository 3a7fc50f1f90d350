package dev.sinew.runtime.safety;

/// The command's joint count is not the robot's.
record CommandDimensionGuard(int dof) implements Guard {

  @Override
  public boolean broken(Evidence now) {
    return now.wanted.dof() != dof || now.measured.dof() != dof;
  }
}
