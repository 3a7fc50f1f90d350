package dev.sinew.policies.sampling;

import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.Schema;

/// The `sampler` section of a policy bundle. Keys are those of a huggingface/diffusers scheduler
/// configuration with `-` for `_`, values are diffusers' own; a key left out has diffusers'
/// default. Where a key may stand is in `sampler.schema.json`.
public final class SamplerSection {

  private SamplerSection() {}

  /// @throws dev.sinew.runtime.config.ConfigException naming the file, the key and what would be
  ///     right
  public static Sampler read(ConfigSection section) {
    section.validate(Schema.of(SamplerSection.class.getResourceAsStream("sampler.schema.json")));
    Keys keys = new Keys(section);
    return switch (section.text("kind")) {
      case "ddpm" -> DiscreteSection.ddpm(keys);
      case "ddim" -> SigmaSection.edm(keys) ? SigmaSection.read(keys) : DiscreteSection.ddim(keys);
      case "dpm-solver++" -> DpmSection.read(keys);
      case "lcm" -> DiscreteSection.lcm(keys);
      case "consistency" -> ConsistencySection.read(keys);
      case "flow" -> FlowSection.flow(keys);
      case "flow-match" -> FlowSection.flowMatch(keys);
      default -> SigmaSection.read(keys);
    };
  }
}
