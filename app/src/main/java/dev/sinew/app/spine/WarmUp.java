package dev.sinew.app.spine;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.deploy.Spine;
import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.JointState;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.exchange.Request;
import dev.sinew.runtime.port.RigSpec;
import dev.sinew.runtime.port.Robot;
import dev.sinew.runtime.safety.AdmittedCommand;
import dev.sinew.runtime.safety.StandardRule;

/// Compiles the servo's loop before the real one may move anything: the same deployment over a
/// scratch exchange, on a virtual clock, with an arm that follows perfectly. It arms, starts,
/// follows small motions around the real arm's pose, meets a NaN and stops, several times over.
final class WarmUp {

  private static final int ROUNDS = 8;
  private static final int TICKS = 2_000;
  private static final int ROWS = 8;
  private static final double SMALL = 1e-3;

  private final Deployment deployment;
  private final RigSpec rig;
  private final double[] pose;
  private final long stepNanos;
  private long sequence;

  /// @param measured where the real arm is
  WarmUp(Deployment deployment, JointState measured) {
    this.deployment = deployment;
    rig = deployment.rig();
    stepNanos = deployment.planner().stepNanos();
    pose = new double[measured.dof()];
    for (int i = 0; i < pose.length; i++) pose[i] = measured.position(i);
  }

  void run() {
    for (int round = 0; round < ROUNDS; round++) round();
  }

  private void round() {
    VirtualClock clock = new VirtualClock();
    Exchange exchange = Exchange.inProcess(deployment.exchange());
    RobotSpec spec = rig.robot();
    Spine spine = Spine.wire(deployment, new Follower(spec, pose, clock), exchange, clock);
    tick(spine, clock);
    for (Request request : new Request[] {Request.ARM, Request.START}) {
      exchange.mailbox().post(request, 0, spine.supervisor().nonce());
      tick(spine, clock);
    }
    for (int i = 0; i < TICKS; i++) {
      if (i % 100 == 0) exchange.chunks().put(chunk(exchange, clock, i == TICKS / 2));
      if (i == TICKS - 100) exchange.stopWord().ask(StandardRule.EPISODE_END);
      tick(spine, clock);
    }
  }

  private void tick(Spine spine, VirtualClock clock) {
    clock.sleepUntil(clock.nanos() + spine.robot().spec().servoPeriodNanos());
    spine.exchange().beat().setRelease(clock.nanos());
    for (StreamSpec stream : rig.streams())
      spine.exchange().ring(stream.name()).publish(clock.nanos(), new double[stream.width()]);
    spine.servo().step(clock.nanos(), 0);
    spine.exchange().ticks().drain(slot -> {});
  }

  private ActionChunk chunk(Exchange exchange, VirtualClock clock, boolean broken) {
    int rows = Math.min(ROWS, exchange.chunks().maxRows());
    double[] values = new double[rows * pose.length];
    for (int k = 0; k < values.length; k++)
      values[k] = broken ? Double.NaN : pose[k % pose.length] + SMALL * Math.sin(k / pose.length);
    return new ActionChunk(
        clock.nanos(),
        stepNanos,
        pose.length,
        values,
        new ActionChunk.Provenance(
            sequence++, exchange.epoch().current(), clock.nanos(), "", 0, "warm-up"));
  }

  /// An arm that is at once where it is told to be.
  private static final class Follower implements Robot {

    private final RobotSpec spec;
    private final double[] position;
    private final VirtualClock clock;

    Follower(RobotSpec spec, double[] pose, VirtualClock clock) {
      this.spec = spec;
      this.clock = clock;
      position = pose.clone();
    }

    @Override
    public RobotSpec spec() {
      return spec;
    }

    @Override
    public void read(JointState out) {
      out.stamp(clock.nanos());
      for (int i = 0; i < position.length; i++) out.set(i, position[i], 0);
    }

    @Override
    public void write(AdmittedCommand command) {
      for (int i = 0; i < position.length; i++) position[i] = command.position(i);
    }

    @Override
    public void halt() {}

    @Override
    public void close() {}
  }
}
