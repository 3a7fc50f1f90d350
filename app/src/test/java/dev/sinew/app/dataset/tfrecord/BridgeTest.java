package dev.sinew.app.dataset.tfrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.app.dataset.Dataset;
import dev.sinew.app.dataset.DatasetSpec;
import dev.sinew.app.dataset.Datasets;
import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.OpenOptions;
import dev.sinew.app.dataset.Row;
import dev.sinew.app.dataset.Shared;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// 25 demonstrations of BridgeData V2 as octo's tests have them. What must come out is from a look
/// at the file with Python's `struct`.
class BridgeTest {

  @Test
  void theSampleIsReadWhole() throws IOException {
    try (Dataset dataset =
        new TfRecordFormat().open(Shared.data("bridge-tfrecord"), OpenOptions.none())) {
      DatasetSpec spec = dataset.spec();
      assertThat(dataset.episodes()).isEqualTo(25);
      assertThat(spec.features())
          .extracting(Feature::name)
          .containsExactly(
              "action",
              "discount",
              "is_first",
              "is_last",
              "is_terminal",
              "language_embedding",
              "observation.images.image_0",
              "observation.images.image_1",
              "observation.images.image_2",
              "observation.images.image_3",
              "observation.state",
              "next.reward");
      int rows = 0;
      for (int e = 0; e < 25; e++) {
        List<Row> episode = Datasets.rows(dataset, e);
        rows += episode.size();
        for (int t = 0; t < episode.size(); t++) {
          Row row = episode.get(t);
          assertThat(row.task()).isNotBlank();
          assertThat(row.seconds()).isCloseTo(t / 5.0, within(1e-12));
          assertThat(Datasets.rgb(row, 6)).hasSize(64 * 64 * 3);
          assertThat(Datasets.integers(row, 2)[0]).isEqualTo(t == 0 ? 1 : 0);
        }
      }
      assertThat(rows).isEqualTo(250);
      Row first = Datasets.rows(dataset, 0).get(0);
      assertThat(first.task()).isEqualTo("put cup from counter or drying rack into sink");
      assertThat(Datasets.numbers(first, 0))
          .containsExactly(
              3.6480774e-10f,
              3.32192607e-11f,
              1.96912708e-10f,
              -1.86365909e-07f,
              -5.03490469e-07f,
              7.50279199e-08f,
              1.0f);
    }
  }
}
