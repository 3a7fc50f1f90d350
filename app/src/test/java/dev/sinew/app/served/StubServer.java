package dev.sinew.app.served;

import dev.sinew.policies.onnx.BoundGraph;
import dev.sinew.policies.onnx.OnnxGraph;
import dev.sinew.policies.onnx.Tensor;
import dev.sinew.policies.onnx.TensorSpec;
import dev.sinew.policies.proto.ProtoFields;
import dev.sinew.policies.proto.ProtoWriter;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCallHandler;
import io.grpc.ServerCredentials;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.stub.ServerCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A server of the Open Inference Protocol over a graph that runs here; it answers honestly, or as
/// the next entry of its script says.
final class StubServer implements AutoCloseable {

  static final String MODEL = "pusht-denoiser";

  /// What becomes of a request.
  interface Reaction {
    byte[] to(Asked asked) throws Exception;
  }

  /// @param honest the answer as it should be
  record Asked(byte[] request, String id, Reply honest) {}

  final Queue<Reaction> script = new ConcurrentLinkedQueue<>();
  final AtomicInteger asked = new AtomicInteger();
  final List<String> authorizations = new CopyOnWriteArrayList<>();
  volatile byte[] metadata;
  private final OnnxGraph graph;
  private final ServerCredentials credentials;
  private final int port;
  private Server server;

  StubServer(Path file) throws IOException {
    this(file, InsecureServerCredentials.create());
  }

  StubServer(Path file, ServerCredentials credentials) throws IOException {
    graph = OnnxGraph.load(file);
    metadata = describe(MODEL, graph.inputs(), graph.outputs());
    this.credentials = credentials;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    start();
  }

  /// `127.0.0.1:port`, also while it is down.
  String address() {
    return "127.0.0.1:" + port;
  }

  void start() throws IOException {
    server =
        Grpc.newServerBuilderForPort(port, credentials)
            .addService(ServerInterceptors.intercept(service(), this::note))
            .build()
            .start();
  }

  void stop() throws InterruptedException {
    server.shutdownNow().awaitTermination();
  }

  StubServer then(Reaction reaction) {
    script.add(reaction);
    return this;
  }

  private ServerServiceDefinition service() {
    String name = "inference.GRPCInferenceService";
    return ServerServiceDefinition.builder(name)
        .addMethod(method(name, "ModelMetadata"), handler(_ -> metadata))
        .addMethod(method(name, "ModelInfer"), handler(this::infer))
        .build();
  }

  private interface Handler {
    byte[] handle(byte[] request) throws Exception;
  }

  private static ServerCallHandler<byte[], byte[]> handler(Handler handler) {
    return ServerCalls.asyncUnaryCall(
        (request, observer) -> {
          try {
            observer.onNext(handler.handle(request));
            observer.onCompleted();
          } catch (StatusException e) {
            observer.onError(e);
          } catch (Exception e) {
            observer.onError(Status.INTERNAL.withDescription(e.toString()).asException());
          }
        });
  }

  private byte[] infer(byte[] request) throws Exception {
    asked.incrementAndGet();
    Asked whole = compute(request);
    Reaction next = script.poll();
    return next == null ? whole.honest().bytes() : next.to(whole);
  }

  /// One at a time: the graph is confined to one thread.
  private synchronized Asked compute(byte[] request) {
    String id = "";
    List<ProtoFields> heads = new ArrayList<>();
    Queue<byte[]> raw = new ArrayDeque<>();
    for (ProtoFields f = new ProtoFields(MemorySegment.ofArray(request)); f.next(); ) {
      switch (f.number()) {
        case 3 -> id = f.text();
        case 5 -> heads.add(new ProtoFields(f.bytes()));
        case 7 -> raw.add(f.bytes().toArray(java.lang.foreign.ValueLayout.JAVA_BYTE));
        default -> {}
      }
    }
    Map<String, Tensor> inputs = new LinkedHashMap<>();
    for (ProtoFields head : heads) {
      String name = "";
      while (head.next()) if (head.number() == 1) name = head.text();
      Tensor tensor = single(named(graph.inputs(), name));
      tensor.memory().copyFrom(MemorySegment.ofArray(raw.remove()));
      inputs.put(name, tensor);
    }
    TensorSpec spec = graph.outputs().getFirst();
    try (Tensor output = single(spec);
        BoundGraph bound = graph.bind(inputs, Map.of(spec.name(), output))) {
      bound.run();
      byte[] values = output.memory().toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
      Reply honest = new Reply(MODEL, "1", id, spec.name(), "FP32", output.shape(), values);
      return new Asked(request, id, honest);
    } finally {
      inputs.values().forEach(Tensor::close);
    }
  }

  private static Tensor single(TensorSpec spec) {
    long[] shape = spec.shape();
    for (int i = 0; i < shape.length; i++) shape[i] = Math.abs(shape[i]);
    return Tensor.of(spec.type(), shape);
  }

  private static TensorSpec named(List<TensorSpec> specs, String name) {
    return specs.stream().filter(spec -> spec.name().equals(name)).findFirst().orElseThrow();
  }

  static byte[] describe(String model, List<TensorSpec> inputs, List<TensorSpec> outputs) {
    ProtoWriter message = new ProtoWriter().text(1, model).text(2, "1").text(3, "onnx");
    inputs.forEach(spec -> message.message(4, head(spec.name(), "FP32", spec.shape())));
    outputs.forEach(spec -> message.message(5, head(spec.name(), "FP32", spec.shape())));
    return message.toBytes();
  }

  static ProtoWriter head(String name, String datatype, long[] shape) {
    return new ProtoWriter().text(1, name).text(2, datatype).packed(3, shape);
  }

  private <A, B> io.grpc.ServerCall.Listener<A> note(
      io.grpc.ServerCall<A, B> call, Metadata headers, ServerCallHandler<A, B> next) {
    String given = headers.get(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER));
    if (given != null) authorizations.add(given);
    return next.startCall(call, headers);
  }

  private static MethodDescriptor<byte[], byte[]> method(String service, String name) {
    MethodDescriptor.Marshaller<byte[]> bytes =
        new MethodDescriptor.Marshaller<>() {
          @Override
          public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
          }

          @Override
          public byte[] parse(InputStream stream) {
            try {
              return stream.readAllBytes();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        };
    return MethodDescriptor.newBuilder(bytes, bytes)
        .setType(MethodDescriptor.MethodType.UNARY)
        .setFullMethodName(MethodDescriptor.generateFullMethodName(service, name))
        .build();
  }

  @Override
  public void close() {
    server.shutdownNow();
    graph.close();
  }
}
