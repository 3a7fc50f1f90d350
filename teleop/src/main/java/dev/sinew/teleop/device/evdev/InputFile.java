package dev.sinew.teleop.device.evdev;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/// An opened input device as the kernel shows it. One thread.
interface InputFile extends AutoCloseable {

  /// For messages.
  Path path();

  /// `read(2)`; never waits.
  ///
  /// @return bytes read, 0 at the end of a file, or an error number negated
  int read(MemorySegment into);

  /// `ioctl(2)`.
  ///
  /// @param argument read and written by the kernel, or an address that stands for a number
  /// @return what the call returned, 0 or more, or an error number negated
  int ioctl(long request, MemorySegment argument);

  @Override
  void close();
}
