package dev.sinew.app.dataset.tensor;

import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.Value;
import java.io.IOException;

/// One feature's values, row by row. One thread.
public interface Column {

  Feature feature();

  int rows();

  /// @throws dev.sinew.app.dataset.DatasetException in one line, naming file and place
  Value value(int row) throws IOException;
}
