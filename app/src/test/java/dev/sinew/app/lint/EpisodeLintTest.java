package dev.sinew.app.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EpisodeLintTest {

  private static final int TICKS = 600;
  private static final long PERIOD = 10_000_000;
  private static final long FRAME = 33_333_333;

  private final Sketch sketch = new Sketch();

  @Test
  void aGoodDemonstrationHasNoFindings() {
    assertThat(EpisodeLint.of(sketch.facts())).isEmpty();
  }

  @Test
  void ticksThatWereNotRecordedAreAnError() {
    for (int i = 300; i < TICKS; i++) sketch.numbers[i] += 7;

    Finding finding = only("ticks-missing");
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.text()).isEqualTo("7 of 607 ticks were not recorded");
  }

  @Test
  void aServoThatLeavesPeriodsOutIsTold() {
    sketch.skipped[100] = 10;

    assertThat(only("servo-late").text()).isEqualTo("the servo left out 10 periods of 10.0 ms");
  }

  @Test
  void aFrozenCameraIsAnError() {
    sketch.frozen = 5;

    assertThat(only("camera-frozen").text())
        .isEqualTo("camera front gave the same picture 5 times in a row");
  }

  @Test
  void aSceneInWhichNothingMovesMayLookTheSame() {
    sketch.frozen = 20;
    for (int i = 190; i < 300; i++) sketch.measured[i] = sketch.measured[190];

    assertThat(EpisodeLint.of(sketch.facts())).isEmpty();
  }

  @Test
  void fourEqualPicturesAreNoFreeze() {
    sketch.frozen = 4;

    assertThat(EpisodeLint.of(sketch.facts())).isEmpty();
  }

  @Test
  void aFewLostFramesAreAWarningAndManyAnError() {
    for (int i = 100; i < sketch.frameNumbers.length; i++) sketch.frameNumbers[i] += 1;
    assertThat(only("camera-dropped").severity()).isEqualTo(Severity.WARNING);

    for (int i = 120; i < sketch.frameNumbers.length; i++) sketch.frameNumbers[i] += 4;
    assertThat(only("camera-dropped").severity()).isEqualTo(Severity.ERROR);
  }

  @Test
  void stampsThatGoBackAreAnError() {
    sketch.frameNanos[50] = sketch.frameNanos[49] - 1;

    assertThat(ids()).contains("camera-backward");
  }

  @Test
  void aCameraThatFallsSilentIsTold() {
    sketch.frameNanos = Arrays.copyOf(sketch.frameNanos, 100);
    sketch.frameNumbers = Arrays.copyOf(sketch.frameNumbers, 100);

    assertThat(ids()).contains("camera-gap", "time-skew");
  }

  @Test
  void aCameraWithoutAFrameIsAnError() {
    sketch.frameNanos = new long[0];
    sketch.frameNumbers = new long[0];

    assertThat(only("camera-empty").severity()).isEqualTo(Severity.ERROR);
  }

  @Test
  void idleEndsAreToldWithTheirLength() {
    for (int i = 0; i < 150; i++) sketch.sent[i] = sketch.sent[150];
    assertThat(ids()).contains("idle-head");

    Sketch other = new Sketch();
    for (int i = 400; i < TICKS; i++) other.sent[i] = other.sent[400];
    assertThat(EpisodeLint.of(other.facts())).extracting(Finding::id).contains("idle-tail");
  }

  @Test
  void anArmThatNeverMovesIsAnError() {
    for (int i = 0; i < TICKS; i++) sketch.sent[i] = new double[2];

    assertThat(ids()).contains("no-motion");
  }

  @Test
  void aJointThatDoesNotFollowIsAnError() {
    for (double[] row : sketch.measured) row[1] = 0.2;

    assertThat(only("joint-dead").text()).startsWith("elbow was told to move by");
  }

  @Test
  void anOperatorWhoIsTooFastIsTold() {
    for (int i = 0; i < TICKS / 5; i++) sketch.behind[i] = true;

    assertThat(only("saturation").text()).contains("20 %");
  }

  @Test
  void aTremblingHandIsTold() {
    for (int i = 0; i < TICKS; i++)
      sketch.sent[i][0] += 0.05 * Math.sin(2 * Math.PI * 6 * i * 0.01);

    assertThat(only("jerk").text()).startsWith("shoulder turns back");
  }

  @Test
  void noiseBelowTheSwingIsNoTremble() {
    Random random = new Random(3);
    for (double[] row : sketch.sent) row[0] += 0.002 * random.nextDouble();

    assertThat(EpisodeLint.of(sketch.facts())).isEmpty();
  }

  @Test
  void aTaskThatIsNotNamedAndAStopAreTold() {
    sketch.task = "";
    sketch.result = Map.of("stop_reason", "following-error");

    assertThat(ids()).containsExactly("no-task", "stopped");
  }

  @Test
  void anEpisodeWithoutMotionAtAllIsEmpty() {
    EpisodeFacts nothing =
        new EpisodeFacts(
            List.of("a"),
            PERIOD,
            new long[0],
            new long[0],
            new int[0],
            new boolean[0],
            new double[0][],
            new double[0][],
            List.of(),
            "",
            Map.of());

    assertThat(EpisodeLint.of(nothing)).extracting(Finding::id).containsExactly("empty");
  }

  private List<String> ids() {
    return EpisodeLint.of(sketch.facts()).stream().map(Finding::id).toList();
  }

  private Finding only(String id) {
    List<Finding> found = EpisodeLint.of(sketch.facts());
    assertThat(found).extracting(Finding::id).containsExactly(id);
    return found.getFirst();
  }

  /// Six seconds of two joints and two cameras, flawless at first.
  private static final class Sketch {

    private final long[] numbers = LongStream.range(40, 40 + TICKS).toArray();
    private final int[] skipped = new int[TICKS];
    private final boolean[] behind = new boolean[TICKS];
    private final double[][] sent = new double[TICKS][];
    private final double[][] measured = new double[TICKS][];
    private long[] frameNanos = LongStream.range(0, 180).map(i -> i * FRAME).toArray();
    private long[] frameNumbers = LongStream.range(0, 180).toArray();
    private int frozen = 1;
    private String task = "pick";
    private Map<String, String> result = Map.of("stop_reason", "episode-end");

    Sketch() {
      for (int i = 0; i < TICKS; i++) {
        double t = i * 0.01;
        sent[i] = new double[] {Math.sin(t), 0.5 * Math.cos(0.7 * t)};
        measured[i] = sent[i].clone();
      }
    }

    EpisodeFacts facts() {
      return new EpisodeFacts(
          List.of("shoulder", "elbow"),
          PERIOD,
          numbers,
          LongStream.range(0, TICKS).map(i -> i * PERIOD).toArray(),
          skipped,
          behind,
          sent,
          measured,
          List.of(
              new CameraFacts("front", frameNanos, frameNumbers, frozen, 60),
              new CameraFacts(
                  "wrist",
                  LongStream.range(0, 180).map(i -> i * FRAME + 5_000_000).toArray(),
                  LongStream.range(0, 180).toArray(),
                  1,
                  0)),
          task,
          result);
    }
  }
}
