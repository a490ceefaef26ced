"""Export: a trained network as ONNX, its encoder in whole numbers of eight bits, beside its labels."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions
from transformers import BertConfig

from entente.syntax.lemmas import Known, save
from entente.syntax.training.examples import Labels
from entente.syntax.training.network import Network

OUTPUTS = ("starts", "upos", "xpos", "arcs", "heads", "children")
INPUTS = ("ids", "mask", "features", "first")


class _Labelled(torch.nn.Module):
    """The network with the likeliest label of each word in the place of all its scores."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, ids: torch.Tensor, mask: torch.Tensor, features: torch.Tensor, first: torch.Tensor
    ) -> tuple[torch.Tensor, ...]:
        """Give starts, labels, arcs and the vectors of relations."""
        starts, upos, xpos, arcs, heads, children = self.network(ids, mask, features, first)
        return starts, upos.argmax(-1), xpos.argmax(-1), arcs, heads, children


def export(network: Network, labels: Labels, known: Known, encoder: Path, folder: Path) -> None:
    """Write ``model.onnx``, ``labels.json``, ``lemmas.tsv``, ``relations.npy`` and ``vocab.txt`` into a folder.

    Only the encoder's products are quantised, each column by its own scale: quantising the heads too costs accuracy.
    """
    folder.mkdir(parents=True, exist_ok=True)
    whole = folder / "float.onnx"
    network.encoder.set_attn_implementation("eager")
    words = torch.tensor([[1, 2, 3, 4, 5], [1, 2, 3, 0, 0]])
    example = (*(torch.ones(2, 7, dtype=torch.long) for _ in range(3)), words)
    row, piece, word = (torch.export.Dim(name) for name in ("row", "piece", "word"))
    shapes = ({0: row, 1: piece}, {0: row, 1: piece}, {0: row, 1: piece}, {0: row, 1: word})
    torch.onnx.export(
        _Labelled(network).eval(),
        example,
        str(whole),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_shapes=shapes,
        dynamo=True,
        verbose=False,
        external_data=False,
        opset_version=18,
    )
    _fuse(whole, network.encoder.config)
    heads = _outside_encoder(onnx.load(whole).graph, network.encoder.config.hidden_size)
    quantize_dynamic(
        whole,
        folder / "model.onnx",
        per_channel=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        nodes_to_exclude=heads,
    )
    whole.unlink()
    np.save(folder / "relations.npy", network.relation.detach().numpy().astype(np.float16))
    (folder / "labels.json").write_text(json.dumps(asdict(labels), ensure_ascii=False, indent=1) + "\n", "utf-8")
    save(known, folder / "lemmas.tsv")
    shutil.copyfile(encoder / "vocab.txt", folder / "vocab.txt")


def _fuse(path: Path, config: BertConfig) -> None:
    """Join what follows a product into one step, as adding a bias and the error function: a tenth less time."""
    options = FusionOptions("bert")
    options.enable_embed_layer_norm = False
    fused = optimizer.optimize_model(
        str(path),
        model_type="bert",
        num_heads=config.num_attention_heads,
        hidden_size=config.hidden_size,
        optimization_options=options,
        opt_level=0,
    )
    fused.save_model_to_file(str(path))


def _outside_encoder(graph: onnx.GraphProto, width: int) -> list[str]:
    """The names of products whose weights are no square of the encoder's width, as all of its layers' are."""
    sizes = {weights.name: tuple(weights.dims) for weights in graph.initializer}
    return [
        node.name
        for node in graph.node
        if node.op_type in ("MatMul", "Gemm")
        and not any(
            len(sizes.get(name, ())) == 2 and not any(size % width for size in sizes[name]) for name in node.input
        )
    ]
