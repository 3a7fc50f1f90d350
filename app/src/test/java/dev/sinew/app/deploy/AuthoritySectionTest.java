package dev.sinew.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.runtime.authority.AuthoritySpec;
import dev.sinew.runtime.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AuthoritySectionTest {

  private static final Path CONFIG =
      Path.of(System.getProperty("sinew.root"), "configs/sim-arm.yaml");

  @Test
  void aDeploymentWithoutASectionTeleopHasNoOperator() {
    assertThat(Deployment.read(CONFIG).authority()).isEmpty();
  }

  @Test
  void whatIsLeftOutIsTheStandardAndTheLeashFollowsTheSupervisorsSpeed() throws IOException {
    AuthoritySpec spec = with("{driver: test-circle}").authority().orElseThrow();
    assertThat(spec.staleNanos()).isEqualTo(100_000_000);
    assertThat(spec.delayNanos()).isEqualTo(11_000_000);
    assertThat(spec.lostNanos()).isEqualTo(1_000_000_000);
    assertThat(spec.offsetSpeed()).isEqualTo(0.25);
    assertThat(spec.leash().getFirst()).isCloseTo(2.0 * 0.2, within(1e-12));
    AuthoritySpec own =
        with("{driver: test-circle, stale-ms: 50, lost-ms: 300, offset-speed: 0.1, leash-ms: 400}")
            .authority()
            .orElseThrow();
    assertThat(own.staleNanos()).isEqualTo(50_000_000);
    assertThat(own.lostNanos()).isEqualTo(300_000_000);
    assertThat(own.offsetSpeed()).isEqualTo(0.1);
    assertThat(own.leash().getFirst()).isCloseTo(2.0 * 0.4, within(1e-12));
  }

  @Test
  void anOperatorWhoIsLostBeforeItIsStaleIsRefused() throws IOException {
    Deployment wrong = with("{driver: test-circle, stale-ms: 500, lost-ms: 500}");
    assertThatThrownBy(wrong::authority)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("teleop.lost-ms")
        .hasMessageContaining("500.0 must be above stale-ms, which is 500.0");
  }

  private static Deployment with(String teleop) throws IOException {
    return Deployment.parse(CONFIG, Files.readString(CONFIG) + "teleop: " + teleop + "\n");
  }
}
