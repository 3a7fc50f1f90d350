package dev.sinew.app.served;

import dev.sinew.policies.proto.ProtoWriter;
import io.grpc.Status;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/// What a server may do instead of answering, and what is said of it.
enum Lie {
  SILENCE(_ -> silence(), "no answer within 1000 ms"),
  ERROR(
      _ -> {
        throw Status.INTERNAL.withDescription("CUDA\nout of memory").asException();
      },
      "the call ended with INTERNAL: out of memory"),
  NOT_READY(
      _ -> {
        throw Status.UNAVAILABLE.withDescription("model is loading").asException();
      },
      "no connection: model is loading"),
  TOKEN(
      _ -> {
        throw Status.UNAUTHENTICATED.withDescription("who are you").asException();
      },
      "the server refuses the token: who are you"),
  OTHER_MODEL(a -> a.honest().withModel("other").bytes(), "model 'other' answered"),
  OTHER_VERSION(a -> a.honest().withVersion("2").bytes(), "version '2' of the model answered"),
  OTHER_REQUEST(
      a -> a.honest().withId("0000000000000000").bytes(),
      "answers request '0000000000000000', not '"),
  NAN(a -> a.honest().withValue(5, Float.NaN).bytes(), "value 5 of 'prediction' is not finite"),
  INFINITE(
      a -> a.honest().withValue(31, Float.NEGATIVE_INFINITY).bytes(),
      "value 31 of 'prediction' is not finite"),
  SHAPE(
      a -> a.honest().withHead("prediction", "FP32", 1, 8, 4).bytes(),
      "output 'prediction' FP32 [1, 8, 4] where float32 [1, 16, 2] was wanted"),
  TYPE(
      a -> a.honest().withHead("prediction", "INT32", 1, 16, 2).bytes(),
      "output 'prediction' INT32 [1, 16, 2] where float32 [1, 16, 2] was wanted"),
  NAME(a -> a.honest().withHead("noise", "FP32", 1, 16, 2).bytes(), "no output 'prediction'"),
  SHORT(
      a -> a.honest().withValues(new byte[127]).bytes(),
      "127 bytes for output 'prediction' FP32 [1, 16, 2]"),
  NO_VALUES(
      a ->
          new ProtoWriter()
              .text(1, StubServer.MODEL)
              .text(2, "1")
              .text(3, a.id())
              .message(5, StubServer.head("prediction", "FP32", new long[] {1, 16, 2}))
              .toBytes(),
      "0 raw_output_contents for 1 outputs"),
  TOO_LARGE(
      a -> a.honest().withValues(new byte[1 << 20]).bytes(),
      "the call ended with RESOURCE_EXHAUSTED: "),
  NOISE(_ -> noise(), "the answer is no protobuf message"),
  NOTHING(_ -> new byte[0], "answers request '', not '");

  final StubServer.Reaction reaction;
  final String complaint;

  Lie(StubServer.Reaction reaction, String complaint) {
    this.reaction = reaction;
    this.complaint = complaint;
  }

  /// gRPC interrupts nobody: the thread is let go by the end of the process.
  private static byte[] silence() throws InterruptedException {
    new CountDownLatch(1).await();
    throw new AssertionError();
  }

  private static byte[] noise() {
    byte[] bytes = new byte[100];
    Arrays.fill(bytes, (byte) 0xff);
    return bytes;
  }
}
