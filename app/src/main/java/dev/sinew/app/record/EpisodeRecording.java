package dev.sinew.app.record;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.episode.EpisodeTap;
import dev.sinew.app.record.EventTrack.Level;
import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.loop.ChunkTap;
import dev.sinew.runtime.loop.FrameTap;
import dev.sinew.runtime.loop.PacedThread;
import dev.sinew.runtime.port.Camera;
import dev.sinew.runtime.port.RigSpec;
import dev.sinew.runtime.sync.Streams;
import dev.sinew.runtime.tap.TickSink;
import dev.sinew.runtime.tap.TickSlot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One episode on its way to disk. What was recorded more than [#FLUSH_NANOS] ago survives the
/// death of this process, what was recorded more than [#FORCE_NANOS] ago a power cut; the file gets
/// its name when it is whole.
///
/// The tap's methods are for the threads that it names; [#result] and [#close] for whoever made
/// this.
public final class EpisodeRecording implements EpisodeTap, AutoCloseable {

  /// Longest time that a record waits in memory.
  public static final long FLUSH_NANOS = 200_000_000;

  /// Longest time that a record waits in the system's memory.
  public static final long FORCE_NANOS = 1_000_000_000;

  private static final long ENCODE_NANOS = 5_000_000;
  private static final long PATIENCE_NANOS = 2_000_000_000L;

  private final EpisodeFile file;
  private final TickTrack ticks;
  private final JointTrack joints;
  private final ModeTrack modes;
  private final ChunkTrack chunks;
  private final EventTrack events;
  private final ResetTrack resets;
  private final Map<String, CameraTrack> cameras = new LinkedHashMap<>();
  private final List<PacedThread> threads = new ArrayList<>();
  private final List<StreamSpec> streamSpecs;
  private final List<StreamTrack> streams = new ArrayList<>();
  private final Clock clock;
  private long flushedNanos;
  private long forcedNanos;
  private long lost;
  private long last;
  private long recorded;
  private boolean closed;

  /// Of the cameras that the deployment's robot has.
  ///
  /// @param folder is made where it is missing
  /// @param clock the loop's
  /// @param ownThreads whether frames are encoded on threads of their own; otherwise by [#breathe]
  /// @throws IOException in one line when nothing can be written there
  public EpisodeRecording(
      Path folder, Deployment deployment, long seed, Clock clock, boolean ownThreads)
      throws IOException {
    this(folder, deployment, deployment.rig().cameras(), seed, clock, ownThreads);
  }

  /// Of cameras that are not the deployment's.
  public EpisodeRecording(
      Path folder,
      Deployment deployment,
      List<CameraSpec> seen,
      long seed,
      Clock clock,
      boolean ownThreads)
      throws IOException {
    this.clock = clock;
    WallClock wall = WallClock.of(clock);
    long offset = wall.offsetNanos();
    RigSpec rig = deployment.rig();
    streamSpecs = rig.streams();
    file = new EpisodeFile(folder, offset);
    try {
      new Snapshot(deployment, seen, seed, wall).write(file);
      List<String> names = rig.robot().joints().stream().map(JointSpec::name).toList();
      ticks = new TickTrack(file, names);
      chunks = new ChunkTrack(file);
      resets = new ResetTrack(file);
      events = new EventTrack(file, offset);
      joints = new JointTrack(file, names, offset);
      modes = new ModeTrack(events, deployment.rules());
      for (CameraSpec camera : seen)
        cameras.put(
            camera.name(), new CameraTrack(file, camera, codec(deployment, camera), offset));
      file.flush(true);
    } catch (IOException | RuntimeException e) {
      file.abandon();
      throw e;
    }
    flushedNanos = clock.nanos();
    forcedNanos = flushedNanos;
    if (ownThreads) cameras.values().forEach(this::encodeBeside);
  }

  private static StillCodec codec(Deployment deployment, CameraSpec camera) {
    return deployment.recordsPixels(camera.name()) ? StillCodec.PNG : StillCodec.JPEG;
  }

  private void encodeBeside(CameraTrack track) {
    PacedThread thread =
        new PacedThread(
            "record " + track.camera(), clock, clock.nanos(), ENCODE_NANOS, track, () -> {});
    threads.add(thread);
    thread.start();
  }

  /// Where the episode will be when it is whole.
  public Path target() {
    return file.target();
  }

  /// @throws UncheckedIOException when the disk takes no more
  @Override
  public void connect(Streams source) {
    try {
      for (StreamSpec stream : streamSpecs)
        streams.add(new StreamTrack(file, stream, source.ring(stream.name())));
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  @Override
  public TickSink ticks() {
    return this::tick;
  }

  private void tick(TickSlot slot) {
    ticks.tick(slot);
    joints.tick(slot);
    modes.tick(slot);
    last = slot.endNanos();
    recorded++;
  }

  @Override
  public ChunkTap chunks() {
    return chunks;
  }

  @Override
  public FrameTap frames(CameraSpec camera) {
    return cameras.get(camera.name());
  }

  @Override
  public void reset(long seed, long nowNanos) {
    resets.reset(seed, nowNanos);
  }

  @Override
  public void breathe(long nowNanos, long droppedTicks) {
    for (PacedThread thread : threads)
      if (thread.failure() != null) throw new IllegalStateException(thread.failure().getMessage());
    if (threads.isEmpty()) for (CameraTrack camera : cameras.values()) camera.step(nowNanos, 0);
    chunks.write();
    streams.forEach(StreamTrack::write);
    tellLosses(nowNanos);
    if (nowNanos - flushedNanos < FLUSH_NANOS) return;
    boolean force = nowNanos - forcedNanos >= FORCE_NANOS;
    file.flush(force);
    flushedNanos = nowNanos;
    if (force) forcedNanos = nowNanos;
  }

  private void tellLosses(long nowNanos) {
    long now = dropped();
    if (now == lost) return;
    events.tell(
        nowNanos,
        Level.WARN,
        "recorder",
        "%d frames, samples or plans lost: recorder too slow".formatted(now - lost));
    lost = now;
  }

  /// Frames, samples and plans that were not recorded because the recorder was too slow.
  public long dropped() {
    return chunks.dropped()
        + streams.stream().mapToLong(StreamTrack::lost).sum()
        + cameras.values().stream().mapToLong(CameraTrack::dropped).sum();
  }

  /// File, ticks and losses in words, once it is closed.
  public String summary() {
    return "%s: %d ticks, %d frames, samples or plans lost"
        .formatted(file.target(), recorded, dropped());
  }

  /// What the opened cameras say of themselves and of the settings locked in them.
  ///
  /// @throws IOException when the disk takes no more
  public void describe(List<Camera> opened) throws IOException {
    for (Camera camera : opened)
      if (!camera.facts().isEmpty())
        file.describe(EpisodeFormat.CAMERA + camera.spec().name(), camera.facts());
  }

  /// Something that a person should know who reads the episode. Any thread.
  ///
  /// @param source who says so, a word
  public void note(String source, String text) {
    events.tell(clock.nanos(), Level.INFO, source, text);
  }

  /// How the episode ended, for those who read the file.
  ///
  /// @throws IOException when the disk takes no more
  public void result(Map<String, String> words) throws IOException {
    file.describe(EpisodeFormat.RESULT, words);
  }

  /// Whoever reads the episode is to know why it ended. What cannot be written is added to the
  /// failure.
  ///
  /// @param words what else is known
  public void failed(RuntimeException failure, Map<String, String> words) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("failed", String.valueOf(failure.getMessage()));
    all.putAll(words);
    try {
      result(all);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /// Writes what is left and finishes the file; a second call does nothing.
  ///
  /// @throws IOException in one line when the disk takes no more, or nothing for long; what was
  ///     flushed is in the `.part` file
  @Override
  public void close() throws IOException {
    if (closed) return;
    closed = true;
    file.mustAnswer();
    for (PacedThread thread : threads) thread.close(PATIENCE_NANOS);
    threads.clear();
    try {
      for (CameraTrack camera : cameras.values()) camera.step(last, 0);
      chunks.write();
      streams.forEach(StreamTrack::write);
      tellLosses(last);
    } finally {
      file.close();
      cameras.values().forEach(CameraTrack::close);
    }
  }
}
