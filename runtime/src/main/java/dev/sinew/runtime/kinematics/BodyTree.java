package dev.sinew.runtime.kinematics;

import dev.sinew.runtime.config.NearestKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.joml.Matrix4d;
import org.joml.Matrix4dc;
import org.joml.Quaterniond;
import org.joml.Vector3d;

/// A model reduced to what moves. Immutable.
///
/// A body is a largest set of links with only fixed joints between them; body 0 holds the root and
/// every other body hangs on one moving joint. Parents come before children. A body's frame is its
/// joint's frame turned so that the joint's axis is z, moved by the joint: one kind of turn and one
/// kind of slide are all that is left to compute.
final class BodyTree {

  /// @param parent index of the body that it hangs on; -1 for body 0
  /// @param anchor its frame at joint position zero, in the parent body's frame
  /// @param driver index of the driving joint in the robot's order
  /// @param multiplier joint position = `multiplier * driver's position + offset`
  /// @param lower least joint position, rad or m
  /// @param upper greatest joint position
  record Body(
      int parent,
      Matrix4dc anchor,
      boolean prismatic,
      int driver,
      double multiplier,
      double offset,
      double lower,
      double upper) {}

  private final KinematicModel model;
  private final List<String> drivers;
  private final List<Body> bodies = new ArrayList<>();
  private final Map<String, Integer> bodyOf = new TreeMap<>();
  private final Map<String, Matrix4dc> poseInBody = new TreeMap<>();

  /// @throws IllegalArgumentException when the joints are not all of those that move by themselves
  BodyTree(KinematicModel model, List<String> drivers) {
    this.model = model;
    this.drivers = List.copyOf(drivers);
    checkDrivers();
    bodies.add(new Body(-1, new Matrix4d(), false, -1, 0, 0, 0, 0));
    model.links().forEach(link -> place(link.name()));
  }

  List<Body> bodies() {
    return bodies;
  }

  int dof() {
    return drivers.size();
  }

  KinematicModel model() {
    return model;
  }

  /// @param link must be one of the model's
  int bodyOf(String link) {
    return bodyOf.get(link);
  }

  /// The link's frame in its body's.
  Matrix4dc poseInBody(String link) {
    return poseInBody.get(link);
  }

  /// The nearest body that both hang on, or are.
  int commonAncestor(int a, int b) {
    while (a != b) {
      if (a > b) a = bodies.get(a).parent();
      else b = bodies.get(b).parent();
    }
    return a;
  }

  private void checkDrivers() {
    for (String name : drivers) {
      Joint joint = model.joint(name);
      require(
          joint.kind() != Joint.Kind.FIXED && joint.mimic().isEmpty(),
          "joint '" + name + "' is fixed or mimics another one: it cannot be driven");
    }
    require(new HashSet<>(drivers).size() == drivers.size(), "a joint is named twice: " + drivers);
    for (Joint joint : model.joints()) {
      boolean moves = joint.kind() != Joint.Kind.FIXED && joint.mimic().isEmpty();
      require(
          !moves || drivers.contains(joint.name()),
          "joint '"
              + joint.name()
              + "' moves but is not one of the robot's"
              + NearestKey.suggestion(joint.name(), drivers)
              + "; name it, or lock it at a position");
    }
  }

  /// Places a link after those that it hangs on.
  private void place(String link) {
    if (bodyOf.containsKey(link)) return;
    Joint joint = model.above(link).orElse(null);
    if (joint == null) {
      put(link, 0, new Matrix4d());
      return;
    }
    place(joint.parent());
    int parent = bodyOf.get(joint.parent());
    Matrix4d origin = new Matrix4d(poseInBody.get(joint.parent())).mul(joint.origin());
    if (joint.kind() == Joint.Kind.FIXED) {
      put(link, parent, origin);
      return;
    }
    Quaterniond zToAxis = new Quaterniond().rotationTo(new Vector3d(0, 0, 1), joint.axis());
    bodies.add(body(joint, parent, origin.rotate(zToAxis)));
    put(link, bodies.size() - 1, new Matrix4d().rotation(zToAxis.conjugate()));
  }

  private void put(String link, int body, Matrix4dc pose) {
    bodyOf.put(link, body);
    poseInBody.put(link, pose);
  }

  private Body body(Joint joint, int parent, Matrix4dc anchor) {
    Joint.Mimic follows = joint.mimic().orElse(new Joint.Mimic(joint.name(), 1, 0));
    Joint.Limits range = model.joint(follows.joint()).limits();
    double atLower = follows.multiplier() * range.lower() + follows.offset();
    double atUpper = follows.multiplier() * range.upper() + follows.offset();
    return new Body(
        parent,
        anchor,
        joint.kind() == Joint.Kind.PRISMATIC,
        drivers.indexOf(follows.joint()),
        follows.multiplier(),
        follows.offset(),
        Math.min(atLower, atUpper),
        Math.max(atLower, atUpper));
  }

  private static void require(boolean condition, String problem) {
    if (!condition) throw new IllegalArgumentException(problem);
  }
}
