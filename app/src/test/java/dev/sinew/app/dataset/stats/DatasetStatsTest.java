package dev.sinew.app.dataset.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.app.dataset.DatasetSpec;
import dev.sinew.app.dataset.Dtype;
import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.Memory;
import dev.sinew.app.dataset.Row;
import dev.sinew.app.dataset.Value;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class DatasetStatsTest {

  /// NumPy 2.4.6 of `[3, 1, 4, 1, 5, 9, 2, 6]`: mean, std, quantile(.1), quantile(.5),
  /// quantile(.99).
  @Test
  void aSmallSampleHasNumpysStatistics() {
    ElementStats stats = new ElementStats();
    for (double v : new double[] {3, 1, 4, 1, 5, Double.NaN, 9, 2, 6}) stats.add(v);
    assertThat(stats.count()).isEqualTo(8);
    assertThat(stats.odd()).isEqualTo(1);
    assertThat(stats.min()).isEqualTo(1);
    assertThat(stats.max()).isEqualTo(9);
    assertThat(stats.mean()).isCloseTo(3.875, within(1e-12));
    assertThat(stats.std()).isCloseTo(2.5708704751503917, within(1e-14));
    assertThat(stats.quantile(0.1)).isCloseTo(1, within(1e-12));
    assertThat(stats.quantile(0.5)).isCloseTo(3.5, within(1e-12));
    assertThat(stats.quantile(0.99)).isCloseTo(8.79, within(1e-12));
  }

  @Test
  void aLargeSampleKeepsItsQuantilesInBoundedMemory() {
    ElementStats stats = new ElementStats();
    Random random = new Random(3);
    for (int i = 0; i < 1_000_000; i++) stats.add(random.nextDouble());
    for (double share : new double[] {0.01, 0.1, 0.5, 0.9, 0.99})
      assertThat(stats.quantile(share)).isCloseTo(share, within(0.015));
    assertThat(stats.sample()).hasSize(ElementStats.SAMPLE);
    assertThat(stats.mean()).isCloseTo(0.5, within(1e-3));
  }

  @Test
  void nothingHasNoStatistics() {
    ElementStats stats = new ElementStats();
    assertThat(stats.mean()).isNaN();
    assertThat(stats.quantile(0.5)).isNaN();
  }

  @Test
  void everyFeatureIsSummedUpByItsKind() throws IOException {
    DatasetStats stats = DatasetStats.of(memory(20), _ -> {});
    assertThat(stats.rows()).isEqualTo(100);
    assertThat(stats.features()).extracting(f -> f.elements().size()).containsExactly(2, 3, 0, 1);
    FeatureStats action = stats.features().get(0);
    assertThat(action.names()).containsExactly("x", "y");
    assertThat(action.elements().get(0).mean()).isCloseTo(2, within(1e-12));
    assertThat(action.elements().get(1).max()).isEqualTo(19);
    FeatureStats image = stats.features().get(1);
    assertThat(image.names()).containsExactly("red", "green", "blue");
    assertThat(image.elements().get(2).mean()).isEqualTo(200);
    assertThat(stats.course(0).means(0)[0]).isEqualTo(0);
    assertThat(stats.course(0).means(0)[40]).isEqualTo(4);
    assertThat(stats.features().get(3).elements().get(0).count()).isEqualTo(100 * 2000);
  }

  @Test
  void theDrawingIsAPictureWithAPairOfChartsForEachDrawnFeature() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StatsChart.write(DatasetStats.of(memory(20), _ -> {}), "test", out);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
    assertThat(image.getWidth()).isEqualTo(2 * 760);
    assertThat(image.getHeight()).isEqualTo(2 * 330);
  }

  @Test
  void evenNothingCanBeDrawn() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StatsChart.write(DatasetStats.of(memory(0), _ -> {}), "test", out);
    assertThat(ImageIO.read(new ByteArrayInputStream(out.toByteArray()))).isNotNull();
  }

  private static Memory memory(int episodes) {
    DatasetSpec spec =
        new DatasetSpec(
            10,
            "",
            List.of(
                Feature.vector("action", Dtype.FLOAT64, List.of("x", "y")),
                Feature.image("observation.image", 2, 2),
                new Feature("note", Dtype.STRING, List.of(1), List.of()),
                new Feature("cloud", Dtype.FLOAT32, List.of(2000), List.of())));
    Memory memory = new Memory(spec);
    for (int e = 0; e < episodes; e++) {
      List<Row> rows = new ArrayList<>();
      for (int t = 0; t < 5; t++) {
        byte[] rgb = new byte[12];
        for (int i = 2; i < 12; i += 3) rgb[i] = (byte) 200;
        rows.add(
            new Row(
                t / 10.0,
                "",
                List.of(
                    new Value.Numbers(new double[] {t, e}),
                    new Value.Image(2, 2, rgb),
                    new Value.Text("hm"),
                    new Value.Numbers(new double[2000]))));
      }
      memory.add(rows);
    }
    return memory;
  }
}
