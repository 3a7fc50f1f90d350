package dev.sinew.drivers.sim.so101;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.FollowerView;
import dev.sinew.runtime.OperatorTarget;
import dev.sinew.runtime.port.TeleopEvent;
import dev.sinew.runtime.port.TeleopSpec;
import dev.sinew.runtime.port.Teleoperator;
import dev.sinew.runtime.random.MersenneTwister;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/// An operator that is a script: it looks at the cube and the bin, and moves the arm as a person
/// with practice would. It begins when it is given the arm, anew when the cube is placed anew, and
/// says how it ended. While it does not command the arm it follows it.
final class Expert implements Teleoperator {

  static final TeleopSpec SPEC =
      new TeleopSpec("so101 expert", 10_000_000, false, (1L << So101.DOF) - 1);

  /// A read that is late by more does not make the arm leap.
  private static final double LONGEST_STEP_S = 0.05;

  private final Clock clock;
  private final Sight sight;
  private final Tremor tremor;
  private final PickAndPlace script;
  private final double[] wanted = new double[So101.DOF];
  private final Queue<TeleopEvent> said = new ArrayDeque<>();
  private boolean commanding;
  private long lastNanos;
  private volatile boolean blind = true;

  Expert(ExpertConfig config, Clock clock, Sight sight) {
    this.clock = clock;
    this.sight = sight;
    MersenneTwister random = new MersenneTwister(config.seed());
    tremor = new Tremor(config.noise(), random);
    script = new PickAndPlace(sight, random, config.speed(), config.patienceS());
    lastNanos = clock.nanos();
  }

  @Override
  public TeleopSpec spec() {
    return SPEC;
  }

  @Override
  public boolean read(FollowerView follower, OperatorTarget out) {
    long now = clock.nanos();
    double dt = Math.clamp((now - lastNanos) * 1e-9, 0, LONGEST_STEP_S);
    lastNanos = now;
    blind = !sight.look();
    if (blind || follower.stampNanos() == Long.MIN_VALUE) return false;
    if (follower.authority() == 0) follow(follower);
    else work(dt, follower);
    for (int i = 0; i < So101.DOF; i++) out.position(i, wanted[i] + tremor.of(i));
    out.engaged(true);
    out.stamp(now);
    return true;
  }

  private void follow(FollowerView follower) {
    commanding = false;
    tremor.still();
    for (int i = 0; i < So101.DOF; i++) wanted[i] = follower.sent(i);
  }

  private void work(double dt, FollowerView follower) {
    if (!commanding || sight.jumped() || script.cubeMoved()) {
      follow(follower);
      commanding = true;
      script.begin(follower, wanted);
    }
    script.advance(dt, follower, wanted);
    tremor.advance(dt, script.phase() != Phase.DONE);
    switch (script.takeVerdict()) {
      case SUCCESS -> said.add(TeleopEvent.SUCCESS);
      case FAILURE -> said.add(TeleopEvent.FAILURE);
      case OPEN -> {}
    }
  }

  /// For tests: what it is at.
  Phase phase() {
    return script.phase();
  }

  @Override
  public void drain(Consumer<TeleopEvent> out) {
    while (!said.isEmpty()) out.accept(said.remove());
  }

  @Override
  public String trouble() {
    return blind ? "no pose of the cube comes" : "";
  }

  @Override
  public void close() {}
}
