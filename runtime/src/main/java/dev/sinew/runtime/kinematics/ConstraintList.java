package dev.sinew.runtime.kinematics;

import java.util.ArrayList;
import java.util.List;

/// Writes down what is to be checked, capsule by capsule.
final class ConstraintList {

  private final BodyTree tree;
  private final CapsuleSet set;
  private final List<Constraint> constraints = new ArrayList<>();

  ConstraintList(BodyTree tree, CapsuleSet set) {
    this.tree = tree;
    this.set = set;
  }

  List<Constraint> constraints() {
    return constraints;
  }

  /// Every two capsules but those of links that do not move against each other, that hang on one
  /// another by a single joint, or that are excluded.
  void between(List<Capsule> capsules, List<LinkPair> excluded) {
    for (int i = 1; i < capsules.size(); i++) {
      for (int j = 0; j < i; j++) {
        Capsule a = capsules.get(j);
        Capsule b = capsules.get(i);
        if (neighbours(a, b) || excluded.stream().anyMatch(p -> p.joins(a.link(), b.link()))) {
          continue;
        }
        String name = "links '" + a.link() + "' and '" + b.link() + "'";
        constraints.add(
            new BetweenCapsules(
                name, set.axis(a), set.axis(b), a.radius() + b.radius(), approach(a, b)));
      }
    }
  }

  void within(Boundary boundary) {
    for (Capsule c : boundary.capsules()) {
      String name = "link '" + c.link() + "' and boundary '" + boundary.name() + "'";
      double[] reach = Reach.of(tree, c, 0);
      Segment axis = set.axis(c);
      constraints.add(
          switch (boundary) {
            case Boundary.KeepIn in -> new InsideBox(name, axis, in.box(), c.radius(), reach);
            case Boundary.KeepOut out ->
                new OutsideBox(name, axis, new BoxDistance(out.box()), c.radius(), reach);
            case Boundary.HalfSpace half ->
                new OnPositiveSide(name, axis, half.normal(), half.offset(), c.radius(), reach);
          });
    }
  }

  private boolean neighbours(Capsule a, Capsule b) {
    int one = tree.bodyOf(a.link());
    int other = tree.bodyOf(b.link());
    return one == other
        || tree.bodies().get(one).parent() == other
        || tree.bodies().get(other).parent() == one;
  }

  /// Joints that carry both capsules alike do not bring them nearer: what counts is each one's
  /// motion against the last body that carries both.
  private double[] approach(Capsule a, Capsule b) {
    int both = tree.commonAncestor(tree.bodyOf(a.link()), tree.bodyOf(b.link()));
    double[] reach = Reach.of(tree, a, both);
    double[] other = Reach.of(tree, b, both);
    for (int i = 0; i < reach.length; i++) reach[i] += other[i];
    return reach;
  }
}
