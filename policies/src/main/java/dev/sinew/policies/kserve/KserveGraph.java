package dev.sinew.policies.kserve;

import dev.sinew.policies.onnx.BoundGraph;
import dev.sinew.policies.onnx.Fit;
import dev.sinew.policies.onnx.Graph;
import dev.sinew.policies.onnx.Tensor;
import dev.sinew.policies.onnx.TensorSpec;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.port.NoAnswerException;
import dev.sinew.runtime.port.PolicyException;
import java.util.List;
import java.util.Map;

/// A graph that a server runs. Whatever the server does, a run ends within its deadline: with the
/// outputs of this very request, or with [NoAnswerException] and the outputs as they were.
/// Inference thread.
public final class KserveGraph implements Graph {

  private final GraphServer server;
  private final Link link;
  private final ModelMetadata metadata;
  private long requests;
  private boolean warm;
  private boolean closed;

  private KserveGraph(GraphServer server, Link link, ModelMetadata metadata) {
    this.server = server;
    this.link = link;
    this.metadata = metadata;
  }

  /// Asks the server what the model takes and gives.
  ///
  /// @throws PolicyException in one line when nobody answers, or there is no such model
  public static KserveGraph open(GraphServer server, Clock clock) {
    Link link = new Link(server, clock);
    try {
      ModelMetadata metadata = metadata(server, link, server.warmUpNanos());
      if (!metadata.name().equals(server.model()))
        throw new PolicyException(server + ": the server calls it '" + metadata.name() + "'");
      if (!metadata.mayHave(server.version()))
        throw new PolicyException(
            "%s: no version '%s'; the server has %s"
                .formatted(server, server.version(), metadata.versions()));
      return new KserveGraph(server, link, metadata);
    } catch (RuntimeException e) {
      link.close();
      throw e;
    }
  }

  private static ModelMetadata metadata(GraphServer server, Link link, long nanos) {
    byte[] request = ModelMetadata.request(server.model(), server.version());
    byte[] answer = link.call(Rpc.MODEL_METADATA, request, nanos, ModelMetadata.MOST_BYTES);
    try {
      return ModelMetadata.read(answer);
    } catch (AnswerException e) {
      link.drop();
      throw link.problem(e.getMessage(), e);
    }
  }

  @Override
  public List<TensorSpec> inputs() {
    return metadata.inputs();
  }

  @Override
  public List<TensorSpec> outputs() {
    return metadata.outputs();
  }

  @Override
  public BoundGraph bind(Map<String, Tensor> inputs, Map<String, Tensor> outputs) {
    if (closed) throw new PolicyException(server + ": is closed");
    Fit fit = new Fit(server.toString(), inputs(), outputs());
    fit.mustTake(inputs);
    fit.mustGive(outputs);
    return new BoundKserveGraph(this, server, inputs, outputs);
  }

  @Override
  public String provider() {
    return server.toString();
  }

  /// One request, one answer, of which every value has been checked.
  void infer(InferRequest request, Map<String, Tensor> outputs, int mostBytes) {
    if (closed) throw new PolicyException(server + ": is closed");
    if (!link.isUp()) mustBeTheSame();
    String id = InferRequest.id(++requests);
    long nanos = warm ? server.answerNanos() : server.warmUpNanos();
    byte[] answer = link.call(Rpc.MODEL_INFER, request.write(id), nanos, mostBytes);
    try {
      InferAnswer read = InferAnswer.read(answer);
      read.mustAnswer(server.model(), server.version(), id);
      read.fill(outputs);
    } catch (AnswerException e) {
      link.drop();
      throw link.problem(e.getMessage(), e);
    }
    warm = true;
  }

  /// A server that was away may have come back as another one.
  private void mustBeTheSame() {
    ModelMetadata now = metadata(server, link, server.answerNanos());
    if (now.equals(metadata)) return;
    link.drop();
    throw link.problem("the model has changed since it was opened", null);
  }

  @Override
  public void close() {
    closed = true;
    link.close();
  }
}
