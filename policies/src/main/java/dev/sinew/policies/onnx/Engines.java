package dev.sinew.policies.onnx;

import ai.djl.engine.Engine;
import ai.onnxruntime.OrtEnvironment;
import java.util.stream.Collectors;

/// The engine as a whole. DJL must start before anything else asks ONNX Runtime for its
/// environment: every access goes through here or [OnnxGraph].
public final class Engines {

  private static final String ONNX = "OnnxRuntime";

  private Engines() {}

  /// Version of the native library and the execution providers that it carries, for `sinew doctor`.
  public static String describe() {
    start();
    String providers =
        OrtEnvironment.getAvailableProviders().stream()
            .map(Enum::name)
            .collect(Collectors.joining(", "));
    return "ONNX Runtime " + OrtEnvironment.getEnvironment().getVersion() + " (" + providers + ")";
  }

  /// Starts DJL's engine, before anything else may ask for ONNX Runtime's environment.
  static Engine start() {
    return Engine.getEngine(ONNX);
  }

  /// The innermost message, in one line.
  static String cause(Throwable e) {
    Throwable deepest = e;
    while (deepest.getCause() != null) deepest = deepest.getCause();
    return deepest.getMessage() == null ? deepest.toString() : oneLine(deepest.getMessage());
  }

  /// The first line that says something.
  static String oneLine(String message) {
    return message
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .findFirst()
        .orElse("no reason given");
  }
}
