package dev.sinew.drivers.sim.pusht;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WorldTest {

  private static final Path DEMOS =
      Path.of(System.getProperty("sinew.root"), "../shared/data/pusht-human-demos");

  /// gym-pusht's own example of its legacy reset.
  @Test
  void theLegacyResetPlacesTheBlockAsGymPushtDoes() {
    World world = new World();
    world.reset(0, 10, 20, 30, 1.0);
    assertThat(world.blockX()).isEqualTo(57.866194, within(1e-6));
    assertThat(world.blockY()).isEqualTo(50.686396, within(1e-6));
  }

  /// Our own roll-outs of Chipmunk 7.0.3 (Debian libchipmunk7), 16 of them driving the T into
  /// walls. The contact order inside Chipmunk is not fixed, so hard multi-contact cases may part;
  /// see docs/architecture.md.
  @Test
  void wallRollOutsOfChipmunkAreFollowedWithinAHundredthOfAPixel() throws IOException {
    Map<Integer, List<String[]>> episodes =
        Csv.rows(WorldTest.class.getResourceAsStream("chipmunk-7.0.3-episodes.csv.gz")).stream()
            .filter(row -> row[1].equals("jump"))
            .collect(Collectors.groupingBy(row -> Integer.valueOf(row[0])));
    assertThat(episodes).hasSize(16);
    assertThat(episodes.values().stream().filter(e -> worstOfRollOut(e) < 0.01))
        .hasSizeGreaterThanOrEqualTo(12);
  }

  @Test
  void humanEpisodesReplayOpenLoopWithinAHundredthOfAPixel() throws IOException {
    assumeTrue(Files.isDirectory(DEMOS), "no recorded demonstrations at " + DEMOS);
    Map<Integer, List<String[]>> episodes =
        Csv.rows(Files.newInputStream(DEMOS.resolve("lowdim.csv.gz"))).stream()
            .collect(Collectors.groupingBy(row -> Integer.valueOf(row[0])));
    assertThat(episodes).hasSize(206);
    assertThat(
            episodes.entrySet().stream()
                .filter(e -> worstOfDemonstration(e.getKey(), e.getValue()) < 0.01))
        .hasSizeGreaterThanOrEqualTo(205);
  }

  private static double worstOfRollOut(List<String[]> rows) {
    World world = new World();
    double worst = 0;
    for (String[] row : rows) {
      if (row[3].equals("-1")) {
        world.reset(
            number(row, 6), number(row, 7), number(row, 8), number(row, 9), number(row, 10));
        continue;
      }
      act(world, number(row, 4), number(row, 5));
      worst = Math.max(worst, distance(world, row, 6));
    }
    return worst;
  }

  /// Rows hold the state before their action; the reset is drawn from the episode's number.
  private static double worstOfDemonstration(int seed, List<String[]> rows) {
    World world = new World();
    Reset.of(seed).apply(world);
    double worst = 0;
    for (String[] row : rows) {
      worst = Math.max(worst, distance(world, row, 2));
      act(world, number(row, 7), number(row, 8));
    }
    return worst;
  }

  private static void act(World world, double x, double y) {
    for (int i = 0; i < 10; i++) world.step(x, y);
  }

  private static double distance(World world, String[] row, int column) {
    double agent =
        Math.hypot(world.agentX() - number(row, column), world.agentY() - number(row, column + 1));
    double block =
        Math.hypot(
            world.blockX() - number(row, column + 2), world.blockY() - number(row, column + 3));
    return Math.max(agent, block);
  }

  private static double number(String[] row, int column) {
    return Double.parseDouble(row[column]);
  }
}
