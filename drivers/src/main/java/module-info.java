import dev.sinew.drivers.camera.folder.ImageFolderProvider;
import dev.sinew.drivers.camera.realsense.RealsenseCameraProvider;
import dev.sinew.drivers.camera.stream.MjpegProvider;
import dev.sinew.drivers.camera.stream.RtspProvider;
import dev.sinew.drivers.camera.stream.VideoFileProvider;
import dev.sinew.drivers.camera.v4l2.V4l2CameraProvider;
import dev.sinew.drivers.mqtt.arm.MqttArmProvider;
import dev.sinew.drivers.ros.camera.RosCameraProvider;
import dev.sinew.drivers.ros.robot.RosRobotProvider;
import dev.sinew.drivers.servo.arm.ServoArmProvider;
import dev.sinew.drivers.sim.arm.SimArmProvider;
import dev.sinew.drivers.sim.pusht.PushTProvider;
import dev.sinew.drivers.sim.so101.So101ExpertProvider;
import dev.sinew.drivers.sim.so101.So101Provider;
import dev.sinew.runtime.port.CameraProvider;
import dev.sinew.runtime.port.RobotProvider;
import dev.sinew.runtime.port.TeleoperatorProvider;

/// Device families, one package each, reached only through their providers; what the commands that
/// find and diagnose devices need is exported.
module dev.sinew.drivers {
  requires com.fazecast.jSerialComm;
  requires core;
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

  exports dev.sinew.drivers.camera;
  exports dev.sinew.drivers.camera.decode;
  exports dev.sinew.drivers.camera.find;
  exports dev.sinew.drivers.mqtt;
  exports dev.sinew.drivers.ros.connect;
  exports dev.sinew.drivers.ros.node;
  exports dev.sinew.drivers.ros.picture;
  exports dev.sinew.drivers.ros.wire;
  exports dev.sinew.drivers.ros.xmlrpc;
  exports dev.sinew.drivers.serial;
  exports dev.sinew.drivers.servo;
  exports dev.sinew.drivers.servo.calibration;
  exports dev.sinew.drivers.servo.emulated;
  exports dev.sinew.drivers.servo.family;
  exports dev.sinew.drivers.servo.register;
  exports dev.sinew.drivers.servo.section;

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
      ServoArmProvider,
      SimArmProvider,
      So101Provider;
  provides TeleoperatorProvider with
      So101ExpertProvider;
}
