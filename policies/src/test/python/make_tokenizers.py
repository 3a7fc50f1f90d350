"""Two small tokenizers of the kinds that SmolVLA (byte-level BPE) and pi0 (SentencePiece BPE with <bos>) carry.

    make_tokenizers.py DIRECTORY
"""

import sys
from pathlib import Path

from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

TEXT = [
    "Pick up the red cube and place it in the bowl.\n",
    "push the T-shaped block onto the target\n",
    "Grab the screwdriver, turn it by 90 degrees; put it into the left bin!\n",
    "Task: open the drawer, State: 12 0 255 128 64 99 37 201;\nAction: ",
    "fold the towel twice, then hand it over",
]


def bytes_bpe():
    tokenizer = Tokenizer(models.BPE(byte_fallback=False))
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)]
    )
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.train_from_iterator(
        TEXT * 4,
        trainers.BpeTrainer(
            vocab_size=400,
            special_tokens=["<|endoftext|>", "<|im_start|>", "<|im_end|>"],
            initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
            show_progress=False,
        ),
    )
    return tokenizer


def words_bpe():
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>", byte_fallback=True, fuse_unk=True))
    tokenizer.normalizer = normalizers.Replace(" ", "\u2581")
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex("\u2581"), "merged_with_next")
    tokenizer.train_from_iterator(
        TEXT * 4,
        trainers.BpeTrainer(
            vocab_size=420,
            special_tokens=["<pad>", "<eos>", "<bos>", "<unk>"] + [f"<0x{i:02X}>" for i in range(256)],
            show_progress=False,
        ),
    )
    tokenizer.post_processor = processors.TemplateProcessing(single="<bos> $A <eos>", special_tokens=[("<bos>", 2), ("<eos>", 1)])
    return tokenizer


folder = Path(sys.argv[1])
bytes_bpe().save(str(folder / "bytes.json"), pretty=False)
words_bpe().save(str(folder / "words.json"), pretty=False)
