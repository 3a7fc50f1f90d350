package dev.sinew.drivers.camera.v4l2;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A camera as the kernel's UVC driver shows it: it changes what it cannot do instead of refusing,
/// rounds and clips settings, drops pictures for which it has no buffer but counts them, and dies
/// with ENODEV when it is unplugged. Numbers are written out here, apart from those of the code
/// under test (gcc 12 with linux-libc-dev 6.1, x86-64).
final class FakeCamera {

  static final int ENODEV = 19;
  static final int EBUSY = 16;
  static final int EINVAL = 22;
  static final int EAGAIN = 11;
  static final int ENOTTY = 25;

  static final int MONOTONIC = 0x2000;
  static final int START_OF_EXPOSURE = 0x10000;
  static final int ERROR = 0x40;

  /// A setting: range, step, value.
  static final class Setting {
    final String name;
    final int minimum;
    final int maximum;
    final int step;
    int value;
    boolean stuck;

    Setting(String name, int minimum, int maximum, int step, int value) {
      this.name = name;
      this.minimum = minimum;
      this.maximum = maximum;
      this.step = step;
      this.value = value;
    }
  }

  record Mode(String format, int width, int height, List<Integer> fps) {}

  String card = "Fake Cam";
  String bus = "usb-0000:00:14.0-2";
  int deviceCaps = 0x04200001;
  final List<Mode> modes = new ArrayList<>();
  final Map<Integer, Setting> settings = new TreeMap<>();
  int stampFlags = MONOTONIC | START_OF_EXPOSURE;
  int busyFor;
  boolean plugged = true;
  int opened;
  int[] sizeToAnswer;
  int fpsToAnswer;
  int padding;
  int startError;

  private Opened stream;
  private int sequence;

  FakeCamera mode(String format, int width, int height, Integer... fps) {
    modes.add(new Mode(format, width, height, List.of(fps)));
    return this;
  }

  FakeCamera setting(int id, String name, int minimum, int maximum, int step, int value) {
    settings.put(id, new Setting(name, minimum, maximum, step, value));
    return this;
  }

  /// A setting takes every value from now on and keeps its own.
  void stick(int id, int value) {
    settings.get(id).value = value;
    settings.get(id).stuck = true;
  }

  /// One with the settings of a common webcam.
  static FakeCamera webcam() {
    return new FakeCamera()
        .mode("YUYV", 4, 2, 30, 15)
        .mode("YUYV", 8, 6, 30)
        .mode("MJPG", 8, 6, 60, 30)
        .setting(0x980900, "Brightness", -64, 64, 1, 0)
        .setting(0x98090c, "White Balance, Automatic", 0, 1, 1, 1)
        .setting(0x980913, "Gain", 0, 100, 1, 4)
        .setting(0x980918, "Power Line Frequency", 0, 2, 1, 1)
        .setting(0x98091a, "White Balance Temperature", 2800, 6500, 10, 4600)
        .setting(0x9a0901, "Auto Exposure", 0, 3, 1, 3)
        .setting(0x9a0902, "Exposure Time, Absolute", 3, 2047, 1, 250)
        .setting(0x9a0903, "Exposure, Dynamic Framerate", 0, 1, 1, 1);
  }

  synchronized VideoDevice open(Path path) throws IOException {
    if (!plugged) throw Errno.problem(path, "cannot be opened", 2);
    opened++;
    return new Opened(path);
  }

  /// A picture is captured.
  synchronized void capture(long stampNanos, byte... bytes) {
    capture(stampNanos, 0, bytes);
  }

  synchronized void capture(long stampNanos, int flags, byte[] bytes) {
    int number = sequence++;
    if (stream != null) stream.fill(stampNanos, number, flags, bytes);
    notifyAll();
  }

  synchronized void unplug() {
    plugged = false;
    notifyAll();
  }

  synchronized void plug() {
    plugged = true;
    sequence = 0;
    notifyAll();
  }

  synchronized boolean isStreaming() {
    return stream != null;
  }

  /// One file descriptor.
  private final class Opened implements VideoDevice {
    private final Path path;
    private final Arena arena = Arena.ofShared();
    private final List<MemorySegment> buffers = new ArrayList<>();
    private final Deque<Integer> empty = new ArrayDeque<>();
    private final Deque<Integer> full = new ArrayDeque<>();
    private final Map<Integer, long[]> filled = new TreeMap<>();
    private int imageBytes;
    private boolean woken;
    private boolean lost;

    Opened(Path path) {
      this.path = path;
    }

    @Override
    public Path path() {
      return path;
    }

    private boolean isLost() {
      lost |= !plugged;
      return lost;
    }

    @Override
    public int ioctl(long request, MemorySegment a) {
      synchronized (FakeCamera.this) {
        if (isLost()) return ENODEV;
        return switch ((int) request) {
          case 0x80685600 -> capability(a);
          case 0xc0405602 -> format(a);
          case 0xc02c564a -> size(a);
          case 0xc034564b -> interval(a);
          case 0xc0d05605 -> setFormat(a);
          case 0xc0cc5616 -> setRate(a);
          case 0xc0145608 -> request(a);
          case 0xc0585609 -> query(a);
          case 0xc058560f -> queue(a);
          case 0xc0585611 -> dequeue(a);
          case 0x40045612 -> on();
          case 0x40045613 -> off();
          case 0xc0445624 -> querySetting(a);
          case 0xc008561b -> getSetting(a);
          case 0xc008561c -> setSetting(a);
          default -> ENOTTY;
        };
      }
    }

    private int capability(MemorySegment a) {
      text(a, 0, "uvcvideo");
      text(a, 16, card);
      text(a, 48, bus);
      a.set(JAVA_INT, 84, 0x84a00001);
      a.set(JAVA_INT, 88, deviceCaps);
      return 0;
    }

    private List<String> formats() {
      return modes.stream().map(Mode::format).distinct().toList();
    }

    private int format(MemorySegment a) {
      int i = a.get(JAVA_INT, 0);
      if (a.get(JAVA_INT, 4) != 1 || i >= formats().size()) return EINVAL;
      a.set(JAVA_INT, 44, code(formats().get(i)));
      return 0;
    }

    private int size(MemorySegment a) {
      int i = a.get(JAVA_INT, 0);
      List<Mode> of = modes.stream().filter(m -> code(m.format) == a.get(JAVA_INT, 4)).toList();
      if (i >= of.size()) return EINVAL;
      a.set(JAVA_INT, 8, 1);
      a.set(JAVA_INT, 12, of.get(i).width);
      a.set(JAVA_INT, 16, of.get(i).height);
      return 0;
    }

    private int interval(MemorySegment a) {
      int i = a.get(JAVA_INT, 0);
      List<Integer> fps =
          modes.stream()
              .filter(m -> code(m.format) == a.get(JAVA_INT, 4))
              .filter(m -> m.width == a.get(JAVA_INT, 8) && m.height == a.get(JAVA_INT, 12))
              .flatMap(m -> m.fps.stream())
              .toList();
      if (i >= fps.size()) return EINVAL;
      a.set(JAVA_INT, 16, 1);
      a.set(JAVA_INT, 20, 1);
      a.set(JAVA_INT, 24, fps.get(i));
      return 0;
    }

    /// Like UVC: an unknown format becomes the first one, an unknown size the nearest.
    private int setFormat(MemorySegment a) {
      if (busyFor > 0) return EBUSY;
      if (a.get(JAVA_INT, 0) != 1) return EINVAL;
      String format =
          formats().stream()
              .filter(f -> code(f) == a.get(JAVA_INT, 16))
              .findFirst()
              .orElse(modes.getFirst().format);
      int width = a.get(JAVA_INT, 8);
      Mode mode =
          modes.stream()
              .filter(m -> m.format.equals(format))
              .min(java.util.Comparator.comparingInt(m -> Math.abs(m.width - width)))
              .orElseThrow();
      int[] answer = sizeToAnswer == null ? new int[] {mode.width, mode.height} : sizeToAnswer;
      a.set(JAVA_INT, 8, answer[0]);
      a.set(JAVA_INT, 12, answer[1]);
      a.set(JAVA_INT, 16, code(format));
      int line = answer[0] * 2 + padding;
      a.set(JAVA_INT, 24, format.equals("YUYV") ? line : 0);
      imageBytes = Math.max(4096, line * answer[1]);
      a.set(JAVA_INT, 28, imageBytes);
      return 0;
    }

    private int setRate(MemorySegment a) {
      if (fpsToAnswer < 0) return ENOTTY;
      a.set(JAVA_INT, 4, 0x1000);
      if (fpsToAnswer > 0) {
        a.set(JAVA_INT, 12, 1);
        a.set(JAVA_INT, 16, fpsToAnswer);
      }
      return 0;
    }

    private int request(MemorySegment a) {
      if (a.get(JAVA_INT, 4) != 1 || a.get(JAVA_INT, 8) != 1) return EINVAL;
      for (int i = 0; i < a.get(JAVA_INT, 0); i++) buffers.add(arena.allocate(imageBytes));
      return 0;
    }

    private int query(MemorySegment a) {
      int i = a.get(JAVA_INT, 0);
      if (i >= buffers.size()) return EINVAL;
      a.set(JAVA_INT, 12, stampFlags);
      a.set(JAVA_INT, 64, i * 4096);
      a.set(JAVA_INT, 72, imageBytes);
      return 0;
    }

    private int queue(MemorySegment a) {
      int i = a.get(JAVA_INT, 0);
      if (i >= buffers.size() || empty.contains(i) || full.contains(i)) return EINVAL;
      if (a.get(JAVA_INT, 4) != 1 || a.get(JAVA_INT, 60) != 1) return EINVAL;
      empty.add(i);
      return 0;
    }

    private int dequeue(MemorySegment a) {
      if (stream != this) return EINVAL;
      if (full.isEmpty()) return EAGAIN;
      int i = full.remove();
      long[] about = filled.get(i);
      a.set(JAVA_INT, 0, i);
      a.set(JAVA_INT, 8, (int) about[3]);
      a.set(JAVA_INT, 12, stampFlags | (int) about[2]);
      a.set(JAVA_LONG, 24, about[0] / 1_000_000_000);
      a.set(JAVA_LONG, 32, about[0] % 1_000_000_000 / 1000);
      a.set(JAVA_INT, 56, (int) about[1]);
      return 0;
    }

    private void fill(long stamp, int number, int flags, byte[] bytes) {
      if (empty.isEmpty() || isLost()) return;
      int i = empty.remove();
      MemorySegment.copy(bytes, 0, buffers.get(i), JAVA_BYTE, 0, bytes.length);
      filled.put(i, new long[] {stamp, number, flags, bytes.length});
      full.add(i);
    }

    private int on() {
      if (startError != 0) return startError;
      if (stream != null) return EBUSY;
      stream = this;
      return 0;
    }

    private int off() {
      if (stream == this) stream = null;
      return 0;
    }

    private int querySetting(MemorySegment a) {
      int asked = a.get(JAVA_INT, 0);
      int id =
          asked >= 0
              ? asked
              : settings.keySet().stream()
                  .filter(known -> known > (asked & 0x7fffffff))
                  .findFirst()
                  .orElse(0);
      Setting setting = settings.get(id);
      if (setting == null) return EINVAL;
      a.set(JAVA_INT, 0, id);
      text(a, 8, setting.name);
      a.set(JAVA_INT, 40, setting.minimum);
      a.set(JAVA_INT, 44, setting.maximum);
      a.set(JAVA_INT, 48, setting.step);
      return 0;
    }

    private int getSetting(MemorySegment a) {
      Setting setting = settings.get(a.get(JAVA_INT, 0));
      if (setting == null) return EINVAL;
      a.set(JAVA_INT, 4, setting.value);
      return 0;
    }

    private int setSetting(MemorySegment a) {
      Setting setting = settings.get(a.get(JAVA_INT, 0));
      if (setting == null) return EINVAL;
      int value = Math.clamp(a.get(JAVA_INT, 4), setting.minimum, setting.maximum);
      int steps = (value - setting.minimum) / setting.step;
      if (!setting.stuck) setting.value = setting.minimum + steps * setting.step;
      return 0;
    }

    @Override
    public Readiness await(long timeoutNanos) {
      long limit = System.nanoTime() + timeoutNanos;
      synchronized (FakeCamera.this) {
        while (full.isEmpty() && !woken && !isLost()) {
          long left = limit - System.nanoTime();
          if (left <= 0) return Readiness.NOTHING;
          try {
            FakeCamera.this.wait(left / 1_000_000, (int) (left % 1_000_000));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Readiness.NOTHING;
          }
        }
        return isLost() ? Readiness.GONE : full.isEmpty() ? Readiness.NOTHING : Readiness.READY;
      }
    }

    @Override
    public MemorySegment map(long offset, long length) {
      return buffers.get((int) (offset / 4096)).asSlice(0, length);
    }

    @Override
    public void wake() {
      synchronized (FakeCamera.this) {
        woken = true;
        FakeCamera.this.notifyAll();
      }
    }

    @Override
    public void close() {
      synchronized (FakeCamera.this) {
        if (!arena.scope().isAlive()) throw new IllegalStateException("closed twice");
        off();
        arena.close();
        opened--;
      }
    }
  }

  private static int code(String fourCc) {
    return fourCc.charAt(0)
        | fourCc.charAt(1) << 8
        | fourCc.charAt(2) << 16
        | fourCc.charAt(3) << 24;
  }

  private static void text(MemorySegment a, long offset, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    MemorySegment.copy(bytes, 0, a, JAVA_BYTE, offset, bytes.length);
  }
}
