package dev.sinew.runtime.kinematics;

import java.util.Optional;
import org.joml.Matrix4d;
import org.joml.Matrix4dc;
import org.joml.Vector3d;
import org.joml.Vector3dc;

/// How one link hangs on another, in the words of URDF. Immutable.
///
/// The child's frame is `origin * motion(q)` in the parent's: a turn by `q` rad about the axis or a
/// slide by `q` m along it.
///
/// @param origin the joint's frame in the parent link's frame; rigid
/// @param axis direction in the joint's frame, of any length but zero; kept at length one. Not
///     looked at for [Kind#FIXED]
/// @param mimic the joint that this one follows, if it is not driven itself
public record Joint(
    String name,
    Kind kind,
    String parent,
    String child,
    Matrix4dc origin,
    Vector3dc axis,
    Limits limits,
    Optional<Mimic> mimic) {

  /// Ways to move.
  public enum Kind {
    FIXED,
    /// Turns, between limits.
    REVOLUTE,
    /// Turns without end.
    CONTINUOUS,
    /// Slides, between limits.
    PRISMATIC
  }

  /// Bounds of position (rad or m), speed (rad/s or m/s) and effort (N m or N).
  public record Limits(double lower, double upper, double velocity, double effort) {

    /// No bound at all.
    public static final Limits NONE =
        new Limits(
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            Double.POSITIVE_INFINITY);
  }

  /// Position = `multiplier` * position of `joint` + `offset`.
  public record Mimic(String joint, double multiplier, double offset) {}

  /// @throws IllegalArgumentException for a number that is not finite, a zero axis, limits out of
  ///     order, a revolute or prismatic joint without limits; the message names the joint
  public Joint {
    require(origin.isFinite(), name, "its origin is not finite");
    origin = new Matrix4d(origin);
    axis = kind == Kind.FIXED ? new Vector3d() : unit(name, axis);
    require(
        limits.lower <= limits.upper,
        name,
        "lower limit " + limits.lower + " is not below upper limit " + limits.upper);
    require(limits.velocity >= 0, name, "velocity limit " + limits.velocity + " is negative");
    require(limits.effort >= 0, name, "effort limit " + limits.effort + " is negative");
    boolean bounded = Double.isFinite(limits.lower) && Double.isFinite(limits.upper);
    boolean needsBounds = kind == Kind.REVOLUTE || kind == Kind.PRISMATIC;
    require(bounded || !needsBounds, name, "a " + kind + " joint needs finite limits");
    mimic.ifPresent(
        m ->
            require(
                Double.isFinite(m.multiplier) && Double.isFinite(m.offset),
                name,
                "its mimic's multiplier or offset is not finite"));
    require(
        mimic.isEmpty() || kind != Kind.FIXED, name, "a fixed joint cannot mimic another joint");
  }

  /// A joint that does not move.
  public static Joint fixed(String name, String parent, String child, Matrix4dc origin) {
    return new Joint(
        name, Kind.FIXED, parent, child, origin, new Vector3d(), Limits.NONE, Optional.empty());
  }

  /// This joint, locked.
  Joint fixedAt(double position) {
    Matrix4d locked = new Matrix4d(origin);
    if (kind == Kind.PRISMATIC) locked.translate(new Vector3d(axis).mul(position));
    else if (kind != Kind.FIXED) locked.rotate(position, axis);
    return fixed(name, parent, child, locked);
  }

  private static Vector3d unit(String name, Vector3dc axis) {
    double length = axis.length();
    require(Double.isFinite(length), name, "its axis is not finite");
    require(length > 0, name, "its axis is zero");
    return new Vector3d(axis).div(length);
  }

  private static void require(boolean condition, String name, String problem) {
    if (!condition) throw new IllegalArgumentException("joint '" + name + "': " + problem);
  }
}
