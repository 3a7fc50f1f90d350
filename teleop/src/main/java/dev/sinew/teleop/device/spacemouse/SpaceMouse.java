package dev.sinew.teleop.device.spacemouse;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.port.TeleopEvent;
import dev.sinew.teleop.device.control.Attachment;
import dev.sinew.teleop.twist.Twist;
import dev.sinew.teleop.twist.TwistDevice;
import java.util.function.Consumer;

/// A 3Dconnexion mouse, straight through HID.
///
/// **Silence.** These mice report 60 to 125 times a second while the cap is deflected and once when
/// it is back at rest. A deflected cap that falls silent (radio lost, battery empty) counts as at
/// rest after [#SILENT_NANOS], until it speaks again.
final class SpaceMouse implements TwistDevice {

  static final long SILENT_NANOS = 300_000_000;

  /// A mouse makes two or three reports between two readings of a loop at 50 Hz.
  private static final int REPORTS_A_CALL = 64;

  private final Attachment<HidLink> attachment;
  private final CapDesk desk;
  private final ReportReader reader;
  private final Clock clock;
  private final CapState state = new CapState();
  private final byte[] report = new byte[ReportReader.MOST_BYTES];
  private long heardNanos;

  SpaceMouse(CapConfig config, Attachment<HidLink> attachment, Clock clock) {
    this.attachment = attachment;
    this.clock = clock;
    desk = new CapDesk(config);
    reader = new ReportReader(config.mostCounts());
  }

  @Override
  public boolean read(Twist out) {
    if (!poll()) {
      out.rest();
      return false;
    }
    desk.fill(state, out);
    out.stamp(clock.nanos());
    return true;
  }

  @Override
  public int speedSteps() {
    return desk.takeSteps();
  }

  @Override
  public void drain(Consumer<TeleopEvent> out) {
    poll();
    desk.drain(out);
  }

  @Override
  public String trouble() {
    return attachment.trouble();
  }

  @Override
  public void close() {
    attachment.close();
  }

  private boolean poll() {
    HidLink link = attachment.device();
    if (link == null) return false;
    for (int i = 0; i < REPORTS_A_CALL; i++) {
      int length = link.read(report);
      if (length < 0) return lost(link);
      if (length == 0) break;
      if (reader.read(report, length, state)) {
        heardNanos = clock.nanos();
        desk.buttons(state.buttons());
      }
    }
    if (clock.nanos() - heardNanos > SILENT_NANOS) state.atRest();
    return true;
  }

  private boolean lost(HidLink link) {
    state.atRest();
    state.buttons(0);
    desk.gone();
    attachment.lost(link.name() + " was unplugged");
    return false;
  }
}
