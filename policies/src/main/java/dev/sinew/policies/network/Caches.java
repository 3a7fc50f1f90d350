package dev.sinew.policies.network;

import dev.sinew.policies.onnx.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What step graphs hand to their next call. Nothing is copied: a graph is bound once per turn, and
/// what it writes at one turn is what it reads at the next. A cache of fixed size needs two tensors
/// that change places, a growing one a tensor per call.
final class Caches implements AutoCloseable {

  private final Map<String, CacheDeclaration> declared;
  private final int calls;
  private final boolean grows;
  private final Map<String, List<Tensor>> tensors = new LinkedHashMap<>();
  private final Map<String, String> nexts = new LinkedHashMap<>();

  /// @param declared by name
  /// @param head whose calls of the step graphs they outlive
  Caches(Map<String, CacheDeclaration> declared, Head head) {
    this.declared = declared;
    calls = head instanceof Head.Tokens tokens ? tokens.calls() : 1;
    grows = declared.values().stream().anyMatch(cache -> cache.grows() >= 0);
    for (CacheDeclaration cache : declared.values()) {
      nexts.put(cache.next(), cache.name());
      tensors.put(cache.name(), tensors(cache));
    }
  }

  private List<Tensor> tensors(CacheDeclaration cache) {
    List<Tensor> made = new ArrayList<>();
    for (int turn = 0; turn < (cache.grows() < 0 ? 2 : calls + 1); turn++) {
      long[] shape = cache.shape().clone();
      if (cache.grows() >= 0) shape[cache.grows()] += turn;
      made.add(Tensor.of(cache.type(), shape));
    }
    return made;
  }

  /// How often a step graph is to be bound; its calls go round.
  int turns() {
    return declared.isEmpty() ? 1 : grows ? calls : 2;
  }

  /// Whether the name is a cache or what takes its place.
  boolean holds(String name) {
    return declared.containsKey(name) || nexts.containsKey(name);
  }

  /// @param name one that it [#holds]
  Tensor at(String name, int turn) {
    boolean next = nexts.containsKey(name);
    List<Tensor> all = tensors.get(next ? nexts.get(name) : name);
    return all.get((next ? turn + 1 : turn) % all.size());
  }

  /// Before the first call of an inference.
  void begin() {
    for (CacheDeclaration cache : declared.values())
      if (!cache.filled()) tensors.get(cache.name()).getFirst().memory().fill((byte) 0);
  }

  @Override
  public void close() {
    tensors.values().forEach(list -> list.forEach(Tensor::close));
  }
}
