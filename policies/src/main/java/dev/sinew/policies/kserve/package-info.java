/// Graphs that run on a server of the Open Inference Protocol (KServe v2) over gRPC: Triton,
/// KServe, OpenVINO Model Server and MLServer speak it.
///
/// Source: github.com/open-inference/open-inference-protocol,
/// `specification/protocol/open_inference_grpc.proto`; the field numbers here are its. Only two of
/// its calls are used, `ModelMetadata` and `ModelInfer`.
package dev.sinew.policies.kserve;
