"""MLServer (PyPI mlserver 1.7.1) with one model: an ONNX graph under onnxruntime.

Usage: mlserver_denoiser.py GRAPH NAME. Prints the version of onnxruntime, then the gRPC port once the
model answers.
"""

import asyncio
import socket
import sys
import tempfile
import threading
import time

import grpc
import numpy as np
import onnxruntime
from mlserver import MLModel, MLServer, ModelSettings, Settings
from mlserver.codecs import NumpyCodec
from mlserver.grpc import dataplane_pb2 as pb
from mlserver.grpc.dataplane_pb2_grpc import GRPCInferenceServiceStub
from mlserver.types import InferenceResponse, MetadataTensor

GRAPH, NAME = sys.argv[1:]


def described(tensors):
    sizes = lambda shape: [d if isinstance(d, int) else -1 for d in shape]
    return [MetadataTensor(name=t.name, datatype="FP32", shape=sizes(t.shape)) for t in tensors]


class Denoiser(MLModel):
    async def load(self):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(GRAPH, options)
        self.inputs = described(self.session.get_inputs())
        self.outputs = described(self.session.get_outputs())
        return True

    async def predict(self, request):
        given = {i.name: NumpyCodec.decode_input(i).astype(np.float32) for i in request.inputs}
        names = [o.name for o in self.session.get_outputs()]
        answers = self.session.run(names, given)
        return InferenceResponse(
            model_name=self.name,
            model_version=self.version,
            outputs=[NumpyCodec.encode_output(n, a) for n, a in zip(names, answers)],
        )


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def announce(port):
    with grpc.insecure_channel(f"127.0.0.1:{port}") as channel:
        stub = GRPCInferenceServiceStub(channel)
        while True:
            try:
                if stub.ModelReady(pb.ModelReadyRequest(name=NAME, version="1")).ready:
                    break
            except grpc.RpcError:
                pass
            time.sleep(0.05)
    print(port, file=sys.__stdout__, flush=True)


async def main():
    port = free_port()
    settings = Settings(
        host="127.0.0.1",
        http_port=free_port(),
        grpc_port=port,
        metrics_endpoint=None,
        parallel_workers=0,
        environments_dir=tempfile.mkdtemp(),
    )
    model = ModelSettings(name=NAME, implementation=Denoiser, parameters={"version": "1"})
    threading.Thread(target=announce, args=(port,), daemon=True).start()
    await MLServer(settings).start([model])


print(onnxruntime.__version__, flush=True)
sys.stdout = sys.stderr  # where MLServer logs
asyncio.run(main())
