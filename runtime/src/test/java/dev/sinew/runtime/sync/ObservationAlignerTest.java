package dev.sinew.runtime.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.runtime.Frame;
import dev.sinew.runtime.Observation;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObservationAlignerTest {

  private final StateRing fast = new StateRing(1, 64);
  private final StateRing slow = new StateRing(1, 64);
  private final FrameRing camera = new FrameRing(8);
  private final ObservationAligner aligner =
      new ObservationAligner(
          Map.of("fast", fast, "slow", slow), Map.of("top", camera), 2, 100, "push");

  @Test
  void theNewestCommonInstantIsTheSlowestStreams() {
    fast.publish(300, new double[1]);
    slow.publish(250, new double[1]);
    assertThat(aligner.newestCommonNanos()).isEqualTo(Long.MIN_VALUE);
    camera.publish(frame(240));
    assertThat(aligner.newestCommonNanos()).isEqualTo(240);
  }

  @Test
  void everyStreamIsReadAtTheSameInstantsOldestFirst() {
    for (int t = 0; t <= 300; t += 10) fast.publish(t, new double[] {t});
    for (int t = 0; t <= 300; t += 60) slow.publish(t, new double[] {-t});
    for (int t = 0; t <= 300; t += 80) camera.publish(frame(t));
    Observation observation = aligner.align(230, 7);
    assertThat(observation.states().get("fast").value(0, 0)).isEqualTo(130);
    assertThat(observation.states().get("fast").value(1, 0)).isEqualTo(230);
    assertThat(observation.states().get("slow").value(0, 0)).isEqualTo(-130);
    assertThat(observation.states().get("slow").value(1, 0)).isEqualTo(-230);
    assertThat(observation.frames().get("top"))
        .extracting(Frame::stampNanos)
        .containsExactly(80L, 160L);
    assertThat(observation.atNanos()).isEqualTo(230);
    assertThat(observation.epoch()).isEqualTo(7);
    assertThat(observation.prompt()).isEqualTo("push");
  }

  @Test
  void instantsBeforeAStreamBeganRepeatItsFirstSample() {
    fast.publish(1000, new double[] {4});
    slow.publish(1000, new double[] {5});
    camera.publish(frame(1000));
    Observation observation = aligner.align(1000, 0);
    assertThat(observation.states().get("fast").value(0, 0)).isEqualTo(4);
    assertThat(observation.states().get("slow").value(0, 0)).isEqualTo(5);
    assertThat(observation.frames().get("top")).hasSize(2).doesNotContainNull();
  }

  private static Frame frame(long stamp) {
    return new Frame(stamp, stamp, 1, 1, new byte[3]);
  }
}
