package dev.sinew.app;

import dev.sinew.policies.PolicyBundle;
import dev.sinew.policies.bundle.Verification;
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
    description = "Looks into a policy bundle, makes one, or serves it to others.",
    mixinStandardHelpOptions = true,
    subcommands = {
      PolicyCommand.Info.class,
      PolicyCommand.Verify.class,
      PolicyImportCommand.class,
      PolicyBenchCommand.class,
      PolicyServeCommand.class
    })
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
      description = "Replays a bundle's golden vectors on this machine; repeats what has none.",
      mixinStandardHelpOptions = true)
  static final class Verify implements Callable<Integer> {

    @Parameters(paramLabel = "BUNDLE", description = "Folder with policy.yaml.")
    private Path bundle;

    @Mixin private CommonOptions common;

    Verify() {}

    @Override
    public Integer call() throws IOException {
      Verification found = PolicyBundle.read(bundle).verify();
      Map<String, Object> out = new LinkedHashMap<>();
      out.put("bundle", bundle.toString());
      out.putAll(found.facts());
      out.put("passed", found.passed());
      JsonFile.write(common.json, out);
      found.lines().forEach(System.out::println);
      if (!found.passed()) throw new PolicyException(bundle + ": " + found.clause());
      System.out.println("passed");
      return 0;
    }
  }
}
