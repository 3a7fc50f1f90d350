package dev.sinew.app.bench;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What decides about wake-ups on this machine, as the kernel tells it.
///
/// @param kernel name and release
/// @param preemption the kernel's preemption model
/// @param cpu model
/// @param processors that this JVM may use
/// @param isolated CPUs kept free of other work by the boot option `isolcpus`, or `none`
/// @param governor frequency governor of the first CPU, or `none`
/// @param fifoShare the share of a CPU that FIFO threads may use, sched(7)
/// @param limits soft limits for real-time priority and locked memory, getrlimit(2)
public record HostFacts(
    String kernel,
    String preemption,
    String cpu,
    int processors,
    String isolated,
    String governor,
    String fifoShare,
    String limits) {

  private static final String UNKNOWN = "unknown";
  private static final int LONGEST_TEXT = 1 << 16;
  private static final Pattern CPU = Pattern.compile("(?m)^model name\\s*: (.*)$");
  private static final Pattern PREEMPT = Pattern.compile("PREEMPT\\w*");
  private static final Pattern CHOSEN = Pattern.compile("\\((\\w+)\\)");

  public static HostFacts here() {
    return new HostFacts(
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        preemptionModel(),
        first(CPU, text("/proc/cpuinfo"), System.getProperty("os.arch")),
        Runtime.getRuntime().availableProcessors(),
        or(text("/sys/devices/system/cpu/isolated"), "none"),
        or(text("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"), "none"),
        shareOfFifo(),
        "ulimit -r "
            + limit("Max realtime priority")
            + ", ulimit -l "
            + limit("Max locked memory"));
  }

  /// One entry a component.
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kernel", kernel);
    json.put("preemption", preemption);
    json.put("cpu", cpu);
    json.put("processors", processors);
    json.put("isolated_cpus", isolated);
    json.put("governor", governor);
    json.put("fifo_share", fifoShare);
    json.put("limits", limits);
    return json;
  }

  /// `/sys/kernel/realtime` exists on PREEMPT_RT only; a PREEMPT_DYNAMIC kernel tells root what it
  /// runs as.
  private static String preemptionModel() {
    if (text("/sys/kernel/realtime").equals("1")) return "PREEMPT_RT";
    String model = first(PREEMPT, text("/proc/sys/kernel/version"), "");
    String chosen = first(CHOSEN, text("/sys/kernel/debug/sched/preempt"), "");
    if (model.isEmpty()) return System.getProperty("os.name").equals("Linux") ? "none" : UNKNOWN;
    return chosen.isEmpty() ? model : model + " running as " + chosen;
  }

  private static String shareOfFifo() {
    String runtime = text("/proc/sys/kernel/sched_rt_runtime_us");
    String period = text("/proc/sys/kernel/sched_rt_period_us");
    if (runtime.isEmpty() || period.isEmpty()) return UNKNOWN;
    if (runtime.startsWith("-")) return "100 %";
    return Math.round(100.0 * Long.parseLong(runtime) / Long.parseLong(period)) + " %";
  }

  private static String limit(String name) {
    return first(Pattern.compile("(?m)^" + name + " +(\\S+)"), text("/proc/self/limits"), UNKNOWN);
  }

  private static String first(Pattern pattern, String text, String otherwise) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) return otherwise;
    return matcher.groupCount() == 0 ? matcher.group() : matcher.group(1);
  }

  private static String or(String text, String otherwise) {
    return text.isEmpty() ? otherwise : text;
  }

  /// The beginning of a file; empty when there is none or it may not be read. One read takes it
  /// all, because settings under `/proc/sys` answer one read only.
  private static String text(String file) {
    byte[] text = new byte[LONGEST_TEXT];
    try (InputStream in = new FileInputStream(file)) {
      int length = Math.max(0, in.read(text));
      return new String(text, 0, length, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
