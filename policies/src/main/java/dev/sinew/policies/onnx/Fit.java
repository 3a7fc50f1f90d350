package dev.sinew.policies.onnx;

import dev.sinew.runtime.port.PolicyException;
import java.util.List;
import java.util.Map;

/// Whether tensors may be bound to a graph; a misfit is said in one line.
public record Fit(String graph, List<TensorSpec> inputs, List<TensorSpec> outputs) {

  /// @throws PolicyException when an input is missing, unknown or of another type or shape
  public void mustTake(Map<String, Tensor> given) {
    must(given, inputs, "input");
    for (TensorSpec spec : inputs)
      if (!given.containsKey(spec.name()))
        throw problem("input '" + spec.name() + "' is not bound");
  }

  /// @throws PolicyException when there is no output, or one is unknown or of another type or shape
  public void mustGive(Map<String, Tensor> given) {
    if (given.isEmpty()) throw problem("no output is bound");
    must(given, outputs, "output");
  }

  private void must(Map<String, Tensor> given, List<TensorSpec> specs, String role) {
    given.forEach(
        (name, tensor) -> {
          TensorSpec spec = named(name, specs, role);
          if (tensor.isClosed())
            throw problem("the tensor of " + role + " '" + name + "' is closed");
          if (spec.type() != tensor.type() || !spec.admits(tensor.shape()))
            throw problem(role + " " + spec + " does not take " + tensor);
        });
  }

  private TensorSpec named(String name, List<TensorSpec> specs, String role) {
    return specs.stream()
        .filter(spec -> spec.name().equals(name))
        .findFirst()
        .orElseThrow(() -> problem("has no " + role + " '" + name + "'; only " + names(specs)));
  }

  private static List<String> names(List<TensorSpec> specs) {
    return specs.stream().map(TensorSpec::name).toList();
  }

  private PolicyException problem(String problem) {
    return new PolicyException(graph + ": " + problem);
  }
}
