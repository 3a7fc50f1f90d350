/// What all cameras have in common, whatever they are read from: a reader in the background that
/// finds drops and freezes and looks for a device that was unplugged.
package dev.sinew.drivers.camera;
