package dev.sinew.teleop.device.evdev;

/// Hears what an input device says. One thread; [#key] and [#axis] allocate nothing.
interface InputListener {

  /// @param value 0 up, 1 down, 2 held (a repeat)
  void key(int code, int value);

  void axis(int code, int value);

  /// The device was opened, or events were lost: what is down, and where the axes are, is to be
  /// asked anew.
  void found(InputFile file);

  /// The device is gone: nothing is held.
  void gone();
}
