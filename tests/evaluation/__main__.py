"""Measure the reader: `python -m tests.evaluation [--update [--allow-regression]] [--quiet]`.

Prints how our reader does on our own sets, with the claims it missed and the surplus ones, how the parser does on
treebanks, which frames fire and which never do, then the article beside the project where that is there. ``--update``
takes today's measures as floors.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.syntax.conftest import TREEBANKS

from entente.ingest.lexicon import frames_by_name
from entente.syntax.yardsticks import table

from . import coding, frames, gate, holders, leads, linking, meetings, parsing, reading, remarks, seed
from . import events as told_twice
from .evaluation import Result, evaluate
from .scoring import Counts


def main() -> int:
    """Run the command; give its exit code: 1 below a floor, 2 where a command of ours fails."""
    arguments = _arguments()
    results = evaluate()
    _print("\n".join(_table(results)))
    if not arguments.quiet:
        _print("\n".join(line for result in results for line in _details(result)))
    floors = {result.name: result.floor for result in results} | _linked(arguments.quiet) | _held(arguments.quiet)
    floors |= _coded(arguments.quiet) | _led(arguments.quiet) | _told_twice(arguments.quiet)
    floors |= _parsed() | _framed(arguments.quiet)
    return max(_floors(floors, arguments), _seed())


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation", description=__doc__.split("\n\n")[0])
    parser.add_argument("--update", action="store_true", help="take today's measures as floors")
    parser.add_argument("--allow-regression", action="store_true", help="let --update lower a floor")
    parser.add_argument("--quiet", action="store_true", help="leave out the claims missed and the surplus ones")
    return parser.parse_args()


def _table(results: Iterable[Result]) -> Iterable[str]:
    names = list(Counts().measures())
    yield " ".join(["set".ljust(32), "claims", *(name.rjust(len(name)) for name in names)])
    for result in results:
        for text, one in result.scores.items():
            yield _line(f"  {text}", one.counts)
        yield _line(result.name, result.counts)


def _line(name: str, counts: Counts) -> str:
    numbers = (f"{value:.3f}".rjust(len(measure)) for measure, value in counts.measures().items())
    return " ".join([name.ljust(32), str(counts.core).rjust(6), *numbers])


def _details(result: Result) -> Iterable[str]:
    for text, one in result.scores.items():
        yield f"\n{text}"
        yield from (f"  missed   {row.line()}" for row in one.missed)
        yield from (f"  surplus  {row.line()}" for row in one.surplus)
    yield from (f"  misquoted  {text}: {row.line()}" for text, row in result.misquoted)


def _seed() -> int:
    lacking = seed.missing()
    if lacking:
        _print(f"\nthe article outside the project is not scored: {lacking[0]} is not there")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        try:
            _print("\n" + seed.report(Path(folder)))
        except seed.CommandFailed as failed:
            _print(str(failed))
            return 2
    return 0


def _linked(quiet: bool) -> dict[str, gate.Floor]:
    """Print how the names in remarks are linked, where the remarks are; give the measures by the name of the set."""
    if not remarks.RECORDS.exists():
        _print("\nnames in remarks are not measured: the travels and visits are not beside this checkout")
        return {}
    found = linking.measure()
    shares = " ".join(f"{kind} {share:.3f}" for kind, share in found.measures.items())
    _print(f"\nnames in remarks linked right: {shares}")
    if not quiet:
        _print("\n".join(f"  {one.mention.text}: {one.mention.label}, not “{one.found}”" for one in found.faults))
    return {"remarks": found.floor} | _met(quiet)


def _met(quiet: bool) -> dict[str, gate.Floor]:
    """Print how many whom the remarks say to have met come out whole, with those that do not; give the measures."""
    found = meetings.measure()
    shares = " ".join(f"{name} {share:.3f}" for name, share in found.floor.measures.items())
    _print(f"\nof {len(found.outcomes)} whom remarks say to have met come out: {shares}")
    for one in () if quiet else found.faults():
        _print(f"  {one.mention.remark} {one.mention.label}, {one.mention.office}: lacks {', '.join(one.lacking)}")
        _print("\n".join(f"    {claim}" for claim in one.claims))
    return {"meetings": found.floor}


def _held(quiet: bool) -> dict[str, gate.Floor]:
    """Print what the reference graphs say of who held thirty offices; give the measure by the name of the set."""
    found = holders.measure()
    counts = ", ".join(f"{found.outcomes[outcome]} {outcome}" for outcome in holders.OUTCOMES)
    _print(f"\nof {found.outcomes.total()} offices on a day each: {counts}")
    if not quiet:
        _print("\n".join(f"  {one}" for one in found.others))
    return {"holders": found.floor}


def _coded(quiet: bool) -> dict[str, gate.Floor]:
    """Print how sentences are coded, with what is missed and in surplus; give the floor of each set."""
    return {name: _coded_set(name, folder, quiet) for name, folder in coding.SETS.items()}


def _coded_set(name: str, folder: Path, quiet: bool) -> gate.Floor:
    results = coding.measure(reading.dictionary(), folder)
    found = coding.floor(results, folder)
    _print(f"\nevents in {name}: " + ", ".join(f"{measure} {value:.3f}" for measure, value in found.measures.items()))
    for example, result in () if quiet else results:
        for wanted in result.missed:
            _print(f"  {example.id} missed {wanted.type} {wanted.mode}: {wanted.cue}")
        for event in result.surplus:
            _print(f"  {example.id} surplus {event.type} by {event.rule}: {event.text}")
    return found


def _led(quiet: bool) -> dict[str, gate.Floor]:
    """Print how leads are coded, with those that are coded wrongly; give the floor."""
    found = leads.measure(reading.dictionary())
    shares = ", ".join(f"{name} {share:.3f}" for name, share in found.floor.measures.items())
    _print(f"\n{len(found.leads)} leads: {shares}")
    for lead, events in () if quiet else found.wrong():
        got = "; ".join(f"{event.type} by {event.rule}" for event in events)
        _print(f"  {'|'.join(lead.types)} {lead.source} > {lead.target}: {lead.text}\n    {got or 'nothing'}")
    return {"leads": found.floor}


def _told_twice(quiet: bool) -> dict[str, gate.Floor]:
    """Print how well events told twice are proposed as one, and what each reason brings; give the floor."""
    found = told_twice.measure(reading.dictionary())
    same = sum(pair.is_same for pair in found.pairs)
    shares = ", ".join(f"{name} {value:.3f}" for name, value in found.floor.measures.items())
    _print(f"\nof {same} pairs of reports on one event and {len(found.pairs) - same} on two: {shares}")
    _print("\n".join(found.lines()))
    _print("" if quiet else "\n".join(found.faults()))
    return {"events": found.floor}


def _parsed() -> dict[str, gate.Floor]:
    """Print how the parser does on treebanks from raw text, where they are; give what has a floor."""
    if not TREEBANKS.is_dir():
        _print("\nthe parser is not measured: the treebanks are not beside this checkout")
        return {}
    found = parsing.measured()
    _print("\nthe parser from raw text (F1)\n" + table(found))
    return {"treebanks": parsing.floor(found)}


def _framed(quiet: bool) -> dict[str, gate.Floor]:
    """Print how frames do on their own sentences, and how many fire elsewhere; give the measures of the former."""
    dictionary = reading.dictionary()
    found = frames.measure(dictionary)
    shares = ", ".join(f"{name} {share:.4f}" for name, share in found.measures.items())
    _print(f"\n{found.count} frames on their own sentences: {shares}")
    counts = frames.firing(dictionary)
    for corpus, made in counts.items():
        _print(f"  in {corpus}: {len(made)} frames fire, {made.total()} times")
    never = sorted(frames_by_name().keys() - set().union(*counts.values()))
    _print(f"  {len(never)} never fire there")
    if not quiet:
        for what, names in (("silent", found.silent), ("mistaken", found.mistaken), ("never", never)):
            _print("\n".join(f"    {what}  {name}" for name in names))
    return {"frames": found.floor}


def _floors(now: Mapping[str, gate.Floor], arguments: argparse.Namespace) -> int:
    floors = gate.load()
    if arguments.update:
        try:
            gate.save(gate.raised(floors, now, arguments.allow_regression))
        except gate.FloorLowered as lowered:
            _print(str(lowered))
            return 1
        return 0
    faults = [f"{name}: {fall}" for name in now if name in floors for fall in gate.falls(floors[name], now[name])]
    _print("\n".join(faults))
    return 1 if faults else 0


def _print(text: str) -> None:
    if text:
        sys.stdout.write(text + "\n")


if __name__ == "__main__":
    sys.exit(main())
