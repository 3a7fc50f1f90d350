package dev.sinew.runtime.mcap;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/// One message as it was read.
///
/// @param channelId of its channel
/// @param sequence its number on the channel, 0 to 2^32 - 1, counted by the publisher or recorder
/// @param logTimeNanos when it was recorded; unsigned
/// @param publishTimeNanos when it was published, equal to `logTimeNanos` when not known; unsigned
/// @param data its bytes
public record McapMessage(
    int channelId, long sequence, long logTimeNanos, long publishTimeNanos, ByteBuffer data)
    implements McapRecord {

  /// Content of a message record without its data.
  static final int FIELD_BYTES = 2 + 4 + 8 + 8;

  public McapMessage {
    Objects.requireNonNull(data, "data");
    data = data.asReadOnlyBuffer();
  }

  /// A view of its own at each call: read-only, little-endian, from the first byte. It keeps the
  /// memory of the whole chunk alive; copy what is kept for long.
  @Override
  public ByteBuffer data() {
    return data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  static McapMessage read(Fields fields) throws McapException {
    return new McapMessage(fields.u16(), fields.u32(), fields.u64(), fields.u64(), fields.rest());
  }
}
