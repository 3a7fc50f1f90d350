/// The denoising integrators, in plain Java: the host owns the loop, the network answers one call
/// at a time.
package dev.sinew.policies.sampling;
