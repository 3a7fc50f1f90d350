package dev.sinew.policies.bench;

import dev.sinew.policies.onnx.BoundGraph;
import dev.sinew.policies.onnx.Tensor;
import dev.sinew.policies.onnx.TensorSpec;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// What many samples at once cost, compared with one.
///
/// Only a graph whose first axis is open takes many. Both bindings are run in turn, so that a busy
/// machine burdens them alike.
final class BatchRatio {

  private static final int WARM_UP = 3;

  private final TimedGraph timed;
  private final int samples;
  private final List<Tensor> made = new ArrayList<>();

  private BatchRatio(TimedGraph timed, int samples) {
    this.timed = timed;
    this.samples = samples;
  }

  /// Median time of one call with many samples over the median with one.
  ///
  /// @return empty when the graph has no open first axis or was not bound with a batch of one
  static OptionalDouble of(TimedGraph timed, int samples, int calls) {
    boolean takesMany =
        timed.graph().inputs().stream()
            .anyMatch(spec -> isBatch(spec, timed.boundInputs().get(spec.name())));
    return takesMany
        ? OptionalDouble.of(new BatchRatio(timed, samples).measure(calls))
        : OptionalDouble.empty();
  }

  private double measure(int calls) {
    Durations one = new Durations();
    Durations many = new Durations();
    try (BoundGraph single = timed.graph().bind(timed.boundInputs(), timed.boundOutputs());
        BoundGraph batch =
            timed
                .graph()
                .bind(
                    widened(timed.graph().inputs(), timed.boundInputs()),
                    widened(timed.graph().outputs(), timed.boundOutputs()))) {
      for (int call = -WARM_UP; call < calls; call++) {
        time(single, one, call >= 0);
        time(batch, many, call >= 0);
      }
    } finally {
      made.forEach(Tensor::close);
    }
    return many.spread().p50() / one.spread().p50();
  }

  private static void time(BoundGraph bound, Durations durations, boolean kept) {
    long start = System.nanoTime();
    bound.run();
    long duration = System.nanoTime() - start;
    if (kept) durations.add(duration);
  }

  /// Every batch of one becomes a batch of [#samples] of the same values.
  private Map<String, Tensor> widened(List<TensorSpec> specs, Map<String, Tensor> bound) {
    Map<String, Tensor> wide = new HashMap<>(bound);
    for (TensorSpec spec : specs) {
      Tensor one = bound.get(spec.name());
      if (isBatch(spec, one)) wide.put(spec.name(), repeated(one));
    }
    return wide;
  }

  private Tensor repeated(Tensor one) {
    long[] shape = one.shape();
    shape[0] = samples;
    Tensor many =
        one.isInternal() ? Tensor.internal(one.type(), shape) : Tensor.of(one.type(), shape);
    made.add(many);
    if (one.isInternal()) return many;
    long bytes = one.memory().byteSize();
    for (int i = 0; i < samples; i++)
      MemorySegment.copy(one.memory(), 0, many.memory(), i * bytes, bytes);
    return many;
  }

  private static boolean isBatch(TensorSpec spec, Tensor bound) {
    long[] shape = spec.shape();
    return bound != null && shape.length > 0 && shape[0] < 0 && bound.shape()[0] == 1;
  }
}
