"""Small tokenizers and the small vision-language models of tiny checkpoints, as folders of transformers."""

import json
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers
from transformers import (
    CLIPConfig,
    CLIPModel,
    CLIPTokenizer,
    PreTrainedTokenizerFast,
    SmolVLMConfig,
    SmolVLMImageProcessor,
    SmolVLMProcessor,
    SmolVLMVideoProcessor,
)

from golden import TASKS

LETTERS = "a b c d e f g h i j k l m n o p q r s t u v w x y z, 0 1 2 3 4 5 6 7 8 9."


def tokenizer(words: list[str]) -> Any:
    """A byte-level BPE tokenizer of the GPT-2 kind with SmolVLM's special tokens, trained on a few sentences."""
    raw = Tokenizer(models.BPE())
    raw.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    raw.decoder = decoders.ByteLevel()
    special = ["<|endoftext|>", "<image>", "<fake_token_around_image>", "<global-img>", "<end_of_utterance>"]
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(vocab_size=384, special_tokens=special, initial_alphabet=alphabet)
    raw.train_from_iterator(words, trainer)
    extra = {"image_token": special[1], "fake_image_token": special[2], "global_image_token": special[3]}
    extra["end_of_utterance_token"] = special[4]
    ends = {key: special[0] for key in ("pad_token", "eos_token", "bos_token")}
    return PreTrainedTokenizerFast(tokenizer_object=raw, extra_special_tokens=extra, **ends)


def smolvlm(folder: Path) -> None:
    """A vision-language model's configuration, tokenizer and image processor, small, as a folder of transformers."""
    words = tokenizer([*TASKS, LETTERS])
    text = {"model_type": "llama", "hidden_size": 64, "intermediate_size": 128, "num_hidden_layers": 4}
    text |= {"num_attention_heads": 4, "num_key_value_heads": 2, "head_dim": 16, "vocab_size": len(words)}
    text |= {"pad_token_id": words.pad_token_id, "max_position_embeddings": 512}
    vision = {"hidden_size": 48, "intermediate_size": 96, "num_hidden_layers": 2, "num_attention_heads": 4}
    vision |= {"image_size": 64, "patch_size": 16}
    image = words.convert_tokens_to_ids("<image>")
    SmolVLMConfig(text_config=text, vision_config=vision, scale_factor=2, image_token_id=image).save_pretrained(folder)
    SmolVLMProcessor(SmolVLMImageProcessor(), words, SmolVLMVideoProcessor(), image_seq_len=4).save_pretrained(folder)


def clip(folder: Path) -> None:
    """A small CLIP with its tokenizer, as a folder of transformers."""
    raw = Tokenizer(models.BPE(end_of_word_suffix="</w>"))
    raw.normalizer, raw.pre_tokenizer = normalizers.Lowercase(), pre_tokenizers.Whitespace()
    trainer = trainers.BpeTrainer(vocab_size=200, end_of_word_suffix="</w>", initial_alphabet=list("abcxyz.,"))
    raw.train_from_iterator([*TASKS, LETTERS], trainer)
    model = json.loads(raw.to_str())["model"]
    vocabulary = model["vocab"]
    for letter in [c for c in vocabulary if len(c) == 1]:
        vocabulary.setdefault(letter + "</w>", len(vocabulary))
    for special in ("<|startoftext|>", "<|endoftext|>"):
        vocabulary[special] = len(vocabulary)
    words = CLIPTokenizer(vocab=vocabulary, merges=[tuple(merge) for merge in model["merges"]])
    shape = {"hidden_size": 48, "intermediate_size": 96, "num_hidden_layers": 2, "num_attention_heads": 4}
    text = shape | {"vocab_size": len(vocabulary), "max_position_embeddings": 16, "projection_dim": 32}
    text |= {"bos_token_id": len(vocabulary) - 2, "eos_token_id": len(vocabulary) - 1, "pad_token_id": 0}
    vision = shape | {"image_size": 64, "patch_size": 16, "projection_dim": 32}
    CLIPModel(CLIPConfig(text_config=text, vision_config=vision, projection_dim=32)).save_pretrained(folder)
    words.save_pretrained(folder)
