package dev.sinew.drivers.camera.v4l2;

/// Settings of a camera that change what its pictures look like, by the key that locks them.
///
/// Numbers and units: the kernel's `include/uapi/linux/v4l2-controls.h`, and "User Controls" and
/// "Camera Control Reference" of its user-space API guide (exposure in 100 µs, white balance in
/// kelvin).
enum Control {
  EXPOSURE("exposure-ms", 0x9a0902, 10, 0x9a0901, 1),
  WHITE_BALANCE("white-balance-k", 0x98091a, 1, 0x98090c, 0),
  FOCUS("focus", 0x9a090a, 1, 0x9a090c, 0),
  GAIN("gain", 0x980913, 1, 0x980912, 0),
  BRIGHTNESS("brightness", 0x980900),
  CONTRAST("contrast", 0x980901),
  SATURATION("saturation", 0x980902),
  HUE("hue", 0x980903),
  GAMMA("gamma", 0x980910),
  SHARPNESS("sharpness", 0x98091b),
  BACKLIGHT_COMPENSATION("backlight-compensation", 0x98091c),
  ZOOM("zoom", 0x9a090d),
  /// The kernel's menu is off, 50 Hz, 60 Hz, automatic.
  POWER_LINE("power-line-hz", 0x980918) {
    @Override
    int counts(double value) {
      return value == 60 ? 2 : value == 50 ? 1 : 0;
    }

    @Override
    String words(int counts) {
      return switch (counts) {
        case 0 -> "0";
        case 1 -> "50";
        case 2 -> "60";
        default -> "automatic";
      };
    }
  };

  /// Whether automatic exposure may slow the pictures down in the dark.
  static final int EXPOSURE_MAY_SLOW_DOWN = 0x9a0903;

  private final String key;
  private final int id;
  private final double perUnit;
  private final int automaticId;
  private final int manual;

  Control(String key, int id) {
    this(key, id, 1, 0, 0);
  }

  /// @param perUnit device's counts in one unit of the key
  /// @param automaticId of what must be off before this can be set; 0 for nothing
  /// @param manual value of that when it is off
  Control(String key, int id, double perUnit, int automaticId, int manual) {
    this.key = key;
    this.id = id;
    this.perUnit = perUnit;
    this.automaticId = automaticId;
    this.manual = manual;
  }

  String key() {
    return key;
  }

  int id() {
    return id;
  }

  int automaticId() {
    return automaticId;
  }

  int manual() {
    return manual;
  }

  /// @param value in the key's unit
  int counts(double value) {
    return (int) Math.round(value * perUnit);
  }

  /// In the key's unit, as in `15.6`.
  String words(int counts) {
    double value = counts / perUnit;
    return value == Math.rint(value) ? "%.0f".formatted(value) : "%.1f".formatted(value);
  }
}
