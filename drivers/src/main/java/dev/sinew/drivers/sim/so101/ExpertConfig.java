package dev.sinew.drivers.sim.so101;

import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.Schema;

/// The `teleop.device` section with `driver: so101-expert`, checked.
///
/// @param seed of its variations
/// @param speed share of its usual speed
/// @param noise amplitude of its tremor, rad
/// @param patienceS time that it gives one attempt at the task, s
record ExpertConfig(long seed, double speed, double noise, double patienceS) {

  /// @throws dev.sinew.runtime.config.ConfigException when a key is wrong
  static ExpertConfig read(ConfigSection section) {
    section.validate(Schema.of(ExpertConfig.class.getResourceAsStream("expert.schema.json")));
    return new ExpertConfig(
        section.integer("seed", 0),
        section.number("speed", 1),
        section.number("noise-rad", 0.003),
        section.number("patience-s", 30));
  }
}
