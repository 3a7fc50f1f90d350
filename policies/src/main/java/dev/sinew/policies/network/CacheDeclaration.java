package dev.sinew.policies.network;

import dev.sinew.policies.onnx.ElementType;

/// A tensor that the step graphs hand to their next call within an inference.
///
/// @param shape at the first call
/// @param next tensor that takes its place
/// @param grows axis that is one longer at every call, or -1
/// @param filled whether a graph fills it for the first call; else it is zero then
record CacheDeclaration(
    String name, ElementType type, long[] shape, String next, int grows, boolean filled) {}
