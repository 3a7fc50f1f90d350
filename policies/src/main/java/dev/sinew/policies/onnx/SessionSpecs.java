package dev.sinew.policies.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import dev.sinew.runtime.port.PolicyException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What a session says about its inputs or outputs.
final class SessionSpecs {

  private static final Map<OnnxJavaType, ElementType> TYPES =
      Map.of(
          OnnxJavaType.FLOAT, ElementType.FLOAT32,
          OnnxJavaType.FLOAT16, ElementType.FLOAT16,
          OnnxJavaType.INT64, ElementType.INT64,
          OnnxJavaType.INT32, ElementType.INT32,
          OnnxJavaType.UINT8, ElementType.UINT8,
          OnnxJavaType.BOOL, ElementType.BOOL);

  private SessionSpecs() {}

  /// @throws PolicyException in one line when one is no tensor or of a type that nobody can fill
  static List<TensorSpec> of(Path file, Map<String, NodeInfo> nodes) {
    return nodes.values().stream().map(node -> spec(file, node)).toList();
  }

  private static TensorSpec spec(Path file, NodeInfo node) {
    if (!(node.getInfo() instanceof TensorInfo tensor))
      throw new PolicyException(file + ": '" + node.getName() + "' is no tensor");
    ElementType type = TYPES.get(tensor.type);
    if (type == null)
      throw new PolicyException(
          file
              + ": '"
              + node.getName()
              + "' is of type "
              + tensor.type
              + ", none of "
              + Arrays.toString(ElementType.values()));
    return new TensorSpec(node.getName(), type, tensor.getShape());
  }
}
