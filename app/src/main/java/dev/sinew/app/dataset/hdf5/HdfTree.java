package dev.sinew.app.dataset.hdf5;

import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.tensor.ChunkSource;
import dev.sinew.app.dataset.tensor.ElementType;
import dev.sinew.app.dataset.tensor.Tensor;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Groups, arrays and attributes of one HDF5 file. One thread.
final class HdfTree implements Closeable {

  private final Path path;
  private final Guard guard;
  private final HdfFile file;

  HdfTree(Path path) throws DatasetException {
    this.path = path;
    guard = new Guard(path.toString());
    file = guard.run("", () -> new HdfFile(path));
  }

  Path path() {
    return path;
  }

  /// @param group `data/demo_0`; the root's name is empty
  /// @return names, sorted; none where there is no such group
  List<String> children(String group) throws DatasetException {
    return guard.run(
        group,
        () ->
            find(group) instanceof Group found
                ? found.getChildren().keySet().stream().sorted().toList()
                : List.of());
  }

  boolean isArray(String name) throws DatasetException {
    return guard.run(name, () -> find(name) instanceof Dataset);
  }

  /// @return empty where there is none, or it is no text
  Optional<String> text(String group, String attribute) throws DatasetException {
    return guard.run(
        group,
        () -> {
          Node node = find(group);
          Attribute found = node == null ? null : node.getAttribute(attribute);
          return found != null && found.getData() instanceof String s
              ? Optional.of(s)
              : Optional.empty();
        });
  }

  /// @throws DatasetException where there is no such array or it is of a kind that is not
  ///     understood
  Tensor tensor(String name) throws DatasetException {
    Dataset dataset = guard.run(name, () -> find(name) instanceof Dataset found ? found : null);
    if (dataset == null) throw wrong(name, "no such array");
    ElementType type =
        guard
            .run(name, () -> HdfTypes.of(dataset.getDataType()))
            .orElseThrow(
                () -> wrong(name, "neither fractions, whole numbers nor booleans of 1 to 8 bytes"));
    int[] shape = guard.run(name, dataset::getDimensions);
    if (shape.length == 0) throw wrong(name, "a single value; an array over time must be here");
    if (guard.run(name, dataset::isEmpty) && shape[0] > 0) throw wrong(name, "was never written");
    int[] chunks = guard.run(name, () -> HdfChunks.of(dataset, shape, type.size()));
    ChunkSource source =
        switch (dataset) {
          case ChunkedDataset chunked -> new HdfChunks(chunked, chunks, name, guard);
          case ContiguousDataset plain ->
              new HdfRegion(
                  guard.run(name, () -> shape[0] == 0 ? null : plain.getBuffer()), name, guard);
          default -> throw wrong(name, "neither chunked nor contiguous");
        };
    return new Tensor(path + ": " + name, shape, chunks, type, source);
  }

  DatasetException wrong(String name, String text) {
    return new DatasetException(path + ": " + (name.isEmpty() ? "" : name + ": ") + text);
  }

  @Override
  public void close() {
    file.close();
  }

  /// @return null where there is nothing
  private Node find(String name) {
    Node at = file;
    for (String word : name.isEmpty() ? new String[0] : name.split("/"))
      at = at instanceof Group group ? group.getChild(word) : null;
    return at;
  }
}
