package dev.sinew.app;

import dev.sinew.drivers.ros.connect.NodeOpener;
import dev.sinew.drivers.ros.connect.RosConnect;
import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.drivers.ros.node.RosNode;
import dev.sinew.drivers.ros.node.TopicInfo;
import dev.sinew.drivers.ros.wire.WireSettings;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.config.ConfigSection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A ROS graph, as a driver would join it, and the names by which its nodes find each other.
@Command(
    name = "ros",
    description = "Is the ROS graph there, can its nodes reach us, and are CONFIG's topics in it?",
    mixinStandardHelpOptions = true)
final class DoctorRosCommand implements Callable<Integer> {

  private static final int CONNECT_MS = 2000;
  private static final String ROLE = "doctor";

  @Parameters(
      paramLabel = "CONFIG",
      arity = "0..1",
      description = "Deployment whose robot or cameras are in the graph.")
  private Path config;

  @Option(
      names = "--master",
      paramLabel = "URI",
      description = "Master, where there is no CONFIG (default: ROS_MASTER_URI).")
  private String master;

  @Mixin private CommonOptions common;

  private final Clock clock = new MonotonicClock();

  DoctorRosCommand() {}

  @Override
  public Integer call() throws IOException {
    Checks checks = new Checks(common.verbose);
    ConfigSection owner = owner();
    RosConnect connect = new RosConnect(System.getenv());
    if (connect.tcpros(owner, ROLE).map(settings -> tcpros(checks, settings)).orElse(true)) {
      RosNode[] node = new RosNode[1];
      if (checks.check("node", () -> join(node, connect.read(owner, ROLE)))) {
        try (RosNode joined = node[0]) {
          graph(checks, joined);
        }
      }
    }
    return checks.finish(common.json);
  }

  private ConfigSection owner() {
    if (config == null)
      return ConfigSection.parse(
          Path.of("--master"),
          master == null ? "{}" : "{node: {master: \"" + master.replace("\"", "") + "\"}}");
    ConfigSection file = ConfigSection.read(config);
    for (ConfigSection section : sections(file).values()) if (section.has("node")) return section;
    return ConfigSection.parse(config, "{}");
  }

  /// Robot and cameras of the file whose driver is ROS, by what people call them.
  private static Map<String, ConfigSection> sections(ConfigSection file) {
    Map<String, ConfigSection> found = new LinkedHashMap<>();
    if (file.has("robot") && isRos(file.section("robot")))
      found.put("robot", file.section("robot"));
    if (file.has("cameras")) {
      ConfigSection cameras = file.section("cameras");
      for (String name : cameras.keys())
        if (isRos(cameras.section(name))) found.put("camera " + name, cameras.section(name));
    }
    return found;
  }

  private static boolean isRos(ConfigSection section) {
    return section.text("driver").equals("ros");
  }

  /// What most often goes wrong: names that one side knows and the other does not.
  private static boolean tcpros(Checks checks, WireSettings settings) {
    checks.check("names", () -> names(settings));
    return checks.check("master", () -> master(settings));
  }

  private static String master(WireSettings settings) throws IOException {
    URI uri = URI.create(settings.masterUri());
    if (uri.getHost() == null || uri.getPort() < 0)
      throw new IOException(
          settings.masterUri() + " is no master's URI, such as http://192.168.1.10:11311");
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address(uri.getHost()), uri.getPort()), CONNECT_MS);
      return settings.masterUri() + " takes connections";
    } catch (UnknownHostException e) {
      throw new IOException(
          settings.masterUri()
              + ": nobody knows the host "
              + uri.getHost()
              + ": put it into /etc/hosts, or write its address",
          e);
    } catch (IOException e) {
      throw new IOException(
          settings.masterUri()
              + " does not answer ("
              + e.getMessage()
              + "): is roscore running there, and is ROS_MASTER_URI right?",
          e);
    }
  }

  private static InetAddress address(String host) throws UnknownHostException {
    return InetAddress.getByName(host);
  }

  private static String names(WireSettings settings) throws IOException {
    String host = settings.advertisedHost();
    InetAddress ours;
    try {
      ours = address(host);
    } catch (UnknownHostException e) {
      throw new IOException(
          "this node would call itself "
              + host
              + ", which no machine knows: set ROS_IP to one of "
              + own(),
          e);
    }
    if (NetworkInterface.getByInetAddress(ours) == null)
      throw new IOException(
          "this node would call itself "
              + host
              + ", which is no address of this machine: set ROS_IP to one of "
              + own());
    String masterHost = URI.create(settings.masterUri()).getHost();
    boolean masterIsHere = masterHost == null || isHere(masterHost);
    if (!masterIsHere && ours.isLoopbackAddress())
      throw new IOException(
          "the master is on "
              + masterHost
              + ", but this node would call itself "
              + host
              + ", which every machine takes for itself: set ROS_IP to one of "
              + own());
    if (!masterIsHere && settings.bindAddress().equals(WireSettings.LOOPBACK))
      throw new IOException(
          "nodes on other machines cannot connect to "
              + settings.bindAddress()
              + ": set robot.node.bind to "
              + host);
    return "others reach this node as " + host;
  }

  private static boolean isHere(String host) {
    try {
      InetAddress address = address(host);
      return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
    } catch (UnknownHostException | SocketException e) {
      return false;
    }
  }

  private static List<String> own() throws SocketException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
        .map(InetAddress::getHostAddress)
        .sorted()
        .toList();
  }

  private String join(RosNode[] node, NodeOpener opener) throws RosException {
    node[0] = opener.open(clock);
    return "joined as " + node[0].name();
  }

  private void graph(Checks checks, RosNode node) {
    Map<String, String> types = new LinkedHashMap<>();
    checks.check(
        "topics",
        () -> {
          for (TopicInfo topic : node.topics()) types.put(topic.name(), topic.type());
          return types.size() + " published: " + shortened(types);
        });
    checks.check("time", () -> time(node));
    if (config == null) return;
    ConfigSection file = ConfigSection.read(config);
    sections(file).forEach((what, section) -> published(checks, what, section, types));
  }

  private static String shortened(Map<String, String> types) {
    String all = types.keySet().stream().sorted().collect(Collectors.joining(" "));
    return all.length() <= 200 ? all : all.substring(0, 200) + "...";
  }

  private static String time(RosNode node) throws RosException {
    boolean simulated = node.parameter("/use_sim_time").map(Boolean.TRUE::equals).orElse(false);
    return simulated
        ? "/use_sim_time is set: stamps are simulated time, so write 'stamps: clock' or 'stamps:"
            + " arrival'"
        : "stamps are wall-clock time";
  }

  /// Topics that the section listens to; those it publishes need nobody yet.
  private static void published(
      Checks checks, String what, ConfigSection section, Map<String, String> types) {
    if (section.has("state")) {
      ConfigSection state = section.section("state");
      String type = state.text("type", "sensor_msgs/JointState");
      checks.check(what, () -> there(types, state.text("topic"), type));
    }
    if (section.has("topic")) checks.check(what, () -> there(types, section.text("topic"), null));
    if (section.has("sensors")) {
      ConfigSection sensors = section.section("sensors");
      for (String name : sensors.keys())
        checks.check(name, () -> there(types, sensors.section(name).text("topic"), null));
    }
  }

  private static String there(Map<String, String> types, String topic, String type)
      throws IOException {
    String found = types.get(topic);
    if (found == null) throw new IOException("nobody publishes " + topic);
    if (type != null && !found.equals(type))
      throw new IOException(topic + " carries " + found + ", not " + type);
    return topic + " carries " + found;
  }
}
