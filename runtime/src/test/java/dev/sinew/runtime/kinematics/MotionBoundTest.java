package dev.sinew.runtime.kinematics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.joml.Matrix4d;
import org.joml.Vector3d;

/// Random arms in random surroundings.
class MotionBoundTest {

  private static final double ROUNDING = 1e-7;

  @Property(seed = "501")
  void theClearanceIsTheLeastOverAllPairsAndBoundaries(@ForAll long seed) {
    Random random = new Random(seed);
    Scene scene = Scene.random(random);
    double[] positions = Arms.positions(scene.model(), random);
    scene.arm().update(positions);
    double expected = Double.POSITIVE_INFINITY;
    List<Capsule> capsules = scene.capsules();
    for (int i = 0; i < capsules.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (!mayTouch(scene.model(), capsules.get(i), capsules.get(j))) {
          expected =
              Math.min(expected, apart(scene.model(), positions, capsules.get(i), capsules.get(j)));
        }
      }
    }
    for (Boundary boundary : scene.boundaries()) {
      expected = Math.min(expected, sampled(scene.model(), positions, boundary));
    }
    assertThat(scene.collision().clearance()).isEqualTo(expected, within(2e-3));
  }

  @Property(seed = "502", tries = 3000)
  void noMotionUsesUpMoreThanItsBound(@ForAll long seed) {
    Random random = new Random(seed);
    Scene scene = Scene.random(random);
    double[] from = Arms.positions(scene.model(), random);
    double[] path = path(scene.model(), from, random);
    double before = clearance(scene, from, path, 0);
    double bound = scene.collision().motionBound(path);
    assertThat(clearance(scene, from, path, 1)).isGreaterThanOrEqualTo(before - bound - ROUNDING);
  }

  @Property(seed = "503", tries = 3000)
  void aMotionThatHoldsKeepsItsMarginAllAlong(@ForAll long seed) {
    Random random = new Random(seed);
    Scene scene = Scene.random(random);
    double[] from = Arms.positions(scene.model(), random);
    double[] path = path(scene.model(), from, random);
    double before = clearance(scene, from, path, 0);
    double margin = before - random.nextDouble() * scene.collision().motionBound(path);
    if (!scene.collision().holds(path, margin)) return;
    for (double part = 0.1; part <= 1; part += 0.1) {
      assertThat(clearance(scene, from, path, part)).isGreaterThanOrEqualTo(margin - ROUNDING);
    }
  }

  /// The bound of the worst constraint is enough for all of them.
  @Property(seed = "504")
  void everyMotionHoldsAtItsBound(@ForAll long seed) {
    Random random = new Random(seed);
    Scene scene = Scene.random(random);
    double[] from = Arms.positions(scene.model(), random);
    double[] path = path(scene.model(), from, random);
    double before = clearance(scene, from, path, 0);
    double bound = scene.collision().motionBound(path);
    assertThat(scene.collision().holds(path, before - bound)).isTrue();
  }

  private static double clearance(Scene scene, double[] from, double[] path, double part) {
    double[] at = new double[from.length];
    for (int i = 0; i < at.length; i++) at[i] = from[i] + part * path[i];
    scene.arm().update(at);
    return scene.collision().clearance();
  }

  /// Within the limits, from all of the range down to a ten-thousandth.
  private static double[] path(KinematicModel model, double[] from, Random random) {
    double[] path = Arms.positions(model, random);
    double scale = Math.pow(10, -random.nextDouble(4));
    for (int i = 0; i < path.length; i++) path[i] = scale * (path[i] - from[i]);
    return path;
  }

  /// At most one moving joint between them.
  private static boolean mayTouch(KinematicModel model, Capsule a, Capsule b) {
    Set<String> one = above(model, a.link());
    Set<String> other = above(model, b.link());
    Set<String> both = new HashSet<>(one);
    both.retainAll(other);
    int depth = Math.max(one.size(), other.size()) - both.size();
    return one.size() + other.size() - 2 * both.size() <= 1 && depth <= 1;
  }

  private static Set<String> above(KinematicModel model, String link) {
    Set<String> joints = new HashSet<>();
    for (Joint j = model.above(link).orElse(null);
        j != null;
        j = model.above(j.parent()).orElse(null)) {
      if (j.kind() != Joint.Kind.FIXED) joints.add(j.name());
    }
    return joints;
  }

  private static double apart(KinematicModel model, double[] positions, Capsule a, Capsule b) {
    double[] ends = new double[12];
    place(model, positions, a, ends, 0);
    place(model, positions, b, ends, 6);
    return SegmentTest.distance(ends) - a.radius() - b.radius();
  }

  private static void place(
      KinematicModel model, double[] positions, Capsule c, double[] ends, int at) {
    Matrix4d pose = Arms.pose(model, c.link(), positions);
    Vector3d a = pose.transformPosition(new Vector3d(c.ax(), c.ay(), c.az()));
    Vector3d b = pose.transformPosition(new Vector3d(c.bx(), c.by(), c.bz()));
    double[] both = {a.x, a.y, a.z, b.x, b.y, b.z};
    System.arraycopy(both, 0, ends, at, 6);
  }

  /// The least over points every 1/1000 of the capsule's axis.
  private static double sampled(KinematicModel model, double[] positions, Boundary boundary) {
    List<Double> clearances = new ArrayList<>();
    for (Capsule capsule : boundary.capsules()) {
      double[] ends = new double[6];
      place(model, positions, capsule, ends, 0);
      for (int i = 0; i <= 1000; i++) {
        Vector3d p = SegmentTest.on(ends, 0, i / 1000.0);
        clearances.add(clearance(boundary, p) - capsule.radius());
      }
    }
    return clearances.stream().min(Double::compare).orElseThrow();
  }

  private static double clearance(Boundary boundary, Vector3d p) {
    return switch (boundary) {
      case Boundary.KeepIn in -> -overrun(in.box(), p);
      case Boundary.KeepOut out -> BoxDistanceTest.signed(out.box(), p);
      case Boundary.HalfSpace half -> half.normal().dot(p) - half.offset();
    };
  }

  private static double overrun(Box box, Vector3d p) {
    double x = Math.max(box.minX() - p.x, p.x - box.maxX());
    double y = Math.max(box.minY() - p.y, p.y - box.maxY());
    return Math.max(Math.max(x, y), Math.max(box.minZ() - p.z, p.z - box.maxZ()));
  }
}
