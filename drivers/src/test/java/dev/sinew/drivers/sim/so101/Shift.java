package dev.sinew.drivers.sim.so101;

import dev.sinew.runtime.FollowerView;
import dev.sinew.runtime.OperatorTarget;
import dev.sinew.runtime.port.TeleopEvent;
import java.util.ArrayList;
import java.util.List;

/// The expert at work on a [Cell], with a limit on the speed of the commands as a supervisor has.
final class Shift {

  private static final double MOST_PER_TICK = 3.0 * 0.01;

  final Cell cell;
  final Expert expert;
  final CubeInBin task;
  final List<TeleopEvent> said = new ArrayList<>();
  final double[] sent = new double[So101.DOF];
  private final OperatorTarget target = new OperatorTarget(So101.DOF);
  private long authority = -1;
  double fastest;

  private final FollowerView follower =
      new FollowerView() {
        @Override
        public long stampNanos() {
          return cell.clock.nanos();
        }

        @Override
        public double sent(int i) {
          return sent[i];
        }

        @Override
        public double measured(int i) {
          return cell.joints[i];
        }

        @Override
        public long authority() {
          return authority;
        }
      };

  Shift(Cell cell, long seed) {
    this.cell = cell;
    expert = new Expert(new ExpertConfig(seed, 1, 0.003, 30), cell.clock, new Sight(cell.exchange));
    task = new CubeInBin(cell.config.cubeSize(), cell.exchange);
  }

  void place(long seed) {
    cell.place(seed);
    System.arraycopy(cell.joints, 0, sent, 0, sent.length);
    said.clear();
  }

  void authority(boolean given) {
    authority = given ? -1 : 0;
  }

  void tick() {
    cell.tick();
    if (read()) {
      for (int i = 0; i < sent.length; i++) {
        double step = target.position(i) - sent[i];
        fastest = Math.max(fastest, Math.abs(step) / 0.01);
        sent[i] += Math.clamp(step, -MOST_PER_TICK, MOST_PER_TICK);
      }
    }
    if (authority != 0) cell.command(sent);
    expert.drain(said::add);
  }

  boolean read() {
    return expert.read(follower, target);
  }

  /// @return seconds until it said how it ended
  double work(double most) {
    double seconds = 0;
    while (said.isEmpty() && seconds < most) {
      tick();
      seconds += 0.01;
    }
    return seconds;
  }
}
