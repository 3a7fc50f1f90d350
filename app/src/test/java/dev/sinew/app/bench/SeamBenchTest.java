package dev.sinew.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SeamBenchTest {

  private final List<SeamResult> results = new SeamBench(2, 3).run(done -> {});

  @Test
  void theSameSeedGivesTheSameNumbers() {
    List<SeamResult> again = new SeamBench(2, 3).run(done -> {});
    for (int i = 0; i < results.size(); i++) {
      assertThat(again.get(i).seam(99)).isEqualTo(results.get(i).seam(99));
      assertThat(again.get(i).error()).isEqualTo(results.get(i).error());
    }
  }

  /// Row by row the offsets differ by some 20 mrad, 20 times what the policy moves in a tick.
  @Test
  void aFadeTakesTheSeamsAway() {
    SeamResult receding = named("receding");
    for (String smooth : List.of("re-anchor 200 ms", "blend 200 ms", "rtc guided", "rtc trained")) {
      assertThat(named(smooth).seams()).isGreaterThan(50);
      assertThat(named(smooth).seam(99)).as(smooth).isLessThan(receding.seam(99) / 4);
    }
  }

  @Test
  void thePictureIsOne() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SeamPlot.write(results, out);
    assertThat(ImageIO.read(new ByteArrayInputStream(out.toByteArray())).getHeight())
        .isGreaterThan(1000);
  }

  private SeamResult named(String name) {
    return results.stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
  }
}
