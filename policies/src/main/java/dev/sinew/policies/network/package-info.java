/// `kind: network`: graphs joined by named tensors, a head that turns their answer into rows, and
/// the golden vectors that all of it must equal.
package dev.sinew.policies.network;
