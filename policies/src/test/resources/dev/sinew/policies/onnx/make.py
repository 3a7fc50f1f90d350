"""Makes the graphs beside it: `python make.py` with onnx 1.23 (any recent one gives the same graphs)."""

import pathlib

import numpy as np
from onnx import TensorProto as T, checker, helper as h, numpy_helper as n, save

HERE = pathlib.Path(__file__).parent
RANDOM = np.random.default_rng(7)


def make(name, nodes, inputs, outputs, weights=()):
    graph = h.make_graph(
        nodes,
        name,
        [h.make_tensor_value_info(i, t, s) for i, t, s in inputs],
        [h.make_tensor_value_info(o, t, s) for o, t, s in outputs],
        [n.from_array(array, weight) for weight, array in weights],
    )
    model = h.make_model(graph, opset_imports=[h.make_opsetid("", 17)], ir_version=8)
    checker.check_model(model)
    save(model, HERE / f"{name}.onnx")


def normal(*shape):
    return RANDOM.standard_normal(shape).astype(np.float32)


def layer(name, weight):
    make(
        name,
        [h.make_node("Gemm", ["x", "w", "b"], ["z"]), h.make_node("Tanh", ["z"], ["y"])],
        [("x", T.FLOAT, ["batch", 4])],
        [("y", T.FLOAT, ["batch", 3])],
        [("w", weight), ("b", normal(3))],
    )


layer("encoder", normal(4, 3))

make(
    "head",
    [h.make_node("Add", ["features", "bias"], ["s"]), h.make_node("MatMul", ["s", "w"], ["out"])],
    [("features", T.FLOAT, [2, 3])],
    [("out", T.FLOAT, [2, 2]), ("s", T.FLOAT, [2, 3])],
    [("bias", normal(3)), ("w", normal(3, 2))],
)

# One input and one output of every type; each output is its input plus one, or its negation.
KINDS = [("f16", T.FLOAT16), ("i64", T.INT64), ("i32", T.INT32), ("u8", T.UINT8), ("b", T.BOOL)]
make(
    "types",
    [
        h.make_node("Add", ["f16", "one_f16"], ["f16_out"]),
        h.make_node("Add", ["i64", "one_i64"], ["i64_out"]),
        h.make_node("Add", ["i32", "one_i32"], ["i32_out"]),
        h.make_node("Add", ["u8", "one_u8"], ["u8_out"]),
        h.make_node("Not", ["b"], ["b_out"]),
    ],
    [(k, t, [3]) for k, t in KINDS],
    [(f"{k}_out", t, [3]) for k, t in KINDS],
    [
        ("one_f16", np.array([1], np.float16)),
        ("one_i64", np.array([1], np.int64)),
        ("one_i32", np.array([1], np.int32)),
        ("one_u8", np.array([1], np.uint8)),
    ],
)

# Fails while it runs when an index is 3 or more.
make(
    "gather",
    [h.make_node("Gather", ["table", "index"], ["row"])],
    [("index", T.INT64, ["n"])],
    [("row", T.FLOAT, ["n", 2])],
    [("table", normal(3, 2))],
)

broken = normal(4, 3)
broken[2, 1] = np.nan
layer("not-a-number", broken)

make(
    "double",
    [h.make_node("Neg", ["x"], ["y"])],
    [("x", T.DOUBLE, [2])],
    [("y", T.DOUBLE, [2])],
)

# As large as its input says.
make(
    "bomb",
    [h.make_node("ConstantOfShape", ["size"], ["y"])],
    [("size", T.INT64, [1])],
    [("y", T.FLOAT, ["n"])],
)


def external(tensor, location):
    """The tensor without its values, which another file is said to hold."""
    tensor.data_location = T.EXTERNAL
    tensor.ClearField("raw_data")
    tensor.external_data.add(key="location", value=location)
    return tensor


def reading(name, location, branch=False):
    weight = external(n.from_array(normal(2), "w"), location)
    y = h.make_tensor_value_info("y", T.FLOAT, [2])
    x = h.make_tensor_value_info("x", T.BOOL if branch else T.FLOAT, [1] if branch else [2])
    if branch:
        then = h.make_graph([h.make_node("Constant", [], ["a"], value=weight)], "then", [], [h.make_tensor_value_info("a", T.FLOAT, [2])])
        node = h.make_node("If", ["x"], ["y"], then_branch=then, else_branch=then)
        graph = h.make_graph([node], name, [x], [y])
    else:
        graph = h.make_graph([h.make_node("Add", ["x", "w"], ["y"])], name, [x], [y], [weight])
    model = h.make_model(graph, opset_imports=[h.make_opsetid("", 17)], ir_version=8)
    (HERE / f"{name}.onnx").write_bytes(model.SerializeToString())


# Weights in other files.
reading("beside", "beside.bin")
(HERE / "beside.bin").write_bytes(np.array([1, 2], np.float32).tobytes())
reading("outside", "../../secret.bin")
reading("outside-in-a-branch", "/etc/hostname", branch=True)
