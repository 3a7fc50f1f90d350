package dev.sinew.app.dataset.rosbag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.runtime.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BagMappingTest {

  private static final String MAPPING =
      """
      fps: 20
      robot-type: so101
      task: put the cube into the box
      features:
        - {name: observation.state, topic: /joint_states, field: position, joints: [a, b]}
        - {name: action, topic: /command, field: data, names: [x, y]}
        - {name: observation.images.front, topic: /camera/image_raw/compressed}
      """;

  @TempDir private Path folder;

  @Test
  void aMappingIsReadAsItStands() throws IOException {
    assertThat(read(MAPPING))
        .isEqualTo(
            new BagMapping(
                20,
                "so101",
                "put the cube into the box",
                List.of(
                    new MappedFeature(
                        "observation.state",
                        "/joint_states",
                        "position",
                        List.of("a", "b"),
                        List.of()),
                    new MappedFeature("action", "/command", "data", List.of(), List.of("x", "y")),
                    new MappedFeature(
                        "observation.images.front",
                        "/camera/image_raw/compressed",
                        "",
                        List.of(),
                        List.of()))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fps: 20|fps: 0|fps: 0 must be above 0
          topic: /command|topics: /command|features[1].topics: unknown key; did you mean 'topic'?
          name: action|name: observation.state|features[1].name: observation.state: a second feature of this name
          field: data|field: data.|features[1].field: 'data.' is not a path like points[0].positions
          field: data, ||features[1].field: is missing, and an image has neither joints nor names
          names: [x, y]|joints: [x], names: [y]|features[1].names: joints are named already
          """)
  void whatIsWrongIsNamedByItsKey(String right, String wrong, String complaint) {
    String text = MAPPING.replace(right, wrong == null ? "" : wrong);
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ConfigException.class)
        .hasMessage(folder.resolve("mapping.yaml") + ": " + complaint);
  }

  private BagMapping read(String text) throws IOException {
    return BagMapping.read(Files.writeString(folder.resolve("mapping.yaml"), text));
  }
}
