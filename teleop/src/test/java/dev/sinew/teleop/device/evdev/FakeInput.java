package dev.sinew.teleop.device.evdev;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/// An input device whose node is a FIFO: its bytes are read through the system as those of a real
/// one; what the kernel would answer to `ioctl` is made up here. Closing the FIFO is unplugging.
final class FakeInput implements AutoCloseable {

  final Path node;
  final BitSet keys = new BitSet();
  final BitSet down = new BitSet();
  final Map<Integer, AxisRange> axes = new TreeMap<>();
  String name = "Fake Pad";
  boolean takenByOthers;
  boolean grabbed;
  private FileChannel hand;

  FakeInput(Path node) throws IOException {
    this.node = node;
    plugIn();
  }

  /// The node appears.
  void plugIn() throws IOException {
    try {
      Files.createDirectories(node.getParent());
      new ProcessBuilder("mkfifo", node.toString()).inheritIO().start().waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    // read and write, so that neither side waits for the other
    hand = FileChannel.open(node, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /// The node goes, and its readers find the end of the file.
  void unplug() throws IOException {
    Files.deleteIfExists(node);
    hand.close();
  }

  void event(int type, int code, int value) {
    ByteBuffer event = ByteBuffer.allocate(EventPump.EVENT_BYTES).order(ByteOrder.nativeOrder());
    event.putLong(1).putLong(2).putShort((short) type).putShort((short) code).putInt(value);
    bytes(event.array());
  }

  void bytes(byte[] bytes) {
    try {
      hand.write(ByteBuffer.wrap(bytes));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  void key(int code, int value) {
    down.set(code, value != 0);
    event(Evdev.EV_KEY, code, value);
    event(0, 0, 0);
  }

  void axis(int code, int value) {
    event(Evdev.EV_ABS, code, value);
    event(0, 0, 0);
  }

  InputFile open(Path path) throws IOException {
    InputFile file = LinuxInputFile.open(path);
    return new InputFile() {
      @Override
      public Path path() {
        return path;
      }

      @Override
      public int read(MemorySegment into) {
        return file.read(into);
      }

      @Override
      public int ioctl(long request, MemorySegment argument) {
        return answer(request, argument);
      }

      @Override
      public void close() {
        file.close();
      }
    };
  }

  private int answer(long request, MemorySegment argument) {
    if (request == Evdev.GRAB) {
      grabbed = !takenByOthers;
      return takenByOthers ? -InputErrno.EBUSY.number() : 0;
    }
    if (request == Evdev.name(256))
      return put(argument, (name + "\0").getBytes(StandardCharsets.UTF_8));
    if (request == Evdev.keysDown(EventCodes.KEYS / 8)) return put(argument, down.toByteArray());
    if (request == Evdev.codes(Evdev.EV_KEY, EventCodes.KEYS / 8))
      return put(argument, keys.toByteArray());
    if (request == Evdev.codes(Evdev.EV_ABS, EventCodes.KEYS / 8)) {
      BitSet bits = new BitSet();
      axes.keySet().forEach(bits::set);
      return put(argument, bits.toByteArray());
    }
    for (int axis : axes.keySet())
      if (request == Evdev.range(axis)) return put(argument, axes.get(axis));
    return -InputErrno.EINVAL.number();
  }

  private static int put(MemorySegment into, byte[] bytes) {
    MemorySegment.copy(bytes, 0, into, JAVA_BYTE, 0, bytes.length);
    return bytes.length;
  }

  private static int put(MemorySegment into, AxisRange range) {
    into.set(JAVA_INT, 0, range.value());
    into.set(JAVA_INT, 4, range.min());
    into.set(JAVA_INT, 8, range.max());
    into.set(JAVA_INT, 16, range.flat());
    return 0;
  }

  @Override
  public void close() throws IOException {
    hand.close();
  }
}
