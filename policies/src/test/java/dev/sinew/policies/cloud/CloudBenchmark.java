package dev.sinew.policies.cloud;

import dev.sinew.runtime.DepthImage;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;

/// What a cloud costs in processor time, for people: run it by hand.
public final class CloudBenchmark {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final int RUNS = 8;

  private CloudBenchmark() {}

  static void main() {
    for (int points : new int[] {512, 1024, 2048})
      for (String voxel : List.of("", "voxel: 0.01", "voxel: 0.005")) measure(voxel, points);
  }

  /// A wavy wall at a metre.
  private static void measure(String voxel, int points) {
    CloudProcess process =
        CloudProcess.read(
            CloudErrorsTest.section(
                """
                frame: base
                views:
                  - {camera: front, width: 640, height: 480, fx: 600, fy: 600, cx: 320, cy: 240,
                     near: 0.1, far: 2, frame: base,
                     extrinsics: [1,0,0,0, 0,1,0,0, 0,0,1,0, 0,0,0,1]}
                crop: {min: [-0.35, -0.3, 0], max: [0.35, 0.3, 2]}
                sample: {points: %d, start: 0, fill: zero}
                %s
                """
                    .formatted(points, voxel)));
    float[] metres = new float[640 * 480];
    for (int i = 0; i < metres.length; i++)
      metres[i] = (float) (1 + 0.2 * Math.sin(i % 640 * 0.02) * Math.cos(i / 640 * 0.03));
    List<DepthImage> depth = List.of(new DepthImage.Metres(640, 480, metres));
    float[] out = new float[process.size() * process.width()];
    long[] nanos = new long[RUNS];
    for (int warm = 0; warm < 2; warm++)
      for (int i = 0; i < RUNS; i++) {
        long start = THREADS.getCurrentThreadCpuTime();
        process.write(depth, List.of(), out, 0);
        nanos[i] = THREADS.getCurrentThreadCpuTime() - start;
      }
    Arrays.sort(nanos);
    System.out.printf(
        "p50 %9d ns  p90 %9d ns  640x480 -> %d points  %s%n",
        nanos[RUNS / 2], nanos[RUNS * 9 / 10], points, voxel);
  }
}
