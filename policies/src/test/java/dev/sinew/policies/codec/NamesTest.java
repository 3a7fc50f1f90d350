package dev.sinew.policies.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

  /// `RelativeActionsProcessorStep._build_mask` of lerobot 0.6.1 gives the same masks.
  @Test
  void excludedJointsStayAbsoluteByLeRobotsRule() {
    List<String> names = List.of("Shoulder.pos", "left_gripper.pos", "elbow.pos");
    assertThat(RelativeColumns.of(4, names, List.of("GRIPPER"))).containsExactly(0, 2, 3);
    assertThat(RelativeColumns.of(3, names, List.of("elbow.pos", ""))).containsExactly(0, 1);
    assertThat(RelativeColumns.of(3, names, List.of())).containsExactly(0, 1, 2);
    assertThat(RelativeColumns.of(2, List.of(), List.of("gripper"))).containsExactly(0, 1);
    assertThat(RelativeColumns.of(2, names, List.of("pos"))).isEmpty();
  }

  @Test
  void anActionSpaceIsTheIdOfItsName() {
    ActionSpace space = space("{name: franka, ids: {aloha: 2, franka: 5}}");
    assertThat(space.name()).isEqualTo("franka");
    assertThat(space.id()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{name: frank, ids: {aloha: 2, franka: 5}} | name: 'frank' has no id; did you mean"
            + " 'franka'?",
        "{name: franka, ids: {franka: -1}}         | ids.franka: -1 is below 0",
        "{ids: {franka: 1}}                        | name: is missing",
      })
  void anUnknownActionSpaceIsRefused(String text, String complaint) {
    assertThatThrownBy(() -> space(text))
        .isInstanceOf(ConfigException.class)
        .hasMessage("policy.yaml: action-space." + complaint);
  }

  private static ActionSpace space(String text) {
    return ActionSpace.read(
        ConfigSection.parse(Path.of("policy.yaml"), "action-space: " + text)
            .section("action-space"));
  }
}
