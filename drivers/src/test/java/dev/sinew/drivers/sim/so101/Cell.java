package dev.sinew.drivers.sim.so101;

import dev.sinew.runtime.JointState;
import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.exchange.ExchangeSpec;
import java.nio.file.Path;

/// The simulated arm in lock-step, without supervisor: commands go to the servos at 100 Hz, and the
/// measured joints are published as the servo loop does.
final class Cell {

  static final long TICK = 10_000_000;

  final So101Config config;
  final VirtualClock clock = new VirtualClock();
  final Exchange exchange;
  final So101Robot robot;
  final JointState state = new JointState(So101.DOF);
  final double[] joints = new double[So101.DOF];
  final double[] cube = new double[7];

  Cell(String... lines) {
    config = So101Config.read(section(lines));
    exchange = Exchange.inProcess(ExchangeSpec.of(config.robot(), Scene.STREAMS, 1));
    robot = new So101Robot(config, clock, new Scene(exchange));
  }

  static ConfigSection section(String... lines) {
    return ConfigSection.parse(
        Path.of("so101.yaml"), "driver: sim-so101\n" + String.join("\n", lines));
  }

  Cell place(long seed) {
    robot.place(seed);
    exchange.joints().clear();
    sense();
    return this;
  }

  void sense() {
    robot.read(state);
    for (int i = 0; i < joints.length; i++) joints[i] = state.position(i);
    exchange.joints().publish(state.stampNanos(), joints);
    exchange.ring("cube-pose").newest(cube);
  }

  void command(double[] position) {
    for (int i = 0; i < position.length; i++) robot.target(i, position[i]);
  }

  void tick() {
    clock.sleepUntil(clock.nanos() + TICK);
    sense();
  }

  void run(double seconds) {
    for (int i = 0; i < seconds * 100; i++) tick();
  }
}
