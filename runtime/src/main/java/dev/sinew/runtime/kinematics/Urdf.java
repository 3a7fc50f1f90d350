package dev.sinew.runtime.kinematics;

import dev.sinew.runtime.config.ConfigException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix4d;
import org.joml.Vector3d;

/// Reads the Unified Robot Description Format: <http://wiki.ros.org/urdf/XML>.
///
/// Read: links with their `<collision>` shapes, joints of the kinds of [Joint.Kind] with origin,
/// axis, limits and mimic. A shape other than cylinder, sphere and box is not lost but listed
/// ([KinematicModel#unusable]). Stricter than the format: the limits of a revolute or prismatic
/// joint must be written out. Elements that do not concern kinematics (materials, transmissions,
/// inertias, a simulator's own) are not looked at.
public final class Urdf {

  private Urdf() {}

  /// @throws ConfigException when the file is missing, is no XML, holds a document type
  ///     declaration, or does not describe one tree of links; one line with file, element and value
  public static KinematicModel read(Path file) {
    UrdfElement robot = new UrdfElement(file, XmlFile.root(file));
    if (!robot.tag().equals("robot")) throw robot.problem("is not <robot>: not a URDF file");
    for (UrdfElement child : robot.children()) {
      if (child.tag().startsWith("xacro:")) {
        throw child.problem("the file is a xacro template; expand it to plain URDF first");
      }
    }
    try {
      return new KinematicModel(
          robot.children("link").stream().map(Urdf::link).toList(),
          robot.children("joint").stream().map(Urdf::joint).toList());
    } catch (IllegalArgumentException e) {
      throw new ConfigException(file, "", e.getMessage());
    }
  }

  private static Link link(UrdfElement link) {
    String name = link.text("name");
    List<Capsule> capsules = new ArrayList<>();
    List<String> unusable = new ArrayList<>();
    for (UrdfElement collision : link.children("collision")) {
      Matrix4d origin = collision.origin();
      UrdfElement geometry = collision.required("geometry");
      List<UrdfElement> shapes = geometry.children();
      if (shapes.size() != 1) throw geometry.problem("must hold one shape, not " + shapes.size());
      UrdfElement shape = shapes.getFirst();
      switch (shape.tag()) {
        case "cylinder" ->
            capsules.add(
                CapsuleFit.cylinder(name, origin, shape.length("radius"), shape.length("length")));
        case "sphere" -> capsules.add(CapsuleFit.sphere(name, origin, shape.length("radius")));
        case "box" -> capsules.add(CapsuleFit.box(name, origin, shape.size("size")));
        case "mesh" -> unusable.add("mesh '" + shape.text("filename") + "'");
        default -> unusable.add(shape.tag());
      }
    }
    return new Link(name, capsules, unusable);
  }

  private static Joint joint(UrdfElement joint) {
    Joint.Kind kind = kind(joint);
    Optional<UrdfElement> axis = joint.child("axis").filter(a -> kind != Joint.Kind.FIXED);
    return new Joint(
        joint.text("name"),
        kind,
        joint.required("parent").text("link"),
        joint.required("child").text("link"),
        joint.origin(),
        axis.map(a -> a.triple("xyz")).orElseGet(() -> new Vector3d(1, 0, 0)),
        limits(joint, kind),
        joint
            .child("mimic")
            .map(
                m ->
                    new Joint.Mimic(
                        m.text("joint"), m.number("multiplier", 1), m.number("offset", 0))));
  }

  private static Joint.Kind kind(UrdfElement joint) {
    return switch (joint.text("type")) {
      case "fixed" -> Joint.Kind.FIXED;
      case "revolute" -> Joint.Kind.REVOLUTE;
      case "continuous" -> Joint.Kind.CONTINUOUS;
      case "prismatic" -> Joint.Kind.PRISMATIC;
      default ->
          throw joint.problem(
              "type=\""
                  + joint.text("type")
                  + "\" is not one of fixed, revolute, continuous, prismatic");
    };
  }

  private static Joint.Limits limits(UrdfElement joint, Joint.Kind kind) {
    return switch (kind) {
      case FIXED -> Joint.Limits.NONE;
      case REVOLUTE, PRISMATIC -> {
        UrdfElement limit = joint.required("limit");
        yield new Joint.Limits(
            limit.number("lower"),
            limit.number("upper"),
            limit.number("velocity"),
            limit.number("effort"));
      }
      case CONTINUOUS ->
          joint
              .child("limit")
              .map(
                  l ->
                      new Joint.Limits(
                          Double.NEGATIVE_INFINITY,
                          Double.POSITIVE_INFINITY,
                          l.number("velocity"),
                          l.number("effort")))
              .orElse(Joint.Limits.NONE);
    };
  }
}
