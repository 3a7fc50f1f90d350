/// The inference engine, hidden: DJL loads and describes the graph, ONNX Runtime runs it.
package dev.sinew.policies.onnx;
