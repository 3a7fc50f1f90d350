package dev.sinew.teleop.ik;

import org.joml.Matrix4d;
import org.joml.Matrix4dc;

/// Keeps a target near the tool: one that runs out of reach slides along instead, so that the arm
/// answers at once when the operator turns back. Confined to one thread; allocates nothing after
/// construction.
public final class Leash {

  private final double metres;
  private final double radians;
  private final TaskError way = new TaskError();

  /// @param metres longest distance between tool and target
  /// @param radians greatest angle between them, below pi
  public Leash(double metres, double radians) {
    this.metres = metres;
    this.radians = radians;
  }

  /// @param target moved when it is too far away
  /// @return whether it was
  public boolean slide(Matrix4d target, Matrix4dc tool) {
    way.between(tool, target);
    if (!way.limit(metres, radians)) return false;
    way.follow(tool, target);
    return true;
  }
}
