"""What IT needs to fix settings, made from the one table of settings (``resources/policy/settings.toml``).

The policy template for Group Policy and Intune (ADMX with its words, ADML), a commented example for
``/etc/hubdesk/policy.toml``, and the table of the admin guide. Standard library only: the builds call it without
hubdesk installed. ``python -m resources.packaging.policy_files --out DIR`` writes all of them.
"""

import argparse
import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

TABLE = Path(__file__).resolve().parents[1] / "policy" / "settings.toml"
KEY = r"Software\Policies\Hubdesk"
LANGUAGES = ("en-GB", "en-US")
"""Windows falls back to en-US where its own language has no words; both hold the same."""
_SCHEMA = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"
_KINDS = {
    "yes-no": "yes or no (DWORD 1 or 0)",
    "whole-number": "whole number (DWORD)",
    "text": "text",
    "folder": "whole path of a folder",
    "choice": "one of",
    "list": "list of names (REG_MULTI_SZ)",
}

Entry = Mapping[str, Any]


def settings(table_text: str) -> list[Entry]:
    """The entries of the table, in its order."""
    return list(tomllib.loads(table_text)["setting"])


def registry_name(entry: Entry) -> str:
    """``IdleMinutes`` for ``idle-minutes``."""
    return "".join(part.capitalize() for part in entry["name"].split("-"))


def admx(table_text: str) -> str:
    """The policy template itself: what can be set, and which registry value each is."""
    entries = settings(table_text)
    categories = "\n".join(
        f'    <category name="{_group(group)}" displayName="$(string.{_group(group)})">'
        '<parentCategory ref="Hubdesk"/></category>'
        for group in _groups(entries)
    )
    policies = "\n".join(_policy(entry) for entry in entries)
    return f"""<?xml version="1.0" encoding="utf-8"?>
<policyDefinitions xmlns="{_SCHEMA}" revision="1.0" schemaVersion="1.0">
  <policyNamespaces>
    <target prefix="hubdesk" namespace="Hubdesk.Policies"/>
  </policyNamespaces>
  <resources minRequiredRevision="1.0"/>
  <supportedOn>
    <definitions><definition name="Hubdesk" displayName="$(string.SupportedOn)"/></definitions>
  </supportedOn>
  <categories>
    <category name="Hubdesk" displayName="$(string.Hubdesk)"/>
{categories}
  </categories>
  <policies>
{policies}
  </policies>
</policyDefinitions>
"""


def adml(table_text: str) -> str:
    """The words of the policy template, in English."""
    entries = settings(table_text)
    strings = [("Hubdesk", "hubdesk"), ("SupportedOn", "hubdesk on Windows 10 or later")]
    strings += [(_group(group), group) for group in _groups(entries)]
    for entry in entries:
        name = registry_name(entry)
        strings += [(name, entry["title"]), (f"{name}_Help", _help(entry))]
        strings += [(f"{name}_{value}", label) for value, label in entry.get("choices", ())]
    told = "\n".join(f"      <string id={quoteattr(name)}>{escape(words)}</string>" for name, words in strings)
    shown = "\n".join(_presentation(entry) for entry in entries if entry["kind"] != "yes-no")
    return f"""<?xml version="1.0" encoding="utf-8"?>
<policyDefinitionResources xmlns="{_SCHEMA}" revision="1.0" schemaVersion="1.0">
  <displayName>hubdesk</displayName>
  <description>Settings of hubdesk that are fixed for a whole computer</description>
  <resources>
    <stringTable>
{told}
    </stringTable>
    <presentationTable>
{shown}
    </presentationTable>
  </resources>
</policyDefinitionResources>
"""


def policy_toml(table_text: str) -> str:
    """An example for ``/etc/hubdesk/policy.toml`` with every line commented out: as it stands, it fixes nothing."""
    entries = settings(table_text)
    lines = [
        "# What is fixed for everyone who uses hubdesk on this computer. Take the # away in front of a setting to fix",
        "# it; staff then see it as set by their IT team. `hubdesk doctor` shows every setting, its value and who set",
        "# it, and names a line that cannot be used.",
    ]
    for group in _groups(entries):
        lines += ["", f"# == {group} =="]
        for entry in (one for one in entries if one["group"] == group):
            lines += ["", *_commented(_help(entry).replace("\n", " ")), f"#{entry['name']} = {_example(entry)}"]
    return "\n".join(lines) + "\n"


def policy_table_markdown(table_text: str) -> str:
    """The table of settings for the admin guide."""
    rows = [
        "| Setting | Registry value | Values | Default | What it does | Felt |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for entry in settings(table_text):
        cells = (f"`{entry['name']}`", f"`{registry_name(entry)}`", _values(entry), _default(entry))
        told = (entry["help"], f"{entry['applies']}")
        rows.append("| " + " | ".join(cell.replace("|", "\\|") for cell in (*cells, *told)) + " |")
    return "\n".join(rows) + "\n"


def write_all(out: Path, table: Path = TABLE) -> list[Path]:
    """Write the template, its words and the example below ``out``; gives the files."""
    text = table.read_text(encoding="utf-8")
    files = {"Hubdesk.admx": admx(text), "policy.toml": policy_toml(text)}
    files |= {f"{language}/Hubdesk.adml": adml(text) for language in LANGUAGES}
    written = []
    for name, words in files.items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        # Windows' policy editor wants its own line ends; the example is for Linux.
        path.write_text(words, encoding="utf-8", newline="\n" if name.endswith(".toml") else "\r\n")
        written.append(path)
    return written


def main(words: Sequence[str] | None = None) -> int:
    """Write the files."""
    parser = argparse.ArgumentParser(description="Make the policy files of hubdesk from its table of settings.")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    for path in write_all(parser.parse_args(words).out):
        print(path)
    return 0


def _groups(entries: Iterable[Entry]) -> list[str]:
    return list(dict.fromkeys(entry["group"] for entry in entries))


def _group(group: str) -> str:
    return "Group_" + "".join(word.capitalize() for word in group.split())


def _policy(entry: Entry) -> str:
    name, kind = registry_name(entry), entry["kind"]
    head = f'name="{name}" class="Machine" displayName="$(string.{name})" explainText="$(string.{name}_Help)"'
    placed = f'      <parentCategory ref="{_group(entry["group"])}"/>\n      <supportedOn ref="Hubdesk"/>'
    if kind == "yes-no":
        switch = (
            '      <enabledValue><decimal value="1"/></enabledValue>\n'
            '      <disabledValue><decimal value="0"/></disabledValue>'
        )
        return f'    <policy {head} key="{KEY}" valueName="{name}">\n{placed}\n{switch}\n    </policy>'
    return (
        f'    <policy {head} presentation="$(presentation.{name})" key="{KEY}">\n{placed}\n'
        f"      <elements>\n        {_element(entry)}\n      </elements>\n    </policy>"
    )


def _element(entry: Entry) -> str:
    name = registry_name(entry)
    same = f'id="{name}" valueName="{name}" required="true"'
    match entry["kind"]:
        case "whole-number":
            return f'<decimal {same} minValue="{entry["least"]}" maxValue="{entry["most"]}"/>'
        case "list":
            return f"<multiText {same}/>"
        case "choice":
            items = "".join(
                f'<item displayName="$(string.{name}_{value})"><value><string>{escape(value)}</string></value></item>'
                for value, _label in entry["choices"]
            )
            return f"<enum {same}>{items}</enum>"
    longest = entry.get("most", 300)
    return (
        f'<text {same} maxLength="{longest}"{" expandable=" + quoteattr("true") if entry["kind"] == "folder" else ""}/>'
    )


def _presentation(entry: Entry) -> str:
    name, label = registry_name(entry), escape(entry["title"])
    match entry["kind"]:
        case "whole-number":
            box = f'<decimalTextBox refId="{name}" defaultValue="{entry["default"]}">{label}</decimalTextBox>'
        case "list":
            box = f'<multiTextBox refId="{name}" showAsDialog="false" defaultHeight="4">{label}</multiTextBox>'
        case "choice":
            box = f'<dropdownList refId="{name}" noSort="true" defaultItem="0">{label}</dropdownList>'
        case _:
            box = f'<textBox refId="{name}"><label>{label}</label></textBox>'
    return f'      <presentation id="{name}">{box}</presentation>'


def _help(entry: Entry) -> str:
    own = f"{_default(entry)}; set in hubdesk: {entry['set_in']}" if entry.get("set_in") else _default(entry)
    felt = "at once" if entry["applies"] == "at once" else f"at the {entry['applies']}"
    parts = [entry["help"], f"Values: {_values(entry)}. Where it is not fixed: {own}. A change is felt {felt}."]
    return "\n\n".join(parts)


def _values(entry: Entry) -> str:
    match entry["kind"]:
        case "whole-number":
            return f"{entry['least']} to {entry['most']} (DWORD)"
        case "choice":
            return "one of " + ", ".join(f"{value} ({label})" for value, label in entry["choices"])
        case "text":
            return f"text of at most {entry.get('most', 300)} characters"
    return _KINDS[entry["kind"]]


def _default(entry: Entry) -> str:
    default = entry["default"]
    if isinstance(default, bool):
        return "yes" if default else "no"
    return str(default) if default not in ("", []) else entry["unset"]


def _example(entry: Entry) -> str:
    match entry["kind"]:
        case "yes-no":
            return "true" if entry["default"] else "false"
        case "whole-number":
            return str(entry["default"])
        case "list":
            return '["Front desk", "Interview room 2"]'
        case "folder":
            return f'"/srv/hubdesk/{entry["name"].removesuffix("-folder")}"'
        case "choice":
            return f'"{entry["default"]}"'
    return f'"{entry["title"]}"'


def _commented(words: str, width: int = 110) -> list[str]:
    lines, line = [], "#"
    for word in words.split():
        if len(line) + 1 + len(word) > width:
            lines.append(line)
            line = "#"
        line = f"{line} {word}"
    return [*lines, line]


if __name__ == "__main__":
    sys.exit(main())
