package dev.sinew.runtime.kinematics;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.joml.Vector3d;

/// A random arm with a capsule on every link and all kinds of boundaries around it.
record Scene(
    KinematicModel model,
    ForwardKinematics arm,
    List<Capsule> capsules,
    List<Boundary> boundaries,
    CollisionModel collision) {

  static Scene random(Random random) {
    KinematicModel model = Arms.random(random);
    ForwardKinematics arm = new ForwardKinematics(model, Arms.drivers(model));
    List<Capsule> capsules =
        model.links().stream().map(link -> Arms.capsule(random, link.name())).toList();
    List<Boundary> boundaries = boundaries(random, capsules);
    return new Scene(
        model, arm, capsules, boundaries, new CollisionModel(arm, capsules, List.of(), boundaries));
  }

  /// One to three, each for one capsule or for a bare point on the same link.
  private static List<Boundary> boundaries(Random random, List<Capsule> capsules) {
    List<Boundary> boundaries = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      Capsule held = capsules.get(random.nextInt(capsules.size()));
      if (random.nextBoolean()) held = Capsule.point(held.link(), 0.1, 0.2, 0.3);
      boundaries.add(boundary(random, List.of(held)));
    }
    return boundaries;
  }

  private static Boundary boundary(Random random, List<Capsule> held) {
    Vector3d from = Arms.vector(random, 1);
    Vector3d to = new Vector3d(from).add(Arms.vector(random, 1).absolute().add(0.1, 0.1, 0.1));
    Box box = new Box(from.x, from.y, from.z, to.x, to.y, to.z);
    return switch (random.nextInt(3)) {
      case 0 -> new Boundary.KeepIn("cell", box, held);
      case 1 -> new Boundary.KeepOut("post", box, held);
      default ->
          new Boundary.HalfSpace("wall", Arms.vector(random, 2), random.nextDouble(-1, 1), held);
    };
  }
}
