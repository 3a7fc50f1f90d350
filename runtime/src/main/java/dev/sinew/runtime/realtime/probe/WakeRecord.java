package dev.sinew.runtime.realtime.probe;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a [WakeProbe] measured.
///
/// @param collector the garbage collector of the probe's JVM
/// @param clock which sleep it used, with the reason when that is the fallback
/// @param rights what the kernel granted, one line
/// @param skipped periods left out because a wake-up came after them
/// @param allocatedBytes by the probe's thread while it measured; -1 when the JVM does not say
/// @param lateNanos wake-up minus deadline, one for each wake-up
public record WakeRecord(
    String collector,
    String clock,
    String rights,
    long skipped,
    long allocatedBytes,
    long[] lateNanos) {

  private static final int MAGIC = 0x57414b31; // "WAK1"

  /// Big-endian: magic, three strings in modified UTF-8, skipped, bytes, count, values.
  public void write(Path file) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.writeInt(MAGIC);
      out.writeUTF(collector);
      out.writeUTF(clock);
      out.writeUTF(rights);
      out.writeLong(skipped);
      out.writeLong(allocatedBytes);
      out.writeInt(lateNanos.length);
      for (long late : lateNanos) out.writeLong(late);
    }
  }

  /// @throws IOException when the file is not a whole record
  public static WakeRecord read(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (Files.size(file) < Integer.BYTES || in.readInt() != MAGIC)
        throw new IOException(file + ": is not a wake-up record");
      String collector = in.readUTF();
      String clock = in.readUTF();
      String rights = in.readUTF();
      long skipped = in.readLong();
      long allocated = in.readLong();
      int count = in.readInt();
      if (count < 0 || count > Files.size(file) / Long.BYTES)
        throw new IOException(file + ": is cut off");
      long[] late = new long[count];
      for (int i = 0; i < count; i++) late[i] = in.readLong();
      return new WakeRecord(collector, clock, rights, skipped, allocated, late);
    }
  }
}
