package dev.sinew.runtime.kinematics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix4d;
import org.joml.Vector3d;

/// Models from Denavit-Hartenberg rows, as arm makers publish them. All joints turn about z.
///
/// Links are `link0` (the base) to `linkN`, with the frames of the convention; joints `joint1` to
/// `jointN`. No shapes.
public final class DenavitHartenberg {

  /// One joint.
  ///
  /// @param a along x, m
  /// @param d along z, m
  /// @param alpha about x, rad
  /// @param offset about z at joint position zero, rad
  public record Row(double a, double d, double alpha, double offset, Joint.Limits limits) {}

  private DenavitHartenberg() {}

  /// Craig's modified convention (Introduction to Robotics, section 3.4):
  /// `T(i-1, i) = Rx(alpha) Tx(a) Rz(q + offset) Tz(d)`.
  public static KinematicModel modified(List<Row> rows) {
    List<Link> links = new ArrayList<>(List.of(Link.bare("link0")));
    List<Joint> joints = new ArrayList<>();
    for (int i = 1; i <= rows.size(); i++) {
      Row row = rows.get(i - 1);
      Matrix4d origin = new Matrix4d().rotateX(row.alpha).translate(row.a, 0, 0);
      links.add(Link.bare("link" + i));
      joints.add(turning(i, "link" + i, alongZ(origin, row), row));
    }
    return new KinematicModel(links, joints);
  }

  /// The classic convention (Denavit and Hartenberg 1955; Siciliano et al., Robotics, section 2.8):
  /// `T(i-1, i) = Rz(q + offset) Tz(d) Tx(a) Rx(alpha)`.
  ///
  /// What turns with joint `i` before `a` and `alpha` is a further link, `axisI`.
  public static KinematicModel classic(List<Row> rows) {
    List<Link> links = new ArrayList<>(List.of(Link.bare("link0")));
    List<Joint> joints = new ArrayList<>();
    for (int i = 1; i <= rows.size(); i++) {
      Row row = rows.get(i - 1);
      Matrix4d after = new Matrix4d().translate(row.a, 0, 0).rotateX(row.alpha);
      links.add(Link.bare("axis" + i));
      links.add(Link.bare("link" + i));
      joints.add(turning(i, "axis" + i, alongZ(new Matrix4d(), row), row));
      joints.add(Joint.fixed("flange" + i, "axis" + i, "link" + i, after));
    }
    return new KinematicModel(links, joints);
  }

  /// A turn and a slide along one axis commute: both fit before the joint.
  private static Matrix4d alongZ(Matrix4d before, Row row) {
    return before.translate(0, 0, row.d).rotateZ(row.offset);
  }

  private static Joint turning(int i, String child, Matrix4d origin, Row row) {
    return new Joint(
        "joint" + i,
        Joint.Kind.REVOLUTE,
        "link" + (i - 1),
        child,
        origin,
        new Vector3d(0, 0, 1),
        row.limits,
        Optional.empty());
  }
}
