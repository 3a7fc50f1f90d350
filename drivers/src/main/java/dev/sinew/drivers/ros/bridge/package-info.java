/// A graph of ROS 1 or ROS 2 behind a rosbridge server: JSON or CBOR over a WebSocket, by the
/// rosbridge v2.0 protocol specification (`ROSBRIDGE_PROTOCOL.md` of rosbridge_suite).
package dev.sinew.drivers.ros.bridge;
