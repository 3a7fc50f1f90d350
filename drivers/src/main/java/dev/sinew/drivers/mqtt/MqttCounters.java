package dev.sinew.drivers.mqtt;

/// What a session did so far.
///
/// @param connections made
/// @param losses connections that broke
/// @param sent messages that the wire took; of QoS 1 those that the broker confirmed
/// @param droppedStreams stream messages given up for newer ones, or for want of a connection
/// @param refusedEvents events that found the queue full
/// @param expired messages whose life ended in the queue
/// @param received messages that came
/// @param failedHandlers messages that a handler threw at
public record MqttCounters(
    long connections,
    long losses,
    long sent,
    long droppedStreams,
    long refusedEvents,
    long expired,
    long received,
    long failedHandlers) {}
