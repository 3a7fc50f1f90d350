package dev.sinew.policies.network;

import dev.sinew.policies.cloud.CloudProcess;
import dev.sinew.policies.onnx.Tensor;
import dev.sinew.runtime.DepthImage;
import dev.sinew.runtime.Frame;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.port.NoAnswerException;
import dev.sinew.runtime.port.PolicyException;
import java.util.ArrayList;
import java.util.List;

/// The newest point clouds, oldest first, each merged from the depth of all its cameras. A cloud of
/// pictures that were seen before is not computed again.
final class CloudSource implements Source {

  private final CloudProcess process;
  private final List<String> cameras;
  private final boolean colored;
  private final Frame[][] seen;
  private final int size;
  private final float[] values;

  /// @param steps the newest of the observation
  CloudSource(CloudProcess process, int steps) {
    this.process = process;
    cameras = process.cameras();
    colored = process.width() > 3;
    seen = new Frame[steps][cameras.size()];
    size = process.size() * process.width();
    values = new float[steps * size];
  }

  @Override
  public void fill(Observation observation, Tensor tensor) {
    for (int step = 0; step < seen.length; step++) cloud(step, frames(observation, step));
    tensor.put(values);
  }

  private Frame[] frames(Observation observation, int step) {
    Frame[] frames = new Frame[cameras.size()];
    for (int view = 0; view < frames.length; view++) {
      String camera = cameras.get(view);
      List<Frame> all = observation.frames().get(camera);
      if (all == null) throw new PolicyException("no camera '" + camera + "'");
      frames[view] = all.get(all.size() - seen.length + step);
      if (frames[view] == null) throw new PolicyException("camera '" + camera + "' has no picture");
      if (frames[view].depth() == null)
        throw new PolicyException("camera '" + camera + "' gives no depth");
    }
    return frames;
  }

  private void cloud(int step, Frame[] frames) {
    if (same(seen[step], frames)) return;
    if (step + 1 < seen.length && same(seen[step + 1], frames)) {
      System.arraycopy(values, (step + 1) * size, values, step * size, size);
    } else {
      compute(step, frames);
    }
    seen[step] = frames;
  }

  private void compute(int step, Frame[] frames) {
    List<DepthImage> depth = new ArrayList<>();
    for (Frame frame : frames) depth.add(frame.depth());
    int found;
    try {
      found = process.write(depth, colored ? List.of(frames) : List.of(), values, step * size);
    } catch (IllegalArgumentException e) {
      throw new PolicyException(e.getMessage(), e);
    }
    if (found == 0) {
      seen[step] = new Frame[frames.length];
      throw new NoAnswerException("the cloud of " + cameras + " has no point");
    }
  }

  private static boolean same(Frame[] a, Frame[] b) {
    for (int view = 0; view < a.length; view++) if (a[view] != b[view]) return false;
    return true;
  }
}
