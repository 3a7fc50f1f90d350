import dev.sinew.drivers.camera.folder.ImageFolderProvider;
import dev.sinew.drivers.camera.realsense.RealsenseCameraProvider;
import dev.sinew.drivers.camera.stream.MjpegProvider;
import dev.sinew.drivers.camera.stream.RtspProvider;
import dev.sinew.drivers.camera.stream.VideoFileProvider;
import dev.sinew.drivers.camera.v4l2.V4l2CameraProvider;
import dev.sinew.drivers.mqtt.arm.MqttArmProvider;
import dev.sinew.drivers.ros.camera.RosCameraProvider;
import dev.sinew.drivers.ros.robot.RosRobotProvider;
import dev.sinew.drivers.sim.arm.SimArmProvider;
import dev.sinew.drivers.sim.pusht.PushTProvider;
import dev.sinew.runtime.port.CameraProvider;
import dev.sinew.runtime.port.RobotProvider;

/// Device families, one package each, reached only through their providers; what the commands that
/// find and diagnose devices need is exported.
module dev.sinew.drivers {
  requires java.desktop;
  requires java.logging;
  requires java.net.http;
  requires java.xml;
  requires jdk.httpserver;
  requires jdk.net;
  requires org.bytedeco.librealsense2;
  requires org.bytedeco.opencv;
  requires org.eclipse.paho.mqttv5.client;
  requires tools.jackson.databind;
  requires tools.jackson.dataformat.cbor;
  requires transitive dev.sinew.runtime;
  requires transitive org.bytedeco.ffmpeg;
  requires transitive org.bytedeco.javacpp;

  exports dev.sinew.drivers.camera.decode;
  exports dev.sinew.drivers.camera.find;
  exports dev.sinew.drivers.mqtt;
  exports dev.sinew.drivers.ros.connect;
  exports dev.sinew.drivers.ros.node;
  exports dev.sinew.drivers.ros.picture;
  exports dev.sinew.drivers.ros.wire;

  provides CameraProvider with
      ImageFolderProvider,
      MjpegProvider,
      RealsenseCameraProvider,
      RosCameraProvider,
      RtspProvider,
      V4l2CameraProvider,
      VideoFileProvider;
  provides RobotProvider with
      MqttArmProvider,
      PushTProvider,
      RosRobotProvider,
      SimArmProvider;
}
