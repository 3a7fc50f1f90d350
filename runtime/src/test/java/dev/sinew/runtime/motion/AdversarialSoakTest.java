package dev.sinew.runtime.motion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.runtime.JointSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// One million chunks of adversarial commands, read back without any tolerance.
class AdversarialSoakTest {

  private static final int ARMS = 2000;
  private static final int CHUNKS = 500;

  @Test
  void inAMillionChunksNoCommandAndNoStoredStopLeavesTheLimits() {
    SplittableRandom random = new SplittableRandom(20_261_121);
    long ticks = 0;
    long admitted = 0;
    long stops = 0;
    for (int arm = 0; arm < ARMS; arm++) {
      Soak soak = new Soak(random.split());
      for (int chunk = 0; chunk < CHUNKS; chunk++) soak.chunk();
      assertThat(soak.violations()).as("commands of %s", soak.joints).isZero();
      assertThat(soak.violationsOfStops).as("stops of %s", soak.joints).isZero();
      ticks += soak.ticks;
      admitted += soak.admitted;
      stops += soak.stops;
    }
    assertThat(admitted).isGreaterThan(ticks / 5).isLessThan(ticks * 4 / 5);
    assertThat(stops).isGreaterThan(ARMS * CHUNKS / 10);
  }

  /// The same chunks against the usual chain: position, velocity, acceleration and jerk are clamped
  /// one after the other. This is what shows that the test above is able to fail.
  @Test
  void aChainOfClampsLeavesTheBox() {
    SplittableRandom random = new SplittableRandom(20_261_121);
    long positions = 0;
    for (int arm = 0; arm < 200; arm++) {
      JointSpec joint = Specs.random(random);
      double period = Specs.period(random);
      Adversary adversary = new Adversary(random.split(), joint, period);
      Reader reader = new Reader(joint, period);
      reader.start((joint.min() + joint.max()) / 2);
      ClampChain chain = new ClampChain(joint, period);
      for (int chunk = 0; chunk < CHUNKS; chunk++) {
        adversary.nextChunk();
        for (int tick = random.nextInt(1, 12); tick > 0; tick--) {
          double q = reader.position();
          double v = reader.velocity();
          double a = reader.acceleration();
          reader.read(chain.limit(adversary.want(q, v, a), q, v, a));
        }
      }
      positions += reader.positions;
    }
    assertThat(positions).isGreaterThan(1000);
  }

  /// An arm of one to three joints under attack.
  private static final class Soak {

    final List<JointSpec> joints = new ArrayList<>();
    final List<Adversary> adversaries = new ArrayList<>();
    final List<Reader> readers = new ArrayList<>();
    final List<Reader> copies = new ArrayList<>();
    final SplittableRandom random;
    final VerifiedStopGate gate;
    final TrajectoryLimiter limiter;
    final double[] target;
    final double[] wanted;
    long violationsOfStops;
    long ticks;
    long admitted;
    long stops;

    Soak(SplittableRandom random) {
      this.random = random;
      double period = Specs.period(random);
      int n = 1 + random.nextInt(3);
      for (int i = 0; i < n; i++) {
        boolean drowning = random.nextInt(12) == 0;
        JointSpec joint = drowning ? Specs.drowning(random, period) : Specs.random(random);
        joints.add(joint);
        adversaries.add(new Adversary(random.split(), joint, period));
        readers.add(new Reader(joint, period));
        copies.add(new Reader(joint, period));
      }
      target = new double[n];
      wanted = new double[n];
      gate = new VerifiedStopGate(joints, period);
      limiter = new TrajectoryLimiter(gate);
      seed();
    }

    private void seed() {
      for (int i = 0; i < wanted.length; i++) {
        JointSpec joint = joints.get(i);
        boolean onTheEdge = random.nextInt(10) == 0;
        wanted[i] = onTheEdge ? joint.min() : random.nextDouble(joint.min(), joint.max());
        readers.get(i).start(wanted[i]);
      }
      assertThat(gate.seed(wanted)).isEqualTo(Bound.NONE);
    }

    /// Half of the chunks are everybody's own attack; otherwise one joint is attacked while the
    /// others travel, all travel, or all stop.
    void chunk() {
      for (int i = 0; i < target.length; i++) {
        adversaries.get(i).nextChunk();
        target[i] = random.nextDouble(joints.get(i).min() - 0.5, joints.get(i).max() + 0.5);
      }
      int kind = random.nextInt(8);
      int length = kind == 7 ? 1 + random.nextInt(60) : 1 + random.nextInt(12);
      for (int tick = 0; tick < length; tick++) tick(kind);
      if (random.nextInt(300) == 0) seed();
    }

    private void tick(int kind) {
      ticks++;
      limiter.propose(target, wanted);
      if (kind < 4) for (int i = 0; i < wanted.length; i++) wanted[i] = attack(i);
      if (kind == 4) wanted[0] = attack(0);
      if (kind != 5 && gate.admits(wanted)) {
        admitted++;
        gate.admit(wanted);
        for (int i = 0; i < wanted.length; i++) assertBitEqual(gate.position(i), wanted[i]);
      } else gate.stop();
      boolean near = false;
      for (int i = 0; i < wanted.length; i++) {
        readers.get(i).read(gate.position(i));
        near |= isNearLimits(i);
      }
      if (near || random.nextInt(200) == 0) executeStopOnACopy();
    }

    private double attack(int i) {
      Reader reader = readers.get(i);
      return adversaries.get(i).want(reader.position(), reader.velocity(), reader.acceleration());
    }

    private void assertBitEqual(double one, double other) {
      if (Double.doubleToRawLongBits(one) != Double.doubleToRawLongBits(other))
        throw new AssertionError(one + " is not " + other);
    }

    private boolean isNearLimits(int i) {
      TickLimits limits = gate.axis(i).limits();
      double room = gate.position(i) - limits.min();
      double width = limits.max() - limits.min();
      return room < 0.001 * width
          || room > 0.999 * width
          || Math.abs(gate.axis(i).velocity()) > 0.999 * limits.velocity()
          || random.nextInt(20) == 0
              && Math.abs(gate.axis(i).acceleration()) > 0.999 * limits.acceleration();
    }

    private void executeStopOnACopy() {
      stops++;
      for (int i = 0; i < wanted.length; i++) {
        Reader copy = copies.get(i);
        copy.become(readers.get(i));
        long before = copy.violations();
        int ticks = gate.axis(i).ticksOfStop() + 4;
        for (int ahead = 1; ahead <= ticks; ahead++) copy.read(gate.axis(i).ofStop(ahead));
        if (!copy.isStill()) violationsOfStops++;
        violationsOfStops += copy.violations() - before;
      }
    }

    long violations() {
      return readers.stream().mapToLong(Reader::violations).sum();
    }
  }

  /// The usual limiter. What is not a number becomes the last position.
  private record ClampChain(JointSpec joint, double period) {

    double limit(double wanted, double q, double v, double a) {
      double mostV = joint.maxVelocity() * period;
      double mostA = joint.maxAcceleration() * period * period;
      double mostJ = joint.maxJerk() * period * period * period;
      double position = Double.isNaN(wanted) ? q : Math.clamp(wanted, joint.min(), joint.max());
      double velocity = Math.clamp(position - q, -mostV, mostV);
      double acceleration = Math.clamp(velocity - v, -mostA, mostA);
      double jerk = Math.clamp(acceleration - a, -mostJ, mostJ);
      return q + (v + (a + jerk));
    }
  }
}
