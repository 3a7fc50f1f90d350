package dev.sinew.drivers.sim.so101;

import java.util.Arrays;

/// Arm, cube and bin, to be placed before anything else. The same seed and targets give the same
/// states, bit for bit. One owner, [#place] and [#step] allocate.
final class World {

  /// Of the force sensor, per step of 1 ms: a time constant of 10 ms.
  private static final double FILTER = 1 - Math.exp(-0.1);

  private final So101Config config;
  private final Placing placing;
  private final Servos servos;
  private final Figure figure = new Figure();
  private final Load load = new Load(figure);
  private final double[] wrench = new double[6];
  private final double[] wristForce = new double[6];
  private final double[] start = new double[7];
  private double gripperLoad;
  private Workbench bench;

  World(So101Config config) {
    this.config = config;
    placing = new Placing(config.bin(), config.cubeSize());
    servos = new Servos(config.responseS(), config.backlash());
  }

  /// The arm at rest, the cube where the seed says. Nothing of what was before lives on.
  void place(long seed) {
    for (int i = 0; i < So101.DOF; i++) servos.place(i, So101.REST[i]);
    figure.set(servos.links());
    load.clear();
    if (bench != null) bench.close();
    bench = new Workbench(figure, load, config.cubeSize(), config.cubeMass(), config.bin());
    placing.cube(seed, start);
    bench.placeCube(start);
    Arrays.fill(wristForce, 0);
    gripperLoad = 0;
  }

  /// 1 ms.
  void step() {
    servos.step(load.torque());
    figure.set(servos.links());
    bench.step();
    load.wrench(wrench);
    for (int i = 0; i < wrench.length; i++) wristForce[i] += FILTER * (wrench[i] - wristForce[i]);
    double share = load.torque()[So101.GRIP] / Servos.TORQUE_NM[So101.GRIP];
    gripperLoad += FILTER * (share - gripperLoad);
  }

  Servos servos() {
    return servos;
  }

  Workbench bench() {
    return bench;
  }

  Figure figure() {
    return figure;
  }

  /// @param out x, y, z (m), qx, qy, qz, qw
  void cubePose(double[] out) {
    bench.cubePose(out);
  }

  /// @param out likewise
  void binPose(double[] out) {
    Arrays.fill(out, 0);
    out[0] = config.bin().x();
    out[1] = config.bin().y();
    out[6] = 1;
  }

  /// See [Scene#FORCE]; the buffer itself.
  double[] wristForce() {
    return wristForce;
  }

  /// See [Scene#LOAD].
  double gripperLoad() {
    return gripperLoad;
  }
}
