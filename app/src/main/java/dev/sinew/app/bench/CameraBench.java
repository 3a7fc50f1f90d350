package dev.sinew.app.bench;

import dev.sinew.app.dataset.video.VideoWriter;
import dev.sinew.policies.vision.ImageProcess;
import dev.sinew.policies.vision.Layout;
import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.Frame;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.CameraProvider;
import dev.sinew.runtime.port.PacingCamera;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import javax.imageio.ImageIO;

/// Reads several cameras of 640x480 px at 30 Hz at once, makes a policy's input of every frame, and
/// tells what of the machine that takes.
///
/// The pictures are synthetic, with noise (about 100 kB as a JPEG), and come from this process: as
/// MJPEG over the loopback interface, or as an H.264 file. The threads that send them are not
/// counted.
public final class CameraBench {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;
  private static final int FPS = 30;
  private static final long PERIOD_NANOS = 1_000_000_000L / FPS;
  private static final int PICTURES = 60;
  private static final long WAIT_NANOS = 100_000_000;

  /// As for ACT, diffusion policies and most others: 224 px, 0 to 1, normalised, planes.
  private static final String PROCESS =
      """
      process:
        - resize: {width: 224, height: 224, method: opencv-linear}
        - scale: 0.00392156862745098
        - normalize: {mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225]}
      """;

  /// Where the pictures come from, and how often its bytes are copied on their way into a frame,
  /// the decoder's own work apart; the drivers' documentation says where.
  public enum Source {
    MJPEG("MJPEG over HTTP", 3, 1),
    H264("H.264 file", 0, 1);

    private final String words;
    private final int compressedCopies;
    private final int colourCopies;

    Source(String words, int compressedCopies, int colourCopies) {
      this.words = words;
      this.compressedCopies = compressedCopies;
      this.colourCopies = colourCopies;
    }

    public String words() {
      return words;
    }

    /// Of a picture's compressed bytes.
    public int compressedCopies() {
      return compressedCopies;
    }

    /// Of a picture's colours.
    public int colourCopies() {
      return colourCopies;
    }
  }

  /// @param frames of all cameras
  /// @param dropped of all cameras
  /// @param fps of one camera, as they came; 30 unless the machine is too busy
  /// @param cpuShare of one camera: CPU time of the whole process, senders and preprocessing apart,
  ///     by wall time; 1 is one core
  /// @param millisPerFrame CPU time of one frame, the same
  /// @param preprocessMillis CPU time of one frame's way into a policy's input
  public record Slot(
      long frames,
      long dropped,
      double fps,
      double cpuShare,
      double millisPerFrame,
      double preprocessMillis) {}

  private final Path folder;
  private final Clock clock;
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  /// @param folder where the pictures may be kept
  public CameraBench(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /// @param warmUpSeconds before the measure begins
  public Slot run(Source source, int cameras, double warmUpSeconds, double seconds)
      throws IOException, InterruptedException {
    if (source == Source.H264) return measure(file(), cameras, warmUpSeconds, seconds);
    try (JpegServer server = new JpegServer(jpegs(), PERIOD_NANOS, clock)) {
      String keys = "driver: mjpeg\nurl: " + server.url();
      return measure(keys, cameras, warmUpSeconds, seconds);
    }
  }

  private Slot measure(String keys, int count, double warmUpSeconds, double seconds)
      throws InterruptedException {
    List<PacingCamera> cameras = new ArrayList<>();
    List<Watcher> watchers = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) cameras.add(open("camera" + i, keys));
      for (PacingCamera camera : cameras) watchers.add(new Watcher(camera));
      watchers.forEach(Thread::start);
      clock.sleepUntil(clock.nanos() + Math.round(warmUpSeconds * 1e9));
      Reading before = read(cameras, watchers);
      clock.sleepUntil(clock.nanos() + Math.round(seconds * 1e9));
      return read(cameras, watchers).since(before, count);
    } finally {
      for (Watcher watcher : watchers) watcher.end();
      for (PacingCamera camera : cameras) camera.close();
    }
  }

  private PacingCamera open(String name, String keys) {
    String text = "width: %d\nheight: %d\nfps: %d\n".formatted(WIDTH, HEIGHT, FPS);
    ConfigSection section = ConfigSection.parse(folder.resolve("bench.yaml"), keys + "\n" + text);
    for (CameraProvider provider : ServiceLoader.load(CameraProvider.class))
      if (provider.driver().equals(section.text("driver")))
        return (PacingCamera) provider.open(name, section, clock);
    throw section.problem("driver", "is not installed");
  }

  private Reading read(List<PacingCamera> cameras, List<Watcher> watchers) {
    long frames = cameras.stream().mapToLong(camera -> camera.health().frames()).sum();
    long dropped = cameras.stream().mapToLong(camera -> camera.health().dropped()).sum();
    long processed = watchers.stream().mapToLong(watcher -> watcher.processed).sum();
    long preprocess = cpuNanos("bench policy");
    long senders = cpuNanos(JpegServer.THREAD);
    long process =
        ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime();
    return new Reading(
        clock.nanos(), process - preprocess - senders, preprocess, frames, dropped, processed);
  }

  private long cpuNanos(String prefix) {
    long sum = 0;
    for (long id : threads.getAllThreadIds()) {
      ThreadInfo info = threads.getThreadInfo(id);
      if (info != null && info.getThreadName().startsWith(prefix))
        sum += Math.max(0, threads.getThreadCpuTime(id));
    }
    return sum;
  }

  private static List<byte[]> scenes(Clock clock) {
    CameraSpec spec = new CameraSpec("bench", WIDTH, HEIGHT, PERIOD_NANOS);
    List<byte[]> scenes = new ArrayList<>();
    try (TestPattern pattern = new TestPattern(spec, clock)) {
      for (int i = 0; i < PICTURES; i++) scenes.add(pattern.capture().rgb());
    }
    return scenes;
  }

  private List<byte[]> jpegs() throws IOException {
    List<byte[]> jpegs = new ArrayList<>();
    for (byte[] rgb : scenes(clock).subList(0, 8)) {
      BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
      for (int i = 0; i < WIDTH * HEIGHT; i++)
        image.setRGB(
            i % WIDTH,
            i / WIDTH,
            (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 | rgb[3 * i + 2] & 0xff);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(image, "jpeg", out);
      jpegs.add(out.toByteArray());
    }
    return jpegs;
  }

  /// @return keys of a camera that plays it
  private String file() throws IOException {
    Path file = folder.resolve("bench.mp4");
    if (!Files.exists(file)) {
      try (VideoWriter writer = new VideoWriter(file, WIDTH, HEIGHT, FPS)) {
        for (byte[] rgb : scenes(clock)) writer.add(rgb);
        writer.finish();
      }
    }
    return "driver: video-file\nloop: true\nfile: \"" + file + '"';
  }

  private record Reading(
      long nanos, long readNanos, long preprocessNanos, long frames, long dropped, long processed) {

    Slot since(Reading before, int cameras) {
      double wall = nanos - before.nanos;
      long count = frames - before.frames;
      double cpu = readNanos - before.readNanos;
      return new Slot(
          count,
          dropped - before.dropped,
          count / (wall * 1e-9) / cameras,
          cpu / wall / cameras,
          cpu * 1e-6 / count,
          (preprocessNanos - before.preprocessNanos) * 1e-6 / (processed - before.processed));
    }
  }

  /// Makes a policy's input of every frame.
  private static final class Watcher extends Thread {

    private final PacingCamera camera;
    private final ImageProcess process;
    private final float[] input;
    private volatile long processed;
    private volatile boolean ended;

    Watcher(PacingCamera camera) {
      super("bench policy " + camera.spec().name());
      setDaemon(true);
      this.camera = camera;
      ConfigSection section = ConfigSection.parse(Path.of("bench.yaml"), PROCESS);
      process = ImageProcess.read(section, "process", WIDTH, HEIGHT);
      input = new float[process.shape().size()];
    }

    @Override
    public void run() {
      while (!ended) {
        if (!camera.awaitFrame(WAIT_NANOS)) continue;
        Frame frame = camera.capture();
        process.write(frame, Layout.CHW, input, 0);
        processed++;
      }
    }

    void end() throws InterruptedException {
      ended = true;
      join();
    }
  }
}
