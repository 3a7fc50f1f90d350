package dev.sinew.policies.vision;

import dev.sinew.runtime.Frame;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/// What a frame costs in processor time, for people: run it by hand.
public final class ImageBenchmark {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final int RUNS = 300;

  private static final String SCALE = "{scale: 0.00392156862745098}";

  private static final String IMAGENET =
      "{normalize: {mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225]}}";

  private ImageBenchmark() {}

  static void main() {
    for (int side : new int[] {224, 96}) {
      String size = "width: " + side + ", height: " + side;
      for (ResizeMethod method : ResizeMethod.values())
        measure("{resize: {" + size + ", method: " + method + "}}, " + SCALE + ", " + IMAGENET);
      measure(SCALE + ", {resize: {" + size + ", method: torch-bilinear-antialias}}, " + IMAGENET);
    }
    measure(
        SCALE
            + ", {resize-with-pad: {width: 512, height: 512, method: torch-bilinear,"
            + " place: bottom-right, value: 0}}, "
            + IMAGENET);
    measure(
        "{resize-with-pad: {width: 224, height: 224, method: pillow-bilinear, place: center,"
            + " value: 0}}, "
            + SCALE);
  }

  private static void measure(String steps) {
    ImageProcess process = ImageProcessTest.process(steps, 640, 480);
    Frame frame = Noise.frame(1, 640, 480);
    float[] out = new float[process.shape().size()];
    long[] nanos = new long[RUNS];
    for (int warm = 0; warm < 2; warm++)
      for (int i = 0; i < RUNS; i++) {
        long start = THREADS.getCurrentThreadCpuTime();
        process.write(frame, Layout.CHW, out, 0);
        nanos[i] = THREADS.getCurrentThreadCpuTime() - start;
      }
    Arrays.sort(nanos);
    System.out.printf(
        "p50 %8d ns  p90 %8d ns  640x480 -> %s  %s%n",
        nanos[RUNS / 2], nanos[RUNS * 9 / 10], process.shape(), steps);
  }
}
