package dev.sinew.runtime.kinematics;

import dev.sinew.runtime.config.NearestKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A tree of links and joints. Immutable.
///
/// A link is known by its name or, on the hot path, by its index in [#links].
public final class KinematicModel {

  private final List<Link> links;
  private final List<Joint> joints;
  private final Map<String, Integer> indexes = new LinkedHashMap<>();
  private final Map<String, Joint> above = new LinkedHashMap<>();

  /// @throws IllegalArgumentException when they do not make one tree, a name is used twice or is
  ///     unknown, or a joint mimics one that it cannot follow; the message names the element
  public KinematicModel(List<Link> links, List<Joint> joints) {
    this.links = List.copyOf(links);
    this.joints = List.copyOf(joints);
    for (Link link : links) {
      require(
          indexes.putIfAbsent(link.name(), indexes.size()) == null,
          "link '" + link.name() + "' is there twice");
    }
    joints.forEach(this::hang);
    joints.forEach(this::checkMimic);
    checkTree();
  }

  /// In the order given.
  public List<Link> links() {
    return links;
  }

  /// In the order given.
  public List<Joint> joints() {
    return joints;
  }

  /// @throws IllegalArgumentException for an unknown name
  public int linkIndex(String name) {
    Integer index = indexes.get(name);
    require(
        index != null,
        "link '" + name + "' is unknown" + NearestKey.suggestion(name, indexes.keySet()));
    return index;
  }

  /// @throws IllegalArgumentException for an unknown name
  public Joint joint(String name) {
    List<String> names = joints.stream().map(Joint::name).toList();
    int index = names.indexOf(name);
    require(index >= 0, "joint '" + name + "' is unknown" + NearestKey.suggestion(name, names));
    return joints.get(index);
  }

  /// The capsules of all links.
  public List<Capsule> capsules() {
    return links.stream().flatMap(l -> l.capsules().stream()).toList();
  }

  /// The links with a shape that no capsule covers.
  public List<Link> unusable() {
    return links.stream().filter(l -> !l.unusable().isEmpty()).toList();
  }

  /// This model with a joint, and all that mimic it, locked: for a joint that the robot does not
  /// report.
  ///
  /// @param position rad or m
  /// @throws IllegalArgumentException for an unknown name
  public KinematicModel fixedAt(String joint, double position) {
    String name = joint(joint).name();
    List<Joint> locked = new ArrayList<>();
    for (Joint j : joints) {
      Optional<Joint.Mimic> follows = j.mimic().filter(m -> m.joint().equals(name));
      if (j.name().equals(name)) locked.add(j.fixedAt(position));
      else if (follows.isPresent()) {
        locked.add(j.fixedAt(follows.get().multiplier() * position + follows.get().offset()));
      } else locked.add(j);
    }
    return new KinematicModel(links, locked);
  }

  /// The joint on which a link hangs; empty for the root.
  Optional<Joint> above(String link) {
    return Optional.ofNullable(above.get(link));
  }

  private void hang(Joint joint) {
    String who = "joint '" + joint.name() + "': ";
    require(
        joints.stream().filter(j -> j.name().equals(joint.name())).count() == 1,
        "joint '" + joint.name() + "' is there twice");
    for (String link : List.of(joint.parent(), joint.child())) {
      require(
          indexes.containsKey(link),
          who + "link '" + link + "' is unknown" + NearestKey.suggestion(link, indexes.keySet()));
    }
    Joint other = above.putIfAbsent(joint.child(), joint);
    require(
        other == null,
        who
            + "link '"
            + joint.child()
            + "' already hangs on joint '"
            + (other == null ? "" : other.name())
            + "'");
  }

  private void checkMimic(Joint joint) {
    if (joint.mimic().isEmpty()) return;
    String who = "joint '" + joint.name() + "': ";
    Joint source = joint(joint.mimic().get().joint());
    require(
        source.mimic().isEmpty() && source.kind() != Joint.Kind.FIXED,
        who + "cannot mimic joint '" + source.name() + "', which is fixed or mimics another one");
    require(
        joint.kind() != Joint.Kind.PRISMATIC || source.kind() != Joint.Kind.CONTINUOUS,
        who + "slides, so that it cannot mimic '" + source.name() + "', which turns without end");
  }

  private void checkTree() {
    List<String> roots = indexes.keySet().stream().filter(l -> !above.containsKey(l)).toList();
    require(!indexes.isEmpty(), "there is no link");
    require(
        roots.size() < 2,
        "links '" + String.join("', '", roots) + "' all have no parent; only the base may");
    for (String link : indexes.keySet()) {
      Set<String> passed = new HashSet<>();
      for (String at = link; above.containsKey(at); at = above.get(at).parent()) {
        require(passed.add(at), "link '" + at + "' hangs on itself: its joints form a cycle");
      }
    }
  }

  private static void require(boolean condition, String problem) {
    if (!condition) throw new IllegalArgumentException(problem);
  }
}
