"""Writes one ONNX graph from a module."""

import hashlib
import math
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import onnx
import torch

DOUBLE = onnx.TensorProto.DOUBLE


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@contextmanager
def integer_sums() -> Iterator[None]:
    """torch.cumsum of booleans as of integers: ONNX has no CumSum of bool, and tracing writes one."""
    stock = torch.cumsum
    torch.cumsum = lambda x, dim, **more: stock(x.long() if x.dtype is torch.bool else x, dim, **more)
    try:
        yield
    finally:
        torch.cumsum = stock


@contextmanager
def plain_attention() -> Iterator[None]:
    """torch's attention layer in ordinary operators: its fused one has no counterpart in ONNX."""
    before = torch.backends.mha.get_fastpath_enabled()
    torch.backends.mha.set_fastpath_enabled(False)
    try:
        yield
    finally:
        torch.backends.mha.set_fastpath_enabled(before)


def without_double_cosines(path: Path) -> None:
    """cos(x) of float64 as sin(x + pi/2): ONNX Runtime before 1.31 has a float64 kernel for Sin only."""
    model = onnx.load(path)
    inferred = onnx.shape_inference.infer_shapes(model).graph
    types = {value.name: value.type.tensor_type.elem_type for value in [*inferred.value_info, *inferred.input]}
    found = [node for node in model.graph.node if node.op_type == "Cos" and types.get(node.input[0]) == DOUBLE]
    for node in found:
        quarter, shifted = f"{node.output[0]}_quarter", f"{node.output[0]}_shifted"
        at = list(model.graph.node).index(node)
        model.graph.initializer.append(onnx.helper.make_tensor(quarter, DOUBLE, [], [math.pi / 2]))
        model.graph.node.insert(at, onnx.helper.make_node("Add", [node.input[0], quarter], [shifted]))
        node.op_type = "Sin"
        node.input[0] = shifted
    if found:
        onnx.save(model, path)


def write(
    module: torch.nn.Module,
    path: Path,
    run: str,
    inputs: dict[str, tuple[str, torch.Tensor]],
    outputs: dict[str, str],
    opset: int,
    open_axes: dict[str, str] | None = None,
    traced: bool = True,
) -> dict[str, Any]:
    """Exports `module` (its arguments in the order of `inputs`) and returns the graph's entry in export.json.

    `inputs` maps an ONNX input to its tensor's name and an example, `outputs` an ONNX output to its tensor's name;
    `open_axes` maps an input or output to the name of its first axis, left open. `traced` chooses TorchScript, which
    keeps open axes open through broadcasts; torch.export takes what tracing cannot (arithmetic on image sizes).
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    before = set(path.parent.iterdir())
    with warnings.catch_warnings(), torch.no_grad(), integer_sums(), plain_attention():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module.eval(),
            tuple(example for _, example in inputs.values()),
            path,
            dynamo=not traced,
            opset_version=opset,
            input_names=list(inputs),
            output_names=list(outputs),
            external_data=False,
            verbose=False,
            **({"dynamic_axes": {name: {0: axis} for name, axis in open_axes.items()}} if open_axes else {}),
        )
    if extra := set(path.parent.iterdir()) - before - {path}:
        raise ValueError(f"{path}: above 2 GiB, weights spilled into {len(extra)} files; not supported")
    without_double_cosines(path)
    onnx.checker.check_model(str(path))
    return {
        "file": f"graphs/{path.name}",
        "sha256": sha256(path),
        "run": run,
        "inputs": {name: tensor for name, (tensor, _) in inputs.items()},
        "outputs": outputs,
    }
