package dev.sinew.teleop.device.spacemouse;

/// An opened HID device. One thread.
interface HidLink extends AutoCloseable {

  /// The next report, its number first; never waits.
  ///
  /// @return bytes, 0 when there is none, negative when the device is gone
  int read(byte[] into);

  /// For messages.
  String name();

  @Override
  void close();
}
