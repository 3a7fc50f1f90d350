package dev.sinew.policies.codec;

import dev.sinew.policies.process.Normalizer;
import dev.sinew.policies.process.NormalizerSection;
import dev.sinew.runtime.StateWindow;
import java.util.Map;

/// A normaliser within the chain, for rows that must change shape before their statistics fit (pi0
/// drops its padding first).
record Denormalization(Normalizer normalizer) implements SameWidth {

  static ActionCodec read(Link link) {
    return new Denormalization(
        NormalizerSection.read(link.section().section("normalizer"), link.width()));
  }

  @Override
  public int width() {
    return normalizer.width();
  }

  @Override
  public double[] decode(double[] rows, Map<String, StateWindow> states) {
    double[] out = new double[rows.length];
    for (int i = 0; i < out.length; i++)
      out[i] = normalizer.denormalize(i % normalizer.width(), (float) rows[i]);
    return out;
  }

  @Override
  public double[] encode(double[] rows, Map<String, StateWindow> states) {
    double[] out = new double[rows.length];
    for (int i = 0; i < out.length; i++)
      out[i] = normalizer.normalize(i % normalizer.width(), rows[i]);
    return out;
  }
}
