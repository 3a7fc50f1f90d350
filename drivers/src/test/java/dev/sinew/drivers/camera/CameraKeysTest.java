package dev.sinew.drivers.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.config.ConfigException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CameraKeysTest {

  private static final String SECTION =
      """
      driver: toy
      eye: left
      width: 640
      height: 480
      fps: 30
      """;

  private static InputStream schema() {
    String own =
        """
        {"required": ["eye"],
         "properties": {"driver": {"const": "toy"}, "eye": {"enum": ["left", "right"]}}}
        """;
    return new ByteArrayInputStream(own.getBytes(StandardCharsets.UTF_8));
  }

  private static CameraKeys read(String keys) {
    return CameraKeys.read(Sections.top(keys), schema());
  }

  @Test
  void whatASectionLeavesOutHasADefault() {
    assertThat(read(SECTION))
        .isEqualTo(new CameraKeys(640, 480, 30, 0, 5_000_000_000L, 5, 0, Optional.empty()));
    assertThat(CameraKeys.read(Sections.top(SECTION), schema(), 0).frozenAfter()).isZero();
  }

  @Test
  void everyKeyIsRead() {
    CameraKeys keys =
        read(
            SECTION
                + """
                latency-ms: 42.5
                max-first-frame-ms: 900
                frozen-after: 0
                rotate: 90
                calibration: lens/top.yaml
                """);
    assertThat(keys)
        .isEqualTo(
            new CameraKeys(
                640,
                480,
                30,
                42_500_000,
                900_000_000,
                0,
                90,
                Optional.of(Sections.FILE.resolveSibling("lens/top.yaml"))));
    assertThat(keys.spec("top", true))
        .as("lies on its side")
        .isEqualTo(new CameraSpec("top", 480, 640, 33_333_333, true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "eye: left   | eye: middle       | eye: \"middle\" is not one of [\"left\",\"right\"]",
        "eye: left   |                   | eye: is missing",
        "width: 640  |                   | width: is missing",
        "width: 640  | widht: 640        | widht: unknown key; did you mean 'width'?",
        "width: 640  | width: 0          | width: 0 is below 1",
        "fps: 30     | fps: 0            | fps: 0 must be above 0",
        "fps: 30     | 'fps: 9\nrotate: 45' | rotate: 45 is not one of [0,90,180,270]",
        "fps: 30     | 'fps: 9\nfrozen-after: -1' | frozen-after: -1 is below 0",
      })
  void aWrongKeyIsNamed(String right, String wrong, String problem) {
    String keys = SECTION.replace(right + "\n", wrong == null ? "" : wrong + "\n");
    assertThatThrownBy(() -> read(keys))
        .isInstanceOf(ConfigException.class)
        .hasMessage(Sections.FILE + ": cameras.top." + problem);
  }
}
