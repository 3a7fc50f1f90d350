package dev.sinew.app.dataset.rosbag;

import dev.sinew.app.dataset.DatasetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which files a dataset of bags consists of.
final class BagFiles {

  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,19}");

  /// `bag_2` before `bag_10`.
  private static final Comparator<Path> NATURAL =
      Comparator.comparing(
          path ->
              DIGITS
                  .matcher(path.getFileName().toString())
                  .replaceAll(digits -> "0".repeat(19 - digits.group().length()) + digits.group()));

  private BagFiles() {}

  /// @param place a bag, or a folder: the bags in it and in the rosbag2 folders in it
  /// @throws DatasetException when there are none
  static List<Path> of(Path place) throws IOException {
    if (Files.isRegularFile(place)) return List.of(place);
    if (!Files.isDirectory(place)) throw new DatasetException(place + ": no such file or folder");
    List<Path> bags = new ArrayList<>();
    for (Path entry : sorted(place)) {
      if (Files.isRegularFile(entry) && BagMessages.isBag(entry)) bags.add(entry);
      if (Files.isRegularFile(entry.resolve("metadata.yaml")))
        sorted(entry).stream().filter(BagMessages::isBag).forEach(bags::add);
    }
    if (bags.isEmpty())
      throw new DatasetException(
          place + ": no .bag and no .mcap here; .db3 is read after 'ros2 bag convert' to mcap");
    return bags;
  }

  private static List<Path> sorted(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted(NATURAL).toList();
    }
  }
}
