package dev.sinew.drivers.camera.v4l2;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.sinew.drivers.camera.v4l2.Videodev2.ControlQuery;
import dev.sinew.drivers.camera.v4l2.Videodev2.ControlValue;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads and locks a device's settings. A driver rounds and clips what it is given and says
/// nothing, therefore everything is read back.
final class ControlDesk {

  private static final int MOST = 256;

  private final VideoDevice device;
  private final MemorySegment value;
  private final MemorySegment query;

  /// @param arena of the memory for the calls
  ControlDesk(VideoDevice device, Arena arena) {
    this.device = device;
    value = arena.allocate(ControlValue.BYTES, Long.BYTES);
    query = arena.allocate(ControlQuery.BYTES, Long.BYTES);
  }

  /// Sets what is wanted, first what is automatic to manual, then compares all of it.
  ///
  /// @param wanted in the keys' units
  /// @param facts receives every control that the device has
  /// @throws IOException in one line when the device has no such control or takes another value
  void lock(Map<Control, Double> wanted, Map<String, String> facts) throws IOException {
    keepRate(facts);
    for (Control control : wanted.keySet()) {
      if (range(control.id()).isEmpty()) throw problem(control, "this camera has no such setting");
      if (isAutomatic(control)) set(control, control.automaticId(), control.manual());
    }
    for (Map.Entry<Control, Double> entry : wanted.entrySet())
      set(entry.getKey(), entry.getKey().id(), entry.getKey().counts(entry.getValue()));
    for (Map.Entry<Control, Double> entry : wanted.entrySet())
      mustHold(entry.getKey(), entry.getValue());
    for (Control control : Control.values()) tell(control, wanted.containsKey(control), facts);
  }

  /// All that the device has, in its own order.
  List<ControlRange> ranges() {
    List<ControlRange> ranges = new ArrayList<>();
    int id = 0;
    while (ranges.size() < MOST) {
      Optional<ControlRange> next = range(id | Videodev2.CTRL_FLAG_NEXT);
      if (next.isEmpty() || next.get().id() <= id) break;
      id = next.get().id();
      ranges.add(next.get());
    }
    return ranges;
  }

  Optional<ControlRange> range(int id) {
    query.fill((byte) 0);
    query.set(JAVA_INT, ControlQuery.ID, id);
    if (device.ioctl(Videodev2.QUERYCTRL, query) != 0) return Optional.empty();
    int flags = query.get(JAVA_INT, ControlQuery.FLAGS);
    if ((flags & Videodev2.CTRL_FLAG_DISABLED) != 0) return Optional.empty();
    return Optional.of(
        new ControlRange(
            query.get(JAVA_INT, ControlQuery.ID),
            Texts.at(query, ControlQuery.NAME, 32),
            query.get(JAVA_INT, ControlQuery.MINIMUM),
            query.get(JAVA_INT, ControlQuery.MAXIMUM),
            query.get(JAVA_INT, ControlQuery.STEP),
            (flags & Videodev2.CTRL_FLAG_READ_ONLY) == 0));
  }

  /// Automatic exposure that may slow the pictures down would break the promise of the rate.
  private void keepRate(Map<String, String> facts) throws IOException {
    int id = Control.EXPOSURE_MAY_SLOW_DOWN;
    if (range(id).isEmpty()) return;
    int error = write(id, 0);
    if (error != 0 || read(id) != 0)
      throw new IOException(
          device.path() + ": the camera does not let go of slowing down in the dark");
    facts.put("exposure may slow down", "no");
  }

  private boolean isAutomatic(Control control) throws IOException {
    return control.automaticId() != 0
        && range(control.automaticId()).isPresent()
        && read(control.automaticId()) != control.manual();
  }

  private void set(Control control, int id, int counts) throws IOException {
    int error = write(id, counts);
    if (error != 0)
      throw problem(control, control.words(counts) + " is refused" + allowed(control));
  }

  private void mustHold(Control control, double wanted) throws IOException {
    if (isAutomatic(control)) throw problem(control, "the camera stays automatic");
    int counts = read(control.id());
    if (counts != control.counts(wanted))
      throw problem(
          control,
          "the camera makes %s of %s%s"
              .formatted(
                  control.words(counts), control.words(control.counts(wanted)), allowed(control)));
  }

  private void tell(Control control, boolean locked, Map<String, String> facts) throws IOException {
    if (range(control.id()).isEmpty()) return;
    String words = control.words(read(control.id()));
    if (isAutomatic(control)) words = "automatic, " + words + " now";
    facts.put(control.key(), words + (locked ? ", locked" : ", not locked"));
  }

  private String allowed(Control control) {
    return range(control.id())
        .map(
            range ->
                "; allowed are %s to %s in steps of %s"
                    .formatted(
                        control.words(range.minimum()),
                        control.words(range.maximum()),
                        control.words(range.step())))
        .orElse("");
  }

  private int read(int id) throws IOException {
    value.set(JAVA_INT, ControlValue.ID, id);
    int error = device.ioctl(Videodev2.G_CTRL, value);
    if (error != 0) throw Errno.problem(device.path(), "a setting cannot be read", error);
    return value.get(JAVA_INT, ControlValue.VALUE);
  }

  private int write(int id, int counts) {
    value.set(JAVA_INT, ControlValue.ID, id);
    value.set(JAVA_INT, ControlValue.VALUE, counts);
    return device.ioctl(Videodev2.S_CTRL, value);
  }

  private IOException problem(Control control, String problem) {
    return new IOException(device.path() + ": " + control.key() + ": " + problem);
  }
}
