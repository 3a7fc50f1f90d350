package dev.sinew.runtime.mcap;

/// Tells the records of a user from the rest.
final class Records {

  private Records() {}

  /// @return null for records that hold nothing of a user's, or that this version does not know,
  ///     and for schemas of id 0, which the spec has readers ignore
  static McapRecord read(int opcode, Fields fields) throws McapException {
    return switch (opcode) {
      case Opcode.HEADER -> McapHeader.read(fields);
      case Opcode.SCHEMA -> schema(fields);
      case Opcode.CHANNEL -> McapChannel.read(fields);
      case Opcode.MESSAGE -> McapMessage.read(fields);
      case Opcode.ATTACHMENT -> McapAttachment.read(fields);
      case Opcode.METADATA -> McapMetadata.read(fields);
      default -> null;
    };
  }

  /// Whether [#read] has something to read.
  static boolean isKept(int opcode) {
    return switch (opcode) {
      case Opcode.HEADER,
          Opcode.SCHEMA,
          Opcode.CHANNEL,
          Opcode.MESSAGE,
          Opcode.ATTACHMENT,
          Opcode.METADATA ->
          true;
      default -> false;
    };
  }

  /// In a file of chunks.
  ///
  /// @throws McapException for a message outside of them: a record whose opcode was damaged, as
  ///     like as not
  static void requireProved(RecordFile file, Frame frame) throws McapException {
    if (frame.opcode() == Opcode.MESSAGE)
      throw file.problem(
          frame.offset(), "a Message outside of chunks in a file of chunks; nothing proves it");
  }

  private static McapSchema schema(Fields fields) throws McapException {
    McapSchema schema = McapSchema.read(fields);
    return schema.id() == 0 ? null : schema;
  }
}
