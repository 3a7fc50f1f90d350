package dev.sinew.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.policies.bundle.Verification;
import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.StateWindow;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.PolicyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExerciseBundleTest {

  private static final Path SHIPPED =
      Path.of(System.getProperty("sinew.root"), "models/arm-exercise");
  private static final long STEP = 10_000_000;
  private static final double[] READY = {0, -0.785, 0, -2.356, 0, 1.571, 0.785};

  private final Policy policy = PolicyBundle.read(SHIPPED).open();

  @TempDir private Path folder;

  @Test
  void theMotionBeginsAtTheObservedPoseWithoutAJolt() {
    ActionChunk chunk = policy.infer(observation(5 * STEP, 0, 0.1));
    assertThat(chunk.startNanos()).isEqualTo(5 * STEP);
    assertThat(chunk.rows()).isEqualTo(50);
    for (int i = 0; i < 7; i++) {
      assertThat(chunk.value(0, i)).isEqualTo(READY[i] + 0.1);
      assertThat(chunk.value(1, i)).isCloseTo(READY[i] + 0.1, within(1e-7));
    }
  }

  /// Joint 0: centre 0, amplitude 0.2, period 8 s; 6 s is three quarters of it.
  @Test
  void afterTheApproachEveryJointIsOnItsSine() {
    policy.infer(observation(0, 0, 0.1));
    ActionChunk chunk = policy.infer(observation(600 * STEP, 0, 0));
    assertThat(chunk.value(0, 0)).isCloseTo(-0.2, within(1e-12));
    assertThat(chunk.value(0, 1))
        .isCloseTo(-0.785 + 0.15 * Math.sin(2 * Math.PI * 6 / 9), within(1e-12));
  }

  @Test
  void consecutiveChunksAreOneCurveOnOneGrid() {
    ActionChunk first = policy.infer(observation(3, 0, 0.1));
    ActionChunk second = policy.infer(observation(10 * STEP + 7_000_003, 0, 0.2));
    assertThat(second.startNanos()).isEqualTo(10 * STEP + 3);
    for (int row = 0; row < 40; row++) {
      for (int i = 0; i < 7; i++)
        assertThat(second.value(row, i)).isEqualTo(first.value(row + 10, i));
    }
    assertThat(second.provenance().sequence()).isEqualTo(1);
  }

  @Test
  void aResetAndANewEpochBeginAnewAtThePoseOfTheirFirstObservation() {
    policy.infer(observation(0, 0, 0));
    assertThat(policy.infer(observation(300 * STEP, 1, 0.3)).value(0, 2)).isEqualTo(0.3);
    policy.reset(9);
    assertThat(policy.infer(observation(400 * STEP, 1, 0.4)).value(0, 2)).isEqualTo(0.4);
  }

  /// The limits of configs/sim-arm.yaml, on the lines between rows as a servo at 1 kHz samples
  /// them.
  @Test
  void theShippedMotionKeepsTheLimitsOfTheShippedArm() {
    policy.infer(observation(0, 0, 0.02));
    double jerk = 0;
    for (int n = 0; n < 300; n++) {
      ActionChunk chunk = policy.infer(observation(n * 10 * STEP, 0, 0));
      for (int row = 1; row <= 10; row++) {
        for (int i = 0; i < 7; i++) {
          double before = (chunk.value(row, i) - chunk.value(row - 1, i)) / 0.01;
          double after = (chunk.value(row + 1, i) - chunk.value(row, i)) / 0.01;
          jerk = Math.max(jerk, Math.abs(after - before) / 1e-6);
        }
      }
    }
    assertThat(jerk).isBetween(1500.0, 2200.0);
  }

  @Test
  void thereIsNoGraphToVerifySoEveryChunkIsComputedTwice() {
    Verification found = PolicyBundle.read(SHIPPED).verify();
    assertThat(found.passed()).isTrue();
    assertThat(found.clause()).isEqualTo("has no graph; its chunks repeat bit for bit");
    assertThat(found.lines())
        .containsExactly(
            "there is no graph to replay", "chunk    100 computed twice, 0 values differ");
    assertThat(found.facts()).containsEntry("chunks", 100).containsEntry("differing_values", 0L);
  }

  @Test
  void theBundleSaysWhatItIs() {
    assertThat(PolicyBundle.read(SHIPPED).describe())
        .containsEntry("sees", "joint-position (7 x rad)")
        .containsEntry("exercise", "a sine on every joint, after an approach of 4.0 s; no graph")
        .doesNotContainKey("graph");
  }

  @Test
  void aMissingStreamIsNamed() {
    Observation blind = new Observation(0, 0, Map.of(), Map.of(), "");
    assertThatThrownBy(() -> policy.infer(blind))
        .isInstanceOf(PolicyException.class)
        .hasMessage("arm-exercise:1: no stream 'joint-position'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: exercise   | kind: exercse    | 'kind: \"exercse\" is not one of"
            + " [\"network\",\"exercise\",\"openpi\"]'",
        "approach-ms      | aproach-ms       | exercise.aproach-ms: unknown key; did you mean"
            + " 'approach-ms'?",
        "steps: 1         | steps: 2         | observation.steps: 2 must be 1",
        "execute: 10      | execute: 50      | action.execute: 50 rows, but a chunk of 50 must"
            + " reach farther",
        "'width: 7, unit' | 'width: 6, unit' | 'observation.inputs[0].width: 6, but action.width is"
            + " 7'",
        "'  width: 7\n'   | '  width: 8\n'   | 'observation.inputs[0].width: 7, but action.width is"
            + " 8'",
        "interpolation: linear | interpolation: hold | 'action.interpolation: \"hold\" must be"
            + " \"linear\"'"
      })
  void aWrongManifestIsRefusedWithItsKey(String from, String to, String complaint)
      throws IOException {
    String text = Files.readString(SHIPPED.resolve("policy.yaml"));
    assertThat(text).contains(from);
    Files.writeString(folder.resolve("policy.yaml"), text.replace(from, to));
    assertThatThrownBy(() -> PolicyBundle.read(folder))
        .isInstanceOf(ConfigException.class)
        .hasMessage(folder.resolve("policy.yaml") + ": " + complaint);
  }

  private static Observation observation(long at, int epoch, double beside) {
    double[] pose = READY.clone();
    for (int i = 0; i < pose.length; i++) pose[i] += beside;
    StateWindow window = new StateWindow(new double[][] {pose});
    return new Observation(at, epoch, Map.of("joint-position", window), Map.of(), "");
  }
}
