package dev.sinew.app.dataset.rosbag;

import java.nio.ByteBuffer;

/// One message as it was recorded.
///
/// @param timeNanos when it was recorded, since 1970
/// @param data its bytes; may lie in the memory of a whole chunk, so copy what is kept for long
record BagMessage(BagChannel channel, long timeNanos, ByteBuffer data) {}
