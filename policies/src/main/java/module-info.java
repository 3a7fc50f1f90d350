/// Learned policies. The only module that knows DJL and ONNX Runtime.
module dev.sinew.policies {
  requires ai.djl.api;
  requires ai.djl.onnxruntime_engine;
  requires ai.djl.tokenizers;
  requires com.microsoft.onnxruntime;
  requires io.grpc;
  requires io.grpc.stub;
  requires java.management;
  requires java.net.http;
  requires jdk.management;
  requires transitive dev.sinew.runtime;
  requires msgpack.core;
  requires org.slf4j;
  requires tools.jackson.databind;
  requires undertow.core;
  requires xnio.api;

  exports dev.sinew.policies;
  exports dev.sinew.policies.bench;
  exports dev.sinew.policies.bundle;
  exports dev.sinew.policies.lerobot;
  exports dev.sinew.policies.onnx;
  exports dev.sinew.policies.remote;
}
