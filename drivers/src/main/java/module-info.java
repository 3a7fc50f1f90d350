import dev.sinew.drivers.sim.arm.SimArmProvider;
import dev.sinew.drivers.sim.pusht.PushTProvider;
import dev.sinew.runtime.port.RobotProvider;

/// Device families, one package each, reached only through their providers.
module dev.sinew.drivers {
  requires java.desktop;
  requires dev.sinew.runtime;

  provides RobotProvider with
      PushTProvider,
      SimArmProvider;
}
