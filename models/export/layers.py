"""A U-Net's layers in the form that ONNX Runtime runs fastest on a CPU; in exact arithmetic they are the same.

A chunk has 16 rows and less inside a U-Net, a layer there up to 20 million weights: how fast they can be read decides.
ONNX Runtime packs the constant factor of a product once, when it loads the graph, and then reads it in order; a 1-D
convolution it computes from unpacked weights on every call. Its Softplus takes one number after the other, its Exp many
at once.
"""

import numpy as np
import torch


class Product(torch.nn.Module):
    """A Conv1d: the same sums of the same products."""

    def __init__(self, conv: torch.nn.Conv1d):
        super().__init__()
        (self.size,), (self.stride,), (self.padding,) = conv.kernel_size, conv.stride, conv.padding
        weight = conv.weight.detach().permute(2, 1, 0)
        self.weight = torch.nn.Parameter(weight.reshape(-1, conv.out_channels).contiguous(), requires_grad=False)
        self.bias = conv.bias

    @staticmethod
    def fits(module: torch.nn.Module) -> bool:
        return (
            isinstance(module, torch.nn.Conv1d)
            and module.groups == 1
            and module.dilation == (1,)
            and module.padding_mode == "zeros"
            and module.bias is not None
            and not isinstance(module.padding, str)
        )

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        length = int(x.shape[-1])  # a fixed number in the graph
        rows = (length + 2 * self.padding - self.size) // self.stride + 1
        seen = (self.taps(rows, length) @ x.transpose(1, 2)).reshape(-1, rows, self.weight.shape[0])
        return (seen @ self.weight + self.bias).transpose(1, 2)

    def taps(self, rows: int, length: int) -> torch.Tensor:
        """Ones where a tap of a row reads a place; none where it reads the padding."""
        taps = np.zeros((rows, self.size, length), np.float32)  # a constant of the graph, unlike a tensor
        for row in range(rows):
            for i in range(self.size):
                at = row * self.stride + i - self.padding
                if 0 <= at < length:
                    taps[row, i, at] = 1
        return torch.from_numpy(taps.reshape(-1, length))


class Mish(torch.nn.Module):
    """x tanh(log(1 + e^x)) as x n / (n + 2) with n = e^x (e^x + 2); in float32 the quotient is 1 from x = 20 on."""

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        e = torch.exp(torch.clamp(x, max=20.0))
        n = e * (e + 2.0)
        return x * (n / (n + 2.0))


def for_cpu(module: torch.nn.Module) -> torch.nn.Module:
    """Replaces layers of `module`, in place and at any depth; returns it."""
    for name, child in module.named_children():
        if Product.fits(child):
            setattr(module, name, Product(child))
        elif isinstance(child, torch.nn.Mish):
            setattr(module, name, Mish())
        else:
            for_cpu(child)
    return module
