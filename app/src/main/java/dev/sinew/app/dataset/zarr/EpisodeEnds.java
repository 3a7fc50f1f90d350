package dev.sinew.app.dataset.zarr;

import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.tensor.Tensor;
import java.io.IOException;
import java.util.Arrays;

/// `meta/episode_ends`: the row behind every episode's last.
final class EpisodeEnds {

  private EpisodeEnds() {}

  static int[] read(Tensor array) throws IOException {
    if (array.axes() != 1 || array.type().isFraction())
      throw new DatasetException(array.place() + ": must be one axis of whole numbers");
    int[] ends = new int[16];
    long last = 0;
    for (int i = 0; i < array.rows(); i++) {
      long end = array.type().integer(array.row(i), 0);
      if (end <= last || end > Integer.MAX_VALUE)
        throw new DatasetException(
            array.place(i) + ": " + end + ": must be more than " + last + ", the end before it");
      // Grows with what was read: a length is believed only as far as the ends go on growing.
      if (i == ends.length) ends = Arrays.copyOf(ends, 2 * i);
      ends[i] = (int) end;
      last = end;
    }
    return Arrays.copyOf(ends, array.rows());
  }
}
