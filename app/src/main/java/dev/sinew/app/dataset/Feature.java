package dev.sinew.app.dataset;

import java.util.List;

/// One column of a dataset.
///
/// @param name as LeRobot would call it: `observation.state`, `observation.images.front`, `action`
/// @param shape of one row's value; `[1]` is a scalar, an image is `[height, width, 3]`
/// @param names of the elements, empty where nobody named them; of an image its axes
public record Feature(String name, Dtype dtype, List<Integer> shape, List<String> names) {

  public Feature {
    shape = List.copyOf(shape);
    names = List.copyOf(names);
    if (name.isBlank()) throw new IllegalArgumentException("a feature without a name");
    if (shape.isEmpty() || shape.stream().anyMatch(n -> n < 1))
      throw new IllegalArgumentException(name + ": shape " + shape + " must be positive");
  }

  /// A vector of numbers.
  public static Feature vector(String name, Dtype dtype, List<String> names) {
    return new Feature(name, dtype, List.of(names.size()), names);
  }

  public static Feature image(String name, int height, int width) {
    return new Feature(
        name, Dtype.IMAGE, List.of(height, width, 3), List.of("height", "width", "channels"));
  }

  /// Elements of one row's value.
  public int size() {
    return shape.stream().reduce(1, Math::multiplyExact);
  }
}
