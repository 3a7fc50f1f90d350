package dev.sinew.policies.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FlowEulerSamplerTest {

  /// A straight path is integrated exactly by any number of Euler steps (LeRobot,
  /// tests/policies/common/test_flow_matching.py, commit 7427f318, the same with time reversed).
  @Property(seed = "42", tries = 200)
  void aConstantVelocityCarriesTheNoiseThatFar(
      @ForAll @IntRange(min = 1, max = 50) int steps,
      @ForAll @FloatRange(min = -1, max = 1) float noise,
      @ForAll @FloatRange(min = -1, max = 1) float velocity) {
    float[] sample = {noise};
    new FlowEulerSampler(steps, 1, Double.POSITIVE_INFINITY)
        .run(sample, (x, t, out) -> out[0] = velocity);
    assertThat((double) sample[0]).isEqualTo((double) noise + velocity, within(2e-6));
  }

  @Test
  void theNetworkSeesScaledTimesFromZeroThatNeverReachTheEnd() {
    List<Float> times = new ArrayList<>();
    new FlowEulerSampler(4, 100, 1).run(new float[1], (x, t, out) -> times.add(t));
    assertThat(times).containsExactly(0f, 25f, 50f, 75f);
  }

  @Test
  void theFinishedSampleIsClippedAndNaNIsKept() {
    float[] sample = {3, -3, Float.NaN};
    new FlowEulerSampler(2, 1, 1).run(sample, (x, t, out) -> Arrays.fill(out, 0));
    assertThat(sample).containsExactly(1, -1, Float.NaN);
  }
}
