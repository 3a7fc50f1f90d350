package dev.sinew.teleop.ik;

import org.joml.Matrix4d;
import org.joml.Matrix4dc;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.joml.Vector3dc;

/// The way from one pose to another: a displacement and a turn, both in the base frame. Confined to
/// one thread; allocates nothing after construction.
public final class TaskError {

  private final Vector3d displacement = new Vector3d();
  private final Vector3d turn = new Vector3d();
  private final Quaterniond a = new Quaterniond();
  private final Quaterniond b = new Quaterniond();

  public TaskError() {}

  /// Takes the shorter way round.
  public void between(Matrix4dc from, Matrix4dc to) {
    displacement.set(to.m30() - from.m30(), to.m31() - from.m31(), to.m32() - from.m32());
    a.setFromNormalized(from).conjugate();
    b.setFromNormalized(to).mul(a);
    turn.set(b.x, b.y, b.z);
    double sine = turn.length();
    double angle = 2 * Math.atan2(sine, Math.abs(b.w));
    // A turn by next to nothing is twice its vector part; the quotient would be 0 / 0.
    turn.mul((b.w < 0 ? -1 : 1) * (sine > 1e-12 ? angle / sine : 2));
  }

  /// m.
  public Vector3dc displacement() {
    return displacement;
  }

  /// Axis times angle, rad.
  public Vector3dc turn() {
    return turn;
  }

  /// Shortens both, each in its own direction.
  ///
  /// @return whether one had to be
  boolean limit(double metres, double radians) {
    boolean far = shorten(displacement, metres);
    return shorten(turn, radians) | far;
  }

  /// The pose that this way leads to.
  ///
  /// @param from where the way begins
  /// @param to rewritten; may be `from`
  void follow(Matrix4dc from, Matrix4d to) {
    double angle = turn.length();
    double x = from.m30() + displacement.x;
    double y = from.m31() + displacement.y;
    double z = from.m32() + displacement.z;
    a.setFromNormalized(from);
    if (angle > 0) {
      b.setAngleAxis(angle, turn.x / angle, turn.y / angle, turn.z / angle).mul(a, a).normalize();
    }
    to.rotation(a).setTranslation(x, y, z);
  }

  void turn(Vector3dc value) {
    turn.set(value);
  }

  private static boolean shorten(Vector3d v, double most) {
    double length = v.length();
    if (length <= most) return false;
    v.mul(most / length);
    return true;
  }
}
