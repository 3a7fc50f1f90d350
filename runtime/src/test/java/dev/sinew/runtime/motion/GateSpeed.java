package dev.sinew.runtime.motion;

import dev.sinew.runtime.JointSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/// Prints what a tick of seven joints at 1 kHz costs under attack: not a test.
final class GateSpeed {

  private static final int TICKS = 2_000_000;

  private GateSpeed() {}

  public static void main(String[] arguments) {
    System.out.println("ns a tick, 7 joints, T = 1 ms, clock included");
    for (int round = 0; round < 3; round++) {
      print("all joints attacked: admits + admit or stop", measure(7, 1, false));
      print("travel, one joint in ten ticks attacked", measure(1, 0.1, false));
      print("the same with propose", measure(1, 0.1, true));
    }
  }

  private static void print(String what, long[] nanos) {
    Arrays.sort(nanos);
    System.out.printf("%-50s", what);
    for (double part : new double[] {0.5, 0.99, 0.999, 0.9999})
      System.out.printf(" p%s %d", 100 * part, nanos[(int) (part * nanos.length)]);
    System.out.println();
  }

  private static long[] measure(int attacked, double share, boolean withLimiter) {
    List<JointSpec> joints = Collections.nCopies(7, Specs.FR3);
    VerifiedStopGate gate = new VerifiedStopGate(joints, 0.001);
    TrajectoryLimiter limiter = new TrajectoryLimiter(gate);
    SplittableRandom random = new SplittableRandom(41);
    List<Adversary> adversaries = new ArrayList<>();
    for (JointSpec joint : joints) adversaries.add(new Adversary(random.split(), joint, 0.001));
    double[] target = new double[7];
    double[] next = new double[7];
    gate.seed(next);
    long[] nanos = new long[TICKS];
    long admitted = 0;
    for (int tick = 0; tick < TICKS; tick++) {
      if (tick % 10 == 0) {
        for (Adversary adversary : adversaries) adversary.nextChunk();
        for (int i = 0; i < 7; i++)
          if (random.nextInt(20) == 0) target[i] = random.nextDouble(-3.5, 3.5);
      }
      long begin = System.nanoTime();
      limiter.propose(target, next);
      if (random.nextDouble() < share)
        for (int i = 0; i < attacked; i++) next[i] = attack(gate, adversaries.get(i), i);
      if (!withLimiter) begin = System.nanoTime();
      if (gate.admits(next)) {
        gate.admit(next);
        admitted++;
      } else gate.stop();
      nanos[tick] = System.nanoTime() - begin;
    }
    System.out.printf("%4.1f %% admitted: ", 100.0 * admitted / TICKS);
    return nanos;
  }

  private static double attack(VerifiedStopGate gate, Adversary adversary, int i) {
    return adversary.want(gate.position(i), gate.axis(i).velocity(), gate.axis(i).acceleration());
  }
}
