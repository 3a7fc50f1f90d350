"""What LeRobot's own processors, with transformers, make of a prompt.

    token_reference.py CASES.json ANSWERS.json

CASES.json: a list of {"tokenizer": path of a tokenizer.json, "pad", "format", "text", "state", "maxLength", "padding",
"side", "truncation"}; ANSWERS.json: the same, each with "ids" and "mask", and the versions.
"""

import json
import sys
from pathlib import Path

import lerobot
import tokenizers
import torch
import transformers
from lerobot.lerobot_types import TransitionKey
from lerobot.policies.pi05.processor_pi05 import Pi05PrepareStateTokenizerProcessorStep
from lerobot.processor import NewLineTaskProcessorStep, TokenizerProcessorStep

PADDING = {"fixed": "max_length", "longest": "longest"}


def encode(case, folder):
    tokenizer = transformers.PreTrainedTokenizerFast(tokenizer_file=str(folder / case["tokenizer"]), pad_token=case["pad"])
    transition = {
        TransitionKey.OBSERVATION: {"observation.state": torch.tensor([case["state"]], dtype=torch.float32)},
        TransitionKey.COMPLEMENTARY_DATA: {"task": [case["text"]]},
    }
    if case["format"] == "newline":
        transition = NewLineTaskProcessorStep()(transition)
    if case["format"] == "pi05":
        transition = Pi05PrepareStateTokenizerProcessorStep()(transition)
    transition = TokenizerProcessorStep(
        tokenizer=tokenizer,
        max_length=case["maxLength"],
        padding=PADDING[case["padding"]],
        padding_side=case["side"],
        truncation=case["truncation"],
    )(transition)
    out = transition[TransitionKey.OBSERVATION]
    case["ids"] = out["observation.language.tokens"][0].tolist()
    case["mask"] = out["observation.language.attention_mask"][0].int().tolist()


def main():
    cases = json.load(open(sys.argv[1]))
    folder = Path(__file__).parent.parent / "resources/dev/sinew/policies/language"
    for case in cases:
        encode(case, folder)
    source = f"lerobot {lerobot.__version__}, transformers {transformers.__version__}, tokenizers {tokenizers.__version__}"
    with open(sys.argv[2], "w") as f:
        f.write(json.dumps({"source": source})[:-1] + ', "cases": [\n')
        f.write(",\n".join(json.dumps(case) for case in cases))
        f.write("\n]}\n")


main()
