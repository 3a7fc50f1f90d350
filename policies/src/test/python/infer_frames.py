"""Writes golden messages of the Open Inference Protocol, as tritonclient serialises them.

Usage: infer_frames.py > policies/src/test/resources/dev/sinew/policies/kserve/infer-frames.txt
Needs: pip install "tritonclient[grpc]". The fields of the request are written in the order of our
writer, which protobuf leaves free: each part is serialised by protobuf itself, then joined.
"""

import numpy as np
from tritonclient.grpc import service_pb2 as pb


def part(**fields):
    return pb.ModelInferRequest(**fields).SerializeToString(deterministic=True)


inputs = [
    ("x", "FP32", np.array([[0.5, -2]], "<f4")),
    ("n", "INT64", np.array([7, -1], "<i8")),
    ("m", "BOOL", np.array([[True, False, True]])),
]
tensor = pb.ModelInferRequest.InferInputTensor
wanted = pb.ModelInferRequest.InferRequestedOutputTensor
request = part(model_name="model", model_version="3", id="0000000000000abc")
request += part(inputs=[tensor(name=n, datatype=t, shape=a.shape) for n, t, a in inputs])
request += part(outputs=[wanted(name="y"), wanted(name="z")])
request += part(raw_input_contents=[a.tobytes() for _, _, a in inputs])
read = pb.ModelInferRequest.FromString(request)
assert read.raw_input_contents[1] == inputs[1][2].tobytes() and read.outputs[1].name == "z"
print("request", request.hex())

output = pb.ModelInferResponse.InferOutputTensor
answer = pb.ModelInferResponse(
    model_name="model",
    model_version="3",
    id="0000000000000abc",
    outputs=[
        output(name="z", datatype="UINT8", shape=[3]),
        output(name="y", datatype="FP32", shape=[1, 2]),
    ],
    raw_output_contents=[bytes([1, 2, 255]), np.array([[1.5, -0.25]], "<f4").tobytes()],
)
answer.parameters["took"].int64_param = 5
print("answer", answer.SerializeToString(deterministic=True).hex())

described = pb.ModelMetadataResponse.TensorMetadata
metadata = pb.ModelMetadataResponse(
    name="model",
    versions=["1", "3"],
    platform="onnxruntime_onnx",
    inputs=[
        described(name="x", datatype="FP32", shape=[-1, 2]),
        described(name="n", datatype="INT64", shape=[2]),
    ],
    outputs=[described(name="y", datatype="FP16", shape=[-1, 2])],
)
print("metadata", metadata.SerializeToString(deterministic=True).hex())
