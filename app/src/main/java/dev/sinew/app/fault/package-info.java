/// Faults on request: what a run does when a camera freezes, a packet is lost, a policy answers
/// nonsense. Each is a wrapper around the part that fails; nothing else knows of it. In simulation
/// only.
package dev.sinew.app.fault;
