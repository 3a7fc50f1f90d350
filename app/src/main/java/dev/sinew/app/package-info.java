/// The commands. One class each; they read options, call downwards and print.
///
/// This module has no `module-info`: JavaCV's descriptor requires a dozen device modules and
/// JavaFX, none of which are here. It runs on the class path, and so do the others with it; their
/// descriptors hold at compile time, and `ArchitectureTest` keeps the arrows of this one.
package dev.sinew.app;
