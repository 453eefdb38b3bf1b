"""What `parcours export --list` says: each format, whom it serves, what it does not carry; then options and hosts."""

from collections.abc import Mapping

from exports.base import Exporter
from exports.fidelity import FEATURES
from exports.options import OPTIONS
from exports.profiles import Profile


def listing(exporters: Mapping[str, type[Exporter]], profiles: Mapping[str, Profile]) -> str:
    lines = ["Formats"]
    for name in sorted(exporters):
        lines += _format(exporters[name])
    lines += ["", "Options"]
    lines += [f"  {written:<18} {about}." for written, about in OPTIONS.values()]
    lines += ["", "Plateformes (--for)"]
    lines += [f"  {name:<18} {profile.name}. {profile.about}" for name, profile in profiles.items()]
    return "\n".join(lines)


def _format(exporter: type[Exporter]) -> list[str]:
    heeded = [written.split()[0] for name, (written, _) in OPTIONS.items() if name in exporter.heeds]
    said = [f"  {exporter.name:<18} {exporter.title}. {exporter.about}"]
    said += [f"{'':21}{FEATURES[name]} : {loss.why}" for name, loss in exporter.loses.items()]
    return [*said, f"{'':21}Options : {' '.join(heeded)}"] if heeded else said
