/// Packets in memory to RGB pictures, by FFmpeg.
package dev.sinew.drivers.camera.decode;
