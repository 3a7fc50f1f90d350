package dev.sinew.app.served;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.policies.PolicyBundle;
import dev.sinew.policies.kserve.GraphServer;
import dev.sinew.policies.kserve.KserveGraph;
import dev.sinew.policies.onnx.BoundGraph;
import dev.sinew.policies.onnx.ElementType;
import dev.sinew.policies.onnx.Tensor;
import dev.sinew.policies.onnx.TensorSpec;
import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.StateWindow;
import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.NoAnswerException;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.PolicyException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// A policy whose denoiser lives on a server of the Open Inference Protocol.
class ServedPolicyTest {

  private static final Path ROOT = Path.of(System.getProperty("sinew.root"));
  private static final Path BUNDLE = ROOT.resolve("models/pusht-diffusion");
  private static final Path GRAPH = BUNDLE.resolve("denoiser.onnx");

  private StubServer server;

  @BeforeEach
  void serve() throws IOException {
    server = new StubServer(GRAPH);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void chunksAreThoseOfTheLocalGraphToTheLastBit() {
    try (Policy local = PolicyBundle.read(BUNDLE).open();
        Policy served = open("")) {
      local.reset(7);
      served.reset(7);
      for (int n = 0; n < 5; n++)
        assertThat(bits(served.infer(observation(n)))).isEqualTo(bits(local.infer(observation(n))));
    }
    assertThat(server.asked.get()).isEqualTo(10 + 5 * 10); // golden vectors, then chunks
  }

  @ParameterizedTest
  @EnumSource(Lie.class)
  void whateverTheServerDoesIsNoAnswerThisTimeAndOneLine(Lie lie) {
    try (Policy local = PolicyBundle.read(BUNDLE).open();
        Policy served = open("")) {
      local.reset(7);
      served.reset(7);
      server.then(a -> a.honest().bytes()).then(lie.reaction); // in the middle of denoising
      assertThatThrownBy(() -> served.infer(observation(0)))
          .isInstanceOf(NoAnswerException.class)
          .hasMessageStartingWith(place() + ": " + lie.complaint)
          .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
      if (lie == Lie.NOT_READY) return; // the next attempt is not due yet
      assertThat(bits(served.infer(observation(1)))).isEqualTo(bits(local.infer(observation(1))));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Lie.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"SILENCE"})
  void aServerThatLiesWhenThePolicyIsOpenedIsRefused(Lie lie) {
    server.then(lie.reaction);
    assertThatThrownBy(() -> open(""))
        .isInstanceOf(PolicyException.class)
        .hasMessageStartingWith(place() + ": " + lie.complaint);
  }

  @Test
  void aServerWithAnotherNetworkIsFoundOutByTheGoldenVectors() {
    for (int i = 0; i < 10; i++) server.then(a -> a.honest().withValue(0, 0.75f).bytes());
    assertThatThrownBy(() -> open(""))
        .isExactlyInstanceOf(PolicyException.class)
        .hasMessageMatching(
            "pusht-diffusion:1: served by "
                + place()
                + " it differs by \\S+ from its golden vectors \\(tolerance 1e-05\\): another"
                + " network, or another version of it");
  }

  @Test
  void anEarlierAnswerIsNeverTakenForALaterOne() {
    StubServer.Asked[] first = new StubServer.Asked[1];
    try (Policy served = open("")) {
      server.then(
          a -> {
            first[0] = a;
            return a.honest().bytes();
          });
      server.then(_ -> first[0].honest().bytes());
      assertThatThrownBy(() -> served.infer(observation(0)))
          .isInstanceOf(NoAnswerException.class)
          .hasMessageContaining(": answers request '");
    }
  }

  @Test
  void aServerThatIsGoneIsTriedAgainLessAndLessOftenAndFoundWhenItIsBack() throws Exception {
    VirtualClock clock = new VirtualClock();
    try (KserveGraph graph = KserveGraph.open(GraphServer.read(section("")), clock);
        Run run = new Run(graph)) {
      float[] honest = run.answer();
      server.stop();
      run.mustMiss(": no connection");
      run.mustMiss(": no connection; the next attempt is due in 100 ms");
      clock.sleepUntil(clock.nanos() + 100_000_000);
      run.mustMiss(": no connection: ");
      run.mustMiss(": no connection; the next attempt is due in 200 ms");
      server.start();
      clock.sleepUntil(clock.nanos() + 200_000_000);
      assertThat(run.answer()).isEqualTo(honest);
    }
  }

  @Test
  void aServerThatComesBackWithAnotherModelIsNotAsked() throws Exception {
    VirtualClock clock = new VirtualClock();
    try (KserveGraph graph = KserveGraph.open(GraphServer.read(section("")), clock);
        Run run = new Run(graph)) {
      run.answer();
      server.stop();
      run.mustMiss(": no connection");
      TensorSpec wider = new TensorSpec("observation", ElementType.FLOAT32, new long[] {-1, 40});
      server.metadata = StubServer.describe(StubServer.MODEL, List.of(wider), graph.outputs());
      server.start();
      clock.sleepUntil(clock.nanos() + 100_000_000);
      int asked = server.asked.get();
      run.mustMiss(": the model has changed since it was opened");
      assertThat(server.asked.get()).isEqualTo(asked);
    }
  }

  @Test
  void anAnswerThatIsRefusedLeavesTheTensorsAsTheyWere() {
    try (KserveGraph graph = KserveGraph.open(GraphServer.read(section("")), new VirtualClock());
        Run run = new Run(graph)) {
      float[] honest = run.answer();
      server.then(Lie.NAN.reaction);
      run.mustMiss(": value 5 of 'prediction' is not finite");
      assertThat(run.output()).isEqualTo(honest);
    }
  }

  @Test
  void aModelThatIsNotThePolicysGraphIsRefused() {
    TensorSpec other = new TensorSpec("x", ElementType.FLOAT32, new long[] {-1, 3});
    server.metadata = StubServer.describe(StubServer.MODEL, List.of(other), List.of(other));
    assertThatThrownBy(() -> open(""))
        .isInstanceOf(ConfigException.class)
        .hasMessageEndingWith(
            "policy.yaml: graphs.denoiser.inputs.chunk: "
                + place()
                + " has no such name; it has [x]");
    server.metadata = StubServer.describe("other", List.of(other), List.of(other));
    assertThatThrownBy(() -> open("")).hasMessage(place() + ": the server calls it 'other'");
    server.metadata = new byte[] {(byte) 0xff};
    assertThatThrownBy(() -> open(""))
        .hasMessage(place() + ": the metadata is no protobuf message");
  }

  @Test
  void aVersionThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> open("version: '3'"))
        .hasMessage(place() + ": no version '3'; the server has [1]");
  }

  @Test
  void nobodyAtTheDoorIsOneLine() throws Exception {
    server.stop();
    assertThatThrownBy(() -> open(""))
        .isInstanceOf(PolicyException.class)
        .hasMessageStartingWith(place() + ": no connection: ");
  }

  /// PATH is set wherever a process starts.
  @Test
  void theTokenFromTheEnvironmentIsSentWithEveryCall() {
    open("token-env: PATH").close();
    assertThat(server.authorizations)
        .hasSize(1 + 10)
        .containsOnly("Bearer " + System.getenv("PATH"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "denoiser | url: grpc://127.0.0.1     | servers.denoiser.url: 'grpc://127.0.0.1' is no"
            + " address such as grpc://127.0.0.1:8001",
        "denoiser | url: 'grpc://h:1/x'       | servers.denoiser.url: 'grpc://h:1/x' is no address"
            + " such as grpc://127.0.0.1:8001",
        "denoiser | url: 'http://h:1'         | servers.denoiser.url: \"http://h:1\": does not"
            + " match the regex pattern ^grpcs?://",
        "denoiser | url: 'grpc://h:1', ca-file: x | servers.denoiser.ca-file: cannot be read: x",
        "denoise  | url: 'grpc://h:1'         | servers.denoise: the policy has no such graph; did"
            + " you mean 'denoiser'?"
      })
  void aWrongServerIsRefusedWithItsKey(String graph, String url, String complaint) {
    String text = "servers: {%s: {%s, model: m, deadline-ms: 10}}".formatted(graph, url);
    ConfigSection servers =
        ConfigSection.parse(Path.of("run.yaml"), text).section("servers").section(graph);
    assertThatThrownBy(() -> PolicyBundle.read(BUNDLE, Map.of(), Map.of(graph, servers)))
        .isInstanceOf(ConfigException.class)
        .hasMessage("run.yaml: " + complaint);
  }

  @Test
  void aPolicyWithoutGraphsHasNoneToServe() {
    Path exercise = ROOT.resolve("models/arm-exercise");
    assertThatThrownBy(() -> PolicyBundle.read(exercise, Map.of(), Map.of("denoiser", section(""))))
        .isInstanceOf(ConfigException.class)
        .hasMessageEndingWith("a policy of kind exercise has no graphs");
  }

  private Policy open(String more) {
    return PolicyBundle.read(BUNDLE, Map.of(), Map.of("denoiser", section(more))).open();
  }

  private String place() {
    return "grpc://" + server.address() + "/" + StubServer.MODEL;
  }

  private ConfigSection section(String more) {
    String version = more.contains("version") ? "" : "version: '1', ";
    return ConfigSection.parse(
        Path.of("run.yaml"),
        "{url: 'grpc://%s', model: %s, deadline-ms: 1000, warm-up-ms: 20000, %s%s}"
            .formatted(server.address(), StubServer.MODEL, version, more));
  }

  private static Observation observation(int n) {
    double[][] corners = new double[2][16];
    for (double[] row : corners) Arrays.fill(row, 250 + n);
    return new Observation(
        n * 800_000_000L,
        0,
        Map.of(
            "joint-position",
            new StateWindow(new double[][] {{100 + n, 200 + n}, {104 + n, 203 + n}}),
            "keypoints",
            new StateWindow(corners)),
        Map.of(),
        "");
  }

  private static long[] bits(ActionChunk chunk) {
    long[] bits = new long[chunk.rows() * chunk.dof()];
    for (int i = 0; i < bits.length; i++)
      bits[i] = Double.doubleToRawLongBits(chunk.value(i / chunk.dof(), i % chunk.dof()));
    return bits;
  }

  /// One set of tensors of the denoiser.
  private static final class Run implements AutoCloseable {

    private final Tensor output = Tensor.of(ElementType.FLOAT32, 1, 16, 2);
    private final Map<String, Tensor> inputs =
        Map.of(
            "chunk", Tensor.of(ElementType.FLOAT32, 1, 16, 2),
            "time", Tensor.of(ElementType.FLOAT32, 1),
            "observation", Tensor.of(ElementType.FLOAT32, 1, 36));
    private final BoundGraph bound;

    Run(KserveGraph graph) {
      bound = graph.bind(inputs, Map.of("prediction", output));
    }

    float[] answer() {
      bound.run();
      return output();
    }

    float[] output() {
      float[] values = new float[32];
      output.get(values);
      return values;
    }

    void mustMiss(String complaint) {
      assertThatThrownBy(bound::run)
          .isInstanceOf(NoAnswerException.class)
          .hasMessageContaining(complaint);
    }

    @Override
    public void close() {
      bound.close();
      output.close();
      inputs.values().forEach(Tensor::close);
    }
  }
}
