package dev.sinew.app;

import dev.sinew.app.servo.PortFinder;
import dev.sinew.app.servo.TerminalDialogue;
import dev.sinew.app.view.WholeFile;
import dev.sinew.drivers.serial.PortInfo;
import dev.sinew.drivers.serial.SerialPorts;
import dev.sinew.runtime.MonotonicClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Serial ports, and which of them is the arm's.
@Command(
    name = "port",
    description = "Lists serial ports; at a terminal, finds the arm's by unplugging it.",
    mixinStandardHelpOptions = true)
final class FindPortCommand implements Callable<Integer> {

  @Option(names = "--list", description = "Only list, ask nothing.")
  private boolean list;

  @Mixin private CommonOptions common;

  FindPortCommand() {}

  @Override
  public Integer call() throws IOException {
    WholeFile.mustBeWritable(common.json);
    List<PortInfo> ports = SerialPorts.list();
    if (ports.isEmpty())
      System.out.println(
          "no serial port: is the arm's USB cable in, and is it one that carries data?");
    for (PortInfo port : ports) print(port);
    JsonFile.write(common.json, json(ports));
    if (list || ports.isEmpty() || !TerminalDialogue.possible()) return 0;
    return found(
        new PortFinder(
                SerialPorts::list,
                new TerminalDialogue(System.in, System.out, true),
                new MonotonicClock())
            .unplugged());
  }

  private static int found(List<PortInfo> gone) {
    if (gone.isEmpty())
      System.out.println("no port vanished: was it the right cable? Plug it in and try again");
    for (PortInfo port : gone) System.out.println("the arm's is\n  port: " + port.stablePath());
    if (gone.size() == 1) System.out.println("plug it in again");
    return gone.size() == 1 ? 0 : 1;
  }

  private static void print(PortInfo port) {
    System.out.println(port.stablePath());
    String usb = port.usb().isEmpty() ? "" : ", USB " + port.usb();
    System.out.println("  " + port.path() + ", " + port.description() + usb);
    if (port.latencyMillis() >= 0)
      System.out.println("  keeps bytes back for " + port.latencyMillis() + " ms");
  }

  private static Map<String, Object> json(List<PortInfo> ports) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (PortInfo port : ports) {
      Map<String, Object> words = new LinkedHashMap<>();
      words.put("path", port.path());
      words.put("stable_path", port.stablePath());
      words.put("description", port.description());
      words.put("usb", port.usb());
      words.put("latency_ms", port.latencyMillis());
      list.add(words);
    }
    return Map.of("ports", list);
  }
}
