package dev.sinew.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.runtime.MonotonicClock;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class CameraBenchTest {

  @ParameterizedTest
  @EnumSource
  void framesAreReadAndPreprocessedAndCost(CameraBench.Source source, @TempDir Path folder)
      throws Exception {
    CameraBench bench = new CameraBench(folder, new MonotonicClock());
    CameraBench.Slot slot = bench.run(source, 2, 0.5, 1.5);
    assertThat(slot.frames()).isPositive();
    assertThat(slot.fps()).isPositive();
    assertThat(slot.cpuShare()).isPositive();
    assertThat(slot.millisPerFrame()).isPositive();
    assertThat(slot.preprocessMillis()).isPositive();
  }
}
