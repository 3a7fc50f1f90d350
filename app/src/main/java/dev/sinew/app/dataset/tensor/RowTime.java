package dev.sinew.app.dataset.tensor;

import java.io.IOException;

/// When rows were.
@FunctionalInterface
public interface RowTime {

  /// @param begin the episode's first row
  /// @param before what the row before had; not used for the first
  /// @return seconds since the episode's first row
  /// @throws dev.sinew.app.dataset.DatasetException in one line, naming file and place
  double seconds(int begin, int row, double before) throws IOException;

  /// Row after row at one rate.
  static RowTime grid(double fps) {
    return (begin, row, _) -> (row - begin) / fps;
  }
}
