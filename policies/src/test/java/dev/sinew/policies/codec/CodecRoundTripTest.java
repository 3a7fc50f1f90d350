package dev.sinew.policies.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CodecRoundTripTest {

  private static final Map<String, double[]> STREAMS =
      Map.of(
          "joints", new double[] {0.3, -1.2, 0.8, 0.04},
          "pose", new double[] {0.4, -0.1, 0.3, 0.9, -0.4, 1.3});

  private static final List<Case> INVERTIBLE =
      List.of(
          new Case("[]", 3, 3),
          new Case("[{kind: absolute}]", 3, 3),
          new Case("[{kind: delta, columns: [3, 0], stream: joints}]", 4, 4),
          new Case("[{kind: cumulative-delta, columns: [1, 3], stream: joints}]", 4, 4),
          new Case("[{kind: padding, keep: 4}]", 32, 4),
          new Case("[{kind: columns, select: [2, 0, 1]}]", 3, 3),
          new Case("[{kind: columns, select: [4, 1]}]", 5, 2),
          new Case("[{kind: clip, columns: [1], low: [-4], high: [4]}]", 2, 2),
          new Case(
              "[{kind: padding, keep: 2}, {kind: denormalize, normalizer: {kind: linear, scale: [2,"
                  + " 0.5], offset: [1, 0]}}]",
              6,
              2),
          new Case(
              "[{kind: gripper-scale, column: 1, network: {open: -1, closed: 1}, command: {open:"
                  + " 0.08, closed: 0}}]",
              2,
              2),
          new Case(
              "[{kind: linear-basis, column: 1, matrix: [2, 0, 0, 0.5], offset: [1, -1], inverse:"
                  + " [0.5, 0, 0, 2]}]",
              3,
              3),
          new Case(
              "[{kind: two-hot, column: 1, count: 2, bins: [-4, -1, 0, 0.5, 4], input:"
                  + " probabilities}]",
              11,
              3));

  /// @param list as in a manifest
  private record Case(String list, ActionCodec codec) {

    Case(String list, int network, int command) {
      this(list, Declared.codec(list, network, command, STREAMS));
    }
  }

  static Stream<Case> invertible() {
    return INVERTIBLE.stream();
  }

  @Property(seed = "7")
  void whatWasEncodedIsDecodedToItself(@ForAll @IntRange(max = 100_000) int seed) {
    invertible()
        .forEach(
            one -> {
              ActionCodec codec = one.codec();
              double[] command = random(seed, 5 * codec.commandWidth());
              double[] network = codec.encode(command, Declared.states(STREAMS));
              assertThat(network).hasSize(5 * codec.networkWidth());
              assertThat(codec.decode(network, Declared.states(STREAMS)))
                  .as(one.list())
                  .containsExactly(command, within(1e-5));
            });
  }

  @Property(seed = "8", tries = 200)
  void rotationsComeBackFromEveryRepresentation(@ForAll @IntRange(max = 100_000) int seed) {
    Arrays.stream(Rotation.values())
        .forEach(
            representation -> {
              ActionCodec toMatrix = rotation(representation, Rotation.MATRIX);
              double[] matrices =
                  rotation(Rotation.SIX_D_ROWS, Rotation.MATRIX).decode(random(seed, 18), Map.of());
              double[] there = toMatrix.encode(matrices, Map.of());
              assertThat(toMatrix.decode(there, Map.of()))
                  .as(representation.name())
                  .containsExactly(matrices, within(1e-9));
            });
  }

  @Property(seed = "9", tries = 200)
  void smallAndHalfTurnsSurviveEveryRepresentation(
      @ForAll @IntRange(max = 100_000) int seed,
      @ForAll @DoubleRange(min = -14, max = 0) double exponent) {
    double small = Math.pow(10, exponent);
    for (double angle : new double[] {small, Math.PI - small, Math.PI / 2 - small}) {
      double[] axis = random(seed, 3);
      double length = Math.sqrt(axis[0] * axis[0] + axis[1] * axis[1] + axis[2] * axis[2]);
      double[] vector = Arrays.stream(axis).map(v -> v * angle / length).toArray();
      double[] matrix =
          rotation(Rotation.ROTATION_VECTOR, Rotation.MATRIX).decode(vector, Map.of());
      assertThat(matrix).containsExactly(rodrigues(angle, axis, length), within(1e-12));
      Arrays.stream(Rotation.values())
          .forEach(
              representation -> {
                double[] there = rotation(Rotation.MATRIX, representation).decode(matrix, Map.of());
                assertThat(rotation(representation, Rotation.MATRIX).decode(there, Map.of()))
                    .as(representation.name())
                    .containsExactly(matrix, within(1e-12));
              });
    }
  }

  @Property(seed = "10", tries = 200)
  void posesComeBackInEitherFrameAndKind(@ForAll @IntRange(max = 100_000) int seed) {
    StateColumns pose = new StateColumns("pose", new int[] {0, 1, 2, 3, 4, 5});
    for (PoseFrame frame : PoseFrame.values()) {
      PoseSteps steps =
          new PoseSteps(13, 1, Rotation.MATRIX, frame, pose, Rotation.ROTATION_VECTOR);
      for (ActionCodec codec :
          new ActionCodec[] {new RelativePose(steps), new CumulativePose(steps)}) {
        double[] command = random(seed, 52);
        for (int row = 0; row < 4; row++) {
          double[] matrix =
              rotation(Rotation.SIX_D_ROWS, Rotation.MATRIX)
                  .decode(random(seed + row, 6), Map.of());
          System.arraycopy(matrix, 0, command, row * 13 + 4, 9);
        }
        double[] network = codec.encode(command, Declared.states(STREAMS));
        assertThat(codec.decode(network, Declared.states(STREAMS)))
            .containsExactly(command, within(1e-9));
      }
    }
  }

  @Test
  void codesComeBack() {
    ActionCodec bins =
        Declared.codec(
            "[{kind: bins, columns: [1], low: -1, high: 1, count: 255, value: centre}]",
            2,
            2,
            STREAMS);
    double[] codes = IntStream.range(0, 510).mapToDouble(i -> i % 2 == 0 ? 0.5 : i / 2).toArray();
    assertThat(bins.encode(bins.decode(codes, Map.of()), Map.of())).isEqualTo(codes);
    assertThat(bins.encode(new double[] {0, 7, 0, -7}, Map.of())).containsExactly(0, 254, 0, 0);
  }

  @Test
  void whatHasNoInverseSaysSo() {
    ActionCodec logits =
        Declared.codec(
            "[{kind: two-hot, column: 0, count: 1, bins: [0, 1], input: logits}]", 2, 1, STREAMS);
    ActionCodec basis =
        Declared.codec(
            "[{kind: linear-basis, column: 0, matrix: [1, 2], offset: [0, 0]}]", 1, 2, STREAMS);
    for (ActionCodec codec : new ActionCodec[] {logits, basis}) {
      assertThat(codec.invertible()).isFalse();
      assertThatThrownBy(() -> codec.encode(new double[2], Map.of()))
          .isInstanceOf(UnsupportedOperationException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("invertible")
  void whatIsNotFiniteIsNeverRepaired(Case one) {
    ActionCodec codec = one.codec();
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      double[] command = random(1, codec.commandWidth());
      command[codec.commandWidth() - 1] = bad;
      assertThat(firstNotFinite(codec.encode(command, Declared.states(STREAMS)))).isNotNegative();
      double[] network = codec.encode(command, Declared.states(STREAMS));
      assertThat(firstNotFinite(codec.decode(network, Declared.states(STREAMS)))).isNotNegative();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRotationWithOneBadNumberIsNoRotation(Rotation representation) {
    int width = representation.width();
    for (int i = 0; i < width; i++) {
      double[] numbers = random(3, width);
      numbers[i] = i % 2 == 0 ? Double.NaN : Double.NEGATIVE_INFINITY;
      assertThat(rotation(representation, Rotation.QUATERNION_XYZW).decode(numbers, Map.of()))
          .containsOnly(Double.NaN);
      assertThat(rotation(representation, Rotation.SIX_D_ROWS).decode(numbers, Map.of()))
          .containsOnly(Double.NaN);
      assertThat(rotation(representation, Rotation.ROTATION_VECTOR).decode(numbers, Map.of()))
          .containsOnly(Double.NaN);
    }
  }

  @Test
  void numbersWithoutADirectionAreNoRotation() {
    assertThat(rotation(Rotation.QUATERNION_WXYZ, Rotation.MATRIX).decode(new double[4], Map.of()))
        .containsOnly(Double.NaN);
    assertThat(
            rotation(Rotation.SIX_D_ROWS, Rotation.QUATERNION_XYZW).decode(new double[6], Map.of()))
        .containsOnly(Double.NaN);
    double[] parallel = {1, 0, 0, 2, 0, 0};
    assertThat(
            rotation(Rotation.SIX_D_COLUMNS, Rotation.QUATERNION_XYZW).decode(parallel, Map.of()))
        .containsOnly(Double.NaN);
  }

  @Test
  void aBadObservedPoseSpoilsEveryRow() {
    Map<String, double[]> streams = Map.of("pose", new double[] {0, 0, 0, 0.1, Double.NaN, 0.2});
    ActionCodec codec =
        Declared.codec(
            "[{kind: relative-pose, column: 0, rotation: rotation-vector, frame: tool, stream:"
                + " pose, state-rotation: rotation-vector}]",
            6,
            6,
            streams);
    assertThat(codec.decode(random(1, 12), Declared.states(streams))).containsOnly(Double.NaN);
  }

  private static ActionCodec rotation(Rotation from, Rotation to) {
    return new Block(from.width(), 0, new RotationChange(from, to));
  }

  /// Row after row, by Rodrigues' formula; JOML's own takes the cosine from the sine, which costs
  /// digits near half a turn.
  private static double[] rodrigues(double angle, double[] axis, double length) {
    double x = axis[0] / length;
    double y = axis[1] / length;
    double z = axis[2] / length;
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    double t = 2 * Math.pow(Math.sin(angle / 2), 2);
    return new double[] {
      c + t * x * x,
      t * x * y - s * z,
      t * x * z + s * y,
      t * x * y + s * z,
      c + t * y * y,
      t * y * z - s * x,
      t * x * z - s * y,
      t * y * z + s * x,
      c + t * z * z
    };
  }

  private static int firstNotFinite(double[] values) {
    return IntStream.range(0, values.length)
        .filter(i -> !Double.isFinite(values[i]))
        .findFirst()
        .orElse(-1);
  }

  private static double[] random(long seed, int count) {
    return new Random(seed).doubles(count, -3, 3).toArray();
  }
}
