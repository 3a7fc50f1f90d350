package dev.sinew.policies.network;

import dev.sinew.policies.sampling.DdimSampler;
import dev.sinew.policies.sampling.FlowEulerSampler;
import dev.sinew.policies.sampling.NoiseSchedule;
import dev.sinew.policies.sampling.Sampler;
import dev.sinew.runtime.config.ConfigSection;
import java.util.Locale;

/// The `sampler` section.
final class Samplers {

  private Samplers() {}

  static Sampler read(ConfigSection section) {
    return switch (section.text("kind")) {
      case "ddim" -> ddim(section);
      case "flow-euler" ->
          new FlowEulerSampler(
              section.integer("steps"), section.number("time-scale"), section.number("clip"));
      default -> throw section.problem("kind", "unknown sampler");
    };
  }

  private static Sampler ddim(ConfigSection section) {
    ConfigSection declared = section.section("schedule");
    NoiseSchedule schedule =
        NoiseSchedule.squaredCosine(declared.integer("train-steps"), declared.number("max-beta"));
    int steps = section.integer("steps");
    if (steps > schedule.steps()) {
      throw section.problem("steps", steps + " is above schedule.train-steps, " + schedule.steps());
    }
    return new DdimSampler(
        schedule,
        steps,
        DdimSampler.Prediction.valueOf(section.text("prediction").toUpperCase(Locale.ROOT)),
        section.number("clip"),
        section.flag("recompute-epsilon"),
        section.text("final-alpha-bar").equals("one") ? 1 : schedule.alphaBar(0),
        section.text("spacing").equals("leading") ? 0 : schedule.steps() / steps - 1);
  }
}
