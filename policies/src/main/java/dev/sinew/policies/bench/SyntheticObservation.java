package dev.sinew.policies.bench;

import dev.sinew.runtime.DepthImage;
import dev.sinew.runtime.Frame;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.StateWindow;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.port.ImageSpec;
import dev.sinew.runtime.port.PolicySpec;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// An observation of noise in the shapes that a policy asks for.
public final class SyntheticObservation {

  private SyntheticObservation() {}

  /// Values between 0 and 1, pixels of any colour; the same for the same policy.
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
    for (ImageSpec image : spec.cameras())
      frames.put(
          image.camera(), Collections.nCopies(spec.observationSteps(), frame(image, random)));
    return new Observation(0, 0, states, frames, prompt);
  }

  private static Frame frame(ImageSpec image, SplittableRandom random) {
    byte[] rgb = new byte[image.width() * image.height() * 3];
    random.nextBytes(rgb);
    return new Frame(0, 0, image.width(), image.height(), rgb, depth(image, random));
  }

  /// Half a metre to a metre and a half; null where none is asked for.
  private static DepthImage depth(ImageSpec image, SplittableRandom random) {
    if (!image.depth()) return null;
    float[] metres = new float[image.width() * image.height()];
    for (int i = 0; i < metres.length; i++) metres[i] = (float) (0.5 + random.nextDouble());
    return new DepthImage.Metres(image.width(), image.height(), metres);
  }
}
