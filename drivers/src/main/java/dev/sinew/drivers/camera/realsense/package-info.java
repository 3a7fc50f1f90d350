/// Intel RealSense depth cameras, through Intel's librealsense2.
///
/// Its Java interface is always part of the build; its native library, 10 MB and not there for
/// every platform, only with the Maven profile `realsense`.
package dev.sinew.drivers.camera.realsense;
