package dev.sinew.app.served;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.peer.Interpreter;
import dev.sinew.app.peer.Script;
import dev.sinew.runtime.port.PolicyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// MLServer from PyPI (1.7.1) serves the denoiser of PushT under onnxruntime of the version used
/// here; the interpreter is named by `SINEW_MLSERVER_PYTHON`.
class MlServerTest {

  private static final Interpreter PYTHON = new Interpreter("SINEW_MLSERVER_PYTHON");
  private static final Path CONFIG =
      Path.of(System.getProperty("sinew.root"), "configs/pusht.yaml");

  @Test
  void theSameEpisodeGivesTheSameCommandsToTheLastBit() throws Exception {
    PYTHON.mustHave("mlserver, onnxruntime", "mlserver onnxruntime==1.28.0");
    Path graph = CONFIG.resolveSibling("../models/pusht-diffusion/denoiser.onnx");
    try (Script server = PYTHON.start("mlserver_denoiser.py", graph, "pusht-denoiser")) {
      String version = server.line();
      assumeTrue(version.equals("1.28.0"), "onnxruntime " + version + " may round otherwise");
      Deployment deployment = deployment(server.line(), "1");
      Course served = Course.run(deployment, 300);
      Course local = Course.run(Deployment.read(CONFIG), 300);
      assertThat(served.unanswered()).isZero();
      assertThat(served.bits()).isEqualTo(local.bits());
      assertThat(served.result()).isEqualTo(local.result());
      assertThatThrownBy(() -> deployment(port(deployment), "2").bundle().open())
          .isInstanceOf(PolicyException.class)
          .hasMessageContaining("/pusht-denoiser: ");
    }
  }

  private static String port(Deployment deployment) throws IOException {
    return deployment.bundle().describe().get("graphs").replaceAll(".*:(\\d+)/.*", "$1");
  }

  private static Deployment deployment(String port, String version) throws IOException {
    String servers =
        """
        servers:
          denoiser: {url: "grpc://127.0.0.1:%s", model: pusht-denoiser, version: "%s",
            deadline-ms: 5000}
        """
            .formatted(port, version);
    return Deployment.parse(CONFIG, Files.readString(CONFIG) + servers);
  }
}
