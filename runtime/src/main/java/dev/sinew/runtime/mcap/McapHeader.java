package dev.sinew.runtime.mcap;

import java.util.Objects;

/// The first record of a file.
///
/// @param profile what messages conform to, such as `ros2` (<https://mcap.dev/spec/registry>);
///     empty for none
/// @param library who wrote the file, for people
public record McapHeader(String profile, String library) implements McapRecord {

  public McapHeader {
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(library, "library");
  }

  static McapHeader read(Fields fields) throws McapException {
    return new McapHeader(fields.text(), fields.text());
  }

  void write(RecordBytes out) {
    out.begin(Opcode.HEADER).text(profile).text(library).end();
  }
}
