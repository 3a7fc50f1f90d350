package dev.sinew.app.served;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.app.peer.Interpreter;
import dev.sinew.app.peer.Script;
import dev.sinew.policies.PolicyBundle;
import dev.sinew.policies.remote.PolicyServer;
import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.Frame;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.StateWindow;
import dev.sinew.runtime.port.NoAnswerException;
import dev.sinew.runtime.port.Policy;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The stock client and the stock server of openpi, as PyPI has them (openpi-client 0.1.2,
/// openpi-server 0.1.0); the interpreter is named by `SINEW_OPENPI_PYTHON`.
class OpenpiPeerTest {

  private static final Interpreter PYTHON = new Interpreter("SINEW_OPENPI_PYTHON");
  private static final Path FLOW = Path.of(System.getProperty("sinew.root"), "models/pusht-flow");

  @TempDir private Path folder;

  @BeforeEach
  void findPython() throws Exception {
    PYTHON.mustHave(
        "openpi_client.websocket_client_policy, openpi_server",
        "openpi-client openpi-server typing-extensions");
  }

  @Test
  void aStockServerAnswersAndItsTracebackIsOneLine() throws Exception {
    try (Script server = PYTHON.start("openpi_peer_server.py");
        Policy policy = PolicyBundle.read(bundle(server.line())).open()) {
      ActionChunk chunk = policy.infer(observation("fold"));
      assertThat(chunk.rows()).isEqualTo(3);
      for (int row = 0; row < 3; row++) {
        assertThat(chunk.value(row, 0)).isEqualTo(0.25 + row + 1);
        assertThat(chunk.value(row, 1)).isEqualTo(-1.0 + row + 1);
      }
      assertThatThrownBy(() -> policy.infer(observation("fail")))
          .isInstanceOf(NoAnswerException.class)
          .hasMessageEndingWith(": the server reports an error: KeyError: 'state'");
      assertThat(policy.infer(observation("fold")).rows()).isEqualTo(3);
      server.end();
      assertThatThrownBy(() -> policy.infer(observation("fold")))
          .isInstanceOf(NoAnswerException.class);
    }
  }

  @Test
  void aStockClientGetsTheChunksOfTheBundle() throws Exception {
    var options =
        new PolicyServer.Options(
            new InetSocketAddress("127.0.0.1", 0), Optional.of("secret"), 7, 1, 1 << 20);
    try (PolicyServer server = PolicyServer.start(() -> PolicyBundle.read(FLOW).open(), options);
        Policy local = PolicyBundle.read(FLOW).open();
        Script client =
            PYTHON.start("openpi_peer_client.py", server.address().getPort(), "secret")) {
      assertThat(client.line()).isEqualTo("pusht-flow:1");
      local.reset(7);
      for (int n = 0; n < 3; n++) {
        String[] answer = client.line().split(" (?=[0-9a-f]+$)");
        assertThat(answer[0]).isEqualTo("(16, 2)");
        ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(answer[1]));
        double[] actions = new double[32];
        bytes.order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(actions);
        ActionChunk chunk = local.infer(board(n));
        for (int i = 0; i < 32; i++) assertThat(actions[i]).isEqualTo(chunk.value(i / 2, i % 2));
      }
      assertThat(client.line()).startsWith("bad request: 'observation/joint_position' is missing");
    }
  }

  private static Observation board(int n) {
    double[][] corners = new double[2][16];
    for (double[] row : corners) Arrays.fill(row, 250 + n);
    return new Observation(
        0,
        0,
        Map.of(
            "joint-position",
            new StateWindow(new double[][] {{100 + n, 200 + n}, {104 + n, 203 + n}}),
            "keypoints",
            new StateWindow(corners)),
        Map.of(),
        "push");
  }

  private static Observation observation(String prompt) {
    return new Observation(
        0,
        0,
        Map.of("joint-position", new StateWindow(new double[][] {{0.25, -1}})),
        Map.of("top", List.of(new Frame(0, 0, 2, 1, new byte[] {1, 4, 2, 5, 3, 6}))),
        prompt);
  }

  private Path bundle(String port) throws IOException {
    String text =
        """
        kind: openpi
        name: echo
        version: "1"
        server: {url: "ws://127.0.0.1:%s", timeout-ms: 20000, warm-up-ms: 20000}
        observation:
          steps: 1
          step-ms: 100
          inputs: [{stream: joint-position, width: 2, unit: rad, key: observation/joint_position}]
          cameras: [{camera: top, width: 2, height: 1, in: images, key: cam_high, layout: chw}]
          prompt: {key: prompt}
        action: {shape: [3, 2], width: 2, unit: rad, horizon: 3, first-row: 0, execute: 3,
          interpolation: linear}
        provenance: {licence: none}
        """
            .formatted(port);
    Files.writeString(folder.resolve("policy.yaml"), text);
    return folder;
  }
}
