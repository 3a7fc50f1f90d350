package dev.sinew.policies.process;

import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.Schema;
import java.util.Locale;

/// The `normalizer` section of a manifest.
///
/// A statistic that is missing, too short, not finite or too narrow for its formula is refused: no
/// value ever passes unchanged because something was left out.
public final class NormalizerSection {

  private static final Schema SCHEMA =
      Schema.of(NormalizerSection.class.getResourceAsStream("normalizer.schema.json"));

  private final ConfigSection section;
  private final int width;
  private final Convention convention;
  private final double eps;
  private final boolean single;

  private NormalizerSection(ConfigSection section, int width) {
    this.section = section.validate(SCHEMA);
    this.width = width;
    this.convention =
        section.has("convention")
            ? Convention.valueOf(section.text("convention").toUpperCase(Locale.ROOT))
            : Convention.LEROBOT;
    this.eps = section.number("eps", 0);
    this.single = section.has("precision") && section.text("precision").equals("float32");
  }

  /// @param width values of the vector that is normalised
  /// @throws dev.sinew.runtime.config.ConfigException naming the file, the key and what would be
  ///     right
  public static Normalizer read(ConfigSection section, int width) {
    return new NormalizerSection(section, width).normalizer();
  }

  private Normalizer normalizer() {
    return switch (section.text("kind")) {
      case "identity" -> new Identity(width);
      case "min-max" -> range("min", "max");
      case "quantile" -> section.has("q10") ? quantile("q10", "q90") : quantile("q01", "q99");
      case "mean-std" -> meanStd();
      case "linear" -> linear();
      default -> throw section.problem("kind", "unknown normaliser");
    };
  }

  private Normalizer quantile(String low, String high) {
    for (String other : new String[] {"q01", "q99", "q10", "q90"}) {
      if (section.has(other) && !other.equals(low) && !other.equals(high))
        throw section.problem(other, "stands beside " + low + "; one pair of quantiles");
    }
    return range(low, high);
  }

  private Normalizer range(String lowKey, String highKey) {
    double[] low = statistic(lowKey);
    double[] high = statistic(highKey);
    double[] span = new double[width];
    for (int i = 0; i < width; i++) {
      span[i] = rounded(convention.span(rounded(high[i] - low[i]), rounded(eps)));
      if (high[i] < low[i] || !(span[i] > 0 && Double.isFinite(span[i]))) {
        String hint = high[i] == low[i] ? "; an eps above 0 would stand for the zero range" : "";
        throw section.problem(
            lowKey,
            "%s %s is not below %s %s (value %d)%s"
                .formatted(lowKey, low[i], highKey, high[i], i, hint));
      }
    }
    return single ? new Range32(floats(low), floats(span)) : new Range64(low, span);
  }

  private Normalizer meanStd() {
    double[] mean = statistic("mean");
    double[] std = statistic("std");
    double[] divisor = new double[width];
    double[] factor = new double[width];
    for (int i = 0; i < width; i++) {
      divisor[i] = rounded(std[i] + rounded(eps));
      factor[i] = rounded(convention.factor(std[i], rounded(eps)));
      if (!(std[i] >= 0 && divisor[i] > 0)) {
        throw section.problem(
            "std", "%s (value %d) with eps %s cannot divide; above 0".formatted(std[i], i, eps));
      }
    }
    return single
        ? new MeanStd32(floats(mean), floats(divisor), floats(factor))
        : new MeanStd64(mean, divisor, factor);
  }

  private Normalizer linear() {
    double[] scale = statistic("scale");
    double[] offset = statistic("offset");
    for (int i = 0; i < width; i++) {
      if (scale[i] == 0) throw section.problem("scale", "0 (value " + i + ") cannot be undone");
    }
    return single ? new Linear32(floats(scale), floats(offset)) : new Linear64(scale, offset);
  }

  private double[] statistic(String key) {
    double[] values = section.numbers(key);
    if (values.length != width)
      throw section.problem(key, values.length + " values for a width of " + width);
    for (int i = 0; i < width; i++) {
      if (!Double.isFinite(rounded(values[i])))
        throw section.problem(key, values[i] + " (value " + i + ") is not a finite number");
      values[i] = rounded(values[i]);
    }
    return values;
  }

  /// To the declared precision. Sums and differences of two float32 values that are computed in
  /// float64 and rounded once are those of float32 arithmetic (Figueroa 1995).
  private double rounded(double value) {
    return single ? (float) value : value;
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) floats[i] = (float) values[i];
    return floats;
  }
}
