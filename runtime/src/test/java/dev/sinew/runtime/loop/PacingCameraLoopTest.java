package dev.sinew.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.Frame;
import dev.sinew.runtime.port.CameraHealth;
import dev.sinew.runtime.port.PacingCamera;
import dev.sinew.runtime.sync.FrameRing;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacingCameraLoopTest {

  private final ScriptedCamera camera = new ScriptedCamera();
  private final FrameRing ring = new FrameRing(4);
  private final List<Frame> tapped = new ArrayList<>();
  private final PacingCameraLoop loop = new PacingCameraLoop(camera, ring, tapped::add);

  @Test
  void aFrameIsPublishedWhenTheCameraHasOne() {
    camera.next = new Frame(7, 0, 1, 1, new byte[3]);
    loop.step(0, 0);
    assertThat(ring.newest()).isSameAs(camera.next);
    assertThat(tapped).containsExactly(camera.next);
  }

  @Test
  void aCameraThatHasNoneLetsItsNewestFrameGrowOld() {
    camera.next = new Frame(7, 0, 1, 1, new byte[3]);
    loop.step(0, 0);
    Frame last = camera.next;
    camera.next = null;
    for (int i = 0; i < 5; i++) loop.step(0, 0);
    assertThat(ring.newest()).isSameAs(last);
    assertThat(tapped).hasSize(1);
  }

  private static final class ScriptedCamera implements PacingCamera {

    private Frame next;

    @Override
    public CameraSpec spec() {
      return new CameraSpec("top", 1, 1, 1);
    }

    @Override
    public boolean awaitFrame(long timeoutNanos) {
      return next != null;
    }

    @Override
    public Frame capture() {
      return next;
    }

    @Override
    public CameraHealth health() {
      return CameraHealth.NEW;
    }
  }
}
