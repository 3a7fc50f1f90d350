package dev.sinew.drivers.camera;

import dev.sinew.runtime.port.CameraHealth;

/// What became of the pictures. Written by the reader's thread alone, read by any.
final class CameraTally {

  private volatile CameraHealth health = CameraHealth.NEW;

  CameraHealth health() {
    return health;
  }

  void delivered() {
    add(1, 0, 0, 0, 0, "");
  }

  /// Pictures that were captured and never came; what came after them is good.
  void dropped(long pictures) {
    add(0, pictures, 0, 0, 0, health.trouble());
  }

  /// One picture that came and is not passed on.
  void refused(String why) {
    add(0, 1, 0, 0, 0, why);
  }

  void frozen(String why) {
    add(0, 0, 1, 0, 0, why);
  }

  void damaged(String why) {
    add(0, 0, 0, 1, 0, why);
  }

  void reconnected() {
    add(0, 0, 0, 0, 1, health.trouble());
  }

  void trouble(String what) {
    add(0, 0, 0, 0, 0, what);
  }

  private void add(
      long frames, long dropped, long frozen, long damaged, long reconnects, String trouble) {
    CameraHealth before = health;
    health =
        new CameraHealth(
            before.frames() + frames,
            before.dropped() + dropped,
            before.frozen() + frozen,
            before.damaged() + damaged,
            before.reconnects() + reconnects,
            trouble);
  }
}
