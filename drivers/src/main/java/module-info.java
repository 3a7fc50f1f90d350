/// Device families, one package each, reached only through their providers.
module dev.sinew.drivers {
  requires dev.sinew.runtime;
  requires java.desktop;

}
