package dev.sinew.policies.onnx;

import java.nio.file.Path;
import java.util.SplittableRandom;

/// The small graphs that `make.py` made.
final class Fixture {

  private static final Path FOLDER =
      Path.of(
          System.getProperty("sinew.root"), "policies/src/test/resources/dev/sinew/policies/onnx");

  private Fixture() {}

  static Path file(String name) {
    return FOLDER.resolve(name + ".onnx");
  }

  static OnnxGraph load(String name) {
    return OnnxGraph.load(file(name));
  }

  static float[] normal(SplittableRandom random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) values[i] = (float) random.nextGaussian();
    return values;
  }

  static float[] floats(Tensor tensor) {
    float[] values = new float[tensor.size()];
    tensor.get(values);
    return values;
  }
}
