package dev.sinew.app.dataset.hdf5;

import dev.sinew.app.dataset.DatasetException;

/// Makes one line of whatever the library throws at a damaged file.
///
/// @param file for the message
record Guard(String file) {

  @FunctionalInterface
  interface Work<T> {
    T run();
  }

  /// @param name of the group or array in the file, empty for the file itself
  <T> T run(String name, Work<T> work) throws DatasetException {
    try {
      return work.run();
      // A file that points to itself overflows the library's stack; one that lies about a length
      // asks for more than the heap, and that one allocation is all that failed.
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      String text = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      String place = name.isEmpty() ? file : file + ": " + name;
      throw new DatasetException(
          place + ": not HDF5 that is understood: " + e.getClass().getSimpleName() + ": " + text,
          e);
    }
  }
}
