package dev.sinew.app.dataset.lerobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sinew.app.dataset.DatasetSpec;
import dev.sinew.app.dataset.Row;
import dev.sinew.app.dataset.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Our Parquet files in pandas and pyarrow (`pip install pandas pyarrow`), which is what LeRobot
/// reads them with. The interpreter is named by `SINEW_PYTHON`, else `python3`.
class PandasTest {

  private static final Python PYTHON = new Python("SINEW_PYTHON");

  @TempDir private Path folder;

  @Test
  void pandasFindsTheTasksAndPyarrowTheRows() throws Exception {
    assumeTrue(
        PYTHON.runs("import pandas, pyarrow"),
        PYTHON
            + " has no pandas or no pyarrow: pip install pandas pyarrow, or name an interpreter"
            + " in SINEW_PYTHON");
    DatasetSpec spec = Samples.numbers();
    List<Row> rows = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(13);
    Path root = folder.resolve("set");
    try (LeRobotWriter writer = LeRobotWriter.create(root, spec, Pictures.EXACT)) {
      for (int length : new int[] {3, 9, 1, 20}) {
        List<Row> episode = Samples.episode(spec, length, random);
        rows.addAll(episode);
        Samples.write(writer, episode);
      }
    }
    JsonNode answer = PYTHON.ask("parquet_check.py", folder, root);
    assertThat(answer.path("types").path("observation.state").asString())
        .isEqualTo("list<element: float>");
    assertThat(answer.path("types").path("timestamp").asString()).isEqualTo("float");
    assertThat(answer.path("row_groups").valueStream().map(JsonNode::asInt)).containsOnly(1);
    assertThat(answer.path("rows").size()).isEqualTo(rows.size());
    for (int i = 0; i < rows.size(); i++)
      assertRow(rows.get(i), answer.path("rows").get(i), answer.path("tasks"));
    assertEpisodes(answer);
  }

  private static void assertRow(Row row, JsonNode loaded, JsonNode tasks) {
    double[] state = ((Value.Numbers) row.values().get(0)).values();
    assertThat(
            loaded
                .path("observation.state")
                .valueStream()
                .mapToDouble(JsonNode::asDouble)
                .toArray())
        .containsExactly(state);
    JsonNode task = tasks.path(loaded.path("task_index").asInt());
    assertThat(task.path(0).asString()).isEqualTo(row.task());
    assertThat(task.path(1).asInt()).isEqualTo(loaded.path("task_index").asInt());
  }

  private static void assertEpisodes(JsonNode answer) {
    assertThat(answer.path("episodes").size()).isEqualTo(4);
    assertThat(answer.path("episodes").path(3).path("dataset_from_index").asInt()).isEqualTo(13);
    assertThat(answer.path("episodes").path(3).path("dataset_to_index").asInt()).isEqualTo(33);
    assertThat(answer.path("stats").valueStream().map(JsonNode::asString))
        .contains("stats/action/q99", "stats/action/count", "stats/timestamp/std");
  }
}
