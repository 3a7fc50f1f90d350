/// The ports: what a device, a policy or a task must offer. Implementations live in other modules
/// and stay hidden behind their providers.
package dev.sinew.runtime.port;
