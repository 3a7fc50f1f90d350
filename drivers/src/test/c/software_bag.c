/* Records a .bag of a software device of librealsense2: colours and depth, 64x48 px at 30 fps.
   usage: software_bag LIBRARY FILE. Declarations as in rs_internal.h, rs_types.h of version 2.53. */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct { int width, height; float ppx, ppy, fx, fy; int model; float coeffs[5]; } intrinsics;
typedef struct { int type, index, uid, width, height, fps, bpp, fmt; intrinsics lens; } stream;
typedef struct {
  void *pixels; void (*deleter)(void *); int stride, bpp; double timestamp; int domain, number;
  const void *profile; float units;
} frame;
typedef struct { float rotation[9], translation[3]; } extrinsics;

static void *library, *error;

static void *call(const char *name) {
  void *f = dlsym(library, name);
  if (!f) { fprintf(stderr, "no %s\n", name); exit(2); }
  return f;
}
static void check(const char *doing) {
  if (!error) return;
  fprintf(stderr, "%s: %s\n", doing, ((const char *(*)(void *))call("rs2_get_error_message"))(error));
  exit(1);
}

int main(int count, char **arguments) {
  if (count != 3 || !(library = dlopen(arguments[1], RTLD_NOW))) return 2;
  void *device = ((void *(*)(void **))call("rs2_create_software_device"))(&error);
  check("device");
  void (*info)(void *, int, const char *, void **) = call("rs2_software_device_register_info");
  info(device, 0, "Software RealSense", &error);
  info(device, 1, "0042", &error);
  void *(*add)(void *, const char *, void **) = call("rs2_software_device_add_sensor");
  void *depth = add(device, "Stereo Module", &error), *colour = add(device, "RGB Camera", &error);
  ((void (*)(void *, int, float, void **))call("rs2_software_sensor_add_read_only_option"))(
      depth, 28 /* depth units */, 0.001f, &error);
  check("sensors");
  intrinsics lens = {64, 48, 32, 24, 60, 60, 0, {0}};
  stream z = {1, 0, 1, 64, 48, 30, 2, 1, lens}, c = {2, 0, 2, 64, 48, 30, 3, 5, lens};
  void *(*video)(void *, stream, void **) = call("rs2_software_sensor_add_video_stream");
  void *of_z = video(depth, z, &error), *of_c = video(colour, c, &error);
  check("streams");
  extrinsics same = {{1, 0, 0, 0, 1, 0, 0, 0, 1}, {0, 0, 0}};
  ((void (*)(void *, void *, extrinsics, void **))call("rs2_register_extrinsics"))(of_z, of_c, same, &error);
  ((void (*)(void *, int, void **))call("rs2_software_device_create_matcher"))(device, 4 /* default */, &error);
  check("matcher");
  void *recorder = ((void *(*)(void *, const char *, void **))call("rs2_create_record_device"))(
      device, arguments[2], &error);
  check("recorder");
  void *sensors = ((void *(*)(void *, void **))call("rs2_query_sensors"))(recorder, &error);
  void *queue = ((void *(*)(int, void **))call("rs2_create_frame_queue"))(64, &error);
  void *opened[2];
  for (int i = 0; i < 2; i++) {
    void *sensor = opened[i] = ((void *(*)(void *, int, void **))call("rs2_create_sensor"))(sensors, i, &error);
    ((void (*)(void *, void *, void **))call("rs2_open"))(sensor, i ? of_c : of_z, &error);
    check("open");
    ((void (*)(void *, void *, void **))call("rs2_start_queue"))(sensor, queue, &error);
    check("start");
  }
  void (*give)(void *, frame, void **) = call("rs2_software_sensor_on_video_frame");
  for (int i = 0; i < 30; i++) {
    unsigned short *far = malloc(64 * 48 * 2);
    unsigned char *rgb = malloc(64 * 48 * 3);
    for (int p = 0; p < 64 * 48; p++) {
      far[p] = 1000 + i;
      rgb[3 * p] = 100 + i; rgb[3 * p + 1] = 50; rgb[3 * p + 2] = 200 - p % 64;
    }
    frame fz = {far, free, 128, 2, 1000 + i * 33.333, 0, i + 1, of_z, 0.001f};
    frame fc = {rgb, free, 192, 3, 1000 + i * 33.333, 0, i + 1, of_c, 0};
    give(depth, fz, &error);
    check("depth");
    give(colour, fc, &error);
    check("colours");
    usleep(33333);
  }
  for (int i = 0; i < 2; i++) {
    ((void (*)(void *, void **))call("rs2_stop"))(opened[i], &error);
    check("stop");
    ((void (*)(void *, void **))call("rs2_close"))(opened[i], &error);
    ((void (*)(void *))call("rs2_delete_sensor"))(opened[i]);
  }
  ((void (*)(void *))call("rs2_delete_sensor_list"))(sensors);
  ((void (*)(void *))call("rs2_delete_device"))(recorder);
  printf("recorded\n");
  fflush(stdout);
  _exit(0);
}
