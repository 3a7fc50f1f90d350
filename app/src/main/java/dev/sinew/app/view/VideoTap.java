package dev.sinew.app.view;

import dev.sinew.app.deploy.Brain;
import dev.sinew.runtime.Frame;
import dev.sinew.runtime.loop.PacedStep;
import dev.sinew.runtime.sync.FrameRing;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.DoubleSupplier;

/// Encodes camera frames with the plan drawn on them, at the camera's rate: a frame that is missing
/// is replaced by the one after it, so that the video's time is the episode's. A thread of its own:
/// a slow encoder drops frames, never ticks.
public final class VideoTap implements PacedStep {

  private final Brain brain;
  private final FrameRing frames;
  private final ChunkOverlay overlay;
  private final VideoFile video;
  private final DoubleSupplier value;
  private final long periodNanos;
  private long firstNanos = Long.MIN_VALUE;
  private long written;

  /// @param camera index of the camera
  /// @param periodNanos the camera's
  /// @param value the task's measure, for the bar
  public VideoTap(
      Brain brain,
      int camera,
      long periodNanos,
      ChunkOverlay overlay,
      VideoFile video,
      DoubleSupplier value) {
    this.brain = brain;
    frames = brain.frames().get(camera);
    this.periodNanos = periodNanos;
    this.overlay = overlay;
    this.video = video;
    this.value = value;
  }

  @Override
  public void step(long deadlineNanos, int skipped) {
    Frame frame = frames.newest();
    if (frame == null) return;
    if (firstNanos == Long.MIN_VALUE) firstNanos = frame.stampNanos();
    long wanted = Math.round((double) (frame.stampNanos() - firstNanos) / periodNanos) + 1;
    if (wanted <= written) return;
    BufferedImage image = overlay.draw(frame, brain.newestPlan(), value.getAsDouble());
    try {
      for (; written < wanted; written++) video.add(image);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
