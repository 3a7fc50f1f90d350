package dev.sinew.app.dataset.rosbag;

import dev.sinew.app.dataset.DatasetException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// The messages of a bag, in the order of the file. One thread; holds one chunk.
interface BagMessages extends Closeable {

  /// @param bag `*.bag` of ROS 1, `*.mcap` of rosbag2
  /// @throws DatasetException in one line, naming the file
  static BagMessages open(Path bag) throws IOException {
    return switch (extension(bag)) {
      case "bag" -> Ros1Bag.open(bag);
      case "mcap" -> McapBag.open(bag);
      default -> throw new DatasetException(bag + ": neither a .bag of ROS 1 nor a .mcap");
    };
  }

  static boolean isBag(Path file) {
    return extension(file).equals("bag") || extension(file).equals("mcap");
  }

  /// @return empty after the last
  /// @throws DatasetException in one line, naming file and place
  Optional<BagMessage> next() throws IOException;

  private static String extension(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
