package dev.sinew.runtime.kinematics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.joml.Matrix4d;
import org.joml.Vector3d;
import org.joml.Vector3dc;

/// Arms to test with.
final class Arms {

  static final Vector3dc X = new Vector3d(1, 0, 0);
  static final Vector3dc Y = new Vector3d(0, 1, 0);
  static final Vector3dc Z = new Vector3d(0, 0, 1);

  private Arms() {}

  /// `joint1` to `jointN` about z, each 1 m along x from the one before: links `link0` to `linkN`.
  static KinematicModel planar(int joints) {
    return new KinematicModel(
        IntStream.rangeClosed(0, joints).mapToObj(i -> Link.bare("link" + i)).toList(),
        IntStream.rangeClosed(1, joints)
            .mapToObj(i -> revolute(i, new Matrix4d().translate(i == 1 ? 0 : 1, 0, 0), Z))
            .toList());
  }

  /// A joint from the link before to `linkI`, within pi.
  static Joint revolute(int i, Matrix4d origin, Vector3dc axis) {
    return moving(Joint.Kind.REVOLUTE, i, origin, axis, Math.PI, Optional.empty());
  }

  static Joint prismatic(int i, Matrix4d origin, Vector3dc axis, double travel) {
    return moving(Joint.Kind.PRISMATIC, i, origin, axis, travel, Optional.empty());
  }

  static Joint moving(
      Joint.Kind kind,
      int i,
      Matrix4d origin,
      Vector3dc axis,
      double limit,
      Optional<Joint.Mimic> mimic) {
    String parent = "link" + (i - 1);
    Joint.Limits limits =
        kind == Joint.Kind.CONTINUOUS ? Joint.Limits.NONE : new Joint.Limits(-limit, limit, 1, 1);
    return new Joint("joint" + i, kind, parent, "link" + i, origin, axis, limits, mimic);
  }

  /// The joints that drive a model, in its order.
  static List<String> drivers(KinematicModel model) {
    return model.joints().stream()
        .filter(j -> j.kind() != Joint.Kind.FIXED && j.mimic().isEmpty())
        .map(Joint::name)
        .toList();
  }

  /// A tree of two to nine links with joints of every kind, all over the place.
  static KinematicModel random(Random random) {
    int joints = 1 + random.nextInt(8);
    List<Link> links = new ArrayList<>(List.of(Link.bare("link0")));
    List<Joint> made = new ArrayList<>();
    for (int i = 1; i <= joints; i++) {
      int parent = random.nextInt(3) == 0 ? random.nextInt(i) : i - 1;
      links.add(Link.bare("link" + i));
      made.add(random(random, i, "link" + parent, made));
    }
    return new KinematicModel(links, made);
  }

  private static Joint random(Random random, int i, String parent, List<Joint> made) {
    Joint.Kind kind = i == 1 ? Joint.Kind.REVOLUTE : Joint.Kind.values()[random.nextInt(4)];
    Matrix4d origin =
        new Matrix4d()
            .translate(vector(random, 0.4))
            .rotateXYZ(random.nextDouble(6), random.nextDouble(6), random.nextDouble(6));
    if (kind == Joint.Kind.FIXED) return Joint.fixed("joint" + i, parent, "link" + i, origin);
    double lower = -random.nextDouble();
    Joint.Limits limits =
        kind == Joint.Kind.CONTINUOUS
            ? Joint.Limits.NONE
            : new Joint.Limits(lower, lower + random.nextDouble(), 1, 1);
    Optional<Joint.Mimic> mimic =
        i > 1 && random.nextInt(5) == 0
            ? Optional.of(new Joint.Mimic("joint1", random.nextDouble(-2, 2), random.nextDouble()))
            : Optional.empty();
    return new Joint(
        "joint" + i, kind, parent, "link" + i, origin, vector(random, 1), limits, mimic);
  }

  static Vector3d vector(Random random, double size) {
    return new Vector3d(
        random.nextDouble(-size, size),
        random.nextDouble(-size, size),
        random.nextDouble(-size, size));
  }

  /// Within the limits.
  static double[] positions(KinematicModel model, Random random) {
    return drivers(model).stream()
        .mapToDouble(
            name -> {
              Joint.Limits limits = model.joint(name).limits();
              double from = Math.max(limits.lower(), -10);
              double to = Math.min(limits.upper(), 10);
              return from + random.nextDouble() * (to - from);
            })
        .toArray();
  }

  static Capsule capsule(Random random, String link) {
    Vector3d a = vector(random, 0.3);
    Vector3d b = random.nextInt(4) == 0 ? a : vector(random, 0.3);
    return new Capsule(link, a.x, a.y, a.z, b.x, b.y, b.z, random.nextDouble(0.001, 0.1));
  }

  /// A link's pose, straight from the definition.
  static Matrix4d pose(KinematicModel model, String link, double[] positions) {
    Joint joint = model.above(link).orElse(null);
    if (joint == null) return new Matrix4d();
    Matrix4d pose = pose(model, joint.parent(), positions).mul(joint.origin());
    if (joint.kind() == Joint.Kind.FIXED) return pose;
    Joint.Mimic from = joint.mimic().orElse(new Joint.Mimic(joint.name(), 1, 0));
    double driver = positions[drivers(model).indexOf(from.joint())];
    double position = from.multiplier() * driver + from.offset();
    return joint.kind() == Joint.Kind.PRISMATIC
        ? pose.translate(new Vector3d(joint.axis()).mul(position))
        : pose.rotate(position, joint.axis());
  }
}
