package dev.sinew.app.dataset.zarr;

import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.tensor.ChunkSource;
import dev.sinew.app.dataset.tensor.Tensor;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// The chunks of one array of a store.
///
/// @param name of the array: `data/action`
record ZarrArray(Store store, String name, ArrayMeta meta) implements ChunkSource {

  /// @throws DatasetException where there is no such array
  static Tensor open(Store store, String name) throws IOException {
    Optional<ArrayMeta> meta = ArrayMeta.read(store, name);
    String place = store.path() + ": " + name;
    if (meta.isEmpty()) throw new DatasetException(place + ": not an array: no .zarray");
    ArrayMeta found = meta.get();
    ChunkSource chunks = new ZarrArray(store, name, found);
    return new Tensor(place, found.shape(), found.chunks(), found.type(), chunks);
  }

  @Override
  public void read(int[] place, byte[] chunk) throws IOException {
    String number =
        Arrays.stream(place)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(meta.separator()));
    String key = name + "/" + number;
    // A damaged stream may be longer than what it stands for, but not by much.
    Optional<byte[]> packed = store.read(key, chunk.length + chunk.length / 2 + (1 << 12));
    if (packed.isPresent()) unpack(key, packed.get(), chunk);
    else fill(chunk);
  }

  private void unpack(String key, byte[] packed, byte[] chunk) throws DatasetException {
    try {
      meta.codec().decode(packed, 0, packed.length, chunk, 0, chunk.length);
    } catch (CodecException e) {
      throw new DatasetException(store.path() + ": " + key + ": " + e.getMessage(), e);
    }
  }

  private void fill(byte[] chunk) {
    byte[] element = meta.fill();
    for (int i = 0; i < chunk.length; i++) chunk[i] = element[i % element.length];
  }
}
