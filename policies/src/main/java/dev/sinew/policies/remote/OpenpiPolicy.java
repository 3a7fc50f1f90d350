package dev.sinew.policies.remote;

import dev.sinew.policies.bench.SyntheticObservation;
import dev.sinew.policies.link.OneLine;
import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.port.NoAnswerException;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.PolicyException;
import dev.sinew.runtime.port.PolicySpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// Sends observations to an openpi server and takes its `actions`. Inference thread.
///
/// The protocol knows no reset: an episode is a connection. Noise is the server's own; the seed
/// changes nothing.
final class OpenpiPolicy implements Policy {

  private static final String ACTIONS = "actions";

  private final OpenpiManifest manifest;
  private final Client client;
  private long sequence;

  private OpenpiPolicy(OpenpiManifest manifest, Client client) {
    this.manifest = manifest;
    this.client = client;
  }

  /// Connects and has the server answer once.
  ///
  /// @throws PolicyException in one line
  static OpenpiPolicy open(OpenpiManifest manifest, Clock clock) {
    OpenpiPolicy policy = new OpenpiPolicy(manifest, new Client(manifest.endpoint(), clock));
    try {
      policy.client.open();
      policy.rows(SyntheticObservation.of(manifest.spec(), ""), manifest.endpoint().warmUpNanos());
      policy.client.renew();
      return policy;
    } catch (RuntimeException e) {
      policy.close();
      throw e;
    }
  }

  @Override
  public PolicySpec spec() {
    return manifest.spec();
  }

  @Override
  public void reset(long seed) {
    sequence = 0;
    client.renew();
  }

  @Override
  public ActionChunk infer(Observation observation) {
    double[] rows = rows(observation, manifest.endpoint().answerNanos());
    PolicySpec spec = manifest.spec();
    return new ActionChunk(
        observation.atNanos() + manifest.firstRow() * spec.stepNanos(),
        spec.stepNanos(),
        spec.dof(),
        manifest.codec().decode(rows, observation.states()),
        new ActionChunk.Provenance(
            sequence++,
            observation.epoch(),
            observation.atNanos(),
            observation.prompt(),
            0,
            spec.label()));
  }

  /// The rows that are kept of an answer, as the server means them.
  private double[] rows(Observation observation, long nanos) {
    double[] values = actions(client.ask(request(observation), nanos)).doubles();
    int width = manifest.codec().networkWidth();
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i]))
        throw problem(
            "row %d, value %d of actions is %s".formatted(i / width, i % width, values[i]));
    }
    return Arrays.copyOf(values, manifest.spec().chunkRows() * width);
  }

  private Map<String, Object> request(Observation observation) {
    Map<String, Object> request = new LinkedHashMap<>();
    try {
      for (Field field : manifest.fields()) field.put(observation, request);
    } catch (PolicyException e) {
      throw new PolicyException(spec().label() + ": " + e.getMessage(), e);
    }
    return request;
  }

  private NdArray actions(Map<String, Object> answer) {
    if (!(answer.get(ACTIONS) instanceof NdArray actions))
      throw problem(
          answer.containsKey(ACTIONS)
              ? "the answer's actions are no array"
              : "the answer has no actions, only " + OneLine.last(answer.keySet().toString()));
    int width = manifest.codec().networkWidth();
    if (!actions.hasShape(manifest.rows(), width))
      throw problem("actions are %s, declared [%d, %d]".formatted(actions, manifest.rows(), width));
    return actions;
  }

  /// A server that lied once is asked again over a new connection.
  private NoAnswerException problem(String problem) {
    client.renew();
    return new NoAnswerException(manifest.endpoint() + ": " + problem);
  }

  @Override
  public void close() {
    client.close();
  }
}
