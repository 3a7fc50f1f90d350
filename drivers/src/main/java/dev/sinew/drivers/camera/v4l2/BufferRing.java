package dev.sinew.drivers.camera.v4l2;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.sinew.drivers.camera.v4l2.Videodev2.Buffer;
import dev.sinew.drivers.camera.v4l2.Videodev2.BufferRequest;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// The pictures' memory, which the kernel fills and this process empties by turns.
final class BufferRing {

  private static final int WANTED = 4;
  private static final int LEAST = 2;

  private final VideoDevice device;
  private final MemorySegment buffer;
  private final MemorySegment type;
  private final List<MemorySegment> memory = new ArrayList<>();
  private String stamps = "";

  private BufferRing(VideoDevice device, Arena arena) {
    this.device = device;
    buffer = arena.allocate(Buffer.BYTES, Long.BYTES);
    type = arena.allocateFrom(JAVA_INT, Videodev2.BUF_TYPE_VIDEO_CAPTURE);
  }

  /// Asks for memory and starts the pictures.
  ///
  /// @param arena of the memory for the calls
  /// @throws IOException in one line
  static BufferRing start(VideoDevice device, Arena arena) throws IOException {
    BufferRing ring = new BufferRing(device, arena);
    int count = ring.request(arena);
    for (int i = 0; i < count; i++) {
      ring.prepare(i);
      ring.call(Videodev2.QUERYBUF, ring.buffer, "a picture buffer");
      ring.memory.add(
          device.map(
              Integer.toUnsignedLong(ring.buffer.get(JAVA_INT, Buffer.OFFSET)),
              ring.buffer.get(JAVA_INT, Buffer.LENGTH)));
      ring.stamps = ring.packet(i).stampWords();
      ring.giveBack(i);
    }
    ring.call(Videodev2.STREAMON, ring.type, "cannot start");
    return ring;
  }

  private int request(Arena arena) throws IOException {
    MemorySegment request = arena.allocate(BufferRequest.BYTES, Long.BYTES);
    request.set(JAVA_INT, BufferRequest.COUNT, WANTED);
    request.set(JAVA_INT, BufferRequest.TYPE, Videodev2.BUF_TYPE_VIDEO_CAPTURE);
    request.set(JAVA_INT, BufferRequest.MEMORY, Videodev2.MEMORY_MMAP);
    call(Videodev2.REQBUFS, request, "no memory for pictures");
    int count = request.get(JAVA_INT, BufferRequest.COUNT);
    if (count < LEAST)
      throw new IOException(
          device.path() + ": has memory for " + count + " pictures, needs " + LEAST);
    return count;
  }

  /// Takes the newest picture and gives back those before it. It must be given back.
  ///
  /// @return null when there is none
  /// @throws IOException in one line when the device is gone
  Packet newest() throws IOException {
    Packet newest = null;
    for (Packet next = take(); next != null; next = take()) {
      if (newest != null) giveBack(newest.index());
      newest = next;
    }
    return newest;
  }

  private Packet take() throws IOException {
    prepare(0);
    int error = device.ioctl(Videodev2.DQBUF, buffer);
    if (Errno.EAGAIN.is(error)) return null;
    if (error != 0) throw Errno.problem(device.path(), "no picture", error);
    int index = buffer.get(JAVA_INT, Buffer.INDEX);
    if (index < 0 || index >= memory.size())
      throw new IOException(device.path() + ": the driver filled a buffer that is not ours");
    return packet(index);
  }

  /// As the driver filled the structure last.
  private Packet packet(int index) {
    MemorySegment filled = memory.get(index);
    int used = buffer.get(JAVA_INT, Buffer.BYTES_USED);
    return new Packet(
        index,
        buffer.get(JAVA_INT, Buffer.FLAGS),
        buffer.get(JAVA_LONG, Buffer.SECONDS) * 1_000_000_000
            + buffer.get(JAVA_LONG, Buffer.MICROSECONDS) * 1000,
        Integer.toUnsignedLong(buffer.get(JAVA_INT, Buffer.SEQUENCE)),
        filled.asSlice(0, Math.clamp(used, 0, filled.byteSize())));
  }

  void giveBack(int index) throws IOException {
    prepare(index);
    call(Videodev2.QBUF, buffer, "a picture buffer is not taken back");
  }

  /// What the driver says of its stamps.
  String stamps() {
    return stamps;
  }

  void stop() {
    device.ioctl(Videodev2.STREAMOFF, type);
  }

  private void prepare(int index) {
    buffer.fill((byte) 0);
    buffer.set(JAVA_INT, Buffer.INDEX, index);
    buffer.set(JAVA_INT, Buffer.TYPE, Videodev2.BUF_TYPE_VIDEO_CAPTURE);
    buffer.set(JAVA_INT, Buffer.MEMORY, Videodev2.MEMORY_MMAP);
  }

  private void call(long request, MemorySegment argument, String doing) throws IOException {
    int error = device.ioctl(request, argument);
    if (error != 0) throw Errno.problem(device.path(), doing, error);
  }
}
