package dev.sinew.app.dataset.lerobot;

import dev.sinew.app.dataset.Value;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The statistics of one episode, of every feature but texts. Holds the episode's numbers.
final class Tallies {

  private final Map<String, VectorTally> vectors = new LinkedHashMap<>();
  private final Map<String, ImageTally> images = new LinkedHashMap<>();

  Tallies(List<Stored> features) {
    for (Stored stored : features)
      switch (stored.feature().dtype()) {
        case IMAGE -> images.put(stored.name(), new ImageTally(stored.height(), stored.width()));
        case STRING -> {}
        default -> vectors.put(stored.name(), new VectorTally(stored.feature().shape().getLast()));
      }
    for (Stored stored : Stored.BOOKKEEPING) vectors.put(stored.name(), new VectorTally(1));
  }

  void add(Stored stored, Value value) {
    switch (value) {
      case Value.Numbers numbers -> vectors.get(stored.name()).add(numbers.values());
      case Value.Integers integers ->
          vectors
              .get(stored.name())
              .add(Arrays.stream(integers.values()).asDoubleStream().toArray());
      case Value.Image image -> images.get(stored.name()).add(image.rgb());
      case Value.Text text -> {}
    }
  }

  void add(String bookkeeping, double value) {
    vectors.get(bookkeeping).add(new double[] {value});
  }

  Map<String, FeatureStats> stats() {
    Map<String, FeatureStats> stats = new LinkedHashMap<>();
    images.forEach((name, tally) -> stats.put(name, tally.stats()));
    vectors.forEach((name, tally) -> stats.put(name, tally.stats()));
    return stats;
  }
}
