package dev.sinew.drivers.ros.dds;

import java.net.InetAddress;

/// @param domain as ROS_DOMAIN_ID
/// @param nodeName absolute name; the participant's
/// @param address of the interface that is used, loopback for this machine only. Participants find
///     each other by multicast on it
/// @param isReliable whether lost messages are asked for again. A reliable subscription does not
///     hear a publisher that offers best effort only, as those of sensors often do; the other way
///     round all is heard
/// @param maxMessageBytes longest message, its 4 bytes of head included; a buffer of this size is
///     kept for each topic
public record DdsSettings(
    int domain, String nodeName, InetAddress address, boolean isReliable, int maxMessageBytes) {

  public static final int DEFAULT_MAX_MESSAGE_BYTES = 4 << 20;

  public DdsSettings {
    // RTPS 2.5, 9.6.2.3: the ports of domain 232 end at 65399.
    if (domain < 0 || domain > 232)
      throw new IllegalArgumentException("DDS domain %d is not in 0 to 232".formatted(domain));
    if (maxMessageBytes < 8)
      throw new IllegalArgumentException(maxMessageBytes + " bytes hold no message");
  }
}
