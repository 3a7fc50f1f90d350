/// Heads that answer tokens instead of denoising: the loops and tables of the host, over networks
/// that answer one call at a time.
package dev.sinew.policies.decode;
