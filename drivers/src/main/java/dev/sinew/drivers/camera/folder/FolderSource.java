package dev.sinew.drivers.camera.folder;

import dev.sinew.drivers.camera.DamagedPictureException;
import dev.sinew.drivers.camera.FrameSource;
import dev.sinew.drivers.camera.Picture;
import dev.sinew.drivers.camera.Playback;
import dev.sinew.runtime.Clock;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/// The images of a folder in the order of their names, one a period.
final class FolderSource implements FrameSource {

  private static final List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg", ".bmp", ".gif");

  private final Path folder;
  private final boolean loop;
  private final long periodNanos;
  private final List<Path> images;
  private final Playback playback;
  private Picture next;
  private long count;
  private volatile boolean closed;

  /// @throws IOException when there is no such folder, or no image in it
  FolderSource(Path folder, boolean loop, long periodNanos, Clock clock) throws IOException {
    this.folder = folder;
    this.loop = loop;
    this.periodNanos = periodNanos;
    playback = new Playback(clock, periodNanos);
    if (!Files.isDirectory(folder)) throw new IOException(folder + ": no such folder");
    try (Stream<Path> files = Files.list(folder)) {
      images = files.filter(FolderSource::isImage).sorted().toList();
    }
    if (images.isEmpty())
      throw new IOException(folder + ": no image in it (" + String.join(", ", ENDINGS) + ")");
  }

  private static boolean isImage(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(name::endsWith);
  }

  @Override
  public Picture read(long timeoutNanos) throws IOException {
    if (closed) throw new IOException(folder + ": closed");
    if (next == null) next = load();
    if (!playback.await(count * periodNanos, timeoutNanos)) return null;
    Picture due =
        new Picture(
            playback.stampNanos(count * periodNanos),
            count,
            next.width(),
            next.height(),
            next.rgb(),
            null);
    next = null;
    count++;
    return due;
  }

  /// A damaged image takes its turn as well, so that the one after it comes when it would have.
  private Picture load() throws IOException {
    if (!loop && count >= images.size()) throw new EOFException(folder + ": has ended");
    Path file = images.get((int) (count % images.size()));
    BufferedImage image = decoded(file);
    if (image == null) {
      playback.await(count * periodNanos, periodNanos);
      count++;
      throw new DamagedPictureException(file + ": cannot be decoded");
    }
    return new Picture(0, 0, image.getWidth(), image.getHeight(), rgb(image), null);
  }

  private static BufferedImage decoded(Path file) {
    try {
      return ImageIO.read(file.toFile());
    } catch (IOException | RuntimeException e) {
      return null; // the decoders of the JDK throw whatever comes to them
    }
  }

  private static byte[] rgb(BufferedImage image) {
    int width = image.getWidth();
    int[] pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
    byte[] rgb = new byte[3 * pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      rgb[3 * i] = (byte) (pixels[i] >> 16);
      rgb[3 * i + 1] = (byte) (pixels[i] >> 8);
      rgb[3 * i + 2] = (byte) pixels[i];
    }
    return rgb;
  }

  @Override
  public Map<String, String> facts() {
    return Map.of("folder", folder.toString(), "images", Integer.toString(images.size()));
  }

  @Override
  public String identity() {
    return folder.toString();
  }

  @Override
  public void close() {
    closed = true;
  }
}
