package dev.sinew.policies.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.policies.PolicyBundle;
import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.StateWindow;
import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.NoAnswerException;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.PolicyException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class PolicyServerTest {

  private static final Path FLOW = Path.of(System.getProperty("sinew.root"), "models/pusht-flow");
  private static final int SEED = 7;
  private static final long PATIENCE = 20_000_000_000L;

  private static final String CLIENT =
      """
      kind: openpi
      name: pusht
      version: "1"
      server: {url: "ws://127.0.0.1:%d", timeout-ms: 20000}
      observation:
        steps: 2
        step-ms: 100
        inputs:
          - {stream: joint-position, width: 2, unit: px, key: observation/joint_position}
          - {stream: keypoints, width: 16, unit: px, key: observation/keypoints}
      action: {shape: [16, 2], width: 2, unit: px, horizon: 16, first-row: -1, execute: 8,
        interpolation: hold}
      provenance: {licence: none}
      """;

  @Test
  void aBundleBehindTheServerGivesTheSameChunksBitForBit() {
    try (PolicyServer server = serve(Optional.empty());
        Policy local = PolicyBundle.read(FLOW).open();
        Policy remote = OpenpiPolicy.open(manifest(server), new VirtualClock())) {
      assertThat(episode(remote)).isEqualTo(episode(local));
      assertThat(episode(remote)).isEqualTo(episode(local));
    }
  }

  @Test
  void theServerSaysWhatItServesBeforeItIsAsked() {
    try (PolicyServer server = serve(Optional.empty());
        Client client = new Client(manifest(server).endpoint(), new VirtualClock())) {
      assertThat(client.open())
          .containsEntry("policy", "pusht-flow:1")
          .containsEntry("actions", List.of(16L, 2L))
          .containsEntry(
              "inputs",
              Map.of(
                  "observation/joint_position",
                  List.of(2L, 2L),
                  "observation/keypoints",
                  List.of(2L, 16L)));
    }
  }

  @Test
  void aBadRequestIsAnsweredWithOneLine() {
    try (PolicyServer server = serve(Optional.empty())) {
      Map<String, Object> request = new LinkedHashMap<>();
      mustComplain(
          server,
          request,
          "bad request: 'observation/joint_position' is missing; an array of shape [2, 2] is"
              + " wanted");
      request.put("observation/joint_position", NdArray.of(new double[3], 3));
      mustComplain(
          server,
          request,
          "bad request: 'observation/joint_position' is <f8 [3]; shape [2, 2] is wanted");
      request.put(
          "observation/joint_position", NdArray.of(new double[] {0, 0, 0, Double.NaN}, 2, 2));
      mustComplain(server, request, "bad request: 'observation/joint_position' holds NaN");
      request.put("observation/joint_position", NdArray.of(new double[4], 2, 2));
      request.put("observation/keypoints", NdArray.of(new double[32], 2, 16));
      request.put("prompt", 1L);
      mustComplain(server, request, "bad request: 'prompt' is no text");
    }
  }

  private static void mustComplain(
      PolicyServer server, Map<String, Object> request, String complaint) {
    try (Client client = new Client(manifest(server).endpoint(), new VirtualClock())) {
      assertThatThrownBy(() -> client.ask(request, PATIENCE))
          .isInstanceOf(PolicyException.class)
          .hasMessageEndingWith(": the server reports an error: " + complaint);
    }
  }

  @Test
  void randomBytesEndTheirSessionAndNoOther() throws Exception {
    SplittableRandom random = new SplittableRandom(3);
    try (PolicyServer server = serve(Optional.empty());
        HttpClient http = HttpClient.newHttpClient()) {
      for (int n = 0; n < 20; n++) {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        Endpoint endpoint = manifest(server).endpoint();
        try (Connection open = Connection.open(http, endpoint, Optional.empty(), PATIENCE)) {
          assertThatThrownBy(() -> open.ask(bytes, PATIENCE))
              .hasMessageContaining(": the server reports an error: bad request: ");
        }
      }
      assertThat(health(server)).isEqualTo("200 OK\n");
    }
  }

  /// A policy that thinks until it is told to stop; meanwhile the server answers others.
  @Test
  void healthIsAnsweredWhileAPolicyComputes() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    try (PolicyServer server =
            PolicyServer.start(() -> new Thinker(begun, release), options(Optional.empty()));
        Client client = new Client(manifest(server).endpoint(), new VirtualClock())) {
      Thread asking =
          Thread.ofPlatform()
              .start(
                  () ->
                      client.ask(Map.of("observation/x", NdArray.of(new double[1], 1)), PATIENCE));
      begun.await();
      assertThat(health(server)).isEqualTo("200 OK\n");
      release.countDown();
      asking.join();
    }
  }

  @Test
  void strangersWithoutTheTokenAreTurnedAwayAndWebPagesAlways() throws Exception {
    try (PolicyServer server = serve(Optional.of("secret"))) {
      Client stranger = new Client(manifest(server).endpoint(), new VirtualClock());
      assertThatThrownBy(stranger::open)
          .isInstanceOf(NoAnswerException.class)
          .hasMessageEndingWith(": the server refuses the API key (HTTP 401)");
      stranger.close();
      try (HttpClient http = HttpClient.newHttpClient()) {
        Endpoint endpoint = manifest(server).endpoint();
        Connection.open(http, endpoint, Optional.of("secret"), PATIENCE).close();
        assertThatThrownBy(() -> Connection.open(http, endpoint, Optional.of("secret2"), PATIENCE))
            .hasMessageContaining("HTTP 401");
      }
      assertThat(health(server)).isEqualTo("200 OK\n");
    }
    try (PolicyServer server = serve(Optional.empty());
        HttpClient http = HttpClient.newHttpClient()) {
      var page =
          HttpRequest.newBuilder(uri(server, "/")).header("Origin", "http://evil.example").build();
      assertThat(http.send(page, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void anAddressThatOthersReachNeedsAToken() {
    InetSocketAddress everywhere = new InetSocketAddress("0.0.0.0", 0);
    assertThatThrownBy(() -> new PolicyServer.Options(everywhere, Optional.empty(), 0, 1, 1 << 20))
        .isInstanceOf(PolicyException.class)
        .hasMessageStartingWith("--bind 0.0.0.0: others can reach it; ");
  }

  @Test
  void aTakenPortIsSaidInOneLine() {
    try (PolicyServer server = serve(Optional.empty())) {
      var options = new PolicyServer.Options(server.address(), Optional.empty(), 0, 1, 1 << 20);
      assertThatThrownBy(() -> PolicyServer.start(() -> PolicyBundle.read(FLOW).open(), options))
          .isInstanceOf(PolicyException.class)
          .hasMessageContaining("cannot be served: ")
          .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    }
  }

  private static PolicyServer serve(Optional<String> token) {
    return PolicyServer.start(() -> PolicyBundle.read(FLOW).open(), options(token));
  }

  private static PolicyServer.Options options(Optional<String> token) {
    return new PolicyServer.Options(new InetSocketAddress("127.0.0.1", 0), token, SEED, 1, 1 << 20);
  }

  private static OpenpiManifest manifest(PolicyServer server) {
    String text = CLIENT.formatted(server.address().getPort());
    return new OpenpiReader(ConfigSection.parse(Path.of("policy.yaml"), text)).read();
  }

  private static String health(PolicyServer server) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      var answer =
          http.send(
              HttpRequest.newBuilder(uri(server, "/healthz")).build(), BodyHandlers.ofString());
      return answer.statusCode() + " " + answer.body();
    }
  }

  private static URI uri(PolicyServer server, String path) {
    return URI.create("http://127.0.0.1:" + server.address().getPort() + path);
  }

  /// Bits of the chunks of a walk over the board.
  private static long[] episode(Policy policy) {
    policy.reset(SEED);
    SplittableRandom random = new SplittableRandom(11);
    long[] bits = new long[10 * 32];
    for (int n = 0; n < 10; n++) {
      double[][] disc = new double[2][2];
      double[][] corners = new double[2][16];
      for (double[] row : disc) for (int i = 0; i < 2; i++) row[i] = random.nextDouble(512);
      for (double[] row : corners) for (int i = 0; i < 16; i++) row[i] = random.nextDouble(512);
      ActionChunk chunk =
          policy.infer(
              new Observation(
                  n * 800_000_000L,
                  0,
                  Map.of(
                      "joint-position",
                      new StateWindow(disc),
                      "keypoints",
                      new StateWindow(corners)),
                  Map.of(),
                  ""));
      assertThat(chunk.startNanos()).isEqualTo((n * 8 - 1) * 100_000_000L);
      for (int i = 0; i < 32; i++)
        bits[n * 32 + i] = Double.doubleToRawLongBits(chunk.value(i / 2, i % 2));
    }
    return bits;
  }
}
