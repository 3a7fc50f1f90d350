package dev.sinew.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.runtime.port.RigSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigsTest {

  private static final Path CONFIGS = Path.of(System.getProperty("sinew.root"), "configs");

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(CONFIGS)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyDeploymentThatIsShippedFitsItsRobotItsPolicyAndItsLimits(Path file) {
    Deployment deployment = Deployment.read(file);
    RigSpec rig = deployment.rig();
    assertThat(rig.robot().dof()).isEqualTo(deployment.planner().dof());
    assertThat(deployment.rules().size()).isPositive();
  }
}
