package dev.sinew.policies.onnx;

import ai.onnxruntime.OrtSession;
import java.lang.reflect.Field;

/// The `OrtSession*` behind the Java object, which keeps it private.
final class SessionHandle {

  private SessionHandle() {}

  static long of(OrtSession session) {
    try {
      Field handle = OrtSession.class.getDeclaredField("nativeHandle");
      handle.setAccessible(true);
      return handle.getLong(session);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this version of ONNX Runtime hides its session", e);
    }
  }
}
