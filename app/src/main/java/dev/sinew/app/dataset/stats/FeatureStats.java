package dev.sinew.app.dataset.stats;

import dev.sinew.app.dataset.Dtype;
import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/// One feature over all rows: every element, or every colour of a picture (0 to 255). A feature of
/// more than `MAX_ELEMENTS` is taken as one element; text has none.
public final class FeatureStats {

  static final int MAX_ELEMENTS = 1024;

  /// Pixels of a picture that count: about this many, evenly spread.
  private static final int PIXELS = 4096;

  private static final List<String> COLOURS = List.of("red", "green", "blue");

  private final Feature feature;
  private final List<ElementStats> elements;

  FeatureStats(Feature feature) {
    this.feature = feature;
    int count =
        switch (feature.dtype()) {
          case STRING -> 0;
          case IMAGE -> COLOURS.size();
          default -> feature.size() > MAX_ELEMENTS ? 1 : feature.size();
        };
    List<ElementStats> made = new ArrayList<>();
    for (int i = 0; i < count; i++) made.add(new ElementStats());
    elements = Collections.unmodifiableList(made);
  }

  void add(Value value) {
    switch (value) {
      case Value.Numbers n -> {
        for (int i = 0; i < n.values().length; i++) element(i).add(n.values()[i]);
      }
      case Value.Integers n -> {
        for (int i = 0; i < n.values().length; i++) element(i).add(n.values()[i]);
      }
      case Value.Image image -> add(image);
      case Value.Text _ -> {}
    }
  }

  private void add(Value.Image image) {
    byte[] rgb = image.rgb();
    // An odd step does not walk down one column.
    int step = Math.max(1, rgb.length / 3 / PIXELS) | 1;
    for (int at = 0; at + 2 < rgb.length; at += 3 * step)
      for (int c = 0; c < 3; c++) elements.get(c).add(rgb[at + c] & 255);
  }

  private ElementStats element(int i) {
    return elements.size() == 1 ? elements.getFirst() : elements.get(i);
  }

  public Feature feature() {
    return feature;
  }

  /// Row-major.
  public List<ElementStats> elements() {
    return elements;
  }

  /// A name for every element.
  public List<String> names() {
    if (feature.dtype() == Dtype.IMAGE) return COLOURS;
    if (feature.names().size() == elements.size()) return feature.names();
    if (elements.size() == 1) return List.of(feature.size() == 1 ? "" : "all");
    return IntStream.range(0, elements.size()).mapToObj(Integer::toString).toList();
  }
}
