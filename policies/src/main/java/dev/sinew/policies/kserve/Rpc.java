package dev.sinew.policies.kserve;

import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// The calls of `inference.GRPCInferenceService`, messages as bytes.
final class Rpc {

  static final MethodDescriptor<byte[], byte[]> MODEL_METADATA = unary("ModelMetadata");
  static final MethodDescriptor<byte[], byte[]> MODEL_INFER = unary("ModelInfer");

  private Rpc() {}

  private static MethodDescriptor<byte[], byte[]> unary(String name) {
    return MethodDescriptor.newBuilder(new Bytes(), new Bytes())
        .setType(MethodDescriptor.MethodType.UNARY)
        .setFullMethodName(
            MethodDescriptor.generateFullMethodName("inference.GRPCInferenceService", name))
        .build();
  }

  private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {

    @Override
    public InputStream stream(byte[] message) {
      return new ByteArrayInputStream(message);
    }

    /// gRPC ends the stream with an error where it is longer than the call allows.
    @Override
    public byte[] parse(InputStream message) {
      try (message) {
        return message.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
