package dev.sinew.drivers.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.runtime.MonotonicClock;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LinePairTest {

  private final MonotonicClock clock = new MonotonicClock();
  private final LinePair pair = new LinePair("inside", 1_000_000, clock);
  private final byte[] into = new byte[8];

  @Test
  void bytesComeOutAtTheOtherEndInOrder() throws IOException {
    pair.host().write(new byte[] {9, 1, 2, 3}, 1, 3);
    assertThat(pair.device().read(into, 2, 3, clock.nanos())).isEqualTo(3);
    assertThat(into).containsExactly(0, 0, 1, 2, 3, 0, 0, 0);
    assertThat(pair.host().read(into, 0, 1, clock.nanos())).isZero();
  }

  @Test
  void aReaderWaitsForTheOtherThread() throws Exception {
    Thread device =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    byte[] one = new byte[1];
                    for (int i = 0; i < 100_000; i++) {
                      pair.device().read(one, 0, 1, later());
                      one[0]++;
                      pair.device().write(one, 0, 1);
                    }
                  } catch (IOException e) {
                    throw new AssertionError(e);
                  }
                });
    for (int i = 0; i < 100_000; i++) {
      into[0] = (byte) i;
      pair.host().write(into, 0, 1);
      assertThat(pair.host().read(into, 0, 1, later())).isOne();
      assertThat(into[0]).isEqualTo((byte) (i + 1));
    }
    device.join();
  }

  @Test
  void whatDoesNotFitIsLostAsOnAWire() throws IOException {
    byte[] much = new byte[100_000];
    pair.host().write(much, 0, much.length);
    assertThat(pair.device().read(much, 0, much.length, clock.nanos())).isEqualTo(1 << 16);
    pair.host().write(new byte[] {5}, 0, 1);
    assertThat(pair.device().read(into, 0, 1, clock.nanos())).isOne();
  }

  @Test
  void whatWasDiscardedIsNotRead() throws IOException {
    pair.host().write(into, 0, 5);
    pair.device().discardInput();
    assertThat(pair.device().read(into, 0, 5, clock.nanos())).isZero();
  }

  @Test
  void eitherEndUnplugsBoth() throws IOException {
    pair.host().write(new byte[] {5}, 0, 1);
    pair.host().close();
    assertThat(pair.device().read(into, 0, 8, later())).isOne();
    assertThatThrownBy(() -> pair.device().read(into, 0, 1, later()))
        .isInstanceOf(IOException.class)
        .hasMessage("inside: the line is gone: unplugged?");
    assertThatThrownBy(() -> pair.device().write(into, 0, 1)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> pair.host().discardInput()).isInstanceOf(IOException.class);
  }

  /// Far enough that only a failure reaches it.
  private long later() {
    return clock.nanos() + 10_000_000_000L;
  }
}
