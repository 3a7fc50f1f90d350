package dev.sinew.drivers.servo.emulated;

import java.util.ArrayList;
import java.util.List;

/// The servos of one bus and their supply, living through time together in steps of 1 ms.
final class Bench {

  /// A longer silence is lived through as that much: everything has settled by then.
  private static final long LONGEST_NANOS = 60_000_000_000L;

  private final List<Device> devices = new ArrayList<>();
  private final Supply supply = new Supply();
  private long nanos;

  Bench(List<EmulatedServo> servos, long nowNanos) {
    nanos = nowNanos;
    for (EmulatedServo servo : servos) add(servo);
  }

  Device add(EmulatedServo servo) {
    Device device = Device.of(servo, supply);
    devices.add(device);
    return device;
  }

  int size() {
    return devices.size();
  }

  Device get(int i) {
    return devices.get(i);
  }

  /// The first with that id; null when there is none.
  Device find(int id) {
    for (int i = 0; i < devices.size(); i++) if (devices.get(i).id() == id) return devices.get(i);
    return null;
  }

  /// Lives through the time up to `nowNanos`, and lets all servos put what they measure into their
  /// registers. Earlier instants have no effect.
  void advance(long nowNanos) {
    if (nowNanos - nanos > LONGEST_NANOS) nanos = nowNanos - LONGEST_NANOS;
    while (nowNanos - nanos >= Device.STEP_NANOS) {
      nanos += Device.STEP_NANOS;
      for (int i = 0; i < devices.size(); i++) devices.get(i).step(nanos);
      supply.settle();
    }
    for (int i = 0; i < devices.size(); i++) devices.get(i).publish();
  }
}
