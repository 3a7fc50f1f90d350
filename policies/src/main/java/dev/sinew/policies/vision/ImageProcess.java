package dev.sinew.policies.vision;

import static dev.sinew.policies.vision.ImageShape.CHANNELS;

import dev.sinew.runtime.Frame;
import dev.sinew.runtime.config.ConfigSection;
import java.util.List;

/// A camera's frames become the values of an image input, by steps declared in a `process` list.
/// Confined to one thread: the steps keep their buffers. Allocates nothing once made.
public final class ImageProcess {

  private final Pixels camera;
  private final List<ImageStep> steps;
  private final ImageShape shape;

  ImageProcess(int width, int height, List<ImageStep> steps) {
    camera = Pixels.borrowed(new ImageShape(width, height, PixelType.UINT8));
    this.steps = List.copyOf(steps);
    shape = steps.isEmpty() ? camera.shape : steps.getLast().shape();
  }

  /// @param section holds the list; without the key the frame stays as it is
  /// @param key of the list
  /// @param width of the camera's frames, pixels
  /// @param height of the camera's frames, pixels
  /// @throws dev.sinew.runtime.config.ConfigException naming the step at fault, also where it does
  ///     not fit what the steps before it leave
  public static ImageProcess read(ConfigSection section, String key, int width, int height) {
    try {
      ImageShape frame = new ImageShape(width, height, PixelType.UINT8);
      return new ImageProcess(width, height, StepReader.read(section, key, frame));
    } catch (IllegalArgumentException e) {
      throw section.problem(key, e.getMessage());
    }
  }

  /// What comes out.
  public ImageShape shape() {
    return shape;
  }

  /// @param out of `shape().size()` values from `offset` on
  /// @throws IllegalArgumentException when the frame is not of the size that was declared
  /// @throws IllegalStateException when the steps end in bytes
  public void write(Frame frame, Layout layout, float[] out, int offset) {
    if (shape.type() != PixelType.FLOAT32) throw new IllegalStateException("the image has bytes");
    Pixels image = run(frame);
    if (layout == Layout.HWC) System.arraycopy(image.floats, 0, out, offset, shape.size());
    else planes(image.floats, out, offset);
    camera.bytes = null;
  }

  /// @param out of `shape().size()` values from `offset` on
  /// @throws IllegalArgumentException when the frame is not of the size that was declared
  /// @throws IllegalStateException when the steps end in FLOAT32
  public void write(Frame frame, Layout layout, byte[] out, int offset) {
    if (shape.type() != PixelType.UINT8) throw new IllegalStateException("the image has floats");
    Pixels image = run(frame);
    if (layout == Layout.HWC) System.arraycopy(image.bytes, 0, out, offset, shape.size());
    else planes(image.bytes, out, offset);
    camera.bytes = null;
  }

  private Pixels run(Frame frame) {
    ImageShape declared = camera.shape;
    if (frame.width() != declared.width() || frame.height() != declared.height())
      throw new IllegalArgumentException(
          "a frame of " + frame.width() + "x" + frame.height() + ", declared " + declared);
    camera.bytes = frame.rgb();
    Pixels image = camera;
    for (int i = 0; i < steps.size(); i++) image = steps.get(i).apply(image);
    return image;
  }

  private void planes(float[] image, float[] out, int offset) {
    int plane = shape.width() * shape.height();
    for (int i = 0; i < plane; i++) {
      out[offset + i] = image[i * CHANNELS];
      out[offset + plane + i] = image[i * CHANNELS + 1];
      out[offset + 2 * plane + i] = image[i * CHANNELS + 2];
    }
  }

  private void planes(byte[] image, byte[] out, int offset) {
    int plane = shape.width() * shape.height();
    for (int i = 0; i < plane; i++) {
      out[offset + i] = image[i * CHANNELS];
      out[offset + plane + i] = image[i * CHANNELS + 1];
      out[offset + 2 * plane + i] = image[i * CHANNELS + 2];
    }
  }
}
