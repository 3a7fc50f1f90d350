package dev.sinew.policies.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// What runs graphs on this machine, tried rather than asked: the library's own list names what it
/// was built with, not what works.
public final class Providers {

  /// `y = -x` of one float32, made with onnx 1.23.
  private static final byte[] PROBE =
      Base64.getDecoder()
          .decode(
              "CAg6NgoLCgF4EgF5IgNOZWcSBXByb2JlWg8KAXgSCgoICAESBAoCCAFiDwoBeRIKCggIARIECgIIAUIECgAQEQ==");

  private Providers() {}

  /// @param refusal in one line why it does not run; empty when it does
  public record Finding(Provider provider, Optional<String> refusal) {}

  /// Opens a session of one node on every provider.
  public static List<Finding> probe() {
    Engines.start();
    return Arrays.stream(Provider.values())
        .map(provider -> new Finding(provider, refusal(provider)))
        .toList();
  }

  private static Optional<String> refusal(Provider provider) {
    try (OrtSession.SessionOptions options =
            SessionSetup.of(provider, Execution.DEFAULT, Optional.empty());
        OrtSession session = OrtEnvironment.getEnvironment().createSession(PROBE, options)) {
      return Assignment.of(session).uses(provider)
          ? Optional.empty()
          : Optional.of("loads, but is given no node");
    } catch (OrtException e) {
      return Optional.of(Engines.cause(e));
    }
  }
}
