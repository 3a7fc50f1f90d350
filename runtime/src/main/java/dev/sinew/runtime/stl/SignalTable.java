package dev.sinew.runtime.stl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The signals that formulas may name, in the order in which monitors are fed. Immutable.
public final class SignalTable {

  private final List<Signal> signals;
  private final Map<String, Integer> indices = new LinkedHashMap<>();

  /// @throws IllegalArgumentException when two signals share a name
  public SignalTable(List<Signal> signals) {
    this.signals = List.copyOf(signals);
    for (Signal signal : this.signals) {
      if (indices.putIfAbsent(signal.name(), indices.size()) != null)
        throw new IllegalArgumentException("two signals are named '" + signal.name() + "'");
    }
  }

  /// How many values a monitor is fed per tick or row.
  public int size() {
    return signals.size();
  }

  public Signal signal(int index) {
    return signals.get(index);
  }

  /// Where a signal's value stands; -1 when there is none of that name.
  public int indexOf(String name) {
    return indices.getOrDefault(name, -1);
  }

  Set<String> names() {
    return indices.keySet();
  }
}
