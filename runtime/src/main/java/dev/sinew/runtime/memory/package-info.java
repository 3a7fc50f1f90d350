/// Memory that two threads or two processes share: single longs with the ordering of their access
/// in the method's name. Everything built on it has a fixed layout of 8-byte fields, so that the
/// same bytes serve inside one JVM and between two.
package dev.sinew.runtime.memory;
