package dev.sinew.drivers.camera;

import java.io.IOException;
import java.util.Map;

/// An opened device, stream or file that gives pictures. Confined to one thread, [#close] apart.
public interface FrameSource extends AutoCloseable {

  /// Waits for the next picture.
  ///
  /// @return null when none came within the timeout
  /// @throws java.io.EOFException when there will be none any more: the end of a file
  /// @throws DamagedPictureException when one came that cannot be decoded; the next one may be good
  /// @throws IOException in one line when the device is gone
  Picture read(long timeoutNanos) throws IOException;

  /// What identifies the device and what is locked in it: serial, path, format, size, rate,
  /// exposure, white balance.
  Map<String, String> facts();

  /// By what the device is known again after it was unplugged: a serial number, a stable path, an
  /// address.
  String identity();

  /// Any thread, any number of times; ends a [#read] that waits, with whatever exception.
  @Override
  void close();
}
