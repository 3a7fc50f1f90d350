"""An RTSP server whose pictures carry the time at which they were taken.

usage: rtsp_server.py PORT WIDTH HEIGHT FPS DELAY_MS

Serves rtsp://127.0.0.1:PORT/top, the same pictures to every client. A picture is a grid of 8 x 6
black and white blocks: 40 bits of microseconds on CLOCK_MONOTONIC (row by row, most significant
first) and the 8-bit sum of their five bytes. It is held back for DELAY_MS; its RTP time is that of
the capture. Lines on stdin: "drop N" leaves out N pictures, "freeze N" repeats one N times.
"""

import queue
import sys
import threading
import time

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtspServer  # noqa: E402

PORT, WIDTH, HEIGHT, FPS = (int(word) for word in sys.argv[1:5])
DELAY = float(sys.argv[5]) / 1e3
ENCODER = "x264enc tune=zerolatency speed-preset=ultrafast key-int-max=300 qp-max=20"

lock = threading.Lock()
orders = {"drop": 0, "freeze": 0}
watchers = []  # one queue for each client


def paint(micros):
    value = (micros & (1 << 40) - 1).to_bytes(5, "big")
    bits = "".join(f"{byte:08b}" for byte in value + bytes([sum(value) & 255]))
    block, rows = WIDTH // 8, []
    for row in range(6):
        line = b"".join((b"\xff" if bit == "1" else b"\0") * block for bit in bits[8 * row :][:8])
        rows.append(line * (HEIGHT // 6))
    return b"".join(rows) + b"\x80" * (WIDTH * HEIGHT // 2)


def take(order):
    with lock:
        taken = orders[order] > 0
        orders[order] -= taken
        return taken


def produce():
    period, number, picture = 1.0 / FPS, 0, None
    begin = time.monotonic()
    while True:
        due = begin + number * period
        number += 1
        time.sleep(max(0.0, due - time.monotonic()))
        captured = time.monotonic_ns()
        if take("drop"):
            continue
        if picture is None or not take("freeze"):
            picture = paint(captured // 1000)
        for held in list(watchers):
            held.put((captured, picture))


def push(source, held):
    # The pipeline's clock is CLOCK_MONOTONIC, and its base time is where running time begins.
    while True:
        captured, picture = held.get()
        time.sleep(max(0.0, captured / 1e9 + DELAY - time.monotonic()))
        base = source.get_base_time()
        if base == 0 or captured < base:
            continue  # not playing yet
        buffer = Gst.Buffer.new_wrapped(picture)
        buffer.pts = buffer.dts = captured - base
        buffer.duration = int(1e9 / FPS)
        if source.emit("push-buffer", buffer) != Gst.FlowReturn.OK:
            return


class Factory(GstRtspServer.RTSPMediaFactory):
    def do_create_element(self, url):
        return Gst.parse_launch(
            "( appsrc name=src is-live=true format=time max-bytes=0 caps=video/x-raw,format=I420,"
            f"width={WIDTH},height={HEIGHT},framerate={FPS}/1 ! {ENCODER} ! "
            "video/x-h264,profile=baseline ! rtph264pay name=pay0 pt=96 config-interval=1 )"
        )

    def do_configure(self, media):
        source = media.get_element().get_by_name_recurse_up("src")
        held = queue.Queue()
        watchers.append(held)
        threading.Thread(target=push, args=(source, held), daemon=True).start()


def listen():
    for line in sys.stdin:
        word, count = line.split()
        with lock:
            orders[word] += int(count)
    loop.quit()


Gst.init(None)
server = GstRtspServer.RTSPServer()
server.set_address("127.0.0.1")
server.set_service(str(PORT))
factory = Factory()
factory.set_latency(0)
server.get_mount_points().add_factory("/top", factory)
if server.attach(None) == 0:
    sys.exit(f"port {PORT} is taken")
loop = GLib.MainLoop()
threading.Thread(target=produce, daemon=True).start()
threading.Thread(target=listen, daemon=True).start()
print("ready", flush=True)
loop.run()
