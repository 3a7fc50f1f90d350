package dev.sinew.app.collect;

import dev.sinew.app.replay.RecordedFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Where a collection lies: `episodes` holds the raw recordings, `discarded` those that were put
/// aside, `lerobot` the dataset made of them.
public final class DemonstrationFolder {

  private static final String WHOLE = ".mcap";
  private static final String PART = ".mcap.part";

  private final Path root;

  public DemonstrationFolder(Path root) {
    this.root = root;
  }

  public Path root() {
    return root;
  }

  public Path episodes() {
    return root.resolve(RecordedFormat.COLLECTED);
  }

  public Path dataset() {
    return root.resolve("lerobot");
  }

  public Path contactSheet() {
    return root.resolve("contact-sheet.png");
  }

  /// Finished episodes that are part of the collection, oldest first.
  ///
  /// @throws IOException when the folder cannot be read
  public List<Path> kept() throws IOException {
    return RecordedFormat.files(episodes());
  }

  /// Episodes that were put aside.
  ///
  /// @throws IOException when the folder cannot be read
  List<Path> discarded() throws IOException {
    return files(aside(), WHOLE);
  }

  /// Episodes that nobody finished, because the process was killed or the disk was full, and nobody
  /// recovered since.
  ///
  /// @throws IOException when the folder cannot be read
  List<Path> unfinished() throws IOException {
    return files(episodes(), PART).stream().filter(part -> !Files.exists(whole(part))).toList();
  }

  private static Path whole(Path part) {
    String name = part.getFileName().toString();
    return part.resolveSibling(name.substring(0, name.length() - PART.length()) + WHOLE);
  }

  private Path aside() {
    return root.resolve("discarded");
  }

  private static List<Path> files(Path folder, String end) throws IOException {
    if (!Files.isDirectory(folder)) return List.of();
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.getFileName().toString().endsWith(end)).sorted().toList();
    }
  }

  /// Puts an episode aside; nothing is deleted.
  ///
  /// @return where it is now
  /// @throws IOException in one line when it cannot be moved
  public Path discard(Path episode) throws IOException {
    Path aside = aside();
    Files.createDirectories(aside);
    String name = episode.getFileName().toString();
    Path target = aside.resolve(name);
    for (int again = 2; Files.exists(target); again++)
      target = aside.resolve(name.replace(".mcap", "-" + again + ".mcap"));
    return Files.move(episode, target);
  }
}
