package dev.sinew.app;

import dev.sinew.policies.GoldenReport;
import dev.sinew.policies.PolicyBundle;
import dev.sinew.runtime.port.PolicyException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Policy bundles on their own.
@Command(
    name = "policy",
    description = "Looks into a policy bundle.",
    mixinStandardHelpOptions = true,
    subcommands = {PolicyCommand.Info.class, PolicyCommand.Verify.class})
final class PolicyCommand implements Runnable {

  @Spec private CommandSpec spec;

  PolicyCommand() {}

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }

  @Command(
      name = "info",
      description = "What a bundle sees, does and comes from.",
      mixinStandardHelpOptions = true)
  static final class Info implements Callable<Integer> {

    @Parameters(paramLabel = "BUNDLE", description = "Folder with policy.yaml.")
    private Path bundle;

    @Mixin private CommonOptions common;

    Info() {}

    @Override
    public Integer call() throws IOException {
      Map<String, String> facts = PolicyBundle.read(bundle).describe();
      JsonFile.write(common.json, new LinkedHashMap<>(facts));
      facts.forEach((key, value) -> System.out.printf("%-14s %s%n", key, value));
      return 0;
    }
  }

  @Command(
      name = "verify",
      description = "Replays a bundle's golden vectors on this machine.",
      mixinStandardHelpOptions = true)
  static final class Verify implements Callable<Integer> {

    @Parameters(paramLabel = "BUNDLE", description = "Folder with policy.yaml.")
    private Path bundle;

    @Mixin private CommonOptions common;

    Verify() {}

    @Override
    public Integer call() throws IOException {
      GoldenReport report = PolicyBundle.read(bundle).verify();
      Map<String, Object> out = new LinkedHashMap<>();
      out.put("bundle", bundle.toString());
      out.put("source", report.source());
      out.put("cases", report.cases());
      out.put("network_calls", report.calls());
      out.put(
          "max_difference",
          Map.of("noise", report.noise(), "network", report.network(), "chunk", report.chunk()));
      out.put("tolerance", report.tolerance());
      out.put("passed", report.passed());
      JsonFile.write(common.json, out);
      System.out.printf(
          "against %s, largest difference in network units (tolerance %.0e):%n",
          report.source(), report.tolerance());
      System.out.printf("noise    %.1e   %d seeds%n", report.noise(), report.cases());
      System.out.printf("network  %.1e   %d calls%n", report.network(), report.calls());
      System.out.printf(
          "chunk    %.1e   %d chunks from observation and seed%n", report.chunk(), report.cases());
      if (!report.passed())
        throw new PolicyException(bundle + ": does not equal its golden vectors on this machine");
      System.out.println("passed");
      return 0;
    }
  }
}
