package dev.sinew.drivers.sim.so101;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.JointState;
import dev.sinew.runtime.RobotCondition;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.port.SimulatedRobot;
import dev.sinew.runtime.safety.AdmittedCommand;

/// The simulated arm. Reading it brings the world up to the clock in whole steps of 1 ms, with the
/// last command in force: lock-step and real time are the same, and a servo loop that misses ticks
/// finds a world that went on without it. Reading allocates, where the cube touches something
/// ([Workbench]).
final class So101Robot implements SimulatedRobot {

  static final long STEP_NANOS = 1_000_000;

  private final RobotSpec spec;
  private final Clock clock;
  private final World world;
  private final Scene scene;
  private long worldNanos;
  private boolean braked;
  private volatile boolean halted;

  So101Robot(So101Config config, Clock clock, Scene scene) {
    spec = config.robot();
    this.clock = clock;
    this.scene = scene;
    world = new World(config);
    place(0);
  }

  @Override
  public RobotSpec spec() {
    return spec;
  }

  @Override
  public void place(long seed) {
    world.place(seed);
    halted = false;
    braked = false;
    worldNanos = clock.nanos();
    scene.clear();
    scene.publish(worldNanos, world);
  }

  @Override
  public void read(JointState out) {
    long now = clock.nanos();
    while (worldNanos + STEP_NANOS <= now) {
      if (halted && !braked) brake();
      world.step();
      worldNanos += STEP_NANOS;
    }
    Servos servos = world.servos();
    out.stamp(worldNanos);
    out.condition(halted ? RobotCondition.NOT_READY : RobotCondition.OPERATIONAL);
    for (int i = 0; i < So101.DOF; i++) out.set(i, servos.position(i), servos.velocity(i));
    scene.publish(worldNanos, world);
  }

  private void brake() {
    braked = true;
    world.servos().brake();
  }

  @Override
  public void write(AdmittedCommand command) {
    for (int i = 0; i < So101.DOF; i++) target(i, command.position(i));
  }

  /// What [#write] does; a target that is not finite is not followed.
  void target(int joint, double where) {
    if (!halted && Double.isFinite(where)) world.servos().target(joint, where);
  }

  /// Brakes and holds until the next episode.
  @Override
  public void halt() {
    halted = true;
  }

  @Override
  public void close() {
    halt();
  }

  /// For tests.
  World world() {
    return world;
  }
}
