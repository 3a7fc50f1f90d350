package dev.sinew.app.dataset;

import java.util.List;

/// What every episode of a dataset has.
///
/// @param fps rows a second; whole where the format demands it
/// @param robotType the field's name of the arm; may be empty
/// @param features in the order of a row's values; without the bookkeeping of any format (row and
///     episode numbers, time, task)
public record DatasetSpec(double fps, String robotType, List<Feature> features) {

  public DatasetSpec {
    features = List.copyOf(features);
    if (!(fps > 0) || Double.isInfinite(fps))
      throw new IllegalArgumentException(fps + " rows a second: must be positive");
    if (features.stream().map(Feature::name).distinct().count() != features.size())
      throw new IllegalArgumentException("two features of one name");
  }

  /// @return -1 where there is no such feature
  public int indexOf(String feature) {
    for (int i = 0; i < features.size(); i++) if (features.get(i).name().equals(feature)) return i;
    return -1;
  }
}
