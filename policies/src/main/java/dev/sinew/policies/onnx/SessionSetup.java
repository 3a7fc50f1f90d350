package dev.sinew.policies.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.providers.OrtTensorRTProviderOptions;
import java.nio.file.Path;
import java.util.Optional;

/// The options of a session.
final class SessionSetup {

  private SessionSetup() {}

  /// @param engines where TensorRT keeps what it built for this very graph
  /// @throws OrtException when the provider's library cannot be had
  static OrtSession.SessionOptions of(
      Provider provider, Execution execution, Optional<Path> engines) throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    try {
      options.setIntraOpNumThreads(execution.threads());
      options.setInterOpNumThreads(1);
      // Every failure is thrown; the library's own log would say it a second time.
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      options.addConfigEntry("session.record_ep_graph_assignment_info", "1");
      if (provider == Provider.TENSORRT) tensorRt(options, execution.precision(), engines);
      if (provider != Provider.CPU) options.addCUDA();
      return options;
    } catch (OrtException | RuntimeException e) {
      options.close();
      throw e;
    }
  }

  /// Keys: the provider options of ONNX Runtime's TensorRT page.
  private static void tensorRt(
      OrtSession.SessionOptions options, Execution.Precision precision, Optional<Path> engines)
      throws OrtException {
    try (var tensorRt = new OrtTensorRTProviderOptions()) {
      if (precision == Execution.Precision.FP16) tensorRt.add("trt_fp16_enable", "1");
      if (engines.isPresent()) {
        tensorRt.add("trt_engine_cache_enable", "1");
        tensorRt.add("trt_engine_cache_path", engines.get().toString());
      }
      options.addTensorrt(tensorRt);
    }
  }
}
