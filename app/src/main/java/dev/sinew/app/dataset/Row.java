package dev.sinew.app.dataset;

import java.util.List;

/// One instant of an episode.
///
/// @param seconds since the episode's first row, as the source tells it (true stamps where it has
///     them)
/// @param task what the arm was told to do; may be empty
/// @param values one per feature of the dataset
public record Row(double seconds, String task, List<Value> values) {

  public Row {
    values = List.copyOf(values);
  }
}
