/// Calls into the operating system's C library.
package dev.sinew.runtime.foreign;
