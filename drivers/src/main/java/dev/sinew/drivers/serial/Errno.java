package dev.sinew.drivers.serial;

import java.io.IOException;
import java.util.Arrays;

/// Error numbers of Linux (`include/uapi/asm-generic/errno-base.h`) that serial ports give, with
/// what they mean there.
enum Errno {
  ENOENT(2, "there is no such port: is the adapter plugged in?"),
  EINTR(4, "interrupted"),
  EIO(5, "the adapter is gone: unplugged?"),
  ENXIO(6, "the adapter is gone: unplugged?"),
  EAGAIN(11, "nothing yet"),
  EACCES(
      13,
      "permission denied: let your user use serial ports with 'sudo usermod -aG dialout $USER',"
          + " then log out and in again"),
  EBUSY(16, "another program uses the port"),
  ENODEV(19, "the adapter is gone: unplugged?"),
  EINVAL(22, "the driver refuses that"),
  ENOTTY(25, "this is no serial port");

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

  IOException problem(String port) {
    return new IOException(port + ": " + meaning);
  }

  static IOException problem(String port, int error) {
    return new IOException(port + ": " + meaning(error));
  }

  private static String meaning(int error) {
    return Arrays.stream(values())
        .filter(errno -> errno.is(error))
        .map(errno -> errno.meaning)
        .findFirst()
        .orElse("error " + error);
  }
}
