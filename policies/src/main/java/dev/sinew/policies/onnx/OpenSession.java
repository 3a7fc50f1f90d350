package dev.sinew.policies.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.sinew.runtime.port.PolicyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A session on the first provider that really runs a node of its graph.
///
/// @param refusals why each provider before it does not, a line each
record OpenSession(OrtSession session, Assignment assignment, List<String> refusals) {

  /// @throws PolicyException in one line when no wanted provider runs it
  static OpenSession of(Path file, Execution execution) {
    Engines.start();
    List<String> refusals = new ArrayList<>();
    for (Provider provider : execution.providers()) {
      try {
        return attempt(provider, file, execution, refusals);
      } catch (OrtException e) {
        refusals.add(provider + ": " + Engines.cause(e));
      }
    }
    throw new PolicyException(file + ": " + failure(execution, refusals));
  }

  /// @throws OrtException when the provider's library, its device or the graph fails
  private static OpenSession attempt(
      Provider provider, Path file, Execution execution, List<String> refusals)
      throws OrtException {
    try (OrtSession.SessionOptions options =
        SessionSetup.of(provider, execution, engines(provider, file, execution))) {
      OrtSession session = OrtEnvironment.getEnvironment().createSession(file.toString(), options);
      Assignment assignment = Assignment.of(session);
      if (provider == Provider.CPU || assignment.uses(provider))
        return new OpenSession(session, assignment, List.copyOf(refusals));
      session.close();
      throw new OrtException("runs no node of this graph");
    }
  }

  private static Optional<Path> engines(Provider provider, Path file, Execution execution) {
    if (provider != Provider.TENSORRT) return Optional.empty();
    return execution
        .cache()
        .map(
            cache ->
                EngineCache.folder(
                    cache,
                    file,
                    Gpu.read(Gpu.DRIVER),
                    OrtEnvironment.getEnvironment().getVersion(),
                    execution.precision()));
  }

  /// The CPU needs nothing of the machine: what it refuses is no graph.
  private static String failure(Execution execution, List<String> refusals) {
    if (execution.providers().getLast() != Provider.CPU)
      return "does not run as its execution section wants; " + refusals.getLast();
    String reason = refusals.getLast();
    return "not a loadable ONNX graph: " + reason.substring(reason.indexOf(": ") + 2);
  }
}
