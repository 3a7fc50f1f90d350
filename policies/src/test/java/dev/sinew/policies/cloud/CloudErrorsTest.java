package dev.sinew.policies.cloud;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.runtime.DepthImage;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudErrorsTest {

  static final String VALID =
      """
      frame: base
      views:
        - {camera: front, width: 4, height: 3, fx: 4, fy: 4, cx: 2, cy: 1.5, near: 0.1, far: 2,
           frame: base, extrinsics: [1,0,0,0, 0,1,0,0, 0,0,1,0, 0,0,0,1]}
      crop: {min: [-1, -1, 0], max: [1, 1, 2]}
      sample: {points: 8, start: 0, fill: zero}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          frame: base, ext | frame: hand, ext | views[0].frame: 'hand' is not the cloud's frame, 'base'
          far: 2 | far: 0.1 | views[0].far: 0.1 is not above near, 0.1
          0,0,0,1] | 0,0,1,1] | views[0].extrinsics: no rigid transform; a rotation, a translation, 0 0 0 1
          [1,0,0,0 | [-1,0,0,0 | views[0].extrinsics: no rigid transform; a rotation, a translation, 0 0 0 1
          [1,0,0,0 | [1,0.1,0,0 | views[0].extrinsics: no rigid transform; a rotation, a translation, 0 0 0 1
          [1, 1, 2] | [1, -1, 2] | crop.max: -1.0 is not above min, -1.0
          start: 0, | start: 0, seed: 1, | sample.start: either start or seed says where to begin
          start: 0, | `` | sample.start: either start or seed says where to begin
          fx: 4 | fx: 0 | views[0].fx: 0 must be above 0
          crop | corp | corp: unknown key; did you mean 'crop'?
          """)
  void aDeclarationThatCannotBeIsNamed(String right, String wrong, String complaint) {
    String yaml = VALID.replace(right, wrong);
    assertThatThrownBy(() -> CloudProcess.read(section(yaml)))
        .isInstanceOf(ConfigException.class)
        .hasMessage("policy.yaml: " + complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {kind: edges, edges: [0.5, 0.5]} | edges: 0.5 is not above 0.5
          {kind: linear-increasing, near: 1, far: 1, layers: 3} | far: 1.0 is not above near, 1.0
          {kind: linear-increasing, near: 1, far: 2} | layers: is missing
          {kind: equal} | kind: "equal" is not one of ["edges","linear-increasing"]
          """)
  void layersThatCannotBeAreNamed(String yaml, String complaint) {
    assertThatThrownBy(() -> DepthLayers.read(section(yaml)))
        .isInstanceOf(ConfigException.class)
        .hasMessage("policy.yaml: " + complaint);
  }

  @Test
  void anImageOfAnotherSizeIsRefused() {
    CloudProcess process = CloudProcess.read(section(VALID));
    DepthImage depth = new DepthImage.Metres(3, 4, new float[12]);
    assertThatThrownBy(() -> process.write(List.of(depth), List.of(), new float[24], 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a depth image of 3x4 from front, declared 4x3");
    assertThatThrownBy(() -> process.write(List.of(), List.of(), new float[24], 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("0 depth and 0 colour images for [front]");
  }

  static ConfigSection section(String yaml) {
    return ConfigSection.parse(Path.of("policy.yaml"), yaml);
  }
}
