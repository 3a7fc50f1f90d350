package dev.sinew.drivers.sim.so101;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.RobotCondition;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.port.RigSpec;
import dev.sinew.runtime.port.Stage;
import org.junit.jupiter.api.Test;

class So101RobotTest {

  private final So101Provider provider = new So101Provider();
  private final Cell cell = new Cell();

  @Test
  void theDriversHaveTheNamesThatDeploymentsUse() {
    assertThat(provider.driver()).isEqualTo("sim-so101");
    assertThat(new So101ExpertProvider().driver()).isEqualTo("so101-expert");
  }

  @Test
  void withoutAnyKeyItIsAnArmAt100HertzWithTwoCameras() {
    RigSpec rig = provider.describe(Cell.section());
    assertThat(rig.simulated()).isTrue();
    assertThat(rig.robot().name()).isEqualTo("so101");
    assertThat(rig.robot().servoPeriodNanos()).isEqualTo(10_000_000);
    assertThat(rig.streams()).isEqualTo(Scene.STREAMS);
    assertThat(rig.cameras())
        .containsExactly(
            new CameraSpec("front", 640, 480, 33_333_333),
            new CameraSpec("wrist", 640, 480, 33_333_333));
  }

  @Test
  void camerasMayBeOthersOfOtherSizesElsewhere() {
    Cell other =
        new Cell(
            "cameras:",
            "  wrist: {width: 320, height: 240, fps: 15}",
            "  top: {mount: table, eye: [0.2, 0, 0.8], look-at: [0.2, 0, 0], up: [1, 0, 0]}");
    try (Stage stage =
        provider.stage(
            Cell.section(
                "cameras:",
                "  wrist: {width: 320, height: 240, fps: 15}",
                "  top: {mount: table, eye: [0.2, 0, 0.8], look-at: [0.2, 0, 0], up: [1, 0, 0]}"),
            other.clock,
            other.exchange)) {
      assertThat(stage.cameras()).hasSize(2);
      assertThat(stage.cameras().get(0).capture().width()).isEqualTo(320);
      assertThat(stage.cameras().get(1).spec().periodNanos()).isEqualTo(33_333_333);
      assertThat(stage.task()).isPresent();
    }
    assertThat(provider.describe(Cell.section("cameras: {}")).cameras()).isEmpty();
  }

  @Test
  void wrongKeysAreNamedWithWhatWouldBeRight() {
    assertProblem("cameras.top.mount", "is missing", "cameras: {top: {width: 64}}");
    assertProblem("bin", "reaches", "bin: [0.5, 0]");
    assertProblem("servo-period", "servo-period-ms", "servo-period: 5");
    assertProblem(
        "cameras.front.up", "along", "cameras: {front: {eye: [0, 0, 1], look-at: [0, 0, 0]}}");
  }

  private void assertProblem(String key, String words, String line) {
    assertThatThrownBy(() -> provider.describe(Cell.section(line)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(key)
        .hasMessageContaining(words);
  }

  @Test
  void anEpisodeBeginsAtRestWithItsCubePublished() {
    cell.clock.sleepUntil(5_000_000);
    cell.place(12);
    assertThat(cell.state.stampNanos()).isEqualTo(5_000_000);
    assertThat(cell.joints).containsExactly(So101.REST);
    double[] cube = new double[7];
    new Placing(cell.config.bin(), 0.025).cube(12, cube);
    assertThat(cell.cube[0]).isEqualTo(cube[0]);
    assertThat(cell.cube[1]).isEqualTo(cube[1]);
    double[] bin = new double[7];
    assertThat(cell.exchange.ring("bin-pose").newest(bin)).isEqualTo(5_000_000);
    assertThat(bin).containsExactly(0.15, 0.19, 0, 0, 0, 0, 1);
  }

  @Test
  void readingBringsTheWorldUpToTheClockInWholeSteps() {
    cell.place(0);
    cell.clock.sleepUntil(7_999_999);
    cell.sense();
    assertThat(cell.state.stampNanos()).isEqualTo(7_000_000);
    assertThat(cell.exchange.ring("cube-pose").newestNanos()).isEqualTo(7_000_000);
  }

  @Test
  void theVelocityIsThatOfTheMotion() {
    cell.place(0);
    cell.robot.target(So101.PAN, 1);
    cell.run(0.2);
    double before = cell.joints[So101.PAN];
    cell.run(0.01);
    double mean = (cell.joints[So101.PAN] - before) / 0.01;
    assertThat(mean).isGreaterThan(1);
    assertThat(cell.state.velocity(So101.PAN)).isCloseTo(mean, within(0.25));
  }

  @Test
  void aHaltedArmBrakesSaysSoAndFollowsNothingUntilItIsPlacedAnew() {
    cell.place(0);
    cell.robot.target(So101.PAN, 1.5);
    cell.run(0.2);
    cell.robot.halt();
    cell.robot.halt();
    cell.run(0.5);
    double stopped = cell.joints[So101.PAN];
    cell.robot.target(So101.PAN, -1.5);
    cell.run(0.3);
    assertThat(cell.joints[So101.PAN]).isCloseTo(stopped, within(1e-3)).isLessThan(1.2);
    assertThat(cell.state.velocity(So101.PAN)).isCloseTo(0, within(1e-3));
    assertThat(cell.state.condition()).isEqualTo(RobotCondition.NOT_READY);
    cell.place(0);
    assertThat(cell.state.condition()).isEqualTo(RobotCondition.OPERATIONAL);
  }

  @Test
  void aTargetThatIsNoNumberIsNotFollowed() {
    cell.place(0);
    cell.robot.target(So101.PAN, Double.NaN);
    cell.run(0.1);
    assertThat(cell.joints[So101.PAN]).isEqualTo(So101.REST[So101.PAN]);
  }

  @Test
  void theTaskIsSolvedOnlyByACubeThatLiesInTheBinOutOfTheJaws() {
    cell.place(0);
    CubeInBin task = new CubeInBin(0.025, cell.exchange);
    assertThat(task.evaluate()).isBetween(0.0, 0.2);
    double[] above = {0.15, 0.19, 0.06, 0, 0, 0, 1};
    cell.robot.world().bench().placeCube(above);
    cell.tick();
    assertThat(task.evaluate()).isBetween(0.4, 0.9);
    cell.run(1);
    assertThat(cell.cube[2]).isLessThan(0.014);
    assertThat(task.evaluate()).isEqualTo(CubeInBin.SOLVED);
    new Reach().down(0.15, 0.19, 0.03, 0.005, 0, cell.joints);
    double[] into = cell.joints.clone();
    into[So101.GRIP] = 0.1;
    cell.command(into);
    cell.run(1.5);
    assertThat(task.evaluate()).as("the jaws are at the cube").isBetween(0.85, 0.95);
  }
}
