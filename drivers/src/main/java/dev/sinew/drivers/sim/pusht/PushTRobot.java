package dev.sinew.drivers.sim.pusht;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.JointState;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.Unit;
import dev.sinew.runtime.port.SimulatedRobot;
import dev.sinew.runtime.safety.AdmittedCommand;
import java.util.List;

/// The disc as a two-axis arm. Reading it brings the world up to the clock in whole steps of 10 ms,
/// with the last command in force: a servo that misses ticks finds a world that went on without it.
final class PushTRobot implements SimulatedRobot {

  static final long STEP_NANOS = 10_000_000;

  /// A command may be anywhere in the arena, and the benchmark's jumps there at once.
  private static final double ARENA = 512;

  static final RobotSpec SPEC =
      new RobotSpec("pusht-disc", List.of(axis("x"), axis("y")), STEP_NANOS);

  private final Clock clock;
  private final World world;
  private final Scene scene;
  private double targetX;
  private double targetY;
  private long worldNanos;
  private volatile boolean halted;

  PushTRobot(Clock clock, World world, Scene scene) {
    this.clock = clock;
    this.world = world;
    this.scene = scene;
    place(0);
  }

  @Override
  public void place(long seed) {
    Reset.of(seed).apply(world);
    scene.clear();
    targetX = world.agentX();
    targetY = world.agentY();
    worldNanos = clock.nanos();
    halted = false;
    scene.publish(worldNanos, world, targetX, targetY);
  }

  @Override
  public RobotSpec spec() {
    return SPEC;
  }

  @Override
  public void read(JointState out) {
    long now = clock.nanos();
    while (worldNanos + STEP_NANOS <= now) {
      worldNanos += STEP_NANOS;
      if (halted) continue;
      world.step(targetX, targetY);
      scene.publish(worldNanos, world, targetX, targetY);
    }
    out.stamp(worldNanos);
    out.set(0, world.agentX(), halted ? 0 : world.agentVx());
    out.set(1, world.agentY(), halted ? 0 : world.agentVy());
  }

  @Override
  public void write(AdmittedCommand command) {
    targetX = command.position(0);
    targetY = command.position(1);
  }

  /// The brake: the world stands still until the next episode.
  @Override
  public void halt() {
    halted = true;
  }

  @Override
  public void close() {
    halt();
  }

  private static JointSpec axis(String name) {
    return JointSpec.ofVelocity(name, Unit.PIXEL, 0, ARENA, ARENA / (STEP_NANOS * 1e-9));
  }
}
