package dev.sinew.teleop.device.evdev;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.teleop.device.control.Attachment;
import java.io.IOException;
import java.util.concurrent.Executor;

/// One input device, across being unplugged and plugged in again.
///
/// **Thread.** One, [#trouble] apart.
final class InputSource implements AutoCloseable {

  /// A device that has more to say than is ever read, so many times in a row, is out of its mind.
  private static final int FLOODS = 3;

  private final Attachment<InputFile> attachment;
  private final EventPump pump = new EventPump();
  private final String name;
  private final InputListener listener;
  private InputFile known;
  private int floods;
  private volatile boolean flooding;

  private InputSource(Attachment<InputFile> attachment, String name, InputListener listener) {
    this.attachment = attachment;
    this.name = name;
    this.listener = listener;
    known = attachment.device();
    listener.found(known);
  }

  /// @param section where the device is chosen, for messages
  /// @throws dev.sinew.runtime.config.ConfigException when there is no such device
  static InputSource open(
      ConfigSection section,
      Selection selection,
      InputDevices devices,
      Executor background,
      Clock clock,
      InputListener listener) {
    try {
      Attachment.Opening<InputFile> opening = () -> selection.open(devices);
      return new InputSource(
          new Attachment<>(opening.open(), opening, background, clock),
          selection.toString(),
          listener);
    } catch (IOException e) {
      throw section.problem(selection.key(), e.getMessage());
    }
  }

  /// Passes on what the device has to say; never waits, allocates nothing while it is there.
  ///
  /// @return false while it is gone, or floods
  boolean poll() {
    InputFile file = attachment.device();
    if (file == null) return false;
    if (file != known) {
      known = file;
      listener.found(file);
    }
    int error = pump.pump(file, listener);
    if (error != 0) return lost(error);
    floods = pump.flooded() ? floods + 1 : 0;
    flooding = floods >= FLOODS;
    return !flooding;
  }

  /// One clause; empty when nothing is the matter. Any thread.
  String trouble() {
    return flooding ? name + " says more than a hand can; is a key stuck?" : attachment.trouble();
  }

  @Override
  public void close() {
    attachment.close();
  }

  private boolean lost(int error) {
    listener.gone();
    known = null;
    attachment.lost(name + ": " + InputErrno.meaning(error));
    return false;
  }
}
