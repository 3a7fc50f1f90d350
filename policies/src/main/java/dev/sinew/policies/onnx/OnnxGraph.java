package dev.sinew.policies.onnx;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.onnxruntime.engine.OrtNDManager;
import ai.djl.onnxruntime.engine.OrtSymbolBlock;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.sinew.runtime.port.PolicyException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// One ONNX graph with float32 inputs and one output of interest. Confined to one thread; may
/// allocate.
///
/// DJL cannot tell the shapes of a graph's inputs, so the session is opened here and handed to
/// DJL's block. One CPU thread per graph: small graphs are not helped by more, and the result is
/// the same on every run.
public final class OnnxGraph implements AutoCloseable {

  private final Path file;
  private final Model model;
  private final Predictor<NDList, NDList> predictor;
  private final Map<String, long[]> inputs = new LinkedHashMap<>();

  private OnnxGraph(Path file, Model model, OrtSession session) throws OrtException {
    this.file = file;
    this.model = model;
    predictor = model.newPredictor(new NoopTranslator());
    session.getInputInfo().forEach((name, node) -> inputs.put(name, shape(node)));
  }

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

  /// Names of the inputs in the graph's order, with their shapes; -1 where a size is open.
  public Map<String, long[]> inputs() {
    return inputs;
  }

  /// Runs the graph once with a batch of one.
  ///
  /// @param values one array per input, in the graph's order
  /// @param out receives the first output
  public void run(float[][] values, float[] out) {
    try (NDManager manager = model.getNDManager().newSubManager()) {
      NDList list = new NDList(values.length);
      int i = 0;
      for (long[] shape : inputs.values()) list.add(manager.create(values[i++], batchOfOne(shape)));
      NDList answer = predictor.predict(list);
      answer.attach(manager);
      NDArray first = answer.head();
      float[] result = first.toFloatArray();
      if (result.length != out.length) {
        throw new PolicyException(
            file + ": gave " + result.length + " values where " + out.length + " belong");
      }
      System.arraycopy(result, 0, out, 0, out.length);
    } catch (TranslateException e) {
      throw new PolicyException(file + ": " + Engines.cause(e), e);
    }
  }

  @Override
  public void close() {
    predictor.close();
    model.close();
  }

  private static long[] shape(NodeInfo node) {
    return node.getInfo() instanceof TensorInfo tensor ? tensor.getShape() : new long[0];
  }

  private static Shape batchOfOne(long[] shape) {
    long[] sizes = shape.clone();
    if (sizes.length > 0 && sizes[0] < 0) sizes[0] = 1;
    return new Shape(sizes);
  }
}
