package dev.sinew.drivers.ros.node;

import dev.sinew.runtime.rosmsg.MessageType;

/// The two messages of a service.
///
/// @param name as `std_srvs/Trigger`
public record ServiceType(String name, MessageType request, MessageType response) {}
