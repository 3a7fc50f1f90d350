package dev.sinew.policies.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.Unit;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.PolicyException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodecSectionTest {

  private static final List<StreamSpec> INPUTS =
      List.of(
          new StreamSpec("joint-position", 6, Unit.RADIAN), new StreamSpec("grip", 1, Unit.ONE));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "[{}]                                      | codec[0].kind: is missing",
        "[{kind: padding, keep: 9}]                | codec[0].keep: 9 values of rows that are 8"
            + " wide",
        "[{kind: padding, kep: 7}]                 | codec[0].kep: unknown key; did you mean"
            + " 'keep'?",
        "[{kind: padding, keep: 6}]                | codec[0]: rows of 6 values leave here, but"
            + " action.width is 7",
        "[]                                        | codec: rows of 8 values leave here, but"
            + " action.width is 7",
        "[{kind: padding, keep: 6}, {kind: rotation, column: 3, from: 6d-rows, to: matrix}] |"
            + " codec[1].column: values 3 to 8 of rows that are 6 wide",
        "[{kind: rotation, column: 3, from: 6d, to: matrix}] | codec[0].from: \"6d\" is not one of"
            + " [\"6d-rows\",\"6d-columns\",\"matrix\",\"quaternion-xyzw\",\"quaternion-wxyz\",\"rotation-vector\",\"roll-pitch-yaw\",\"euler-xyz-intrinsic\"]",
        "[{kind: columns, select: [0, 0]}]         | codec[0].select: names a column twice",
        "[{kind: columns, select: [8]}]            | codec[0].select: value 8 of rows that are 8"
            + " wide",
        "[{kind: delta, columns: [0]}]             | codec[0].stream: is missing",
        "[{kind: delta, columns: [0], stream: joint-positio}] | codec[0].stream: 'joint-positio' is"
            + " not observed; did you mean 'joint-position'?",
        "[{kind: delta, columns: [0, 6], stream: joint-position}] | codec[0].columns: value 6 of"
            + " stream 'joint-position', which is 6 wide",
        "[{kind: delta, columns: [0, 6], stream: joint-position, state-columns: [0]}] |"
            + " codec[0].state-columns: 1 values for 2 columns",
        "[{kind: delta, columns: [6], stream: grip, state-columns: [1]}] | codec[0].state-columns:"
            + " value 1 of stream 'grip', which is 1 wide",
        "[{kind: relative-pose, column: 0, rotation: rotation-vector, frame: tool, stream: grip,"
            + " state-rotation: rotation-vector}] | codec[0].stream: values 0 to 5 of stream"
            + " 'grip', which is 1 wide",
        "[{kind: clip, columns: [0], low: [1], high: [1]}] | codec[0].low: 1.0 is not below high,"
            + " 1.0",
        "[{kind: clip, columns: [0], low: [1, 2], high: [1]}] | codec[0].low: 2 values for 1"
            + " columns",
        "[{kind: denormalize, normalizer: {kind: identity, min: [0]}}] | codec[0].normalizer.min:"
            + " unknown key; did you mean 'kind'?",
        "[{kind: gripper-scale, column: 0, network: {open: 1, closed: 1}, command: {open: 1,"
            + " closed: 0}}] | codec[0].network.open: 1.0 is also closed; two different values",
        "[{kind: gripper-switch, column: 0, network: {open: 1, closed: 0}, command: {open: 1,"
            + " closed: 0}, threshold: 0.5, hysteresis: 0.1}] | codec[0].stream: is missing; within"
            + " its hysteresis the gripper stays as observed",
        "[{kind: gripper-switch, column: 0, network: {open: 1, closed: 0}, command: {open: 1,"
            + " closed: 0}, threshold: 0.5, stream: grip}] | codec[0].stream: has no meaning"
            + " without a hysteresis above 0",
        "[{kind: gripper-switch, column: 0, network: {open: 1, closed: 0}, command: {open: 1,"
            + " closed: 0}, threshold: 1}] | codec[0].threshold: 1.0 with hysteresis 0.0 leaves 0"
            + " (closed) to 1 (open)",
        "[{kind: linear-basis, column: 0, matrix: [1, 2, 3], offset: [0, 0]}] | codec[0].matrix: 3"
            + " values are not 2 equal rows",
        "[{kind: linear-basis, column: 0, matrix: [1, 2], offset: [0, 0], inverse: [1, 0, 0]}] |"
            + " codec[0].inverse: has rows of 3; offset has 2",
        "[{kind: linear-basis, column: 0, matrix: [1, 2], offset: [0, 0], inverse: [1, 1]}] |"
            + " codec[0].inverse: is not the pseudo-inverse of matrix: A A+ A is off by 2.0",
        "[{kind: two-hot, column: 0, count: 1, bins: [1, 0], input: logits}] | codec[0].bins: 0.0"
            + " stands behind 1.0; rising",
        "[{kind: bins, columns: [0], low: 1, high: -1, count: 4, value: ends}] | codec[0].low: 1.0"
            + " is not below high",
      })
  void aListThatCannotTranslateIsRefusedWithItsLink(String list, String complaint) {
    ConfigSection action = Declared.action(list, 7);
    assertThatThrownBy(() -> CodecSection.read(action, 8, INPUTS))
        .isInstanceOf(ConfigException.class)
        .hasMessage(action.file() + ": action." + complaint);
  }

  @Test
  void aListLeftOutMeansThatRowsAreCommands() {
    ConfigSection file = ConfigSection.parse(Path.of("policy.yaml"), "action: {width: 2}");
    ActionCodec codec = CodecSection.read(file.section("action"), 2, INPUTS);
    double[] rows = {1, 2, 3, 4};
    assertThat(codec.decode(rows, Map.of())).isEqualTo(rows).isNotSameAs(rows);
    assertThat(codec.encode(rows, Map.of())).isEqualTo(rows);
  }

  @Test
  void aCodebookThatIsNotTheDeclaredOneIsRefused() {
    String zeros = "0".repeat(64);
    assertThatThrownBy(() -> codebook("codebook.npy", zeros))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("action.codec[0].sha256: codebook.npy has ")
        .hasMessageEndingWith("; the file is damaged or not the one declared");
    assertThatThrownBy(() -> codebook("../codebook.npy", zeros))
        .hasMessageEndingWith(
            "action.codec[0].file: '../codebook.npy' leads out of the bundle's folder; a file"
                + " inside it");
    assertThatThrownBy(() -> codebook("none.npy", zeros))
        .hasMessageEndingWith("'none.npy' cannot be read: NoSuchFileException");
  }

  @Test
  void aCodeThatIsNoneIsNamed() {
    ActionCodec codec =
        Declared.codec(
            "[{kind: bins, columns: [0], low: -1, high: 1, count: 4, value: ends}]",
            1,
            1,
            Map.of());
    for (double code : new double[] {4, -1, 0.5}) {
      assertThatThrownBy(() -> codec.decode(new double[] {code}, Map.of()))
          .isInstanceOf(PolicyException.class)
          .hasMessage("action code " + code + " is none of 0 to 3");
    }
    assertThat(codec.decode(new double[] {Double.NaN}, Map.of())).containsOnly(Double.NaN);
  }

  @Test
  void anArrayFileOfAnotherKindIsRefused() throws Exception {
    byte[] good = Files.readAllBytes(Declared.folder().resolve("codebook.npy"));
    assertThat(Npy.parse(good).shape()).containsExactly(2, 4, 3);
    assertThatThrownBy(() -> Npy.parse(new byte[100]))
        .hasMessage("is not a NumPy array file (.npy)");
    assertThatThrownBy(() -> Npy.parse(Arrays.copyOf(good, good.length - 1)))
        .hasMessage("95 bytes of data for 24 float32 values");
    byte[] doubles =
        new String(good, StandardCharsets.ISO_8859_1)
            .replace("<f4", "<f8")
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> Npy.parse(doubles))
        .hasMessageStartingWith("is not little-endian float32 in C order, but {'descr': '<f8'");
  }

  private static void codebook(String file, String sha256) {
    Declared.codec(
        "[{kind: codebook, column: 0, file: %s, sha256: \"%s\"}]".formatted(file, sha256),
        2,
        3,
        Map.of());
  }
}
