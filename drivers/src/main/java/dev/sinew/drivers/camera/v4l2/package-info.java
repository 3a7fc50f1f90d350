/// Cameras that Linux shows as video devices (V4L2): webcams, capture cards, anything that speaks
/// USB Video Class. The kernel is called directly, because its stamp and its count of every picture
/// are what latency and dropped pictures are computed from, and libraries hide both.
package dev.sinew.drivers.camera.v4l2;
