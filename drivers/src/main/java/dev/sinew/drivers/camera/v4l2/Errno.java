package dev.sinew.drivers.camera.v4l2;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/// Error numbers of Linux (`include/uapi/asm-generic/errno-base.h`) that a camera's driver gives,
/// with what they mean there.
enum Errno {
  ENOENT(2, "there is no such device: is the camera plugged in?"),
  EINTR(4, "interrupted"),
  EIO(5, "the camera does not answer: is its cable or hub loose?"),
  EAGAIN(11, "nothing yet"),
  EACCES(
      13,
      "permission denied: let your user use cameras with 'sudo usermod -aG video $USER', then log"
          + " out and in again"),
  EBUSY(16, "another program uses the camera"),
  ENODEV(19, "the camera was unplugged"),
  EINVAL(22, "the driver refuses that"),
  ENOTTY(25, "this is no video device"),
  ENOSPC(
      28,
      "the USB bus has no bandwidth left: use format mjpeg, a smaller picture, or another USB"
          + " controller"),
  EPIPE(32, "the camera refuses that");

  private final int number;
  private final String meaning;

  Errno(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  int number() {
    return number;
  }

  boolean is(int error) {
    return number == error;
  }

  /// @param doing what failed, a few words
  static IOException problem(Path device, String doing, int error) {
    String message = device + ": " + doing + ": " + meaning(error);
    return EBUSY.is(error) ? new BusyException(message) : new IOException(message);
  }

  private static String meaning(int error) {
    return Arrays.stream(values())
        .filter(errno -> errno.is(error))
        .map(errno -> errno.meaning)
        .findFirst()
        .orElse("error " + error);
  }
}
