package dev.sinew.runtime.rosmsg;

import java.nio.ByteBuffer;

/// The counterpart of [Ros1Output].
final class Ros1Input extends MessageInput {

  Ros1Input(ByteBuffer message, Trail trail) {
    super(message, 0, trail);
  }

  @Override
  int padding(int position, int bytes) {
    return 0;
  }

  @Override
  int textLength(ByteBuffer message, int start, int stated) {
    return stated;
  }

  @Override
  int mayBeLeft() {
    return 0;
  }
}
