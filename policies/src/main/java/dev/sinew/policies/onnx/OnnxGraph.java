package dev.sinew.policies.onnx;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.onnxruntime.engine.OrtNDManager;
import ai.djl.onnxruntime.engine.OrtSymbolBlock;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
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
  private final long session;
  private final List<TensorSpec> inputs;
  private final List<TensorSpec> outputs;
  private boolean closed;

  private OnnxGraph(Path file, Model model, OrtSession session) throws OrtException {
    this.file = file;
    this.model = model;
    this.session = SessionHandle.of(session);
    inputs = SessionSpecs.of(session.getInputInfo());
    outputs = SessionSpecs.of(session.getOutputInfo());
  }

  /// On the CPU with one thread: small graphs are not helped by more, and the result is the same on
  /// every run.
  ///
  /// @throws PolicyException in one line when the file is no graph that ONNX Runtime can load
  public static OnnxGraph load(Path file) {
    Engine engine = Engines.start();
    Model model = engine.newModel(file.getFileName().toString(), Device.cpu());
    try (var options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      OrtSession session = OrtEnvironment.getEnvironment().createSession(file.toString(), options);
      model.setBlock(new OrtSymbolBlock(session, (OrtNDManager) model.getNDManager()));
      return new OnnxGraph(file, model, session);
    } catch (OrtException | RuntimeException e) {
      model.close();
      throw new PolicyException(file + ": not a loadable ONNX graph: " + Engines.cause(e), e);
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
    return new BoundOnnxGraph(this, session, inputs, outputs);
  }

  @Override
  public String provider() {
    return "CPU";
  }

  @Override
  public void close() {
    closed = true;
    model.close();
  }

  boolean isClosed() {
    return closed;
  }

  PolicyException problem(String problem) {
    return new PolicyException(file + ": " + problem);
  }
}
