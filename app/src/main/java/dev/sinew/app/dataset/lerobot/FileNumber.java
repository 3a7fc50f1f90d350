package dev.sinew.app.dataset.lerobot;

import java.util.Map;

/// The two numbers of a v3.0 file.
record FileNumber(int chunk, int file) implements Comparable<FileNumber> {

  static final FileNumber BEFORE_FIRST = new FileNumber(0, -1);

  FileNumber next(int chunksSize) {
    return file + 1 < chunksSize ? new FileNumber(chunk, file + 1) : new FileNumber(chunk + 1, 0);
  }

  Map<String, Object> fields() {
    return Map.of("chunk_index", chunk, "file_index", file);
  }

  @Override
  public int compareTo(FileNumber other) {
    return chunk != other.chunk
        ? Integer.compare(chunk, other.chunk)
        : Integer.compare(file, other.file);
  }
}
