package dev.sinew.app.collect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;

/// Which recording a name stood for: a file that was replaced or changed is another one.
record KeptFile(Path path, long bytes, FileTime changed) {

  /// @throws IOException when one is not there any more
  static List<KeptFile> of(List<Path> paths) throws IOException {
    List<KeptFile> files = new ArrayList<>();
    for (Path path : paths)
      files.add(new KeptFile(path, Files.size(path), Files.getLastModifiedTime(path)));
    return files;
  }
}
