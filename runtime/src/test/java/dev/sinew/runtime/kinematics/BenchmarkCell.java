package dev.sinew.runtime.kinematics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A seven-joint arm of the Panda's proportions in a cell: a capsule per link, 21 pairs, the last
/// three links inside a box, above a table and beside a post.
record BenchmarkCell(ForwardKinematics arm, CollisionModel collision) {

  BenchmarkCell() {
    this(DenavitHartenberg.modified(DenavitHartenbergTest.panda()));
  }

  private BenchmarkCell(KinematicModel model) {
    this(new ForwardKinematics(model, Arms.drivers(model)));
  }

  private BenchmarkCell(ForwardKinematics arm) {
    this(arm, collision(arm));
  }

  private static CollisionModel collision(ForwardKinematics arm) {
    List<Capsule> capsules =
        IntStream.rangeClosed(0, 7)
            .mapToObj(i -> new Capsule("link" + i, 0, 0, -0.05, 0.02, 0.03, 0.05, 0.06))
            .toList();
    List<Capsule> tool = Capsule.onLinks(capsules, List.of("link5", "link6", "link7"));
    List<Boundary> boundaries = new ArrayList<>();
    boundaries.add(new Boundary.KeepIn("cell", new Box(-1, -1, -0.5, 1, 1, 2), tool));
    boundaries.add(new Boundary.HalfSpace("table", Arms.Z, -0.5, tool));
    boundaries.add(new Boundary.KeepOut("post", new Box(0.6, 0.6, 0, 0.7, 0.7, 1), tool));
    return new CollisionModel(arm, capsules, List.of(), boundaries);
  }
}
