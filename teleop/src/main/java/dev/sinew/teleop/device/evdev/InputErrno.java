package dev.sinew.teleop.device.evdev;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/// Error numbers of Linux (`include/uapi/asm-generic/errno-base.h`) that an input device gives,
/// with what they mean there.
enum InputErrno {
  ENOENT(2, "there is no such device: is it plugged in?"),
  EINTR(4, "interrupted"),
  EIO(5, "the device does not answer: is its cable or hub loose?"),
  EAGAIN(11, "nothing yet"),
  EACCES(
      13,
      "permission denied: let your user read input devices with 'sudo usermod -aG input $USER',"
          + " then log out and in again"),
  EBUSY(16, "another program has taken the device for itself"),
  ENODEV(19, "the device was unplugged"),
  EINVAL(22, "this is no input device"),
  ENOTTY(25, "this is no input device");

  private final int number;
  private final String meaning;

  InputErrno(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  int number() {
    return number;
  }

  boolean is(int error) {
    return number == error;
  }

  static IOException problem(Path device, int error) {
    return new IOException(device + ": " + meaning(error));
  }

  static String meaning(int error) {
    return Arrays.stream(values())
        .filter(errno -> errno.is(error))
        .map(errno -> errno.meaning)
        .findFirst()
        .orElse("error " + error);
  }
}
