package dev.sinew.app.bench;

import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.Frame;
import dev.sinew.runtime.port.Camera;
import java.util.Random;

/// A camera without a lens: a scene with gradients, edges and noise that moves from frame to frame.
final class TestPattern implements Camera {

  private static final int SCENES = 8;

  private final CameraSpec spec;
  private final Clock clock;
  private final byte[][] scenes = new byte[SCENES][];
  private long sequence;

  TestPattern(CameraSpec spec, Clock clock) {
    this.spec = spec;
    this.clock = clock;
    Random random = new Random(spec.name().hashCode());
    for (int s = 0; s < SCENES; s++) {
      byte[] rgb = new byte[3 * spec.width() * spec.height()];
      for (int y = 0, at = 0; y < spec.height(); y++)
        for (int x = 0; x < spec.width(); x++) {
          int block = ((x + 9 * s) / 40 + y / 40) % 2 * 90;
          int noise = random.nextInt(12);
          rgb[at++] = (byte) (x * 160 / spec.width() + noise);
          rgb[at++] = (byte) (y * 160 / spec.height() + noise);
          rgb[at++] = (byte) (block + noise);
        }
      scenes[s] = rgb;
    }
  }

  @Override
  public CameraSpec spec() {
    return spec;
  }

  /// Frames so far.
  long captured() {
    return sequence;
  }

  @Override
  public Frame capture() {
    long n = sequence++;
    return new Frame(clock.nanos(), n, spec.width(), spec.height(), scenes[(int) (n % SCENES)]);
  }
}
