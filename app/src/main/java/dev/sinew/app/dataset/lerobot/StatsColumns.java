package dev.sinew.app.dataset.lerobot;

import dev.sinew.app.dataset.parquet.Cell;
import dev.sinew.app.dataset.parquet.Column;
import dev.sinew.app.dataset.parquet.ColumnType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The columns `stats/<feature>/<stat>` of `meta/episodes`.
final class StatsColumns {

  private static final List<Integer> PER_CHANNEL = List.of(3, 1, 1);
  private static final String PREFIX = "stats/";
  private static final String COUNT = "count";

  private StatsColumns() {}

  static List<Column> columns(Map<String, FeatureStats> stats) {
    List<Column> columns = new ArrayList<>();
    stats.forEach(
        (feature, of) -> {
          for (String name : of.values().keySet())
            columns.add(
                new Column(
                    PREFIX + feature + "/" + name,
                    ColumnType.DOUBLE,
                    of.image() ? PER_CHANNEL : List.of(-1)));
          columns.add(Column.list(PREFIX + feature + "/" + COUNT, ColumnType.INT64));
        });
    return columns;
  }

  static List<Cell> cells(Map<String, FeatureStats> stats) {
    List<Cell> cells = new ArrayList<>();
    for (FeatureStats of : stats.values()) {
      of.values().values().forEach(values -> cells.add(new Cell.Reals(values)));
      cells.add(new Cell.Wholes(of.count()));
    }
    return cells;
  }

  /// Names of the columns that this feature has among those of a file.
  static List<String> present(String feature, Iterable<String> columns) {
    List<String> present = new ArrayList<>();
    for (String column : columns)
      if (column.startsWith(PREFIX + feature + "/")) present.add(column);
    return present;
  }

  /// @param cells by column
  /// @return null when the mean or the count is missing
  static FeatureStats read(Stored stored, Map<String, Cell> cells) {
    String prefix = PREFIX + stored.name() + "/";
    Map<String, double[]> values = new LinkedHashMap<>();
    for (String name : FeatureStats.NAMES) {
      double[] numbers = reals(cells.get(prefix + name));
      if (numbers != null) values.put(name, numbers);
    }
    boolean count = cells.get(prefix + COUNT) instanceof Cell.Wholes whole && whole.size() == 1;
    if (!count || !values.keySet().containsAll(FeatureStats.NAMES.subList(0, 4))) return null;
    long rows = ((Cell.Wholes) cells.get(prefix + COUNT)).values()[0];
    return new FeatureStats(stored.isImage(), values, rows);
  }

  private static double[] reals(Cell cell) {
    return switch (cell) {
      case Cell.Reals reals -> reals.values();
      case Cell.Wholes wholes ->
          java.util.Arrays.stream(wholes.values()).asDoubleStream().toArray();
      case null, default -> null;
    };
  }
}
