package dev.sinew.policies.bench;

import dev.sinew.runtime.Frame;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.StateWindow;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.port.PolicySpec;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// An observation of noise in the shapes that a policy asks for.
public final class SyntheticObservation {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;

  private SyntheticObservation() {}

  /// Values between 0 and 1, frames of 640x480 px; the same for the same policy.
  public static Observation of(PolicySpec spec, String prompt) {
    SplittableRandom random = new SplittableRandom(1);
    Map<String, StateWindow> states = new HashMap<>();
    for (StreamSpec stream : spec.inputs()) {
      double[][] values = new double[spec.observationSteps()][stream.width()];
      for (double[] step : values)
        for (int i = 0; i < step.length; i++) step[i] = random.nextDouble();
      states.put(stream.name(), new StateWindow(values));
    }
    Map<String, List<Frame>> frames = new HashMap<>();
    for (String camera : spec.cameras())
      frames.put(camera, Collections.nCopies(spec.observationSteps(), frame(random)));
    return new Observation(0, 0, states, frames, prompt);
  }

  private static Frame frame(SplittableRandom random) {
    byte[] rgb = new byte[WIDTH * HEIGHT * 3];
    random.nextBytes(rgb);
    return new Frame(0, 0, WIDTH, HEIGHT, rgb);
  }
}
