package dev.sinew.policies.network;

import dev.sinew.policies.onnx.ElementType;
import dev.sinew.policies.onnx.Graph;
import dev.sinew.policies.onnx.Tensor;
import dev.sinew.policies.onnx.TensorSpec;
import dev.sinew.runtime.port.PolicyException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// The tensors of one network, allocated as the graphs ask for them.
///
/// Samples are denoised `batch` at a time: whatever changes per denoising step has room for all of
/// them, and conditioning is repeated for graphs whose batch is open.
final class TensorTable implements AutoCloseable {

  private final Manifest manifest;
  private final int batch;
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();
  private final Map<String, Tensor> tiled = new LinkedHashMap<>();
  private final List<Tiling> tilings = new ArrayList<>();
  private final Map<String, Rate> made = new HashMap<>();
  private final Caches caches;

  TensorTable(Manifest manifest, int batch) {
    this.manifest = manifest;
    this.batch = batch;
    caches = new Caches(manifest.caches(), manifest.head());
    for (GraphDeclaration graph : manifest.graphs())
      graph.outputs().values().forEach(name -> made.put(name, graph.rate()));
    for (String name : manifest.sources().keySet()) declared(name, 1);
    for (String name : manifest.memory().keySet()) declared(name, 1);
  }

  /// The tensor of a name, as before the first step; null when no graph wanted it.
  Tensor get(String name) {
    return caches.holds(name) ? caches.at(name, 0) : tensors.get(name);
  }

  Caches caches() {
    return caches;
  }

  List<Tiling> tilings() {
    return tilings;
  }

  /// @param turn of the graph's calls, where it has caches
  Map<String, Tensor> inputs(GraphDeclaration declared, Graph graph, int turn) {
    return bound(declared, "inputs", declared.inputs(), graph.inputs(), true, turn);
  }

  /// @param turn of the graph's calls, where it has caches
  Map<String, Tensor> outputs(GraphDeclaration declared, Graph graph, int turn) {
    return bound(declared, "outputs", declared.outputs(), graph.outputs(), false, turn);
  }

  private Map<String, Tensor> bound(
      GraphDeclaration declared,
      String side,
      Map<String, String> names,
      List<TensorSpec> specs,
      boolean input,
      int turn) {
    Map<String, TensorSpec> own = new LinkedHashMap<>();
    for (TensorSpec spec : specs) own.put(spec.name(), spec);
    Map<String, Tensor> bound = new LinkedHashMap<>();
    names.forEach(
        (name, tensor) -> {
          TensorSpec spec = own.get(name);
          if (spec == null) {
            throw declared
                .section()
                .problem(
                    side + "." + name,
                    declared.place() + " has no such name; it has " + own.keySet());
          }
          bound.put(
              name,
              caches.holds(tensor)
                  ? caches.at(tensor, turn)
                  : tensor(declared, tensor, spec, input));
        });
    if (input && !bound.keySet().containsAll(own.keySet())) {
      own.keySet().removeAll(bound.keySet());
      throw declared.section().problem(side, "does not say what " + own.keySet() + " are");
    }
    return bound;
  }

  private Tensor tensor(GraphDeclaration declared, String name, TensorSpec spec, boolean input) {
    boolean step = perStep(declared.rate());
    if (!manifest.tensors().containsKey(name))
      return tensors.computeIfAbsent(name, key -> byHead(declared, key, spec));
    Tensor tensor = declared(name, step && !input ? batch : 1);
    boolean shared = !perStep(made.get(name));
    if (step && input && shared && batch > 1 && spec.shape().length > 0 && spec.shape()[0] < 0)
      return tiled.computeIfAbsent(name, key -> tile(tensor));
    return tensor;
  }

  /// `made.get` of what the host makes is null: it is made once per observation at most.
  private static boolean perStep(Rate rate) {
    return rate == Rate.STEP || rate == Rate.GRADIENT || rate == Rate.SCORE;
  }

  private Tensor declared(String name, int times) {
    return tensors.computeIfAbsent(
        name,
        key -> {
          TensorDeclaration declaration = manifest.tensors().get(key);
          return Tensor.of(declaration.type(), repeated(declaration.shape(), times));
        });
  }

  private Tensor tile(Tensor from) {
    Tensor to = Tensor.of(from.type(), repeated(from.shape(), batch));
    tilings.add(new Tiling(from, to));
    return to;
  }

  /// What the head gives and wants has the head's size, what tells steps apart one value or one per
  /// sample, the time also one per row; the graph says how they are laid out.
  private Tensor byHead(GraphDeclaration declared, String name, TensorSpec spec) {
    Head head = manifest.head();
    int samples = name.equals(Flow.ACTION) ? 1 : batch;
    long[] sizes = head.shape(name, samples);
    long[] shape = spec.shape();
    for (int i = 0; i < shape.length; i++)
      if (shape[i] < 0) shape[i] = i < sizes.length ? sizes[i] : i == 0 ? samples : 1;
    boolean whole = spec.type() == ElementType.INT64 || spec.type() == ElementType.INT32;
    if (head.whole(name).orElse(whole) != whole) {
      throw new PolicyException(
          "%s: %s does not hold '%s', which is %s"
              .formatted(declared.location(), spec, name, whole ? "float32" : "int64"));
    }
    Tensor tensor = Tensor.of(spec.type(), shape);
    boolean single = sizes.length == 0;
    boolean perRow = name.equals(Flow.TIME) && tensor.size() == perRow(head, samples);
    if (tensor.size() != product(sizes) && !(single && tensor.size() == samples) && !perRow) {
      tensor.close();
      throw new PolicyException(
          "%s: %s does not hold '%s', %s"
              .formatted(declared.location(), spec, name, single ? "a single value" : text(sizes)));
    }
    return tensor;
  }

  private static long perRow(Head head, int samples) {
    long[] sample = head.shape(Flow.SAMPLE, samples);
    return sample[0] * sample[1];
  }

  private static long product(long[] sizes) {
    long product = 1;
    for (long size : sizes) product *= size;
    return product;
  }

  private static String text(long[] sizes) {
    return LongStream.of(sizes).mapToObj(Long::toString).collect(Collectors.joining(" x "));
  }

  private static long[] repeated(long[] shape, int times) {
    long[] all = shape.clone();
    if (all.length > 0) all[0] *= times;
    return all;
  }

  @Override
  public void close() {
    tensors.values().forEach(Tensor::close);
    tiled.values().forEach(Tensor::close);
    caches.close();
  }
}
