package dev.sinew.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_OUT)
class PolicyServeCommandTest {

  private static final Path FLOW = Cli.ROOT.resolve("models/pusht-flow");

  @TempDir private Path folder;

  @Test
  void anAddressThatOthersReachNeedsAToken() {
    Cli cli = Cli.run("policy", "serve", FLOW, "--bind", "0.0.0.0", "--port", "0");
    assertThat(cli.exit()).isEqualTo(1);
    assertThat(cli.complaint())
        .isEqualTo(
            "sinew: --bind 0.0.0.0: others can reach it; name a file that holds a token"
                + " (--token-file)");
  }

  @Test
  void aTokenFileThatHoldsNoneIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("token"), " \nsecret\n");
    Cli cli = Cli.run("policy", "serve", FLOW, "--token-file", file);
    assertThat(cli.exit()).isEqualTo(2);
    assertThat(cli.complaint())
        .startsWith("sinew: --token-file " + file + ": its first line is empty;");
    Cli missing = Cli.run("policy", "serve", FLOW, "--token-file", folder.resolve("none"));
    assertThat(missing.exit()).isEqualTo(2);
    assertThat(missing.complaint()).contains("none: cannot be read: ");
  }

  @Test
  void numbersThatMakeNoSenseAreRefused() {
    assertThat(Cli.run("policy", "serve", FLOW, "--port", "65536").complaint())
        .startsWith("sinew: --port 65536: must be 0 to 65535;");
    assertThat(Cli.run("policy", "serve", FLOW, "--sessions", "0").complaint())
        .startsWith("sinew: --sessions 0: must be 1 or more;");
  }
}
