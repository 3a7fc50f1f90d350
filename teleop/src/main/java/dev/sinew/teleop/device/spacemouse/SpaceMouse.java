package dev.sinew.teleop.device.spacemouse;

import dev.sinew.runtime.Clock;
import dev.sinew.teleop.device.control.Attachment;

/// A 3Dconnexion mouse, straight through HID.
///
/// **Silence.** These mice report 60 to 125 times a second while the cap is deflected and once when
/// it is back at rest. A deflected cap that falls silent (radio lost, battery empty) counts as at
/// rest after [#SILENT_NANOS], until it speaks again.
final class SpaceMouse extends CapMouse<HidLink> {

  static final long SILENT_NANOS = 300_000_000;

  /// A mouse makes two or three reports between two readings of a loop at 50 Hz.
  private static final int REPORTS_A_CALL = 64;

  private final ReportReader reader;
  private final byte[] report = new byte[ReportReader.MOST_BYTES];
  private long heardNanos;

  SpaceMouse(CapConfig config, Attachment<HidLink> attachment, Clock clock) {
    super(new CapDesk(config), attachment, clock);
    reader = new ReportReader(config.mostCounts());
  }

  @Override
  boolean poll() {
    HidLink link = attachment.device();
    if (link == null) return false;
    for (int i = 0; i < REPORTS_A_CALL; i++) {
      int length = link.read(report);
      if (length < 0) return lost(link.name() + " was unplugged");
      if (length == 0) break;
      if (reader.read(report, length, state)) {
        heardNanos = clock.nanos();
        desk.buttons(state.buttons());
      }
    }
    if (clock.nanos() - heardNanos > SILENT_NANOS) state.atRest();
    return true;
  }
}
