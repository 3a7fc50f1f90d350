/// A connection to an MQTT 5 broker that outlives its losses: for a robot, for telemetry, for
/// remote commands. Which messages there are is the business of those who use it.
package dev.sinew.drivers.mqtt;
