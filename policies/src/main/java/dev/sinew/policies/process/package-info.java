/// What happens to numbers on their way into and out of a network.
///
/// Every formula comes in float32, as PyTorch computes it (the same bits as the training
/// framework), and in float64, as NumPy does.
package dev.sinew.policies.process;
