package dev.sinew.runtime.realtime;

/// Error numbers that the calls of this package are known to answer with.
///
/// Numbers: Linux `include/uapi/asm-generic/errno-base.h` and `errno.h`; texts: errno(3).
enum Errno {
  EPERM(1, "Operation not permitted"),
  ESRCH(3, "No such process"),
  EINTR(4, "Interrupted function call"),
  EAGAIN(11, "Resource temporarily unavailable"),
  ENOMEM(12, "Not enough space or cannot allocate memory"),
  EFAULT(14, "Bad address"),
  EINVAL(22, "Invalid argument"),
  ENOSYS(38, "Function not implemented");

  private final int number;
  private final String text;

  Errno(int number, String text) {
    this.number = number;
    this.text = text;
  }

  int number() {
    return number;
  }

  /// Name and meaning of any number.
  static String text(int number) {
    for (Errno known : values()) {
      if (known.number == number) return known + " (" + known.text + ")";
    }
    return "error number " + number;
  }
}
