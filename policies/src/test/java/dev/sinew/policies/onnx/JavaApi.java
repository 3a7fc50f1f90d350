package dev.sinew.policies.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// ONNX Runtime's own Java API, one thread, new tensors on every run: what a binding must equal.
final class JavaApi {

  private JavaApi() {}

  /// Runs a graph of floats once and returns its first output.
  static float[] run(Path file, Map<String, float[]> values, Map<String, long[]> shapes)
      throws OrtException {
    Engines.start();
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
    try (var options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      try (OrtSession session = environment.createSession(file.toString(), options)) {
        for (var value : values.entrySet()) {
          FloatBuffer buffer = FloatBuffer.wrap(value.getValue());
          long[] shape = shapes.get(value.getKey());
          inputs.put(value.getKey(), OnnxTensor.createTensor(environment, buffer, shape));
        }
        try (OrtSession.Result result = session.run(inputs)) {
          FloatBuffer out = ((OnnxTensor) result.get(0)).getFloatBuffer();
          float[] copy = new float[out.remaining()];
          out.get(copy);
          return copy;
        }
      }
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }
}
