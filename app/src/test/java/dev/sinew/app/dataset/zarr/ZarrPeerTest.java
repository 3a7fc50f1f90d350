package dev.sinew.app.dataset.zarr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.app.dataset.Python;
import dev.sinew.app.dataset.tensor.ElementType;
import dev.sinew.app.dataset.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Arrays that zarr 2 wrote: every codec, shuffle, element type and chunking, from a folder and
/// from a zip file. What must come out is told by NumPy.
class ZarrPeerTest {

  @TempDir private static Path folder;

  @Test
  void arraysOfZarrReadBackToTheBit() throws IOException {
    Python.mustHave("zarr, numcodecs.blosc", "'zarr<3' 'numcodecs<0.16'");
    Python.run("zarr_cases.py", folder);
    for (String path : List.of("cases.zarr", "cases.zip"))
      try (Store store =
          path.endsWith(".zip")
              ? new ZipStore(folder.resolve(path))
              : new FolderStore(folder.resolve(path))) {
        List<String> names =
            store.children("").stream().filter(name -> !name.startsWith(".")).toList();
        assertThat(names).hasSizeGreaterThan(100);
        for (String name : names) assertSame(store, name);
      }
  }

  private static void assertSame(Store store, String name) throws IOException {
    Tensor array = ZarrArray.open(store, name);
    ElementType type = array.type();
    byte[] raw = Files.readAllBytes(folder.resolve(name + ".raw"));
    assertThat(raw).hasSize(array.rows() * array.elements() * type.size());
    ByteBuffer expected = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
    int at = 0;
    for (int row = 0; row < array.rows(); row++) {
      ByteBuffer bytes = array.row(row);
      for (int i = 0; i < array.elements(); i++, at += type.size()) {
        long ours = bits(type, bytes, i * type.size());
        long theirs = bits(type, expected, at);
        if (ours != theirs)
          throw new AssertionError(array.place(row) + "[" + i + "]: " + ours + ", not " + theirs);
      }
    }
  }

  private static long bits(ElementType type, ByteBuffer bytes, int at) {
    return type.isFraction()
        ? Double.doubleToLongBits(type.number(bytes, at))
        : type.integer(bytes, at);
  }
}
