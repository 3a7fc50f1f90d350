package dev.sinew.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Everything wrong that a user can hand over: one line, exit code not 0, nothing written.
@ResourceLock(Resources.SYSTEM_OUT)
class BadInputTest {

  @TempDir private Path folder;
  private Path config;
  private Path bundle;

  @BeforeEach
  void copyADeployment() throws IOException {
    Files.createDirectories(folder.resolve("configs"));
    bundle = folder.resolve("models/pusht-flow");
    Files.createDirectories(bundle.resolve("golden"));
    for (String file : new String[] {"policy.yaml", "denoiser.onnx", "golden/golden.safetensors"}) {
      Files.copy(Cli.ROOT.resolve("models/pusht-flow").resolve(file), bundle.resolve(file));
    }
    config = folder.resolve("configs/test.yaml");
    Files.copy(Cli.CONFIGS.resolve("pusht-flow.yaml"), config);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "max-plan-age-ms      | max-plan-age     | supervisor.max-plan-age: unknown key; did you"
            + " mean 'max-plan-age-ms'?",
        "driver: sim-pusht    | driver: sim-push | robot.driver: no driver 'sim-push'; did you mean"
            + " 'sim-pusht'?",
        "size: 512            | sise: 512        | robot.cameras.view.sise: unknown key; did you"
            + " mean 'size'?",
        "size: 512            | size: 8          | robot.cameras.view.size: 8 is below 16",
        "view: view           | view: top        | episode.view: no camera 'top'; the robot has"
            + " [view]",
        "'y: {unit'           | 'z: {unit'       | supervisor.joints.z: the robot has no such"
            + " joint; did you mean 'x'?",
        "'x: {unit: px, min: 0'|'x: {unit: px, min: -1'| supervisor.joints.x.min: -1.0 is looser"
            + " than the robot's own 0.0",
        "'x: {unit: px'       | 'x: {unit: rad'  | supervisor.joints.x.unit: rad, but the joint"
            + " moves in px",
        "'x: {unit: px, min: 0'|'x: {unit: px, min: 512'| supervisor.joints.x.min: 512.0 is not"
            + " below max 512.0",
        "run-steps: 600       | run-steps: 0     | episode.run-steps: 0 is below 1"
      })
  void aWrongDeploymentIsRefusedWithItsKey(String from, String to, String complaint)
      throws IOException {
    edit(config, from, to);
    refused(config + ": " + complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "stream: keypoints | stream: keypoint | observation.inputs[1].stream: robot pusht-disc has"
            + " no stream 'keypoint'; did you mean 'keypoints'?",
        "step-ms: 100      | step-ms: 95      | observation.step-ms: 95.0 is no multiple of the"
            + " robot's servo period, 10.0",
        "unit: px          | unit: m          | observation.inputs[0].unit: m, but pusht-disc"
            + " speaks px"
      })
  void aPolicyThatDoesNotFitTheRobotIsRefusedWithItsKey(String from, String to, String complaint)
      throws IOException {
    edit(bundle.resolve("policy.yaml"), from, to);
    refused(bundle.resolve("policy.yaml") + ": " + complaint);
  }

  @Test
  void aPolicyForAnotherNumberOfJointsIsRefused() throws IOException {
    String text = Files.readString(bundle.resolve("policy.yaml"));
    int action = text.indexOf("action:");
    String changed =
        text.substring(action)
            .replace("width: 2", "width: 3")
            .replaceFirst("min: \\[1.0, 1.0]", "min: [1.0, 1.0, 1.0]")
            .replaceFirst("max: \\[511.0, 511.0]", "max: [511.0, 511.0, 511.0]");
    String before = text.substring(0, action).replace("shape: [16, 2]", "shape: [16, 3]");
    Files.writeString(bundle.resolve("policy.yaml"), before + changed);
    refused(
        bundle.resolve("policy.yaml") + ": action.width: 3 values, but pusht-disc has 2 joints");
  }

  @Test
  void aMissingConfigAndAMissingPolicyAreNamed() throws IOException {
    edit(config, "models/pusht-flow", "models/pusht");
    refused(folder.resolve("models/pusht") + ": no such policy bundle");
    Files.delete(config);
    refused(config + ": no such file");
  }

  @Test
  void aCorruptGraphIsNamed() throws IOException {
    Files.writeString(bundle.resolve("denoiser.onnx"), "nonsense");
    Cli cli = Cli.run("run", config, "--headless");
    assertThat(cli.exit()).isEqualTo(1);
    assertThat(cli.complaint())
        .startsWith(
            "sinew: "
                + bundle.resolve("policy.yaml")
                + ": graphs.denoiser.sha256: denoiser.onnx has ");
  }

  /// Weights of all ones bits are NaN.
  @Test
  void aNetworkWithAWeightThatIsNaNIsRefusedBeforeAnythingMoves() throws Exception {
    Path graph = bundle.resolve("denoiser.onnx");
    byte[] bytes = Files.readAllBytes(graph);
    Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 4096, (byte) 0xff);
    Files.write(graph, bytes);
    String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    Path manifest = bundle.resolve("policy.yaml");
    Files.writeString(
        manifest, Files.readString(manifest).replaceFirst("sha256: .*", "sha256: " + hash));
    Path json = folder.resolve("out.json");
    for (String command : new String[] {"run", "eval"}) {
      Cli cli = Cli.run(command, config, "--json", json);
      assertThat(cli.exit()).isEqualTo(1);
      assertThat(cli.complaint())
          .startsWith("sinew: " + graph + ": weight '")
          .contains(" is not a number at ");
      assertThat(json).doesNotExist();
    }
    assertThat(Cli.run("policy", "verify", bundle).exit()).isEqualTo(1);
  }

  @Test
  void aWrongWordOnTheCommandLineIsAUsageErrorInOneLine() {
    Cli cli = Cli.run("run", config, "--hedless");
    assertThat(cli.exit()).isEqualTo(2);
    assertThat(cli.complaint()).startsWith("sinew: Unknown option: '--hedless'");
  }

  @Test
  void aPictureWithoutACameraIsRefused() throws IOException {
    edit(config, "  view: view\n", "");
    Cli cli = Cli.run("run", config, "--headless", "--png", folder.resolve("a.png"));
    assertThat(cli.complaint())
        .isEqualTo(
            "sinew: " + config + ": episode.view: is missing; --video and --png need a camera");
  }

  private void refused(String complaint) throws IOException {
    Path json = folder.resolve("out.json");
    for (String command : new String[] {"run", "eval"}) {
      Cli cli = Cli.run(command, config, "--json", json);
      assertThat(cli.exit()).isEqualTo(1);
      assertThat(cli.complaint()).isEqualTo("sinew: " + complaint);
      assertThat(cli.out()).isEmpty();
      try (var left = Files.list(folder)) {
        assertThat(left.map(p -> p.getFileName().toString()))
            .containsExactlyInAnyOrder("configs", "models");
      }
    }
  }

  private static void edit(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    int at = text.indexOf(from);
    Files.writeString(file, text.substring(0, at) + to + text.substring(at + from.length()));
  }
}
