package dev.sinew.policies.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.runtime.config.ConfigSection;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.FloatRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NormalizerTest {

  private static final String OPENPI_Z =
      "{kind: mean-std, mean: [1], std: [0.5], eps: 1.0e-6, convention: openpi}";
  private static final String OPENPI_QUANTILE =
      "{kind: quantile, q01: [-1], q99: [3], eps: 1.0e-6, convention: openpi}";

  private static final Normalizer PUSHT =
      read("{kind: min-max, min: [1.042100000000005], max: [510.9579]}", 1);
  private static final List<Normalizer> EVERY_KIND =
      everyKind().map(text -> read(text, 1)).toList();

  static Stream<JsonNode> goldens() {
    return JsonMapper.shared()
        .readTree(NormalizerTest.class.getResourceAsStream("lerobot-normalizers.json"))
        .required("cases")
        .valueStream();
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void float32EqualsLeRobotToTheLastBit(JsonNode golden) {
    JsonNode statistics = golden.required("statistics");
    String text =
        "{\"kind\": %s, \"eps\": %s, \"precision\": \"float32\", %s"
            .formatted(
                golden.required("name"),
                golden.required("eps"),
                statistics.toString().substring(1));
    int width = statistics.iterator().next().size();
    Normalizer normalizer = read(text, width);
    JsonNode x = golden.required("x");
    for (int i = 0; i < x.size(); i++) {
      float y = normalizer.normalize(i % width, x.get(i).asDouble());
      assertThat(y).isEqualTo((float) golden.required("normalized").get(i).asDouble());
      assertThat(normalizer.denormalize(i % width, y))
          .isEqualTo(golden.required("back").get(i).asDouble());
    }
  }

  /// huggingface/lerobot 7427f31, tests of the normalisers.
  @ParameterizedTest
  @ValueSource(strings = {"float32", "float64"})
  void equalsTheValuesOfLeRobotsTests(String precision) {
    Normalizer image =
        read(
            "{kind: mean-std, mean: [0.5, 0.5, 0.5], std: [0.2, 0.2, 0.2], eps: 1.0e-8, precision: "
                + precision
                + "}",
            3);
    assertThat(normalized(image, 0.7, 0.5, 0.3))
        .containsExactly(new float[] {1, 0, -1}, within(1e-6f));
    Normalizer action =
        read(
            "{kind: mean-std, mean: [0, 0, 0], std: [1, 2, 0.5], eps: 1.0e-8, precision: "
                + precision
                + "}",
            3);
    assertThat(denormalized(action, 1, -0.5f, 2)).containsExactly(1, -1, 1);
    Normalizer state =
        read("{kind: min-max, min: [0, -1], max: [1, 1], precision: " + precision + "}", 2);
    assertThat(normalized(state, 0.5, 0)).containsExactly(0, 0);
    Normalizer back =
        read("{kind: min-max, min: [-1, -2, 0], max: [1, 2, 1], precision: " + precision + "}", 3);
    assertThat(denormalized(back, 0, -1, 1)).containsExactly(0, -2, 1);
    Normalizer quantile =
        read(
            "{kind: quantile, q01: [0.1, -0.8], q99: [0.9, 0.8], precision: " + precision + "}", 2);
    assertThat(normalized(quantile, 0.5, 0)).containsExactly(new float[] {0, 0}, within(1e-6f));
  }

  @Test
  void equalBoundsStayFiniteWithAnEps() {
    for (String kind :
        new String[] {"min-max, min: [3], max: [3]", "quantile, q10: [3], q90: [3]"}) {
      Normalizer normalizer = read("{kind: " + kind + ", eps: 1.0e-8}", 1);
      assertThat(normalizer.normalize(0, 3)).isEqualTo(-1);
      assertThat(normalizer.normalize(0, 4)).isFinite();
      assertThat(normalizer.denormalize(0, 0.5f)).isEqualTo(3, within(1e-7));
    }
  }

  @Test
  void leRobotAddsEpsToTheDeviationOnTheWayInOnly() {
    Normalizer normalizer = read("{kind: mean-std, mean: [1], std: [1], eps: 1}", 1);
    assertThat(normalizer.normalize(0, 3)).isEqualTo(1);
    assertThat(normalizer.denormalize(0, 1)).isEqualTo(2);
  }

  /// Formulas of openpi's `transforms.py`, in NumPy's float64.
  @Test
  void openpiAddsEpsInBothDirections() {
    Normalizer z = read(OPENPI_Z, 1);
    assertThat(z.normalize(0, 3)).isEqualTo((float) ((3 - 1.0) / (0.5 + 1e-6)));
    assertThat(z.denormalize(0, 2)).isEqualTo(2 * (0.5 + 1e-6) + 1);
    Normalizer quantile = read(OPENPI_QUANTILE, 1);
    assertThat(quantile.normalize(0, 2.5))
        .isEqualTo((float) ((2.5 + 1) / (3.0 + 1.0 + 1e-6) * 2.0 - 1.0));
    assertThat(quantile.denormalize(0, 0.5f)).isEqualTo((0.5 + 1.0) / 2.0 * (3.0 + 1.0 + 1e-6) - 1);
  }

  @Test
  void linearIsDiffusionPolicysScaleAndOffset() {
    Normalizer normalizer = read("{kind: linear, scale: [4], offset: [-1]}", 1);
    assertThat(normalizer.normalize(0, 0.5)).isEqualTo(1);
    assertThat(normalizer.denormalize(0, 1)).isEqualTo(0.5);
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void aNumberThatIsNoneIsNeverRepaired(String text) {
    Normalizer normalizer = read(text, 1);
    assertThat(normalizer.normalize(0, Double.NaN)).isNaN();
    assertThat(normalizer.denormalize(0, Float.NaN)).isNaN();
    assertThat(normalizer.normalize(0, Double.POSITIVE_INFINITY)).isInfinite();
    assertThat(normalizer.denormalize(0, Float.NEGATIVE_INFINITY)).isInfinite();
  }

  @Property(seed = "2020")
  void whatWasNormalisedComesBack(@ForAll @DoubleRange(min = -5, max = 5) double value) {
    EVERY_KIND.forEach(
        normalizer ->
            assertThat(normalizer.denormalize(0, normalizer.normalize(0, value)))
                .isEqualTo(value, within(1e-5)));
  }

  /// Chunks of bundles that say no precision were recorded with these expressions.
  @Property(seed = "2020")
  void aBundleThatSaysNoPrecisionKeepsItsBits(
      @ForAll @DoubleRange(min = -600, max = 600) double x,
      @ForAll @FloatRange(min = -1.2f, max = 1.2f) float y) {
    double min = 1.042100000000005;
    double max = 510.9579;
    assertThat(PUSHT.normalize(0, x)).isEqualTo((float) ((x - min) / (max - min) * 2 - 1));
    assertThat(PUSHT.denormalize(0, y)).isEqualTo((y + 1.0) / 2 * (max - min) + min);
  }

  static Stream<String> everyKind() {
    return Stream.concat(
        Stream.of("{kind: identity}"),
        Stream.of(
                "{kind: min-max, min: [-1], max: [2], eps: 1.0e-8",
                "{kind: mean-std, mean: [1], std: [2], eps: 1.0e-8",
                "{kind: quantile, q10: [-1], q90: [2]",
                "{kind: linear, scale: [2], offset: [1]",
                OPENPI_Z.replace("}", ""),
                OPENPI_QUANTILE.replace("}", ""))
            .flatMap(text -> Stream.of(text + "}", text + ", precision: float32}")));
  }

  private static Normalizer read(String text, int width) {
    ConfigSection file = ConfigSection.parse(Path.of("policy.yaml"), "normalizer: " + text);
    return NormalizerSection.read(file.section("normalizer"), width);
  }

  private static float[] normalized(Normalizer normalizer, double... values) {
    float[] out = new float[values.length];
    for (int i = 0; i < out.length; i++) out[i] = normalizer.normalize(i, values[i]);
    return out;
  }

  private static double[] denormalized(Normalizer normalizer, float... values) {
    double[] out = new double[values.length];
    for (int i = 0; i < out.length; i++) out[i] = normalizer.denormalize(i, values[i]);
    return out;
  }
}
