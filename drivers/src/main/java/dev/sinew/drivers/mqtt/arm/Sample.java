package dev.sinew.drivers.mqtt.arm;

/// What a state, a sensor's sample or a command says.
///
/// @param session of the sender
/// @param sequence counts the sender's messages of the topic
/// @param senderNanos on the sender's clock
/// @param validMs age at which it is void; 0 where it says none
/// @param values positions, or a sensor's values
/// @param rates velocities; empty where there are none
record Sample(
    String session,
    long sequence,
    long senderNanos,
    long validMs,
    double[] values,
    double[] rates) {

  static final double[] NO_RATES = {};
}
