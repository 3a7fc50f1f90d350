package dev.sinew.drivers.camera.v4l2;

/// A setting of a device, in the device's own counts.
///
/// @param id the kernel's number of it
/// @param name the driver's, as in `Exposure Time, Absolute`
/// @param writable whether it can be set at all
public record ControlRange(
    int id, String name, int minimum, int maximum, int step, boolean writable) {

  /// As in `Gain 0 to 100`.
  public String words() {
    return "%s %d to %d%s".formatted(name, minimum, maximum, step > 1 ? " by " + step : "");
  }
}
