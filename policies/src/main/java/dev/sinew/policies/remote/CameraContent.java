package dev.sinew.policies.remote;

import dev.sinew.policies.vision.ImageProcess;
import dev.sinew.policies.vision.ImageShape;
import dev.sinew.policies.vision.Layout;
import dev.sinew.policies.vision.PixelType;
import dev.sinew.runtime.Frame;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.ImageSpec;
import dev.sinew.runtime.port.PolicyException;
import java.util.List;

/// A camera as an array of bytes: `[height, width, 3]` or `[3, height, width]`, with a history one
/// dimension more in front, oldest first.
record CameraContent(ImageSpec camera, int steps, ImageProcess process, Layout layout)
    implements Field.Content {

  @Override
  public Object of(Observation observation) {
    List<Frame> frames = observation.frames().get(camera.camera());
    if (frames == null) throw new PolicyException("no camera '" + camera.camera() + "'");
    int size = process.shape().size();
    byte[] pixels = new byte[steps * size];
    for (int i = 0; i < steps; i++) process.write(whole(frames.get(i)), layout, pixels, i * size);
    return NdArray.of(pixels, shape());
  }

  private Frame whole(Frame frame) {
    if (frame == null) throw new PolicyException("camera '" + camera.camera() + "' has no picture");
    if (frame.width() == camera.width() && frame.height() == camera.height()) return frame;
    throw new PolicyException(
        "camera '%s' gives %d x %d, declared %d x %d"
            .formatted(
                camera.camera(), frame.width(), frame.height(), camera.width(), camera.height()));
  }

  private long[] shape() {
    ImageShape image = process.shape();
    int h = image.height();
    int w = image.width();
    if (layout == Layout.HWC)
      return steps == 1 ? new long[] {h, w, 3} : new long[] {steps, h, w, 3};
    return steps == 1 ? new long[] {3, h, w} : new long[] {steps, 3, h, w};
  }

  /// @throws dev.sinew.runtime.config.ConfigException when the image steps do not end in bytes
  static CameraContent read(ConfigSection section, ImageSpec camera, int steps) {
    ImageProcess process = ImageProcess.read(section, "process", camera.width(), camera.height());
    if (process.shape().type() != PixelType.UINT8)
      throw section.problem("process", "the image steps end in float32, but bytes are sent");
    boolean planes = section.has("layout") && section.text("layout").equals("chw");
    return new CameraContent(camera, steps, process, planes ? Layout.CHW : Layout.HWC);
  }
}
