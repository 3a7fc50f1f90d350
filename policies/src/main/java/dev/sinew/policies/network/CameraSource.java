package dev.sinew.policies.network;

import dev.sinew.policies.onnx.Tensor;
import dev.sinew.policies.vision.ImageProcess;
import dev.sinew.policies.vision.Layout;
import dev.sinew.policies.vision.PixelType;
import dev.sinew.runtime.Frame;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.port.ImageSpec;
import dev.sinew.runtime.port.PolicyException;
import java.util.Arrays;
import java.util.List;

/// The newest pictures of one camera, oldest first, each through the declared image steps. A
/// picture that was seen before is not computed again. Zeros while a camera that may be missing is.
final class CameraSource implements Source {

  private final ImageSpec camera;
  private final ImageProcess process;
  private final Layout layout;
  private final Frame[] seen;
  private final int size;
  private final float[] floats;
  private final byte[] bytes;

  /// @param steps the newest of the observation
  CameraSource(ImageSpec camera, ImageProcess process, Layout layout, int steps) {
    this.camera = camera;
    this.process = process;
    this.layout = layout;
    seen = new Frame[steps];
    size = process.shape().size();
    boolean whole = process.shape().type() == PixelType.UINT8;
    floats = new float[whole ? 0 : steps * size];
    bytes = new byte[whole ? steps * size : 0];
  }

  @Override
  public void fill(Observation observation, Tensor tensor) {
    List<Frame> frames = observation.frames().get(camera.camera());
    if (camera.optional() && !PresenceSource.isThere(frames)) {
      Arrays.fill(seen, null);
      tensor.memory().fill((byte) 0);
      return;
    }
    if (frames == null) throw new PolicyException("no camera '" + camera.camera() + "'");
    for (int i = 0; i < seen.length; i++) picture(i, frames.get(frames.size() - seen.length + i));
    if (bytes.length > 0) tensor.put(bytes);
    else tensor.put(floats);
  }

  private void picture(int i, Frame frame) {
    if (frame == null) throw new PolicyException("camera '" + camera.camera() + "' has no picture");
    if (seen[i] == frame) return;
    int before = i + 1 < seen.length && seen[i + 1] == frame ? i + 1 : -1;
    if (before >= 0) {
      if (bytes.length > 0) System.arraycopy(bytes, before * size, bytes, i * size, size);
      else System.arraycopy(floats, before * size, floats, i * size, size);
    } else {
      compute(i, frame);
    }
    seen[i] = frame;
  }

  private void compute(int i, Frame frame) {
    if (frame.width() != camera.width() || frame.height() != camera.height()) {
      throw new PolicyException(
          "camera '%s' gives %d x %d, declared %d x %d"
              .formatted(
                  camera.camera(), frame.width(), frame.height(), camera.width(), camera.height()));
    }
    if (bytes.length > 0) process.write(frame, layout, bytes, i * size);
    else process.write(frame, layout, floats, i * size);
  }
}
