/// Trying again what failed: devices, servers and brokers that come back.
package dev.sinew.drivers.retry;
