package dev.sinew.drivers.sim.so101;

import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.Schema;
import java.util.List;

/// The `robot` section of a deployment with `driver: sim-so101`, checked.
///
/// @param responseS time constant of the servos, s
/// @param backlash play of every joint, rad
/// @param cubeSize side, m
/// @param cubeMass kg
record So101Config(
    RobotSpec robot,
    double responseS,
    double backlash,
    double cubeSize,
    double cubeMass,
    Bin bin,
    List<View> views) {

  private static final double NEAREST_BIN = 0.16;
  private static final double FARTHEST_BIN = 0.245;

  /// @throws dev.sinew.runtime.config.ConfigException when a key is wrong
  static So101Config read(ConfigSection section) {
    section.validate(Schema.of(So101Config.class.getResourceAsStream("so101.schema.json")));
    long period = Math.round(section.number("servo-period-ms", 10) * 1e6);
    return new So101Config(
        So101.spec(section.text("name", "so101"), period),
        section.number("response-ms", 30) * 1e-3,
        section.number("backlash-rad", 0),
        section.number("cube-m", 0.025),
        section.number("cube-kg", 0.02),
        bin(section),
        View.read(section));
  }

  private static Bin bin(ConfigSection section) {
    if (!section.has("bin")) return new Bin(0.15, 0.19);
    double[] at = section.numbers("bin");
    double distance = Math.hypot(at[0] - Reach.PAN_X, at[1]);
    if (!(distance >= NEAREST_BIN && distance <= FARTHEST_BIN) || !(at[0] > 0)) {
      throw section.problem(
          "bin",
          "the arm reaches x > 0 at %.2f to %.3f m from its pan axis (0.039, 0), not %.3f"
              .formatted(NEAREST_BIN, FARTHEST_BIN, distance));
    }
    return new Bin(at[0], at[1]);
  }
}
