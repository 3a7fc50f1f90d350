package dev.sinew.runtime.motion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.runtime.JointSpec;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// A planar arm of two links beside a wall, whose geometry is exact.
class StopSpaceTest {

  private static final double PERIOD = 0.002;
  private static final List<JointSpec> JOINTS =
      List.of(Specs.joint(-2.8, 2.8, 2.5, 10, 5000), Specs.joint(-2.5, 2.5, 2.5, 15, 5000));
  private static final StopSpace NO_WALL = (position, absDelta) -> true;

  private final Wall wall = new Wall();
  private final double[] target = new double[2];
  private final double[] next = new double[2];

  @Test
  void neitherACommandNorAStopEntersTheWall() {
    Run run = run(wall);
    assertThat(run.farthest).isLessThanOrEqualTo(Wall.X);
    assertThat(run.farthestOfStops).isLessThanOrEqualTo(Wall.X);
    assertThat(run.refusals).isGreaterThan(1000);
    assertThat(run.farthest).as("it works close to the wall").isGreaterThan(Wall.X - 0.02);
    assertThat(wall.mostCalls).isBetween(2, VerifiedStopGate.MOST_SPACE_CHECKS);
  }

  @Test
  void withoutTheWallTheSameTargetsLeadThroughIt() {
    assertThat(run(NO_WALL).farthest).isGreaterThan(Wall.X + 0.15);
  }

  @Test
  void aPoseInTheWallIsNotArmed() {
    VerifiedStopGate gate = new VerifiedStopGate(JOINTS, PERIOD, wall);
    assertThat(gate.seed(new double[] {0, 0})).isEqualTo(Bound.WORKSPACE);
    assertThat(gate.position(0)).isNaN();
    assertThat(gate.refusedJoint()).isEqualTo(-1);
  }

  /// The whole joint box around a long stop reaches into the wall; its pieces do not.
  @Test
  void aStopThatCurvesAroundTheWallIsSeenAsPieces() {
    Run run = run(wall);
    assertThat(run.admittedInPieces).isGreaterThan(20);
  }

  private Run run(StopSpace space) {
    SplittableRandom random = new SplittableRandom(21);
    VerifiedStopGate gate = new VerifiedStopGate(JOINTS, PERIOD, space);
    TrajectoryLimiter limiter = new TrajectoryLimiter(gate);
    assertThat(gate.seed(new double[] {2, 0.5})).isEqualTo(Bound.NONE);
    Run run = new Run();
    for (int tick = 0; tick < 200_000; tick++) {
      if (random.nextInt(150) == 0)
        for (int i = 0; i < 2; i++)
          target[i] = random.nextDouble(JOINTS.get(i).min(), JOINTS.get(i).max());
      limiter.propose(target, next);
      wall.calls = 0;
      if (gate.admits(next)) {
        if (wall.calls > 1) run.admittedInPieces++;
        gate.admit(next);
      } else {
        assertThat(gate.refusal()).isEqualTo(Bound.WORKSPACE);
        run.refusals++;
        gate.stop();
      }
      run.farthest = Math.max(run.farthest, Wall.reach(gate.position(0), gate.position(1)));
      if (tick % 7 == 0) run.farthestOfStops = Math.max(run.farthestOfStops, reachOfStop(gate));
    }
    return run;
  }

  private static double reachOfStop(VerifiedStopGate gate) {
    int ticks = Math.max(gate.axis(0).ticksOfStop(), gate.axis(1).ticksOfStop());
    double farthest = 0;
    for (int i = 1; i <= ticks; i++)
      farthest = Math.max(farthest, Wall.reach(gate.axis(0).ofStop(i), gate.axis(1).ofStop(i)));
    return farthest;
  }

  private static final class Run {
    double farthest;
    double farthestOfStops;
    long refusals;
    long admittedInPieces;
  }

  /// The half plane x > 0.9, for links of 0.6 and 0.5. Turning joint i by d moves no point farther
  /// than d times its distance from that joint.
  private static final class Wall implements StopSpace {

    static final double X = 0.9;
    private static final double UPPER = 0.6;
    private static final double LOWER = 0.5;

    int calls;
    int mostCalls;

    @Override
    public boolean holds(double[] position, double[] absDelta) {
      calls++;
      mostCalls = Math.max(mostCalls, calls);
      double elbow = UPPER * Math.cos(position[0]) + UPPER * absDelta[0];
      double hand =
          UPPER * Math.cos(position[0])
              + LOWER * Math.cos(position[0] + position[1])
              + (UPPER + LOWER) * absDelta[0]
              + LOWER * absDelta[1];
      return elbow <= X && hand <= X;
    }

    /// The largest x of elbow and hand; the links between them do not reach farther.
    static double reach(double shoulder, double elbow) {
      double x = UPPER * Math.cos(shoulder);
      return Math.max(x, x + LOWER * Math.cos(shoulder + elbow));
    }
  }
}
