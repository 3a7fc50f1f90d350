package dev.sinew.policies.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.Frame;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.StateWindow;
import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.NoAnswerException;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.PolicyException;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenpiPolicyTest {

  private static final String MANIFEST =
      """
      kind: openpi
      name: pick
      version: "2"
      server: {url: "%s", timeout-ms: %d, warm-up-ms: 20000}
      observation:
        steps: 1
        step-ms: 100
        inputs: [{stream: joint-position, width: 2, unit: rad, key: observation/joint_position}]
        cameras: [{camera: top, width: 2, height: 1, in: images, key: cam_high, layout: chw}]
        prompt: {key: prompt}
      action: {shape: [3, 2], width: 2, unit: rad, horizon: 2, first-row: 0, execute: 1,
        interpolation: linear}
      provenance: {licence: none}
      """;
  private static final Map<String, Object> GOOD =
      Map.of("actions", NdArray.of(new float[] {1, 2, 3, 4, 5, 6}, 3, 2), "state", 1L);
  private static final long PATIENT = 20_000;
  private static final long SHORT = 50;

  private final VirtualClock clock = new VirtualClock();
  private FakeServer server;

  @BeforeEach
  void serve() throws IOException {
    server = new FakeServer();
    server.then((_, line) -> line.answer(GOOD)); // the warm-up
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  void anObservationIsSentUnderTheServersKeysAndItsAnswerIsAChunk() {
    server.then((_, line) -> line.answer(GOOD));
    try (Policy policy = open(PATIENT)) {
      ActionChunk chunk = policy.infer(observation(5_000));
      assertThat(chunk.startNanos()).isEqualTo(5_000);
      assertThat(chunk.stepNanos()).isEqualTo(100_000_000);
      assertThat(chunk.rows()).isEqualTo(2);
      assertThat(chunk.value(1, 0)).isEqualTo(3);
      assertThat(chunk.provenance().policy()).isEqualTo("pick:2");
    }
    Map<String, Object> request = MessageReader.read(server.requests.getLast());
    assertThat(request)
        .containsOnlyKeys("observation/joint_position", "images", "prompt")
        .containsEntry("observation/joint_position", NdArray.of(new double[] {0.25, -1}, 2))
        .containsEntry("prompt", "fold")
        .containsEntry(
            "images", Map.of("cam_high", NdArray.of(new byte[] {1, 4, 2, 5, 3, 6}, 3, 1, 2)));
  }

  /// The server answers the first request only when the second one has come.
  @Test
  void aLateAnswerIsNeverTakenForTheNextOne() {
    FakeServer.Line[] late = new FakeServer.Line[1];
    FakeServer.Reaction reaction =
        (request, line) -> {
          Object number = MessageReader.read(request).get("n");
          if (number.equals(1L)) late[0] = line;
          else line.answer(Map.of("n", number));
          if (number.equals(2L)) tooLate(late[0]);
        };
    server.script.clear();
    server.then(reaction).then(reaction).then(reaction);
    try (Client client = new Client(manifest(server.url(), PATIENT).endpoint(), clock)) {
      assertThatThrownBy(() -> client.ask(Map.of("n", 1L), SHORT * 1_000_000))
          .isInstanceOf(NoAnswerException.class)
          .hasMessageEndingWith("within 50 ms");
      assertThat(client.ask(Map.of("n", 2L), PATIENT * 1_000_000)).containsEntry("n", 2L);
      assertThat(client.ask(Map.of("n", 3L), PATIENT * 1_000_000)).containsEntry("n", 3L);
    }
    assertThat(server.accepted).isEqualTo(2);
  }

  private static void tooLate(FakeServer.Line line) {
    try {
      line.answer(Map.of("n", 1L));
    } catch (IOException e) {
      // nobody listens any more
    }
  }

  @Test
  void aServerThatHangsUpIsAskedAgainOverANewConnection() {
    server.then((_, line) -> line.hangUp());
    server.then((_, line) -> line.answer(GOOD));
    try (Policy policy = open(PATIENT)) {
      assertThatThrownBy(() -> policy.infer(observation(0)))
          .isInstanceOf(NoAnswerException.class)
          .hasMessageStartingWith(server.url() + ": the ");
      assertThat(policy.infer(observation(1)).rows()).isEqualTo(2);
      assertThat(server.accepted).isEqualTo(3); // opening, the first request, the second
    }
  }

  @Test
  void aServerThatIsGoneIsTriedAgainLessAndLessOften() throws IOException {
    try (Policy policy = open(PATIENT)) {
      server.close();
      assertThatThrownBy(() -> policy.infer(observation(0)))
          .isInstanceOf(NoAnswerException.class)
          .hasMessageStartingWith(server.url() + ": no connection: ");
      assertThatThrownBy(() -> policy.infer(observation(1)))
          .isInstanceOf(NoAnswerException.class)
          .hasMessage(server.url() + ": no connection; the next attempt is due in 100 ms");
      clock.sleepUntil(clock.nanos() + 100_000_000);
      assertThatThrownBy(() -> policy.infer(observation(2)))
          .hasMessageStartingWith(server.url() + ": no connection: ");
      assertThatThrownBy(() -> policy.infer(observation(3)))
          .hasMessageEndingWith("the next attempt is due in 200 ms");
    }
  }

  @Test
  void aServerThatReportsAnErrorIsQuotedInOneLine() {
    server.then((_, line) -> line.text("Traceback:\n  File \"x\"\nKeyError: 'state'\u001b[31m\n"));
    try (Policy policy = open(PATIENT)) {
      assertThatThrownBy(() -> policy.infer(observation(0)))
          .isInstanceOf(NoAnswerException.class)
          .hasMessage(server.url() + ": the server reports an error: KeyError: 'state' [31m");
    }
  }

  @Test
  void anAnswerThatIsNoPlanIsNamed() {
    lie(Map.of("action", 1L), "the answer has no actions, only [action]");
    lie(Map.of("actions", List.of(1.0)), "the answer's actions are no array");
    lie(
        Map.of("actions", NdArray.of(new float[6], 2, 3)),
        "actions are <f4 [2, 3], declared [3, 2]");
    lie(
        Map.of("actions", NdArray.of(new double[] {0, 0, 0, Double.NaN, 0, 0}, 3, 2)),
        "row 1, value 1 of actions is NaN");
    lie(
        Map.of("actions", NdArray.of(new double[] {0, 0, 0, 0, 0, 1 / 0.0}, 3, 2)),
        "row 2, value 1 of actions is Infinity");
  }

  private void lie(Map<String, ?> answer, String complaint) {
    try (Policy policy = open(PATIENT)) {
      server.then((_, line) -> line.answer(answer));
      assertThatThrownBy(() -> policy.infer(observation(0)))
          .isInstanceOf(NoAnswerException.class)
          .hasMessage(server.url() + ": " + complaint);
    }
    server.then((_, line) -> line.answer(GOOD)); // the next warm-up
  }

  @Test
  void anAnswerThatIsNoMessageIsNamed() {
    server.then((_, line) -> line.frame(2, new byte[] {(byte) 0x81}));
    try (Policy policy = open(PATIENT)) {
      assertThatThrownBy(() -> policy.infer(observation(0)))
          .isInstanceOf(NoAnswerException.class)
          .hasMessage(
              server.url() + ": the answer is no MessagePack: MessageInsufficientBufferException");
    }
  }

  @Test
  void anAnswerThatIsTooLargeIsCutShort() {
    server.then((_, line) -> line.frame(2, new byte[(16 << 20) + 1]));
    try (Policy policy = open(PATIENT)) {
      assertThatThrownBy(() -> policy.infer(observation(0)))
          .isInstanceOf(NoAnswerException.class)
          .hasMessage(server.url() + ": the server sent a message of more than 16777216 bytes");
    }
  }

  @Test
  void nobodyAtTheDoorIsRefusedInOneLineWhenThePolicyIsOpened() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    assertThatThrownBy(() -> OpenpiPolicy.open(manifest("ws://127.0.0.1:" + port, SHORT), clock))
        .isInstanceOf(PolicyException.class)
        .hasMessageStartingWith("ws://127.0.0.1:" + port + ": no connection: ");
  }

  @Test
  void aServerWithoutMetadataIsRefusedWhenThePolicyIsOpened() {
    server.greeting = null;
    OpenpiManifest manifest = manifest(server.url(), PATIENT, "open-timeout-ms: 50, ");
    assertThatThrownBy(() -> OpenpiPolicy.open(manifest, clock))
        .isInstanceOf(PolicyException.class)
        .hasMessage(server.url() + ": no metadata within 50 ms");
  }

  @Test
  void aServerWhoseFirstAnswerDoesNotFitIsRefusedBeforeTheArmMoves() {
    server.script.clear();
    server.then((_, line) -> line.answer(Map.of("actions", NdArray.of(new float[14], 7, 2))));
    assertThatThrownBy(() -> open(PATIENT))
        .hasMessage(server.url() + ": actions are <f4 [7, 2], declared [3, 2]");
  }

  @Test
  void anEpisodeIsAConnection() {
    server.then((_, line) -> line.answer(GOOD)).then((_, line) -> line.answer(GOOD));
    try (Policy policy = open(PATIENT)) {
      policy.infer(observation(0));
      policy.reset(3);
      policy.infer(observation(0));
      assertThat(server.accepted).isEqualTo(3);
    }
  }

  @Test
  void aMissingStreamIsNamed() {
    try (Policy policy = open(PATIENT)) {
      Observation blind = new Observation(0, 0, Map.of(), Map.of(), "");
      assertThatThrownBy(() -> policy.infer(blind))
          .hasMessage("pick:2: no stream 'joint-position'");
    }
  }

  @Test
  void aKeyThatIsNotInTheEnvironmentIsAskedFor() {
    OpenpiManifest manifest = manifest(server.url(), PATIENT, "api-key-env: SINEW_NO_SUCH, ");
    assertThatThrownBy(() -> OpenpiPolicy.open(manifest, clock))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "policy.yaml: server.api-key-env: environment variable SINEW_NO_SUCH is not set");
  }

  /// PATH is set wherever a process starts.
  @Test
  void theKeyFromTheEnvironmentIsSentWithTheHandshake() {
    OpenpiManifest manifest = manifest(server.url(), PATIENT, "api-key-env: PATH, ");
    OpenpiPolicy.open(manifest, clock).close();
    assertThat(server.headers).contains("Authorization: Api-Key " + System.getenv("PATH"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'ws://'     | 'http://'   | server.url: \"http://h:1\": does not match the regex pattern"
            + " ^wss?://",
        "'ws://h:1'  | 'ws://h:1 ' | server.url: 'ws://h:1 ' is no address such as"
            + " ws://127.0.0.1:8000",
        "'horizon: 2'| 'horizon: 4'| action.horizon: 4 rows, but an answer has 3",
        "'execute: 1'| 'execute: 3'| action.execute: 3 rows, but a chunk reaches only 2 past its"
            + " observation",
        "'first-row: 0'| 'first-row: 1'| action.first-row: 1 leaves a gap after the observation; 0"
            + " or less",
        "'key: prompt'| 'key: images'| observation: 'images' is a key and the parent of others",
        "'[3, 2]'    | '[3, 4]'    | action.codec: rows of 4 values leave here, but action.width"
            + " is 2"
      })
  void aWrongManifestIsRefusedWithItsKey(String from, String to, String complaint) {
    String text = MANIFEST.formatted("ws://h:1", 100);
    assertThat(text).contains(from);
    ConfigSection file = ConfigSection.parse(Path.of("policy.yaml"), text.replace(from, to));
    assertThatThrownBy(() -> OpenpiBundle.read(file))
        .isInstanceOf(ConfigException.class)
        .hasMessage("policy.yaml: " + complaint);
  }

  private Policy open(long timeoutMs) {
    return OpenpiPolicy.open(manifest(server.url(), timeoutMs), clock);
  }

  private static OpenpiManifest manifest(String url, long timeoutMs) {
    return manifest(url, timeoutMs, "");
  }

  private static OpenpiManifest manifest(String url, long timeoutMs, String more) {
    String text = MANIFEST.formatted(url, timeoutMs).replace("warm-up-ms", more + "warm-up-ms");
    return new OpenpiReader(ConfigSection.parse(Path.of("policy.yaml"), text)).read();
  }

  private static Observation observation(long at) {
    Frame frame = new Frame(at, 0, 2, 1, new byte[] {1, 2, 3, 4, 5, 6});
    return new Observation(
        at,
        0,
        Map.of("joint-position", new StateWindow(new double[][] {{0.25, -1}})),
        Map.of("top", List.of(frame)),
        "fold");
  }
}
