package dev.sinew.app.dataset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads datasets whole, in tests.
public final class Datasets {

  private Datasets() {}

  public static List<Row> rows(Dataset dataset, int episode) throws IOException {
    List<Row> all = new ArrayList<>();
    try (Rows rows = dataset.episode(episode)) {
      Optional<Row> row;
      while ((row = rows.next()).isPresent()) all.add(row.get());
    }
    return all;
  }

  /// Reads everything and keeps nothing.
  ///
  /// @return rows
  public static int readAll(Dataset dataset) throws IOException {
    int count = 0;
    for (int e = 0; e < dataset.episodes(); e++)
      try (Rows rows = dataset.episode(e)) {
        while (rows.next().isPresent()) count++;
      }
    return count;
  }

  public static double[] numbers(Row row, int feature) {
    return ((Value.Numbers) row.values().get(feature)).values();
  }

  public static long[] integers(Row row, int feature) {
    return ((Value.Integers) row.values().get(feature)).values();
  }

  public static byte[] rgb(Row row, int feature) {
    return ((Value.Image) row.values().get(feature)).rgb();
  }
}
