package dev.sinew.policies.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.policies.PolicyBundle;
import dev.sinew.runtime.DepthImage;
import dev.sinew.runtime.Frame;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.port.NoAnswerException;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.PolicyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What graphs are given of an observation; the graph of each test answers what it is given.
class SourcesTest {

  private static final Map<String, double[][]> STILL =
      Map.of("joint-position", new double[][] {{0}, {0}});

  @TempDir private Path folder;
  private Sketch sketch;

  @BeforeEach
  void sketch() {
    sketch = new Sketch(folder);
  }

  private Policy echo(int values, String observation, String tensor) throws IOException {
    return sketch.open(echoed(values, observation, tensor));
  }

  private PolicyBundle echoed(int values, String observation, String tensor) throws IOException {
    sketch.graph(
        "net",
        "x float32 -1 %d -> y float32 1 1 %d".formatted(values, values),
        (in, out) -> NetworkTest.copy(in, "x", out, "y"));
    return sketch.read(
        1,
        values,
        """
        observation:
          steps: 2
          step-ms: 100
          inputs: [{stream: joint-position, width: 1, unit: rad, normalizer: {kind: identity}}%s
        tensors: {x: {shape: [1, %d], %s}}
        graphs: {net: {@net, run: observation, inputs: {x: x}, outputs: {y: action}}}
        head: {kind: direct, shape: [1, %d]}
        """
            .formatted(observation, values, tensor, values));
  }

  private static double[] seen(Policy policy, Observation observation) {
    var chunk = policy.infer(observation);
    double[] values = new double[chunk.dof()];
    for (int i = 0; i < values.length; i++) values[i] = chunk.value(0, i);
    return values;
  }

  @Test
  void forceAndTactileHistoryComeStepByStepOldestFirstEachWithItsNormalizer() throws IOException {
    String streams =
        """
        ,
            {stream: wrench, width: 2, unit: m, normalizer: {kind: min-max, min: [0, 0], max: [10, 10]}},
            {stream: tactile, width: 1, unit: m, normalizer: {kind: identity}}]
        """;
    try (Policy policy = echo(6, streams, "from: inputs, streams: [tactile, wrench]")) {
      Observation observation =
          Sketch.observation(
              Map.of(
                  "joint-position", new double[][] {{1}, {2}},
                  "wrench", new double[][] {{0, 5}, {10, 5}},
                  "tactile", new double[][] {{7}, {8}}),
              Map.of(),
              "");
      assertThat(seen(policy, observation)).containsExactly(7, -1, 0, 8, 1, 0);
    }
  }

  @Test
  void onlyTheNewestStepsAndZerosUpToTheWidthWhereAskedFor() throws IOException {
    try (Policy policy = echo(3, "]", "from: inputs, steps: 1, pad-to: 3")) {
      assertThat(
              seen(
                  policy,
                  Sketch.observation(
                      Map.of("joint-position", new double[][] {{1}, {2}}), Map.of(), "")))
          .containsExactly(2, 0, 0);
    }
  }

  private static final String CAMERA =
      """
      ]
        cameras: [{camera: top, width: 1, height: 1}]
      """;

  @Test
  void picturesAreTheNewestOldestFirstAndComputedAgainOnlyWhenTheyAreNew() throws IOException {
    String tensor = "from: camera, camera: top, process: [{scale: 1}]";
    Frame one = color(1, 2, 3);
    Frame two = color(4, 5, 6);
    try (Policy policy = echo(6, CAMERA, tensor)) {
      assertThat(seen(policy, frames("top", one, two))).containsExactly(1, 2, 3, 4, 5, 6);
      // By contract pictures do not change; here one does, to show that it is not read again.
      two.rgb()[0] = 99;
      assertThat(seen(policy, frames("top", two, color(7, 8, 9))))
          .containsExactly(4, 5, 6, 7, 8, 9);
      assertThat(seen(policy, frames("top", color(7, 8, 9), two)))
          .containsExactly(7, 8, 9, 99, 5, 6);
    }
  }

  @Test
  void aCameraThatIsMissingOrOfAnotherSizeIsNamed() throws IOException {
    String tensor = "from: camera, camera: top, process: [{scale: 1}]";
    try (Policy policy = echo(6, CAMERA, tensor)) {
      refuses(policy, Sketch.observation(STILL, Map.of(), ""), "no camera 'top'");
      refuses(policy, frames("top", null, color(1, 2, 3)), "camera 'top' has no picture");
      Frame wide = new Frame(0, 0, 2, 1, new byte[6]);
      refuses(policy, frames("top", wide, wide), "camera 'top' gives 2 x 1, declared 1 x 1");
    }
  }

  private static final String DEPTH =
      """
      ]
        cameras: [{camera: front, width: 2, height: 1, depth: true}]
      """;

  /// Pinhole with f = 2 and its centre at column 0.5: the pixels at 1 m lie 0.25 m left and right.
  private static final String CLOUD =
      "from: cloud, cloud: {frame: base, views: [{camera: front, width: 2, height: 1, fx: 2, fy: 2,"
          + " cx: 0.5, cy: 0, near: 0.1, far: 5, frame: base, extrinsics: [1,0,0,0, 0,1,0,0,"
          + " 0,0,1,0.5, 0,0,0,1]}], crop: {min: [-1, -1, 0], max: [1, 1, 3]}, sample: {points: 2,"
          + " start: 0, fill: repeat}%s}";

  @Test
  void depthBecomesPointsInTheCloudsFrame() throws IOException {
    try (Policy policy = echo(12, DEPTH, CLOUD.formatted(""))) {
      Observation observation = frames("front", depth(1, 1), depth(2, 0));
      assertThat(seen(policy, observation))
          .containsExactly(-0.25, 0, 1.5, 0.25, 0, 1.5, -0.5, 0, 2.5, -0.5, 0, 2.5);
    }
  }

  @Test
  void pointsHaveTheColoursOfTheirPixels() throws IOException {
    String colored = ", color: {scale: 0.5}";
    try (Policy policy = echo(12, DEPTH, CLOUD.formatted(colored) + ", steps: 1")) {
      Observation observation = frames("front", depth(1, 1), depth(1, 2));
      assertThat(seen(policy, observation))
          .containsExactly(-0.25, 0, 1.5, 0.5, 1, 1.5, 0.5, 0, 2.5, 2, 2.5, 3);
    }
  }

  @Test
  void aCloudOfPicturesSeenBeforeMovesUpAndIsNotComputedAgain() throws IOException {
    try (Policy policy = echo(12, DEPTH, CLOUD.formatted(""))) {
      Frame one = depth(1, 1);
      Frame two = depth(2, 2);
      double[] before = seen(policy, frames("front", one, two));
      ((DepthImage.Metres) two.depth()).metres()[0] = 4;
      double[] after = seen(policy, frames("front", two, one));
      assertThat(Arrays.copyOfRange(after, 0, 6)).isEqualTo(Arrays.copyOfRange(before, 6, 12));
      assertThat(Arrays.copyOfRange(after, 6, 12)).isEqualTo(Arrays.copyOfRange(before, 0, 6));
    }
  }

  @Test
  void withoutDepthThereIsNoCloudAndWithoutPointsNoAnswerThisTime() throws IOException {
    try (Policy policy = echo(12, DEPTH, CLOUD.formatted(""))) {
      Frame flat = new Frame(0, 0, 2, 1, new byte[6]);
      refuses(policy, frames("front", flat, flat), "camera 'front' gives no depth");
      refuses(policy, frames("front", null, flat), "camera 'front' has no picture");
      assertThatThrownBy(() -> policy.infer(frames("front", depth(1, 1), depth(0, 0))))
          .isInstanceOf(NoAnswerException.class)
          .hasMessageContaining("the cloud of [front] has no point");
      assertThat(seen(policy, frames("front", depth(1, 1), depth(1, 1)))).hasSize(12);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          , depth: true | `` | tensors.x.cloud.views[0].camera: 'front' measures no depth; depth: true where it is declared
          views: [{camera: front | views: [{camera: frnt | tensors.x.cloud.views[0].camera: observation.cameras has no 'frnt'; did you mean 'front'?
          views: [{camera: front, width: 2 | views: [{camera: front, width: 3 | tensors.x.cloud.views[0].width: 3 x 1, but observation.cameras says 2 x 1
          points: 2 | points: 3 | tensors.x.shape: [1, 12] holds 12 values, but 2 clouds of 3 x 3 are 18
          sample | simple | tensors.x.cloud.simple: unknown key; did you mean 'sample'?
          """)
  void aCloudThatCannotBeIsNamed(String from, String to, String complaint) {
    assertThatThrownBy(
            () -> echoed(12, DEPTH.replace(from, to), CLOUD.formatted("").replace(from, to)))
        .isInstanceOf(ConfigException.class)
        .hasMessage(folder.resolve("policy.yaml") + ": " + complaint);
  }

  private static final String GOALS =
      """
      ]
        cameras: [{camera: goal, width: 1, height: 1, optional: true}]
      """;

  @Test
  void aGoalIsAPictureOrWordsAndTheMaskTellsWhich() throws IOException {
    try (Policy policy = goals()) {
      Frame goal = color(5, 6, 7);
      assertThat(seen(policy, goal(goal, ""))).containsExactly(5, 6, 7, 1, 0);
      assertThat(seen(policy, goal(null, "fold"))).containsExactly(0, 0, 0, 0, 1);
      assertThat(seen(policy, goal(goal, "fold"))).containsExactly(5, 6, 7, 1, 1);
      assertThat(seen(policy, goal(goal, ""))).containsExactly(5, 6, 7, 1, 0);
      refuses(policy, goal(null, ""), "neither 'goal' nor 'prompt' is there");
    }
  }

  private Policy goals() throws IOException {
    sketch.graph(
        "net",
        "g float32 1 3, a bool 1, b float32 1 -> y float32 1 1 5",
        (in, out) -> {
          float[] goal = FakeGraph.floats(in.get("g"));
          float a = in.get("a").value(0);
          out.get("y").put(new float[] {goal[0], goal[1], goal[2], a, in.get("b").value(0)});
        });
    return sketch.open(
        1,
        5,
        """
        observation:
          steps: 2
          step-ms: 100
          inputs: [{stream: joint-position, width: 1, unit: rad, normalizer: {kind: identity}}
        """
                .stripTrailing()
            + GOALS
            + """
            tensors:
              goal: {from: camera, camera: goal, steps: 1, process: [{scale: 1}], shape: [1, 3]}
              seen: {from: present, of: goal, or: prompt, type: bool, shape: [1]}
              said: {from: present, of: prompt, shape: [1]}
            graphs: {net: {@net, run: observation, inputs: {g: goal, a: seen, b: said}, outputs: {y: action}}}
            head: {kind: direct, shape: [1, 5]}
            """);
  }

  @Test
  void theMaskOfACameraThatIsAlwaysThereIsRefused() {
    assertThatThrownBy(() -> echoed(1, CAMERA, "from: present, of: top"))
        .isInstanceOf(ConfigException.class)
        .hasMessageEndingWith(
            "tensors.x.of: 'top' is always there; optional: true where it is declared");
  }

  @Test
  void promptsAreTokensAndAMaskOfFixedLength() throws IOException {
    Files.copy(
        Path.of(
            System.getProperty("sinew.root"),
            "policies/src/test/resources/dev/sinew/policies/language/words.json"),
        folder.resolve("words.json"));
    String prompt =
        """
        ]
          prompt: {tokenizer: words.json, format: plain, max-length: 12, padding: fixed, padding-side: right, pad-token: <pad>, truncation: true}
        """;
    assertThatThrownBy(() -> echoed(12, prompt, "from: prompt, part: tokens"))
        .hasMessageEndingWith("tensors.x.type: float32, but tokens are int64");
    assertThatThrownBy(() -> echoed(11, prompt, "type: bool, from: prompt, part: mask"))
        .hasMessageEndingWith("tensors.x.shape: [1, 11] holds 11 values, but 12 tokens are 12");
  }

  private static void refuses(Policy policy, Observation observation, String complaint) {
    assertThatThrownBy(() -> policy.infer(observation))
        .isInstanceOf(PolicyException.class)
        .hasMessage("sketch:1: " + complaint);
  }

  private static Observation goal(Frame goal, String prompt) {
    return Sketch.observation(
        STILL, goal == null ? Map.of() : Map.of("goal", List.of(goal, goal)), prompt);
  }

  private static Observation frames(String camera, Frame... frames) {
    return Sketch.observation(STILL, Map.of(camera, Arrays.asList(frames)), "");
  }

  private static Frame color(int red, int green, int blue) {
    return new Frame(0, 0, 1, 1, new byte[] {(byte) red, (byte) green, (byte) blue});
  }

  private static Frame depth(float left, float right) {
    DepthImage depth = new DepthImage.Metres(2, 1, new float[] {left, right});
    return new Frame(0, 0, 2, 1, new byte[] {1, 2, 3, 4, 5, 6}, depth);
  }
}
