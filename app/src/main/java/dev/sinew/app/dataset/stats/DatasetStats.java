package dev.sinew.app.dataset.stats;

import dev.sinew.app.dataset.Dataset;
import dev.sinew.app.dataset.Dtype;
import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.Row;
import dev.sinew.app.dataset.Rows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/// All features of a dataset over all rows.
public final class DatasetStats {

  /// A feature with more elements is not drawn.
  static final int MAX_DRAWN = 16;

  private final double fps;
  private final List<FeatureStats> features;
  private final List<Course> courses = new ArrayList<>();
  private final List<Long> lengths = new ArrayList<>();

  private DatasetStats(double fps, List<Feature> features) {
    this.fps = fps;
    this.features = features.stream().map(FeatureStats::new).toList();
    for (Feature f : features) courses.add(new Course(isDrawn(f) ? f.size() : 0));
  }

  /// Reads every row once.
  ///
  /// @param watcher told the number of episodes after each
  public static DatasetStats of(Dataset dataset, IntConsumer watcher) throws IOException {
    DatasetStats stats = new DatasetStats(dataset.spec().fps(), dataset.spec().features());
    for (int e = 0; e < dataset.episodes(); e++) {
      stats.add(dataset, e);
      watcher.accept(e + 1);
    }
    return stats;
  }

  private void add(Dataset dataset, int episode) throws IOException {
    long expected = Math.max(1, dataset.rows(episode));
    long count = 0;
    try (Rows rows = dataset.episode(episode)) {
      Optional<Row> row;
      while ((row = rows.next()).isPresent()) {
        double progress = Math.min(count, expected - 1) / (double) expected;
        for (int i = 0; i < features.size(); i++) {
          features.get(i).add(row.get().values().get(i));
          courses.get(i).add(progress, row.get().values().get(i));
        }
        count++;
      }
    }
    lengths.add(count);
  }

  static boolean isDrawn(Feature feature) {
    return feature.dtype() != Dtype.IMAGE
        && feature.dtype() != Dtype.STRING
        && feature.size() <= MAX_DRAWN;
  }

  /// In the dataset's order.
  public List<FeatureStats> features() {
    return features;
  }

  public long rows() {
    return lengths.stream().mapToLong(Long::longValue).sum();
  }

  public int episodes() {
    return lengths.size();
  }

  /// Seconds of every episode, at the dataset's rate.
  double[] seconds() {
    return lengths.stream().mapToDouble(n -> n / fps).toArray();
  }

  Course course(int feature) {
    return courses.get(feature);
  }
}
