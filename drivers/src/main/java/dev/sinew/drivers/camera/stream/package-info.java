/// Cameras that are network streams or video files.
package dev.sinew.drivers.camera.stream;
