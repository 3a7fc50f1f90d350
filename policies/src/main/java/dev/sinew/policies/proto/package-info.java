/// Protobuf's wire format, as far as ONNX files and the Open Inference Protocol need it: fields of
/// one message at a time, without generated code.
package dev.sinew.policies.proto;
