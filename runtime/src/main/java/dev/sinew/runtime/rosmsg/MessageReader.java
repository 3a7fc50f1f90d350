package dev.sinew.runtime.rosmsg;

import dev.sinew.runtime.rosmsg.MessageValue.Group;
import java.nio.ByteBuffer;
import java.util.Objects;

/// Makes values of the bytes of one type's messages. Every length is held against the bytes that
/// are left before anything is made of that length. Any thread.
public final class MessageReader {

  private final MessageType type;
  private final MessageEncoding encoding;

  public MessageReader(MessageType type, MessageEncoding encoding) {
    this.type = Objects.requireNonNull(type, "type");
    this.encoding = Objects.requireNonNull(encoding, "encoding");
  }

  public MessageType type() {
    return type;
  }

  /// @param message from its position to its limit, which stay as they are; not kept
  /// @throws MessageException naming type, field and byte; also when bytes are left over
  public Group read(ByteBuffer message) throws MessageException {
    Trail trail = new Trail(type);
    MessageInput input = encoding.input(message.slice(), trail);
    Group group = new ValueReader(input, trail).message(type);
    if (input.left() > input.mayBeLeft())
      throw input.problem(input.left() + " bytes are left over");
    return group;
  }
}
