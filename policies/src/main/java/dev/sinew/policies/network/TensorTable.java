package dev.sinew.policies.network;

import dev.sinew.policies.onnx.Graph;
import dev.sinew.policies.onnx.Tensor;
import dev.sinew.policies.onnx.TensorSpec;
import dev.sinew.runtime.port.PolicyException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  TensorTable(Manifest manifest, int batch) {
    this.manifest = manifest;
    this.batch = batch;
    for (GraphDeclaration graph : manifest.graphs())
      graph.outputs().values().forEach(name -> made.put(name, graph.rate()));
    for (String name : manifest.sources().keySet()) declared(name, 1);
    for (String name : manifest.memory().keySet()) declared(name, 1);
  }

  /// The tensor of a name; null when no graph wanted it.
  Tensor get(String name) {
    return tensors.get(name);
  }

  List<Tiling> tilings() {
    return tilings;
  }

  Map<String, Tensor> inputs(GraphDeclaration declared, Graph graph) {
    return bound(declared, "inputs", declared.inputs(), graph.inputs(), true);
  }

  Map<String, Tensor> outputs(GraphDeclaration declared, Graph graph) {
    return bound(declared, "outputs", declared.outputs(), graph.outputs(), false);
  }

  private Map<String, Tensor> bound(
      GraphDeclaration declared,
      String side,
      Map<String, String> names,
      List<TensorSpec> specs,
      boolean input) {
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
          bound.put(name, tensor(declared, tensor, spec, input));
        });
    if (input && !bound.keySet().containsAll(own.keySet())) {
      own.keySet().removeAll(bound.keySet());
      throw declared.section().problem(side, "does not say what " + own.keySet() + " are");
    }
    return bound;
  }

  private Tensor tensor(GraphDeclaration declared, String name, TensorSpec spec, boolean input) {
    boolean step = declared.rate() == Rate.STEP;
    if (!manifest.tensors().containsKey(name))
      return tensors.computeIfAbsent(name, key -> byHead(declared, key, spec));
    Tensor tensor = declared(name, step && !input ? batch : 1);
    boolean shared = made.get(name) != Rate.STEP;
    if (step && input && shared && batch > 1 && spec.shape().length > 0 && spec.shape()[0] < 0)
      return tiled.computeIfAbsent(name, key -> tile(tensor));
    return tensor;
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

  /// `sample`, `prediction` and `action` have the head's size, `time` one value or one per sample;
  /// the graph says how they are laid out.
  private Tensor byHead(GraphDeclaration declared, String name, TensorSpec spec) {
    Head head = manifest.head();
    int samples = name.equals(Flow.ACTION) ? 1 : batch;
    long[] whole = {samples, head.rows(), head.width()};
    long[] shape = spec.shape();
    for (int i = 0; i < shape.length; i++)
      if (shape[i] < 0) shape[i] = i < whole.length ? whole[i] : 1;
    Tensor tensor = Tensor.of(spec.type(), shape);
    boolean fits =
        name.equals(Flow.TIME)
            ? tensor.size() == 1 || tensor.size() == samples
            : tensor.size() == samples * head.rows() * head.width();
    if (!fits) {
      tensor.close();
      throw new PolicyException(
          "%s: %s does not hold '%s', %d x %d x %d"
              .formatted(declared.path(), spec, name, samples, head.rows(), head.width()));
    }
    return tensor;
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
  }
}
