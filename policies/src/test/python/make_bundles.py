"""Three small bundles whose heads speak in tokens, with random weights, and the rows that PyTorch makes of them
without a cache: every call computes the whole sequence anew.

    make_bundles.py DIRECTORY

words: OpenVLA's kind: a prompt graph fills a cache of fixed size and answers the first token's logits; bins.
fast: pi0-FAST's kind: a start token, a cache that grows, an end token; FAST's DCT and byte-pair encoding.
scales: CARP's kind: scales of residual codes (VAR's stretching and convolutions), a decoder of what was said.
"""

import hashlib
import sys
from pathlib import Path

import numpy as np
import scipy
import tokenizers
import torch
from safetensors.numpy import save_file
from scipy.fft import dct, idct
from torch import nn
from torch.nn import functional as F

OBSERVATIONS, STATE, D, HEADS, PREFIX, VOCABULARY = 6, 4, 8, 2, 3, 64
SOURCE = f"make_bundles.py, PyTorch {torch.__version__}, SciPy {scipy.__version__}, tokenizers {tokenizers.__version__}"


class Attention(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv, self.out, self.norm = nn.Linear(D, 3 * D), nn.Linear(D, D), nn.LayerNorm(D)
        self.up, self.down = nn.Linear(D, 2 * D), nn.Linear(2 * D, D)

    def split(self, x):
        heads = self.qkv(self.norm(x)).reshape(1, -1, 3, HEADS, D // HEADS).permute(2, 0, 3, 1, 4)
        return heads[0], heads[1], heads[2]

    def attend(self, x, q, k, v, mask):
        weights = (q @ k.transpose(-1, -2) / (D // HEADS) ** 0.5 + mask).softmax(-1)
        x = x + self.out((weights @ v).transpose(1, 2).reshape(1, -1, D))
        return x + self.down(F.gelu(self.up(x)))


class Language(nn.Module):
    """A causal model of one layer after a prefix made of the state."""

    def __init__(self, length):
        super().__init__()
        self.prefix, self.words = nn.Linear(STATE, PREFIX * D), nn.Embedding(VOCABULARY, D)
        self.places, self.layer, self.head = nn.Embedding(length, D), Attention(), nn.Linear(D, VOCABULARY)
        self.length = length

    def start(self, state):
        return self.prefix(state).reshape(1, PREFIX, D) + self.places.weight[:PREFIX]

    def whole(self, state, said):
        """Logits after the prefix and every token, all of it computed at once."""
        x = torch.cat([self.start(state), self.words(said) + self.places.weight[PREFIX : PREFIX + said.shape[1]]], 1)
        mask = torch.full((x.shape[1], x.shape[1]), -torch.inf).triu(1)
        return self.head(self.layer.attend(x, *self.layer.split(x), mask))


class FixedPrompt(nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, state):
        x = self.model.start(state)
        q, k, v = self.model.layer.split(x)
        mask = torch.full((PREFIX, PREFIX), -torch.inf).triu(1)
        logits = self.model.head(self.model.layer.attend(x, q, k, v, mask))[:, -1]
        room = (0, 0, 0, self.model.length - PREFIX)
        return F.pad(k, room), F.pad(v, room), logits


class FixedStep(nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, token, position, keys, values):
        place = position + PREFIX
        x = self.model.words(token) + self.model.places(place)
        q, k, v = self.model.layer.split(x)
        every = torch.arange(self.model.length)
        here = (every == place).reshape(1, 1, -1, 1)
        keys, values = torch.where(here, k, keys), torch.where(here, v, values)
        mask = torch.where(every <= place, 0.0, -torch.inf)
        return self.model.head(self.model.layer.attend(x, q, keys, values, mask)), keys, values


class GrowingPrompt(nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, state):
        _, k, v = self.model.layer.split(self.model.start(state))
        return k, v


class GrowingStep(nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, token, keys, values):
        x = self.model.words(token) + self.model.places.weight[keys.shape[2] : keys.shape[2] + 1]
        q, k, v = self.model.layer.split(x)
        keys, values = torch.cat([keys, k], 2), torch.cat([values, v], 2)
        return self.model.head(self.model.layer.attend(x, q, keys, values, torch.zeros(1))), keys, values


def say(model, state, least, greatest, most, start=None, end=None):
    said = [] if start is None else [start]
    for _ in range(most):
        logits = model.whole(state, torch.tensor([said], dtype=torch.int64))[0, -1]
        token = least + int(logits[least : greatest + 1].argmax())
        if token == end:
            break
        said.append(token)
    return said if start is None else said[1:]


LENGTHS, CODES, CHANNELS, ROWS, WIDTH = (1, 2, 3, 4), 16, 3, 4, 2


class Scales(nn.Module):
    """CARP's quantiser and its autoregressor, both of one layer."""

    def __init__(self):
        super().__init__()
        self.codebook = nn.Embedding(CODES, CHANNELS)
        self.phi = nn.ModuleList(nn.Conv1d(CHANNELS, CHANNELS, 3, padding=1) for _ in LENGTHS)
        self.condition, self.words = nn.Linear(STATE, D), nn.Linear(CHANNELS, D)
        self.places, self.layer, self.head = nn.Embedding(sum(LENGTHS), D), Attention(), nn.Linear(D, CODES)
        self.decoder = nn.Sequential(nn.Conv1d(CHANNELS, 8, 3, padding=1), nn.GELU(), nn.Conv1d(8, WIDTH, 1))

    def add(self, latent, scale, codes, stretch):
        h = stretch(self.codebook(codes).transpose(1, 2))
        return latent + 0.5 * h + 0.5 * self.phi[scale](h)

    def logits(self, condition, inputs, scales):
        x = torch.cat([self.condition(condition).unsqueeze(1)] + [self.words(i.transpose(1, 2)) for i in inputs], 1)
        x = x + self.places.weight[: x.shape[1]]
        level = torch.cat([torch.full((length,), k) for k, length in enumerate(LENGTHS[:scales])])
        mask = torch.where(level[:, None] >= level[None, :], 0.0, -torch.inf)
        return self.head(self.layer.attend(x, *self.layer.split(x), mask))


def sized(length):
    """What CARP's quantiser does to lengths, as images of width 1."""
    return lambda h: F.interpolate(h.unsqueeze(-1), size=(length, 1), mode="bicubic").squeeze(-1)


def shrunk(length):
    return lambda h: F.interpolate(h.unsqueeze(-1), size=(length, 1), mode="area").squeeze(-1)


def as_matrix(change, length):
    """The same as a product with a constant, which every runtime computes alike."""
    matrix = change(torch.eye(length).unsqueeze(0))[0]
    return lambda h: h @ matrix


class ScaleStep(nn.Module):
    """The forward pass of the training: logits of all scales, given the codes of all."""

    def __init__(self, model):
        super().__init__()
        self.model = model

    def latents(self, codes):
        latent, at = torch.zeros(1, CHANNELS, LENGTHS[-1]), 0
        for scale, length in enumerate(LENGTHS):
            stretch = as_matrix(sized(LENGTHS[-1]), length) if length < LENGTHS[-1] else lambda h: h
            latent = self.model.add(latent, scale, codes[:, at : at + length], stretch)
            at += length
            yield latent

    def forward(self, codes, state):
        inputs = [
            as_matrix(shrunk(length), LENGTHS[-1])(latent)
            for length, latent in zip(LENGTHS[1:], self.latents(codes))
        ]
        return self.model.logits(state, inputs, len(LENGTHS))


class ScaleDecoder(ScaleStep):
    def forward(self, codes):
        return self.model.decoder(list(self.latents(codes))[-1]).transpose(1, 2)


def say_scales(model, state):
    """CARP's loop: a scale at a time, nothing of the finer ones is there yet."""
    latent, inputs = torch.zeros(1, CHANNELS, LENGTHS[-1]), []
    for scale, length in enumerate(LENGTHS):
        codes = model.logits(state, inputs, scale + 1)[:, -length:].argmax(-1)
        stretch = sized(LENGTHS[-1]) if length < LENGTHS[-1] else lambda h: h
        latent = model.add(latent, scale, codes, stretch)
        if scale + 1 < len(LENGTHS):
            inputs.append(shrunk(LENGTHS[scale + 1])(latent))
    return model.decoder(latent).transpose(1, 2)


def export(module, folder, name, arguments, inputs, outputs, axes=None):
    path = folder / f"{name}.onnx"
    torch.onnx.export(
        module.eval(), arguments, str(path), input_names=inputs, output_names=outputs, dynamic_axes=axes or {},
        opset_version=17, dynamo=False,
    )
    return f"file: {name}.onnx, sha256: {hashlib.sha256(path.read_bytes()).hexdigest()}"


def golden(folder, rows):
    vectors = {}
    for i, (state, net) in enumerate(rows):
        vectors[f"raw/joint-position/{i}"] = state.numpy()
        vectors[f"net/{i}"] = vectors[f"post/{i}"] = np.ascontiguousarray(net, dtype=np.float32)
    (folder / "golden").mkdir(exist_ok=True)
    save_file(vectors, folder / "golden" / "golden.safetensors", {"source": SOURCE})


def manifest(folder, name, rows, width, body):
    (folder / "policy.yaml").write_text(
        f"""# Written by src/test/python/make_bundles.py.
name: {name}
version: "1"
observation:
  steps: 1
  step-ms: 100
  inputs: [{{stream: joint-position, width: {STATE}, unit: rad, normalizer: {{kind: identity}}}}]
{body}
action: {{width: {width}, unit: rad, horizon: {rows}, first-row: 0, execute: {rows}, interpolation: hold, codec: [{{kind: absolute}}]}}
golden: {{file: golden/golden.safetensors, tolerance: 1.0e-5}}
provenance: {{licence: Apache-2.0}}
"""
    )


def states(seed):
    torch.manual_seed(seed)
    return [torch.randn(1, STATE) for _ in range(OBSERVATIONS)]


def loud(model):
    """Random weights large enough that the answer depends on everything."""
    for weight in model.parameters():
        weight.data.mul_(2.5)
    return model


def words(folder):
    width, tail, bins = 7, 60, 32
    torch.manual_seed(1)
    model = loud(Language(PREFIX + width))
    cache = torch.zeros(1, HEADS, PREFIX + width, D // HEADS)
    prompt = export(FixedPrompt(model), folder, "prompt", (torch.zeros(1, STATE),), ["state"], ["keys", "values", "first"])
    step = export(
        FixedStep(model), folder, "step", (torch.zeros(1, 1, dtype=torch.int64), torch.zeros(1, dtype=torch.int64), cache, cache),
        ["token", "position", "keys", "values"], ["logits", "next_keys", "next_values"],
    )
    rows = []
    edges = np.linspace(-1, 1, bins)
    centres = (edges[:-1] + edges[1:]) / 2
    for state in states(11):
        said = say(model, state, tail - bins, tail - 1, width)
        # prismatic/vla/action_tokenizer.py, decode_token_ids_to_actions
        rows.append((state, [centres[np.clip(tail - np.array(said) - 1, 0, bins - 2)]]))
    golden(folder, rows)
    shape = list(cache.shape)
    manifest(
        folder, "words", 1, width,
        f"""tensors:
  state: {{from: inputs, shape: [1, {STATE}]}}
  first: {{shape: [1, {VOCABULARY}]}}
graphs:
  prompt: {{{prompt}, run: observation, inputs: {{state: state}}, outputs: {{keys: keys, values: values, first: first}}}}
  step: {{{step}, run: step, inputs: {{token: token, position: position, keys: keys, values: values}}, outputs: {{logits: logits, next_keys: next-keys, next_values: next-values}}}}
cache:
  keys: {{shape: {shape}, next: next-keys}}
  values: {{shape: {shape}, next: next-values}}
head:
  kind: tokens
  shape: [1, {width}]
  vocabulary: {VOCABULARY}
  tokens: {width}
  first: first
  only: [{tail - bins}, {tail - 1}]
  detokenizer: {{kind: bins, vocabulary: {tail}, bins: {bins}}}""",
    )


def byte_pairs(folder, rows, width, scale, vocabulary):
    """As `UniversalActionProcessor.fit` of physical-intelligence/fast trains its tokenizer."""
    random = np.random.default_rng(3)
    chunks = np.cumsum(random.normal(size=(200, rows, width)), 1) / 4
    coefficients = np.around(dct(chunks, axis=1, norm="ortho") * scale).astype(int).reshape(len(chunks), -1)
    lowest = int(coefficients.min())
    text = ["".join(map(chr, c - lowest)) for c in coefficients]
    model = tokenizers.Tokenizer(tokenizers.models.BPE())
    model.pre_tokenizer = tokenizers.pre_tokenizers.ByteLevel(add_prefix_space=False)
    model.decoder = tokenizers.decoders.ByteLevel()
    model.train_from_iterator(
        text,
        tokenizers.trainers.BpeTrainer(
            vocab_size=vocabulary, initial_alphabet=[chr(i) for i in range(coefficients.max() - lowest + 1)],
            max_token_length=10000, show_progress=False,
        ),
    )
    model.save(str(folder / "fast.json"))
    return model, lowest


def fast(folder):
    rows, width, scale, most, end, highest = 4, 2, 4, 12, 4, 61
    torch.manual_seed(1)
    model = loud(Language(PREFIX + 1 + most))
    bpe, lowest = byte_pairs(folder, rows, width, scale, 48)
    cache = torch.zeros(1, HEADS, PREFIX, D // HEADS)
    prompt = export(GrowingPrompt(model), folder, "prompt", (torch.zeros(1, STATE),), ["state"], ["keys", "values"])
    step = export(
        GrowingStep(model), folder, "step", (torch.zeros(1, 1, dtype=torch.int64), cache, cache),
        ["token", "keys", "values"], ["logits", "next_keys", "next_values"],
        {name: {2: "length"} for name in ["keys", "values", "next_keys", "next_values"]},
    )
    found, lengths = [], []
    for state in states(13):
        said = say(model, state, 0, VOCABULARY - 1, most, start=1, end=end)
        lengths.append(len(said))
        own = [highest - t for t in said if highest - bpe.get_vocab_size() < t <= highest]
        coefficients = np.array([ord(c) for c in bpe.decode(own, skip_special_tokens=False)], dtype=float) + lowest
        whole = np.zeros(rows * width)
        whole[: len(coefficients)] = coefficients[: rows * width]
        found.append((state, idct(whole.reshape(rows, width) / scale, axis=0, norm="ortho")))
    print("fast: tokens said", lengths, "bpe", bpe.get_vocab_size())
    golden(folder, found)
    shape = list(cache.shape)
    manifest(
        folder, "fast", rows, width,
        f"""tensors:
  state: {{from: inputs, shape: [1, {STATE}]}}
graphs:
  prompt: {{{prompt}, run: observation, inputs: {{state: state}}, outputs: {{keys: keys, values: values}}}}
  step: {{{step}, run: step, inputs: {{token: token, keys: keys, values: values}}, outputs: {{logits: logits, next_keys: next-keys, next_values: next-values}}}}
cache:
  keys: {{shape: {shape}, next: next-keys, grows: 2}}
  values: {{shape: {shape}, next: next-values, grows: 2}}
head:
  kind: tokens
  shape: [{rows}, {width}]
  vocabulary: {VOCABULARY}
  tokens: {most}
  start: 1
  end: {end}
  detokenizer: {{kind: fast, tokenizer: fast.json, highest: {highest}, scale: {scale}, lowest: {lowest}, fill: zero}}""",
    )


def scales(folder):
    torch.manual_seed(7)
    model = loud(Scales())
    codes = torch.zeros(1, sum(LENGTHS), dtype=torch.int64)
    step = export(ScaleStep(model), folder, "step", (codes, torch.zeros(1, STATE)), ["codes", "state"], ["logits"])
    decoder = export(ScaleDecoder(model), folder, "decoder", (codes,), ["codes"], ["action"])
    golden(folder, [(state, say_scales(model, state)[0].detach().numpy()) for state in states(17)])
    manifest(
        folder, "scales", ROWS, WIDTH,
        f"""tensors:
  state: {{from: inputs, shape: [1, {STATE}]}}
graphs:
  step: {{{step}, run: step, inputs: {{codes: codes, state: state}}, outputs: {{logits: logits}}}}
  decoder: {{{decoder}, run: decode, inputs: {{codes: codes}}, outputs: {{action: action}}}}
head: {{kind: coarse-to-fine, shape: [{ROWS}, {WIDTH}], scales: {list(LENGTHS)}, codes: {CODES}}}""",
    )


def main(directory):
    with torch.no_grad():
        for make in (words, fast, scales):
            folder = Path(directory) / make.__name__
            folder.mkdir(parents=True, exist_ok=True)
            make(folder)


if __name__ == "__main__":
    main(sys.argv[1])
