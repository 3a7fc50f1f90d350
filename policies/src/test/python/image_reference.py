"""What torchvision, PyTorch, Pillow, OpenCV and LeRobot make of an image.

    image_reference.py CASES.json ANSWERS.json

CASES.json: a list of {"kind", "seed", "width", "height", ...}; ANSWERS.json: the same, each with "values"
(HWC, row by row), and the versions of the libraries. Images are made from the seed (see `image`).
"""

import json
import sys

import cv2
import numpy as np
import PIL
import torch
import torch.nn.functional as F
import torchvision
from PIL import Image
from torchvision.transforms.v2 import functional as V

MODES = {
    "torch-nearest": ("nearest", False),
    "torch-bilinear": ("bilinear", False),
    "torch-bilinear-antialias": ("bilinear", True),
    "torch-bicubic": ("bicubic", False),
    "torch-bicubic-antialias": ("bicubic", True),
}
PILLOW = {"pillow-nearest": Image.NEAREST, "pillow-bilinear": Image.BILINEAR, "pillow-bicubic": Image.BICUBIC}
OPENCV = {"opencv-linear": cv2.INTER_LINEAR, "opencv-area": cv2.INTER_AREA}


def image(seed, width, height):
    """Noise that Java makes too: the top byte of a 32-bit hash of the index."""
    i = np.arange(width * height * 3, dtype=np.uint64) + np.uint64(seed * 7919)
    hashed = (i * np.uint64(2654435761)) & np.uint64(0xFFFFFFFF)
    hashed ^= hashed >> np.uint64(15)
    hashed = (hashed * np.uint64(2246822519)) & np.uint64(0xFFFFFFFF)
    return (hashed >> np.uint64(24)).astype(np.uint8).reshape(height, width, 3)


def chw(a):
    return torch.from_numpy(np.ascontiguousarray(a)).permute(2, 0, 1)[None]


def hwc(t):
    return t[0].permute(1, 2, 0).numpy()


def floats(a):
    return chw(a).contiguous().to(torch.float32) / 255


def torch_resize(t, case):
    mode, antialias = MODES[case["method"]]
    if mode == "nearest":
        return F.interpolate(t, size=(case["outHeight"], case["outWidth"]), mode=mode)
    name = torchvision.transforms.InterpolationMode(mode)
    return V.resize(t, [case["outHeight"], case["outWidth"]], interpolation=name, antialias=antialias)


def resize_bytes(a, case):
    size = (case["outWidth"], case["outHeight"])
    if case["method"] in PILLOW:
        return np.array(Image.fromarray(a).resize(size, PILLOW[case["method"]]))
    if case["method"] in OPENCV:
        return cv2.resize(a, size, interpolation=OPENCV[case["method"]])
    return hwc(torch_resize(chw(a).contiguous(), case))


def resize_floats(a, case):
    return hwc(torch_resize(floats(a), case))


def smolvla(a, case):
    from lerobot.policies.common.vla_utils import resize_with_pad

    return hwc(resize_with_pad(floats(a), case["outHeight"], case["outWidth"], pad_value=0) * 2.0 - 1.0)


def pi0(a, case):
    from lerobot.policies.common.vla_utils import resize_with_pad_torch

    img = resize_with_pad_torch(floats(a).permute(0, 2, 3, 1), case["outHeight"], case["outWidth"])
    return (img * 2.0 - 1.0)[0].numpy()


def openpi(a, case):
    """openpi-client 0.1, image_tools.py, `_resize_with_pad_pil` (Apache-2.0): not on this machine, so its lines."""
    height, width = case["outHeight"], case["outWidth"]
    img = Image.fromarray(a)
    ratio = max(img.width / width, img.height / height)
    inner_height, inner_width = int(img.height / ratio), int(img.width / ratio)
    out = Image.new(img.mode, (width, height), 0)
    at = (max(0, int((width - inner_width) / 2)), max(0, int((height - inner_height) / 2)))
    out.paste(img.resize((inner_width, inner_height), resample=Image.BILINEAR), at)
    return np.array(out)


def imagenet(a, case):
    """LeRobot's Diffusion: to float, normalised, resized, cropped in the middle."""
    t = V.normalize(floats(a), [0.485, 0.456, 0.406], [0.229, 0.224, 0.225])
    t = V.resize(t, [case["outHeight"] + 3, case["outWidth"] + 1], antialias=True)
    return hwc(V.center_crop(t, [case["outHeight"], case["outWidth"]]))


def rounded(a, case):
    """torchvision's v1 Resize of uint8."""
    t = torchvision.transforms.functional.resize(
        chw(a).contiguous(), [case["outHeight"], case["outWidth"]], antialias=True
    )
    return hwc(t)


KINDS = {f.__name__: f for f in (resize_bytes, resize_floats, smolvla, pi0, openpi, imagenet, rounded)}


def main():
    cases = json.load(open(sys.argv[1]))
    torch.set_num_threads(1)
    for case in cases:
        out = KINDS[case["kind"]](image(case["seed"], case["width"], case["height"]), case)
        case["values"] = [int(x) if out.dtype == np.uint8 else float(f"{x:.9g}") for x in out.ravel()]
    source = (
        f"torch {torch.__version__}, torchvision {torchvision.__version__}, Pillow {PIL.__version__}, "
        f"OpenCV {cv2.__version__}, x86 {torch.backends.cpu.get_cpu_capability()}"
    )
    with open(sys.argv[2], "w") as f:
        f.write(json.dumps({"source": source})[:-1] + ', "cases": [\n')
        f.write(",\n".join(json.dumps(case, separators=(",", ":")) for case in cases))
        f.write("\n]}\n")


main()
