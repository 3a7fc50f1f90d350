package dev.sinew.policies.onnx;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.onnxruntime.engine.OrtNDManager;
import ai.djl.onnxruntime.engine.OrtSymbolBlock;
import ai.onnxruntime.OrtException;
import dev.sinew.runtime.port.PolicyException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A graph of an ONNX file, run on this machine.
///
/// DJL starts the engine and owns the model; the session is opened here and handed to DJL's block,
/// and runs go to ONNX Runtime itself: see [BoundOnnxGraph].
public final class OnnxGraph implements Graph {

  private final Path file;
  private final Model model;
  private final OpenSession open;
  private final long session;
  private final List<TensorSpec> inputs;
  private final List<TensorSpec> outputs;
  private boolean closed;

  private OnnxGraph(Path file, Model model, OpenSession open) throws OrtException {
    this.file = file;
    this.model = model;
    this.open = open;
    session = SessionHandle.of(open.session());
    inputs = SessionSpecs.of(file, open.session().getInputInfo());
    outputs = SessionSpecs.of(file, open.session().getOutputInfo());
  }

  /// As [Execution#DEFAULT] says.
  ///
  /// @throws PolicyException in one line when the file is no graph that ONNX Runtime can load
  public static OnnxGraph load(Path file) {
    return load(file, Execution.DEFAULT);
  }

  /// @throws PolicyException in one line when the file is no graph that ONNX Runtime can load, has
  ///     a weight that is not a number, or when the wanted provider cannot be had
  public static OnnxGraph load(Path file, Execution execution) {
    Engine engine = Engines.start();
    OpenSession open = OpenSession.of(file, execution);
    Model model = engine.newModel(file.getFileName().toString(), Device.cpu());
    model.setBlock(new OrtSymbolBlock(open.session(), (OrtNDManager) model.getNDManager()));
    try {
      Weights.mustBeNumbers(file);
      return new OnnxGraph(file, model, open);
    } catch (OrtException e) {
      model.close();
      throw new PolicyException(file + ": " + Engines.cause(e), e);
    } catch (PolicyException e) {
      model.close();
      throw e;
    }
  }

  @Override
  public List<TensorSpec> inputs() {
    return inputs;
  }

  @Override
  public List<TensorSpec> outputs() {
    return outputs;
  }

  @Override
  public BoundGraph bind(Map<String, Tensor> inputs, Map<String, Tensor> outputs) {
    if (closed) throw problem("is closed");
    Fit fit = new Fit(file.toString(), this.inputs, this.outputs);
    fit.mustTake(inputs);
    fit.mustGive(outputs);
    String device = open.assignment().leading().device();
    return new BoundOnnxGraph(this, session, device, inputs, outputs);
  }

  @Override
  public String provider() {
    return open.assignment().leading().toString();
  }

  /// Nodes by the provider that runs them, as ONNX Runtime names it, after its first optimisation.
  public Map<String, Integer> nodes() {
    return open.assignment().nodes();
  }

  /// Why each provider that was tried before does not run it, a line each.
  public List<String> refusals() {
    return open.refusals();
  }

  @Override
  public void close() {
    if (closed) return;
    closed = true;
    model.close();
  }

  /// The `OrtSession*`.
  long session() {
    return session;
  }

  boolean isClosed() {
    return closed;
  }

  PolicyException problem(String problem) {
    return new PolicyException(file + ": " + problem);
  }
}
