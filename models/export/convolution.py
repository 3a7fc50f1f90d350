"""Convolutions over few rows as matrix products.

A chunk has 16 rows and less inside a U-Net, a layer there up to 20 million weights: how fast they can be read decides.
ONNX Runtime on a CPU packs the constant factor of a product once, when it loads the graph, and then reads it in order;
a 1-D convolution it computes from unpacked weights on every call.
"""

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
        rows = (x.shape[-1] + 2 * self.padding - self.size) // self.stride + 1
        padded = torch.nn.functional.pad(x, (self.padding, self.padding))
        last = (rows - 1) * self.stride + 1
        taps = [padded[:, :, i : i + last : self.stride] for i in range(self.size)]
        return (torch.cat(taps, dim=1).transpose(1, 2) @ self.weight + self.bias).transpose(1, 2)


def as_products(module: torch.nn.Module) -> torch.nn.Module:
    """Replaces the convolutions of `module`, in place and at any depth; returns it."""
    for name, child in module.named_children():
        if Product.fits(child):
            setattr(module, name, Product(child))
        else:
            as_products(child)
    return module
