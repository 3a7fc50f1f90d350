package dev.sinew.drivers.sim.so101;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.RigSpec;
import dev.sinew.runtime.port.TeleopEvent;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class ExpertTest {

  private final Shift shift = new Shift(new Cell(), 1);

  @Test
  void tenCubesInARowGoIntoTheBinWithinTenSecondsEach() {
    for (int seed = 0; seed < 10; seed++) {
      shift.place(1000 + seed);
      double seconds = shift.work(15);
      assertThat(shift.said).as("seed " + seed).containsExactly(TeleopEvent.SUCCESS);
      assertThat(shift.task.evaluate()).isEqualTo(CubeInBin.SOLVED);
      assertThat(seconds).isBetween(5.0, 12.0);
      assertThat(shift.cell.joints[So101.LIFT])
          .as("back at rest")
          .isCloseTo(So101.REST[So101.LIFT], Assertions.within(0.05));
    }
    assertThat(shift.fastest).as("rad/s that it asks for").isLessThan(3.5);
  }

  @Test
  void anotherSeedMovesInAnotherWayAndTheSameSeedInTheSame() {
    double[] first = poseAfterTwoSeconds(1);
    assertThat(poseAfterTwoSeconds(1)).containsExactly(first);
    assertThat(poseAfterTwoSeconds(2)).isNotEqualTo(first);
  }

  private static double[] poseAfterTwoSeconds(long seed) {
    Shift work = new Shift(new Cell(), seed);
    work.place(5);
    for (int tick = 0; tick < 200; tick++) work.tick();
    return work.sent.clone();
  }

  @Test
  void aCubeThatIsLostUnderWayIsFetchedAgain() {
    shift.place(2);
    while (shift.expert.phase() != Phase.CARRY) shift.tick();
    for (int tick = 0; tick < 10; tick++) shift.tick();
    double[] lost = {0.2, -0.02, 0.02, 0, 0, 0, 1};
    shift.cell.robot.world().bench().placeCube(lost);
    while (shift.expert.phase() == Phase.CARRY) shift.tick();
    assertThat(shift.expert.phase()).isIn(Phase.CLEAR, Phase.ABOVE);
    shift.work(15);
    assertThat(shift.said).containsExactly(TeleopEvent.SUCCESS);
  }

  @Test
  void aGraspThatMissesIsTriedAgain() {
    shift.place(3);
    while (shift.expert.phase() != Phase.DOWN) shift.tick();
    double[] cube = shift.cell.cube.clone();
    cube[0] -= 0.026;
    cube[1] -= 0.008;
    shift.cell.robot.world().bench().placeCube(cube);
    while (shift.expert.phase() != Phase.CLEAR && shift.said.isEmpty()) shift.tick();
    shift.work(15);
    assertThat(shift.said).containsExactly(TeleopEvent.SUCCESS);
  }

  @Test
  void itBeginsAnewWhenTheCubeIsPlacedAnewAndOnlyThen() {
    shift.place(6);
    shift.work(15);
    assertThat(shift.said).containsExactly(TeleopEvent.SUCCESS);
    for (int tick = 0; tick < 100; tick++) shift.tick();
    assertThat(shift.said).hasSize(1);
    assertThat(shift.expert.phase()).isEqualTo(Phase.DONE);
    shift.place(7);
    shift.tick();
    assertThat(shift.expert.phase()).isEqualTo(Phase.ABOVE);
    while (shift.expert.phase() != Phase.LIFT) shift.tick();
    shift.place(8);
    shift.tick();
    assertThat(shift.expert.phase()).as("placed anew under way").isEqualTo(Phase.ABOVE);
    assertThat(shift.sent[So101.LIFT]).isCloseTo(So101.REST[So101.LIFT], Assertions.within(0.05));
  }

  @Test
  void withoutTheArmItFollowsAndSaysNothing() {
    shift.place(6);
    shift.authority(false);
    for (int tick = 0; tick < 300; tick++) {
      shift.tick();
      assertThat(shift.sent).containsExactly(So101.REST);
    }
    shift.authority(true);
    shift.tick();
    assertThat(shift.expert.phase()).isEqualTo(Phase.ABOVE);
    assertThat(shift.said).isEmpty();
  }

  @Test
  void itTakesOverInTheMiddleOfTheWorkFromWhereTheArmIs() {
    shift.place(6);
    while (shift.expert.phase() != Phase.CLOSE) shift.tick();
    shift.authority(false);
    for (int tick = 0; tick < 20; tick++) shift.tick();
    shift.authority(true);
    shift.work(15);
    assertThat(shift.said).containsExactly(TeleopEvent.SUCCESS);
    assertThat(shift.fastest).isLessThan(3.5);
  }

  @Test
  void aCubeThatItFindsInItsHandIsBroughtToTheBin() {
    shift.place(6);
    while (shift.expert.phase() != Phase.CARRY) shift.tick();
    shift.authority(false);
    for (int tick = 0; tick < 20; tick++) shift.tick();
    shift.authority(true);
    shift.tick();
    assertThat(shift.expert.phase()).isEqualTo(Phase.CARRY);
    shift.work(15);
    assertThat(shift.said).containsExactly(TeleopEvent.SUCCESS);
  }

  @Test
  void aCubeOutOfReachIsAFailureAtRest() {
    shift.place(6);
    double[] far = {0.45, 0, 0.0125, 0, 0, 0, 1};
    shift.cell.robot.world().bench().placeCube(far);
    double seconds = shift.work(40);
    assertThat(shift.said).containsExactly(TeleopEvent.FAILURE);
    assertThat(seconds).isLessThan(35);
  }

  @Test
  void withoutASightOfTheCubeThereIsNoTargetAndOneClauseSaysWhy() {
    Cell blind = new Cell();
    for (var stream : Scene.STREAMS) blind.exchange.ring(stream.name()).clear();
    Shift work = new Shift(blind, 0);
    assertThat(work.read()).isFalse();
    assertThat(work.expert.trouble()).isEqualTo("no pose of the cube comes");
    blind.tick();
    assertThat(work.read()).isTrue();
    assertThat(work.expert.trouble()).isEmpty();
  }

  @Test
  void aRobotThatItCannotMoveIsRefusedWithTheReason() {
    So101ExpertProvider provider = new So101ExpertProvider();
    Cell cell = shift.cell;
    ConfigSection device = ConfigSection.parse(Path.of("teleop.yaml"), "seed: 3\nspeed: 0.8\n");
    RigSpec good = new RigSpec(cell.config.robot(), Scene.STREAMS, List.of(), true);
    assertThat(provider.describe(device, good)).isEqualTo(Expert.SPEC);
    RigSpec blind = new RigSpec(cell.config.robot(), List.of(), List.of(), true);
    Assertions.assertThatThrownBy(() -> provider.describe(device, blind))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("cube-pose");
    ConfigSection fast = ConfigSection.parse(Path.of("teleop.yaml"), "speed: 9\n");
    Assertions.assertThatThrownBy(() -> provider.describe(fast, good))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("speed")
        .hasMessageContaining("9 is above 2");
  }
}
