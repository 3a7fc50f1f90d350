package dev.sinew.runtime.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.runtime.Frame;
import org.junit.jupiter.api.Test;

class FrameRingTest {

  private final FrameRing ring = new FrameRing(3);

  @Test
  void thereIsNoFrameBeforeTheFirst() {
    assertThat(ring.newest()).isNull();
    assertThat(ring.at(0)).isNull();
  }

  @Test
  void anInstantGetsTheNewestFrameNotYoungerThanIt() {
    for (int n = 1; n <= 3; n++) ring.publish(frame(10 * n));
    assertThat(ring.at(25).stampNanos()).isEqualTo(20);
    assertThat(ring.at(30).stampNanos()).isEqualTo(30);
    assertThat(ring.newest().stampNanos()).isEqualTo(30);
  }

  @Test
  void anInstantBeforeAllFramesHeldGetsTheOldest() {
    for (int n = 1; n <= 5; n++) ring.publish(frame(10 * n));
    assertThat(ring.at(5).stampNanos()).isEqualTo(30);
  }

  private static Frame frame(long stamp) {
    return new Frame(stamp, stamp, 1, 1, new byte[3]);
  }
}
