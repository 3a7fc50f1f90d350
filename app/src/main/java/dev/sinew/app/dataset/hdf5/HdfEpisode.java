package dev.sinew.app.dataset.hdf5;

import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.tensor.Column;
import java.util.List;

/// The columns of one episode.
record HdfEpisode(String place, List<Column> columns) {

  HdfEpisode {
    columns = List.copyOf(columns);
  }

  List<Feature> features() {
    return columns.stream().map(Column::feature).toList();
  }

  /// Rows of all columns.
  int rows() throws DatasetException {
    int rows = columns.getFirst().rows();
    for (Column column : columns)
      if (column.rows() != rows)
        throw new DatasetException(
            place
                + ": "
                + column.feature().name()
                + " has "
                + column.rows()
                + " rows, "
                + columns.getFirst().feature().name()
                + " has "
                + rows);
    return rows;
  }

  /// @throws DatasetException where this is not what the dataset's first episode has
  void mustHave(List<Feature> expected) throws DatasetException {
    List<Feature> found = features();
    if (found.equals(expected)) return;
    Feature odd =
        expected.stream()
            .filter(f -> !found.contains(f))
            .findFirst()
            .orElseGet(() -> found.stream().filter(f -> !expected.contains(f)).findFirst().get());
    throw new DatasetException(
        place
            + ": "
            + odd.name()
            + (expected.contains(odd)
                ? " is missing here or of another"
                : " is only here or of another")
            + " shape or type than in the first episode");
  }
}
