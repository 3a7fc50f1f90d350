package dev.sinew.app.deploy;

import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.NearestKey;
import dev.sinew.runtime.kinematics.Boundary;
import dev.sinew.runtime.kinematics.Box;
import dev.sinew.runtime.kinematics.Capsule;
import dev.sinew.runtime.kinematics.ForwardKinematics;
import dev.sinew.runtime.kinematics.Joint;
import dev.sinew.runtime.kinematics.KinematicModel;
import dev.sinew.runtime.kinematics.Link;
import dev.sinew.runtime.kinematics.LinkPair;
import dev.sinew.runtime.kinematics.Urdf;
import dev.sinew.runtime.safety.Workspace;
import java.util.ArrayList;
import java.util.List;
import org.joml.Vector3d;

/// The `supervisor.workspace` section: the arm's body, and where it may be.
final class WorkspaceSection {

  private final ConfigSection section;
  private final KinematicModel model;
  private final List<Capsule> capsules;

  WorkspaceSection(ConfigSection section, RobotSpec robot) {
    this.section = section;
    model = Urdf.read(section.resolve(section.text("urdf")));
    mustHave(robot);
    capsules = new ArrayList<>(model.capsules());
    if (section.has("capsules"))
      for (ConfigSection declared : section.sections("capsules")) capsules.add(capsule(declared));
    mustCover();
  }

  /// Every joint of the robot must be in the file, and move no farther than it says there.
  private void mustHave(RobotSpec robot) {
    List<String> names = model.joints().stream().map(Joint::name).toList();
    for (JointSpec joint : robot.joints()) {
      if (!names.contains(joint.name()))
        throw section.problem(
            "urdf",
            section.text("urdf")
                + " has no joint '"
                + joint.name()
                + "'"
                + NearestKey.suggestion(joint.name(), names));
    }
  }

  /// A mesh is no body to compute with: its link needs a capsule of its own.
  private void mustCover() {
    for (Link link : model.unusable()) {
      if (capsules.stream().noneMatch(c -> c.link().equals(link.name())))
        throw section.problem(
            "capsules",
            "link '" + link.name() + "' has only a mesh in the URDF; declare a capsule around it");
    }
  }

  /// @throws dev.sinew.runtime.config.ConfigException naming the key, its value and what would be
  ///     right
  Workspace read(RobotSpec robot) {
    List<LinkPair> excluded = new ArrayList<>();
    if (section.has("ignore"))
      for (ConfigSection pair : section.sections("ignore"))
        excluded.add(new LinkPair(link(pair, "a"), link(pair, "b")));
    try {
      Workspace workspace =
          new Workspace(model, capsules, excluded, boundaries(), section.number("margin-m"));
      new ForwardKinematics(model, robot.joints().stream().map(JointSpec::name).toList());
      return workspace;
    } catch (IllegalArgumentException e) {
      throw section.problem("", e.getMessage());
    }
  }

  private List<Boundary> boundaries() {
    List<Boundary> boundaries = new ArrayList<>();
    if (section.has("keep-in"))
      for (ConfigSection box : section.sections("keep-in"))
        boundaries.add(new Boundary.KeepIn(box.text("name"), box(box), held(box)));
    if (section.has("keep-out"))
      for (ConfigSection box : section.sections("keep-out"))
        boundaries.add(new Boundary.KeepOut(box.text("name"), box(box), held(box)));
    if (section.has("planes")) {
      for (ConfigSection plane : section.sections("planes")) {
        double[] normal = plane.numbers("normal");
        boundaries.add(
            new Boundary.HalfSpace(
                plane.text("name"),
                new Vector3d(normal[0], normal[1], normal[2]),
                plane.number("offset"),
                held(plane)));
      }
    }
    return boundaries;
  }

  private List<Capsule> held(ConfigSection boundary) {
    for (String link : boundary.texts("links")) mustBeLink(boundary, "links", link);
    return Capsule.onLinks(capsules, boundary.texts("links"));
  }

  private static Box box(ConfigSection box) {
    double[] min = box.numbers("min");
    double[] max = box.numbers("max");
    return new Box(min[0], min[1], min[2], max[0], max[1], max[2]);
  }

  private Capsule capsule(ConfigSection declared) {
    double[] from = declared.numbers("from");
    double[] to = declared.numbers("to");
    return new Capsule(
        link(declared, "link"),
        from[0],
        from[1],
        from[2],
        to[0],
        to[1],
        to[2],
        declared.number("radius"));
  }

  private String link(ConfigSection declared, String key) {
    mustBeLink(declared, key, declared.text(key));
    return declared.text(key);
  }

  private void mustBeLink(ConfigSection declared, String key, String name) {
    List<String> names = model.links().stream().map(Link::name).toList();
    if (!names.contains(name))
      throw declared.problem(
          key, "no link '" + name + "' in the URDF" + NearestKey.suggestion(name, names));
  }
}
