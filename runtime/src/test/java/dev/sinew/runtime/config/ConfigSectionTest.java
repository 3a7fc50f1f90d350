package dev.sinew.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigSectionTest {

  private static final String SCHEMA =
      """
      {"type": "object", "additionalProperties": false, "required": ["robot"],
       "properties": {"robot": {"$ref": "#/$defs/robot"}, "list": {"type": "array", "items": {"$ref": "#/$defs/robot"}}},
       "$defs": {"robot": {"type": "object", "additionalProperties": false,
         "properties": {"max-velocity": {"type": "number", "minimum": 0, "maximum": 9}, "mode": {"enum": ["fast", "slow"]}}}}}
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "robot: {max-velocty: 1}   | robot.max-velocty: unknown key; did you mean 'max-velocity'?",
        "robot: {zzz: 1}           | robot.zzz: unknown key; known: max-velocity, mode",
        "robto: {}                 | robto: unknown key; did you mean 'robot'?",
        "list: []                  | robot: is missing",
        "robot: {max-velocity: -1} | robot.max-velocity: -1 is below 0",
        "robot: {max-velocity: 10} | robot.max-velocity: 10 is above 9",
        "robot: {max-velocity: x}  | robot.max-velocity: \"x\" is not a number",
        "robot: {mode: quick}      | robot.mode: \"quick\" is not one of [\"fast\",\"slow\"]",
        "robot: 3                  | robot: 3 is not a mapping",
        "'{robot: {}, list: [{}, {mod: 1}]}' | list[1].mod: unknown key; did you mean 'mode'?"
      })
  void everyComplaintIsOneLineWithFileKeyValueAndRemedy(String yaml, String complaint)
      throws IOException {
    Path file = write(yaml);
    assertThatThrownBy(() -> ConfigSection.read(file).validate(schema()))
        .isInstanceOf(ConfigException.class)
        .hasMessage(file + ": " + complaint);
  }

  @Test
  void aMissingFileABrokenFileAndAFileThatIsNoMappingAreNamed() throws IOException {
    assertThatThrownBy(() -> ConfigSection.read(folder.resolve("none.yaml")))
        .hasMessageEndingWith("none.yaml: no such file");
    Path broken = write("a: [1, 2\nb: 3");
    assertThatThrownBy(() -> ConfigSection.read(broken))
        .hasMessageStartingWith(broken + ": line 2: not valid YAML: ")
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    Path list = write("- 1");
    assertThatThrownBy(() -> ConfigSection.read(list))
        .hasMessage(list + ": is not a YAML mapping of keys to values");
  }

  @Test
  void aChangedCopySaysWhatItIsToldAndTheOriginalStays() throws IOException {
    ConfigSection original = ConfigSection.read(write("robot: {max-velocity: 2.5, mode: slow}"));
    ConfigSection copy = original.with("robot.max-velocity", "7").with("list", "[{mode: fast}]");
    copy.validate(schema());
    assertThat(copy.section("robot").number("max-velocity")).isEqualTo(7);
    assertThat(copy.section("robot").text("mode")).isEqualTo("slow");
    assertThat(copy.sections("list").getFirst().text("mode")).isEqualTo("fast");
    assertThat(original.section("robot").number("max-velocity")).isEqualTo(2.5);
    assertThat(original.has("list")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "robot.mode.x | 1      | robot.mode.x: 'mode' is not a mapping",
        "robot.mode   | ''     | robot.mode: has no value",
        "robot.mode   | '[1, ' | robot.mode: not valid YAML: "
      })
  void aChangeThatCannotBeMadeIsNamed(String key, String yaml, String complaint)
      throws IOException {
    Path file = write("robot: {max-velocity: 2.5, mode: slow}");
    assertThatThrownBy(() -> ConfigSection.read(file).with(key, yaml))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(file + ": " + complaint);
  }

  /// An alias would be read as its own name, a long text takes the parser minutes.
  @Test
  void whatAnAttackerWouldWriteIsRefusedInOneLine() throws IOException {
    Path alias = write("a: &x [1, 2]\nb: *x\n");
    assertThatThrownBy(() -> ConfigSection.read(alias))
        .isInstanceOf(ConfigException.class)
        .hasMessage(alias + ": line 2: '*x' stands for a value elsewhere; write the value");
    Path deep = write("a: " + "[".repeat(100_000));
    assertThatThrownBy(() -> ConfigSection.read(deep))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("nesting depth");
    Path wordy = write("a: " + "x".repeat(1 << 20));
    assertThatThrownBy(() -> ConfigSection.read(wordy))
        .isInstanceOf(ConfigException.class)
        .hasMessage(wordy + ": has 1048579 bytes, more than 1048576");
    ConfigSection numbers =
        ConfigSection.read(write("a: 99999999999\nb: [1, " + "9".repeat(400) + "]"));
    assertThatThrownBy(() -> numbers.integer("a"))
        .isInstanceOf(ConfigException.class)
        .hasMessageEndingWith(": a: 99999999999 is no number of the size that fits here");
    assertThatThrownBy(() -> numbers.numbers("b")).isInstanceOf(ConfigException.class);
    assertThat(new ConfigException(alias, "k", "'a\nb\u001b[2J'").getMessage())
        .isEqualTo(alias + ": k: 'a?b?[2J'");
  }

  @Test
  void aKeyWrittenTwiceIsAnErrorNotAChoice() throws IOException {
    Path file = write("robot: {}\nrobot: {}");
    assertThatThrownBy(() -> ConfigSection.read(file))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("robot");
  }

  @Test
  void valuesAreReadAndPathsResolvedBesideTheFile() throws IOException {
    Path file = write("robot: {max-velocity: 2.5, mode: slow}");
    ConfigSection robot = ConfigSection.read(file).validate(schema()).section("robot");
    assertThat(robot.number("max-velocity")).isEqualTo(2.5);
    assertThat(robot.text("mode")).isEqualTo("slow");
    assertThat(robot.keys()).containsExactly("max-velocity", "mode");
    assertThat(robot.resolve("../models/x")).isEqualTo(folder.resolve("../models/x").normalize());
    assertThat(robot.problem("mode", "wrong")).hasMessage(file + ": robot.mode: wrong");
  }

  private static Schema schema() {
    return Schema.of(new ByteArrayInputStream(SCHEMA.getBytes(StandardCharsets.UTF_8)));
  }

  private Path write(String yaml) throws IOException {
    return Files.writeString(folder.resolve("test.yaml"), yaml);
  }
}
