package dev.sinew.policies.onnx;

import ai.djl.engine.Engine;
import ai.onnxruntime.OrtEnvironment;
import java.util.regex.Pattern;

/// The engine as a whole. DJL must start before anything else asks ONNX Runtime for its
/// environment: every access goes through here or [OnnxGraph].
public final class Engines {

  private static final String ONNX = "OnnxRuntime";
  private static final Pattern PREFIX =
      Pattern.compile(
          "^(Error code - \\w+ - message: )?(.*\\[ONNXRuntimeError] : \\d+ : \\w+ : )?");

  private Engines() {}

  /// Name and version of the native library, for `sinew doctor`.
  public static String describe() {
    start();
    return "ONNX Runtime " + OrtEnvironment.getEnvironment().getVersion();
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

  /// The first line that says something, without codes and source lines of ONNX Runtime.
  static String oneLine(String message) {
    return message
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .findFirst()
        .map(line -> PREFIX.matcher(line).replaceFirst(""))
        .orElse("no reason given");
  }
}
