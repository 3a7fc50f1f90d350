package dev.sinew.drivers.camera.v4l2;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/// An opened video device as the kernel shows it: calls with structures of [Videodev2]. Confined to
/// one thread, [#wake] apart.
interface VideoDevice extends AutoCloseable {

  /// For messages.
  Path path();

  /// `ioctl(2)`; a call that a signal interrupted is repeated.
  ///
  /// @param argument read and written by the kernel
  /// @return 0, or the error number
  int ioctl(long request, MemorySegment argument);

  /// `poll(2)` for a picture.
  Readiness await(long timeoutNanos);

  /// `mmap(2)` of one of the device's buffers; unmapped by [#close].
  MemorySegment map(long offset, long length) throws IOException;

  /// Ends a wait, now or the next one. Any thread.
  void wake();

  @Override
  void close();
}
