/// The safetensors file format (github.com/huggingface/safetensors, README "Format"): named arrays,
/// nothing that could run.
package dev.sinew.policies.safetensors;
