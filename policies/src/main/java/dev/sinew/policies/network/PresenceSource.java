package dev.sinew.policies.network;

import dev.sinew.policies.onnx.ElementType;
import dev.sinew.policies.onnx.Tensor;
import dev.sinew.runtime.Frame;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.port.PolicyException;
import java.util.List;
import java.util.Objects;

/// Whether something that may be missing is there: 1 or 0. What is missing is zero itself; only
/// this tells it from a black picture or an empty prompt.
///
/// @param of a camera, or [#PROMPT]
/// @param or another one, where one of the two must be there; else empty
record PresenceSource(String of, String or) implements Source {

  static final String PROMPT = "prompt";

  @Override
  public boolean perTask() {
    return of.equals(PROMPT) && or.isEmpty();
  }

  @Override
  public void fill(Observation observation, Tensor tensor) {
    boolean there = isThere(observation, of);
    if (!there && !or.isEmpty() && !isThere(observation, or))
      throw new PolicyException("neither '" + of + "' nor '" + or + "' is there");
    if (tensor.type() == ElementType.BOOL) tensor.put(new byte[] {(byte) (there ? 1 : 0)});
    else tensor.put(new float[] {there ? 1 : 0});
  }

  private static boolean isThere(Observation observation, String name) {
    return name.equals(PROMPT)
        ? !observation.prompt().isEmpty()
        : isThere(observation.frames().get(name));
  }

  /// @param frames of a camera, null where the observation has none
  static boolean isThere(List<Frame> frames) {
    return frames != null && !frames.isEmpty() && frames.stream().noneMatch(Objects::isNull);
  }
}
