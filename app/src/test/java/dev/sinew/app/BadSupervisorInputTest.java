package dev.sinew.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Limits that make no sense are refused before anything is opened: one line with file and key.
@ResourceLock(Resources.SYSTEM_OUT)
class BadSupervisorInputTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "min: -2.7, max: 2.7   | min: 2.7, max: -2.7  | supervisor.joints.j1.min: 2.7 is not below"
            + " max -2.7",
        "max-jerk: 4500        | max-jerk: 6000       | supervisor.joints.j1.max-jerk: 6000.0 is"
            + " looser than the robot's own 5000.0",
        "max-acceleration: 9   | max-acceleration: 11 | supervisor.joints.j1.max-acceleration: 11.0"
            + " is looser than the robot's own 10.0",
        "j1: {unit: rad, min: -2.7, | j1: {min: -2.7, | supervisor.joints.j1.unit: is missing",
        "j1: {unit: rad, min: -2.7, | j1: {unit: m, min: -2.7, | supervisor.joints.j1.unit: m, but"
            + " the joint moves in rad",
        "j7: {unit: rad, min: -3.0, | j8: {unit: rad, min: -3.0, | supervisor.joints.j8: the robot"
            + " has no such joint; did you mean 'j1'?",
        "max-norm: 30, unit: N  | max-norm: 30        | supervisor.streams.force.unit: is missing",
        "max-norm: 30, unit: N  | max-norm: 30, unit: Nm | supervisor.streams.force.unit: Nm, but"
            + " the stream is in N",
        "force: {max-norm       | forse: {max-norm    | supervisor.streams.forse: the robot has no"
            + " such stream; did you mean 'force'?",
        "links: [tool]          | links: [toll]       | supervisor.workspace.keep-in[0].links: no"
            + " link 'toll' in the URDF; did you mean 'tool'?",
        "margin-m: 0.02         | margin-m: -1        | supervisor.workspace.margin-m: -1 is below"
            + " 0",
        "force.norm < 40 N      | force.norm < 40     | supervisor.formulas[0].formula: ",
        "historically[0,0.1s](force | always[0,0.1s](force | supervisor.formulas[0].formula: looks"
            + " ahead",
        "position.j4 < -0.25    | position.j9 < -0.25 | supervisor.formulas[5].formula: ",
        "scales: {position.j6   | scales: {position.j66 | supervisor.scales.position.j66: no such"
            + " signal; did you mean 'position.j6'?"
      })
  void aLimitThatMakesNoSenseIsRefusedWithItsKey(String from, String to, String complaint)
      throws IOException {
    Path config = folder.resolve("arm.yaml");
    String text =
        Files.readString(Cli.CONFIGS.resolve("sim-arm.yaml"))
            .replace("../models", Cli.ROOT.resolve("models").toString())
            .replace("robots/", Cli.CONFIGS.resolve("robots") + "/");
    int own = text.indexOf("supervisor:");
    int at = text.indexOf(from, own);
    assertThat(at).as(from).isPositive();
    Files.writeString(config, text.substring(0, at) + to + text.substring(at + from.length()));
    Cli cli = Cli.run("run", config, "--headless");
    assertThat(cli.exit()).isNotZero();
    assertThat(cli.complaint()).startsWith("sinew: " + config + ": " + complaint);
    assertThat(cli.out()).isEmpty();
  }
}
