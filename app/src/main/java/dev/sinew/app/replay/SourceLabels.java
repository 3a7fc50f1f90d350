package dev.sinew.app.replay;

import dev.sinew.app.dataset.Dtype;
import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.Value;
import java.util.List;
import java.util.Optional;

/// Who commanded the arm in a tick, as columns of a dataset. `intervention`: whether any joint was
/// the operator's. `source`, per joint: 0 the policy, 1 the operator, 2 nobody (the joint was held:
/// clutch open, device silent, no plan yet).
final class SourceLabels {

  static final String INTERVENTION = "intervention";
  static final String SOURCE = "source";

  private static final long POLICY = 0;
  private static final long OPERATOR = 1;
  private static final long HELD = 2;

  private SourceLabels() {}

  static List<Feature> features(List<String> joints) {
    return List.of(
        new Feature(INTERVENTION, Dtype.BOOL, List.of(1), List.of()),
        Feature.vector(SOURCE, Dtype.INT64, joints));
  }

  /// @param tick of an episode that could have an operator
  static Value intervention(Optional<LoggedOperator> tick) {
    boolean any = tick.map(LoggedOperator::owned).orElse(0L) != 0;
    return new Value.Integers(new long[] {any ? 1 : 0});
  }

  /// @param joints of the arm
  static Value source(Optional<LoggedOperator> tick, int joints) {
    long owned = tick.map(LoggedOperator::owned).orElse(0L);
    long held = tick.map(LoggedOperator::held).orElse(0L);
    long[] sources = new long[joints];
    for (int i = 0; i < joints; i++)
      sources[i] = has(held, i) ? HELD : has(owned, i) ? OPERATOR : POLICY;
    return new Value.Integers(sources);
  }

  private static boolean has(long set, int i) {
    return (set >>> i & 1) != 0;
  }
}
